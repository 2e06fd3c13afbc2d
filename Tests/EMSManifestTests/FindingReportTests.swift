import EMSDiagnostics
import Foundation
import Testing

/// Findings in the formats of other tools.
@Suite struct FindingReportTests {
    private static let hostile = Finding(
        .cross(.readingMismatch), "says <90>&\u{1B}[2J\u{FFFE}]]>", path: "train/a b/100%.json", line: 3, column: 14,
        field: "turns[0]", timeNanoseconds: 5, encounter: "enc-1")

    private static func collector(limit: Int = 1) -> FindingCollector {
        var collector = FindingCollector(limitPerCode: limit)
        for _ in 0..<3 { collector.add(hostile) }
        collector.add(Finding(.schema(.unknownField), "u"))
        return collector
    }

    @Test func `SARIF has rules, places as URI references, and true totals`() throws {
        let text = try SARIFFindings.render(Self.collector(), toolVersion: "1.2.3", notChecked: ["level decode"])
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["cross.reading-mismatch", "schema.unknown-field"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleIndex"] as? Int } == [0, 1])
        #expect(results.map { $0["level"] as? String } == ["error", "warning"])
        #expect(text.contains(#""uri" : "train/a%20b/100%25.json""#))
        #expect(text.contains(#""startLine" : 3"#) && text.contains(#""startColumn" : 14"#))
        let properties = try #require(run["properties"] as? [String: Any])
        #expect(properties["totals"] as? [String: Int] == ["cross.reading-mismatch": 3, "schema.unknown-field": 1])
        #expect(properties["omitted"] as? [String: Int] == ["cross.reading-mismatch": 2])
        #expect(properties["notChecked"] as? [String] == ["level decode"])
    }

    @Test func `JUnit is XML with a test case for each code`() throws {
        let codes: [FindingCode] = [.files(.missing), .cross(.readingMismatch)]
        let text = JUnitFindings.render(Self.collector(), codes: codes, notChecked: ["a \"b\" & c"])
        #expect(text.contains(#"<testsuites name="emsynth validate" tests="3" failures="1" errors="0""#))
        #expect(text.contains(#"<testcase classname="files" name="files.missing" time="0"/>"#))
        #expect(text.contains("says &lt;90&gt;&amp;\\u{1b}[2J\\u{fffe}]]&gt;"))
        #expect(text.contains("... and 2 more"))
        #expect(text.contains("a &quot;b&quot; &amp; c"))
        #expect(text.contains("<system-out>"))
        let strict = JUnitFindings.render(Self.collector(), codes: codes, isStrict: true)
        #expect(strict.contains(#"failures="2""#) && !strict.contains("<system-out>"))
        let allowed = CharacterSet(charactersIn: "\u{20}"..."\u{D7FF}").union(CharacterSet(charactersIn: "\n"))
        #expect(text.unicodeScalars.allSatisfy(allowed.contains))
    }

    @Test func `The page of findings is that of the catalogue`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/findings.md"), encoding: .utf8)
        #expect(page == CatalogueMarkdown.render(), "print it anew: emsynth explain --all --format markdown")
        for code in FindingCode.allCases { #expect(page.contains("`\(code)`")) }
    }
}
