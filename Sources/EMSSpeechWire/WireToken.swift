/// One spoken token: what is sounded for it, and the punctuation after it.
public struct WireToken: Hashable, Sendable {
    public enum Sound: Hashable, Sendable {
        /// Words that the engine pronounces by its own rules.
        case words([String])
        /// Phoneme mnemonics of the engine.
        case phonemes(String)
    }

    public enum Pause: UInt8, Hashable, Sendable, CaseIterable {
        case none, comma, stop, question, exclamation
    }

    public var sound: Sound
    public var pauseAfter: Pause

    public init(_ sound: Sound, pauseAfter: Pause = .none) {
        self.sound = sound
        self.pauseAfter = pauseAfter
    }

    func put(into writer: inout WireWriter) {
        writer.put(pauseAfter.rawValue)
        switch sound {
        case .words(let words):
            writer.put(UInt8(0))
            writer.put(UInt32(words.count))
            for word in words { writer.put(word) }
        case .phonemes(let phonemes):
            writer.put(UInt8(1))
            writer.put(phonemes)
        }
    }

    init(from reader: inout WireReader) throws(WireError) {
        guard let pause = Pause(rawValue: try reader.byte()) else { throw .malformed(what: "pause") }
        pauseAfter = pause
        switch try reader.byte() {
        case 0:
            let count = try reader.count(of: "words", atMost: WireLimits.wordsPerToken, bytesEach: 4)
            var words: [String] = []
            for _ in 0..<count { words.append(try reader.string("word", atMost: WireLimits.wordBytes)) }
            sound = .words(words)
        case 1: sound = .phonemes(try reader.string("phonemes", atMost: WireLimits.phonemeBytes))
        default: throw .malformed(what: "sound")
        }
    }
}
