import EMSReproducibility

/// The digest of an encounter: SHA-256 over one line `stream-id sha256` for each stream in the order of the manifest
/// and, below it, one line `file-name sha256` for each of its further files, each ended by a line feed.
///
/// It does not depend on the split or the place of the data set, so a rebuilt encounter can be compared by it alone.
/// The frames' own digests stand in `frames.jsonl`, whose digest is part of this one.
public enum EncounterDigest {
    public static func of(_ streams: [StreamRecord]) -> String {
        var lines = ""
        for stream in streams {
            lines += "\(stream.id) \(stream.sha256)\n"
            for file in stream.files ?? [] {
                let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
                lines += "\(name) \(file.sha256)\n"
            }
        }
        return ContentDigest(of: lines).hexadecimal
    }
}
