public import EMSDiagnostics

/// A decoded record together with the text it came from, so that what is found out about it later still has a line and
/// a column. A class, since rows are sorted, filtered and kept in groups by many rules, and an event has thirty fields.
public final class Located<Record: Sendable>: Sendable {
    public let record: Record
    public let json: LocatedJSON
    /// Of the file, relative to the data set.
    public let path: String
    public let encounter: String?
    let source: SourcePlace

    init(record: Record, json: LocatedJSON, path: String, encounter: String?, source: SourcePlace) {
        self.record = record
        self.json = json
        self.path = path
        self.encounter = encounter
        self.source = source
    }

    /// A finding about a field, such as `turns[3].words[0]`; an empty field is the whole record. A field that does not
    /// stand in the text gets the place of what would hold it.
    public func finding(
        _ code: FindingCode, _ message: String, field: String = "", timeNanoseconds: Int64? = nil
    ) -> Finding {
        let (line, column) = source.place(of: json.place(of: field))
        return Finding(
            code, message, path: path, line: line, column: column, field: field.isEmpty ? nil : field,
            timeNanoseconds: timeNanoseconds, encounter: encounter)
    }
}

extension Located {
    /// Line and column of a byte of the text, from 1.
    public func place(ofByte offset: Int) -> (line: Int, column: Int) { source.place(of: offset) }
}

extension LocatedJSON {
    /// The byte at which a field starts, or the last value on the way to it.
    func place(of field: String) -> Int {
        var value = self
        var rest = Array(field.utf8)[...]
        while let next = value.step(along: &rest) { value = next }
        return value.offset
    }

    /// The value that the path leads to first, which is taken off it; nil if there is none.
    private func step(along path: inout ArraySlice<UInt8>) -> LocatedJSON? {
        path = path.drop(while: Self.isSeparator)
        switch form {
        case .array(let elements):
            let digits = path.prefix { !Self.isSeparator($0) }
            guard let index = Int(String(decoding: digits, as: UTF8.self)), elements.indices.contains(index) else {
                return nil
            }
            path = path.dropFirst(digits.count)
            return elements[index]
        case .object(let members):
            // Keys may hold dots themselves, such as `eVitals.10`: the longest that fits is meant.
            let fitting = members.filter { member in
                guard path.starts(with: member.key.utf8) else { return false }
                return path.dropFirst(member.key.utf8.count).first.map(Self.isSeparator) ?? !path.isEmpty
            }
            guard let member = fitting.max(by: { $0.key.utf8.count < $1.key.utf8.count }) else { return nil }
            path = path.dropFirst(member.key.utf8.count)
            return member.value
        default: return nil
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { ".[]".utf8.contains(byte) }
}
