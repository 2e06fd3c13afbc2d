import EMSModel

/// A field of a CSV table (RFC 4180). One that a spreadsheet would take for a formula begins with an apostrophe.
package enum CSVField {
    package static func text(_ text: String) -> String {
        var field = text
        // A number may have a sign.
        if let first = field.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Double(field) == nil {
            field = "'" + field
        }
        guard field.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }

    /// Always with a fraction: readers guess the type of a column, and times of all tables must have the same.
    static func seconds(_ time: SessionTime) -> String { LoaderJSON.time(time).plainText }

    /// Whole numbers without a fraction; nothing for nothing.
    static func number(_ value: Double?) -> String {
        guard let value else { return "" }
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
