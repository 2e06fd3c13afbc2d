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

    /// Whether a file that is called JSON holds letters of two or four bytes: UTF-16 or UTF-32, with or without a mark.
    static func isWideText(_ head: [UInt8], path: String) -> Bool {
        guard path.hasSuffix(".json") || path.hasSuffix(".jsonl"), head.count >= 4, head.contains(0) else {
            return false
        }
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) { return true }
        // JSON begins with two characters of ASCII: each has zeros around it.
        let isLetter = head.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || (0x20...0x7E).contains($0) }
        return [[true, false], [false, true], [true, false, false, false], [false, false, false, true]].contains {
            order in
            head.indices.allSatisfy { index in
                order[index % order.count] ? isLetter[index] : head[index] == 0
            }
        }
    }
}
