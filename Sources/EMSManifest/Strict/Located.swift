public import EMSDiagnostics

/// A decoded record together with the text it came from, so that what is found out about it later still has a line and
/// a column.
public struct Located<Record: Sendable>: Sendable {
    public let record: Record
    public let json: LocatedJSON
    /// Of the file, relative to the data set.
    public let path: String
    public let encounter: String?
    let source: SourcePlace

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
        for step in field.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" }) {
            if case .array(let elements) = value.form {
                guard let index = Int(step), elements.indices.contains(index) else { break }
                value = elements[index]
            } else {
                guard let member = value[String(step)] else { break }
                value = member
            }
        }
        return value.offset
    }
}
