import EMSDiagnostics
import EMSManifest

/// What is wrong with lines of the manifest and is known in full at its end alone: line ends, and encounters that have taken
/// an id.
struct ManifestFaults {
    /// The first line with each fault of line ends, and how many there are.
    private var lineEnds: [String: (finding: Finding, count: Int)] = [:]
    /// Whether the manifest is no file of lines at all, as its first line says.
    private var hasNoLines = false
    /// Encounters whose files call them otherwise, by their small id.
    private var renamed: [String: (id: String, finding: Finding)] = [:]

    /// Bounds the memory: the rest is told at once.
    private static let mostRenamed = 100

    /// What is to be told of a line at once.
    mutating func take(_ row: RecordLines<EncounterRecord>.Row) -> [Finding] {
        if row.line == 1, row.findings.contains(where: \.isOfNoLines) {
            hasNoLines = true
        } else if hasNoLines {
            return []
        }
        return row.findings.filter { finding in
            guard finding.code == .json(.lineEnding) else { return true }
            lineEnds[finding.message, default: (finding, 0)].count += 1
            return false
        }
    }

    /// What is to be told at once of an encounter whose files call it otherwise.
    mutating func hold(_ finding: Finding, of id: String) -> [Finding] {
        guard renamed.count < Self.mostRenamed else { return [finding] }
        renamed[id.lowercased()] = (id, finding)
        return []
    }

    /// Who has the id of a later encounter, whose files call it so as well, has taken it.
    mutating func settle(_ id: String) -> [Finding] {
        guard let (other, finding) = renamed.removeValue(forKey: id.lowercased()) else { return [] }
        let message = id == other ? ", and another encounter has it" : ", and another encounter is \(id)"
        return [
            Finding(
                id == other ? .identity(.duplicateID) : .identity(.caseCollision), finding.message + message,
                path: finding.path, line: finding.line, column: finding.column, field: finding.field,
                encounter: finding.encounter)
        ]
    }

    /// In the order of the lines.
    var leftovers: [Finding] {
        let ends = lineEnds.values.map { finding, count in
            var finding = finding
            if count > 1 { finding.message += ", as \(count - 1) more do" }
            return finding
        }
        return (ends + renamed.values.map(\.finding)).sorted { left, right in
            (left.line ?? 0, left.message) < (right.line ?? 0, right.message)
        }
    }
}

extension Finding {
    /// UTF-16, or one list over all lines.
    fileprivate var isOfNoLines: Bool {
        code == .json(.byteOrderMark) && message.contains("UTF-16")
            || code == .json(.malformed) && message == "a list is not closed"
    }

    /// Whether it is about the id of an encounter, in its line or in its files.
    func isAboutID(of row: Located<EncounterRecord>) -> Bool {
        path == row.path && field == "id" || disputes.contains { $0.subject == .encounter && $0.field == "id" }
    }
}
