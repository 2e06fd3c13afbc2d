public import EMSManifest
public import Foundation

/// An encounter as far as it could be read without decoding media. Documents are nil where they are not listed or have
/// faults of their own.
public struct EncounterContents: Sendable {
    public let encounter: Located<EncounterRecord>
    public let dataset: Located<DatasetRecord>?
    public var transcript: Located<TranscriptRecord>?
    public var events: [Located<EventRecord>]?
    public var frames: [Located<FrameRecord>]?
    public var pairs: [Located<PairRecord>]?
    public var report: Located<Void>?
    /// What the decoding of media may claim.
    public let mediaLimits: MediaLimits
    let root: URL
    var usable: Set<String> = []

    init(
        encounter: Located<EncounterRecord>, dataset: Located<DatasetRecord>?, root: URL,
        mediaLimits: MediaLimits = .standard
    ) {
        self.encounter = encounter
        self.dataset = dataset
        self.root = root
        self.mediaLimits = mediaLimits
    }

    /// Where a listed file lies; nil if something is wrong with the file itself, which has been reported.
    public func url(of path: String) -> URL? {
        usable.contains(path) ? root.appending(path: path) : nil
    }

    public var record: EncounterRecord { encounter.record }

    /// The streams of a kind with their place in the manifest.
    public func streams(_ kind: StreamKind) -> [(index: Int, stream: StreamRecord)] {
        record.streams.enumerated().filter { $0.element.kind == kind }.map { ($0.offset, $0.element) }
    }
}
