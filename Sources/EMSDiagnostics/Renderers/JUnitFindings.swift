/// Findings as JUnit XML, which build servers read: a test case for each code that was looked for, a failure where it was
/// found. Always the same bytes for the same findings.
public enum JUnitFindings {
    /// - Parameters:
    ///   - codes: what was looked for, in the order of the test cases; codes that were found are added.
    ///   - isStrict: whether warnings fail too.
    ///   - notChecked: what was not looked at, for people; stands in the properties of the suite.
    public static func render(
        _ collector: FindingCollector, codes: [FindingCode], isStrict: Bool = false, notChecked: [String] = []
    ) -> String {
        let found = Dictionary(grouping: collector.findings, by: \.code)
        let known = Set(codes)
        let all = codes + collector.totals.map(\.code).filter { !known.contains($0) }
        let fails = { (code: FindingCode) in
            found[code]?.contains { isStrict || $0.severity == .error } ?? false
        }
        let counts =
            "tests=\"\(all.count)\" failures=\"\(all.count(where: fails))\" errors=\"0\" skipped=\"0\" time=\"0\""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"emsynth validate\" \(counts)>",
            "  <testsuite name=\"emsynth validate\" \(counts)>",
        ]
        if !notChecked.isEmpty {
            lines.append("    <properties>")
            lines += notChecked.map { "      <property name=\"not checked\" value=\"\(escaped($0))\"/>" }
            lines.append("    </properties>")
        }
        for code in all {
            let head = "    <testcase classname=\"\(escaped(code.area))\" name=\"\(escaped(code.rawValue))\" time=\"0\""
            guard let findings = found[code] else {
                lines.append(head + "/>")
                continue
            }
            lines.append(head + ">")
            let count = collector.count(of: code)
            var text = findings.map { TextFindings.headline($0) }
            if count > findings.count { text.append("... and \(count - findings.count) more") }
            let body = escaped(text.joined(separator: "\n"), keepingLines: true)
            if fails(code) {
                let message = "\(count) x \(code.entry.title)"
                lines.append(
                    "      <failure type=\"\(escaped(code.rawValue))\" message=\"\(escaped(message))\">\(body)</failure>"
                )
            } else {
                lines.append("      <system-out>\(body)</system-out>")
            }
            lines.append("    </testcase>")
        }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.map { $0 + "\n" }.joined()
    }

    /// Characters that XML 1.0 cannot hold become visible escapes, those that mean something to it entities.
    private static func escaped(_ text: String, keepingLines: Bool = false) -> String {
        var result = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result += keepingLines ? "\n" : "\\u{a}" }
            for character in VisibleText.of(String(line)).unicodeScalars {
                switch character {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\"": result += "&quot;"
                default: result.unicodeScalars.append(character)
                }
            }
        }
        return result
    }
}
