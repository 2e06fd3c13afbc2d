import EMSModel

/// Findings as text for people: `path:line:column: error: message [code]`, and the remedy on a line of its own.
public enum TextFindings {
    /// Ends with a line feed unless empty. Codes beyond the collector's cap are counted at the end.
    public static func render(_ collector: FindingCollector) -> String {
        var lines: [String] = []
        for finding in collector.findings {
            lines.append(headline(finding))
            if !finding.remedy.isEmpty { lines.append("    \(visible(finding.remedy))") }
        }
        for rest in collector.omitted { lines.append("... and \(rest.count) more of [\(rest.code)]") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// One line without line feed.
    static func headline(_ finding: Finding) -> String {
        var place = [finding.path.map(visible), finding.line.map { "\($0)" }, finding.column.map { "\($0)" }]
            .compactMap(\.self).joined(separator: ":")
        if !place.isEmpty { place += ": " }
        var subject = ""
        if let encounter = finding.encounter { subject += "\(visible(encounter)): " }
        if let field = finding.field { subject += "\(visible(field)): " }
        var moment = ""
        if let time = finding.timeNanoseconds { moment = " at \(SessionTime(nanoseconds: time))" }
        return "\(place)\(finding.severity.rawValue): \(subject)\(visible(finding.message))\(moment) [\(finding.code)]"
    }

    private static func visible(_ text: String) -> String { VisibleText.of(text) }
}
