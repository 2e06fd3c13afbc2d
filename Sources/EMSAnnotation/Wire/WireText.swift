import EMSManifest

/// What an annotator may say, before what it says is looked at.
enum WireText {
    /// A line as an object of these members and no others.
    ///
    /// - Parameter what: the line, for messages, such as `line 3 of the annotator`.
    static func object(
        _ line: [UInt8], type: String, members: Set<String>, what: String
    ) throws(AnnotationError) -> LocatedJSON {
        let (value, faults) = StrictJSON.scan(
            line, limits: .init(maximumDepth: 8, maximumBytes: OutsideProgram.maximumLineBytes))
        guard let value, faults.isEmpty else {
            throw AnnotationError(.badAnswer, "\(what) is no JSON: \(faults.first?.message ?? "nothing to read")")
        }
        guard case .object(let found) = value.form, value["type"]?.string == type else {
            throw AnnotationError(.badAnswer, "\(what) is no object with \"type\": \"\(type)\"")
        }
        if let other = found.map(\.key).first(where: { $0 != "type" && !members.contains($0) }) {
            throw AnnotationError(.badAnswer, "\(what) has a member \"\(shown(other))\" that nobody knows")
        }
        return value
    }

    /// Whether a text may be a name, a version or a label: it begins with a letter or a digit and does nothing to a
    /// terminal.
    static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.utf8.count <= 200 else { return false }
        return (first.properties.isAlphabetic || first.properties.numericType != nil)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
                default: true
                }
            }
    }

    /// The beginning of a text of the program, for messages.
    static func shown(_ text: String) -> String { String(text.prefix(80)) }
}
