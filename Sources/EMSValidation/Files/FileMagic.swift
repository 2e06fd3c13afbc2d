/// The first bytes that a file of a kind must have.
enum FileMagic {
    /// Longest prefix looked at.
    static let length = 12

    /// Whether the first bytes fit the name's extension; true for extensions without a magic number.
    static func fits(_ head: [UInt8], path: String) -> Bool {
        switch path.split(separator: ".").last.map({ $0.lowercased() }) {
        case "flac": head.starts(with: "fLaC".utf8)
        case "wav": head.starts(with: "RIFF".utf8) && head.dropFirst(8).starts(with: "WAVE".utf8)
        case "png": head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case "json", "jsonl": !head.contains(0)
        default: true
        }
    }
}
