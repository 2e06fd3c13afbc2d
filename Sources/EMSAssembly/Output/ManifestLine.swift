import EMSManifest
import EMSModel
import Foundation

/// An encounter's line of the manifest, and what the records of the whole data set count in it.
struct ManifestLine: Sendable {
    let id: String
    let index: Int
    let split: Split
    let protocolID: String
    /// Canonical JSON without a line feed.
    let bytes: Data
    /// Of the encounter's files; 0 where nothing was written now.
    let fileBytes: Int
    let streams: Int
    let turns: Int
    let words: Int
    let duration: SessionTime

    init(record: EncounterRecord, bytes: Data, fileBytes: Int) {
        id = record.id
        index = record.index
        split = record.split
        protocolID = record.clinicalProtocol.id
        self.bytes = bytes
        self.fileBytes = fileBytes
        streams = record.streams.count
        turns = record.count("turns")
        words = record.count("words")
        duration = record.duration
    }
}

extension EncounterRecord {
    fileprivate func count(_ key: String) -> Int {
        if case .integer(let value)? = provenance?[key] { Int(value) } else { 0 }
    }
}
