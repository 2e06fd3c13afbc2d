/// One utterance as it goes to the worker.
public struct WireUtterance: Hashable, Sendable {
    public var voice: WireVoice
    /// Key of the table of characters that the words may hold, such as `en`.
    public var language: String
    public var tokens: [WireToken]

    public init(voice: WireVoice, language: String, tokens: [WireToken]) {
        self.voice = voice
        self.language = language
        self.tokens = tokens
    }

    func put(into writer: inout WireWriter) {
        voice.put(into: &writer)
        writer.put(language)
        writer.put(UInt32(tokens.count))
        for token in tokens { token.put(into: &writer) }
    }

    init(from reader: inout WireReader) throws(WireError) {
        voice = try WireVoice(from: &reader)
        language = try reader.string("language", atMost: WireLimits.nameBytes)
        let count = try reader.count(of: "tokens", atMost: WireLimits.tokens, bytesEach: 6)
        tokens = []
        for _ in 0..<count { tokens.append(try WireToken(from: &reader)) }
    }
}

/// A batch: utterances that are spoken independently of each other and answered in order.
public struct WireBatch: Hashable, Sendable {
    public var utterances: [WireUtterance]

    public init(_ utterances: [WireUtterance]) { self.utterances = utterances }

    public var frame: WireFrame {
        var writer = WireWriter()
        writer.put(UInt32(utterances.count))
        for utterance in utterances { utterance.put(into: &writer) }
        return WireFrame(kind: .batch, payload: writer.bytes)
    }

    public init(payload: [UInt8]) throws(WireError) {
        var reader = WireReader(payload)
        let count = try reader.count(of: "utterances", atMost: WireLimits.utterances, bytesEach: 12)
        utterances = []
        for _ in 0..<count { utterances.append(try WireUtterance(from: &reader)) }
        try reader.finish()
    }
}
