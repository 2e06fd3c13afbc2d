import EMSManifest

extension DatasetCard {
    /// The recordings of the user's own that take part, with whom to name; empty where there are none.
    var recordings: String {
        guard let recordings = dataset.recordings, !recordings.isEmpty else { return "" }
        let rows = recordings.map { recording in
            let cells = [
                recording.use.rawValue, Self.cell(recording.name), "`\(recording.sha256)`",
                Self.cell(recording.license),
                Self.cell(recording.attribution ?? ""), recording.split.rawValue,
            ]
            return "| \(cells.joined(separator: " | ")) |"
        }
        return """


            ## Recordings in it

            These recordings were made by others and keep their licences, and so do the mixes and impulse responses that
            they are part of. None is in two splits.

            | use | file | SHA-256 | licence | by | split |
            |---|---|---|---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    /// Text of a file, of which no mark means anything in a table of Markdown.
    static func cell(_ text: String) -> String {
        var cell = ""
        for character in text {
            if character.isNewline {
                cell += " "
            } else if "\\`*_{}[]<>()#!|~&".contains(character) {
                cell += "\\\(character)"
            } else {
                cell.append(character)
            }
        }
        return cell
    }
}
