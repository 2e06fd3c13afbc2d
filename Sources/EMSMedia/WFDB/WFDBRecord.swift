/// Signals of one device, all of the same rate and length.
public struct WFDBRecord: Hashable, Sendable {
    /// Letters, digits, underscore and hyphen, at most 50.
    public let name: String
    public let sampleRateHertz: Double
    public let signals: [WFDBSignal]
    /// Free lines of text at the end of the header.
    public let comments: [String]

    public init(name: String, sampleRateHertz: Double, signals: [WFDBSignal], comments: [String] = []) {
        self.name = name
        self.sampleRateHertz = sampleRateHertz
        self.signals = signals
        self.comments = comments
    }

    /// Samples of each signal.
    public var sampleCount: Int { signals.first?.samples.count ?? 0 }
}

/// A record as the files it consists of.
public struct EncodedWFDBRecord: Hashable, Sendable {
    /// Content of `<name>.hea`, ASCII unless a description or comment has other characters, then UTF-8.
    public let header: String
    /// Content of `<name>.dat`: format 16, sample by sample, signal by signal.
    public let signals: [UInt8]
    /// Content of `<name>.atr`; nil if no annotations were given.
    public let annotations: [UInt8]?
}
