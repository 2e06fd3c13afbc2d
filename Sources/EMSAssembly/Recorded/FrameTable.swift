import EMSModel
import Foundation

/// `frames.csv` of a folder of frames: a line a picture, with the columns `file` and `time_s` and, where they are there,
/// `kind`, `caption` and `encounter`.
struct FrameTable {
    struct Row: Hashable, Sendable {
        /// A name in the folder.
        var file: String
        var time: SessionTime
        var kind: String
        var caption: String
        /// Index of the encounter, from 0.
        var encounter: Int
    }

    static let fileName = "frames.csv"
    static let byteLimit = 64 << 20
    private static let columns = ["file", "time_s", "kind", "caption", "encounter"]

    /// In the order of the file.
    let rows: [Row]

    init(_ bytes: Data) throws(BuildError) {
        guard bytes.count <= Self.byteLimit, let text = String(validating: bytes, as: UTF8.self) else {
            throw Self.problem("is no UTF-8, or has more than 64 MiB")
        }
        var lines = try Self.fields(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
        guard let head = lines.first, head.prefix(2).elementsEqual(Self.columns.prefix(2)),
            Set(head).count == head.count, Set(head).isSubset(of: Self.columns)
        else { throw Self.problem("does not begin with `file,time_s`, and then any of `kind,caption,encounter`") }
        lines.removeFirst()
        var rows: [Row] = []
        for (index, line) in lines.enumerated() {
            guard line.count == head.count else {
                throw Self.problem("line \(index + 2) has \(line.count) fields instead of \(head.count)")
            }
            let row = Dictionary(zip(head, line), uniquingKeysWith: { first, _ in first })
            rows.append(try Self.row(row, line: index + 2))
        }
        guard !rows.isEmpty else { throw Self.problem("lists no frame") }
        self.rows = rows
    }

    private static func row(_ row: [String: String], line: Int) throws(BuildError) -> Row {
        func value(_ name: String, default usual: String) -> String {
            row[name].flatMap { $0.isEmpty ? nil : $0 } ?? usual
        }
        let file = value("file", default: "")
        guard (try? /[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}\.png/.wholeMatch(in: file)) != nil else {
            throw problem(
                "line \(line): `file` is the name of a PNG file in the folder, of letters, digits, `-`, `_`, `.`")
        }
        guard let time = seconds(value("time_s", default: "")) else {
            throw problem("line \(line): `time_s` is a number of seconds from 0 to 1000000, with up to nine decimals")
        }
        let kind = value("kind", default: "recorded")
        guard (try? /[a-z][a-z0-9_]{0,63}/.wholeMatch(in: kind)) != nil else {
            throw problem("line \(line): `kind` is made of small letters, digits and `_`")
        }
        let caption = value("caption", default: "A recorded frame.")
        guard caption.utf8.count <= 2000,
            caption.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { throw problem("line \(line): `caption` is one line of at most 2000 bytes") }
        guard let encounter = Int(value("encounter", default: "0")), (0..<10_000_000).contains(encounter) else {
            throw problem("line \(line): `encounter` is a whole number, counted from 0")
        }
        return Row(file: file, time: time, kind: kind, caption: caption, encounter: encounter)
    }

    /// Exact to the nanosecond.
    private static func seconds(_ text: String) -> SessionTime? {
        guard let match = try? /([0-9]{1,7})(?:\.([0-9]{1,9}))?/.wholeMatch(in: text),
            let whole = Int64(match.output.1), whole <= 1_000_000
        else { return nil }
        let decimals = match.output.2.map(String.init) ?? ""
        let padded = decimals + String(repeating: "0", count: 9 - decimals.count)
        return SessionTime(nanoseconds: whole * 1_000_000_000 + (Int64(padded) ?? 0))
    }

    /// The fields of all lines that are not empty (RFC 4180).
    private static func fields(_ text: String) throws(BuildError) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuoted = false
        func endField() {
            line.append(String(field))
            field = String.UnicodeScalarView()
            wasQuoted = false
        }
        func endLine() {
            endField()
            if line != [""] { lines.append(line) }
            line = []
        }
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                field.append("\"")
                scalars.removeFirst()
            case "\"" where isQuoted: isQuoted = false
            case "\"" where field.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
            case _ where isQuoted: field.append(scalar)
            case ",": endField()
            case "\r" where scalars.first == "\n": break
            case "\n": endLine()
            default: field.append(scalar)
            }
        }
        if isQuoted { throw problem("a quotation mark is not closed") }
        endLine()
        return lines
    }

    private static func problem(_ what: String) -> BuildError {
        BuildError(.badInput, "\(fileName): \(what)", remedy: "See “Frames of your own” in docs/dataset.md.")
    }
}
