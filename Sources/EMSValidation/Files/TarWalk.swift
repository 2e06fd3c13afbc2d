import EMSDiagnostics
import Foundation

/// Walks over the headers of a tar archive (POSIX.1-2008, pax, ustar interchange format).
struct TarWalk {
    let handle: FileHandle
    let byteCount: Int64
    let maximumMembers: Int

    static func begins(_ head: [UInt8]) -> Bool {
        head.count >= 512 && head[257...].starts(with: Array("ustar".utf8))
    }

    /// Names in extended headers; longer ones are no names.
    private static let maximumNameBytes: Int64 = 1 << 16

    func fault() throws -> ArchiveInspector.Fault? {
        var offset: Int64 = 0
        var members = 0
        // Numbers in place of names: a million of those would fill the memory.
        var seen: Set<Int> = []
        var longName: String?
        while offset + 512 <= byteCount {
            members += 1
            guard members <= maximumMembers else {
                return .init(code: .files(.archiveBomb), message: "more than \(maximumMembers) members")
            }
            let header = try read(at: offset, 512)
            guard Self.begins(header) else { return nil }
            let prefix = Self.text(header[345..<500])
            let name = Self.text(header[0..<100])
            guard let size = Self.octal(header[124..<136]), size <= byteCount - offset - 512 else {
                return .init(
                    code: .files(.sizeField), message: "member \"\(name.prefix(120))\" claims more bytes than there are"
                )
            }
            let type = header[156]
            let shortName = prefix.isEmpty ? name : "\(prefix)/\(name)"
            if let fault = ArchiveInspector.memberFault(shortName) { return fault }
            switch type {
            case 0, UInt8(ascii: "0"), UInt8(ascii: "5"), UInt8(ascii: "7"):
                let name = longName ?? shortName
                longName = nil
                if !seen.insert(name.hashValue).inserted {
                    return .init(code: .identity(.duplicateID), message: "member \"\(name.prefix(120))\" occurs twice")
                }
            case UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K"):
                let text = Self.text(try read(at: offset + 512, Int(min(size, Self.maximumNameBytes)))[...])
                let isPax = type == UInt8(ascii: "x") || type == UInt8(ascii: "g")
                for name in isPax ? Self.paxNames(text) : [text] {
                    if let fault = ArchiveInspector.memberFault(name) { return fault }
                    if type == UInt8(ascii: "x") || type == UInt8(ascii: "L") { longName = name }
                }
            default:
                return .init(
                    code: .path(.archiveMember),
                    message: "member \"\(name.prefix(120))\" is a link or no regular file")
            }
            offset += 512 + (size + 511) / 512 * 512
        }
        return nil
    }

    private func read(at offset: Int64, _ count: Int) throws -> [UInt8] {
        try handle.seek(toOffset: UInt64(offset))
        return [UInt8](try handle.read(upToCount: count) ?? Data())
    }

    /// Up to the first NUL.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Digits between blanks; nil for anything else, such as the base-256 form of sizes beyond 8 GiB.
    private static func octal(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let digits = text(bytes).trimmingCharacters(in: .whitespaces)
        return digits.isEmpty ? 0 : Int64(digits, radix: 8).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// Values of `path` and `linkpath` in records of the form `length key=value`.
    private static func paxNames(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            guard let key = line.split(separator: " ", maxSplits: 1).last else { return nil }
            for name in ["path=", "linkpath="] where key.hasPrefix(name) { return String(key.dropFirst(name.count)) }
            return nil
        }
    }
}
