import EMSDiagnostics
import Foundation
import Testing

@Suite struct DiagnosticsTests {
    @Test func `Every code has a slug of its own that reads back, and says something`() {
        let slugs = FindingCode.allCases.map(\.rawValue)
        #expect(Set(slugs).count == slugs.count)
        for code in FindingCode.allCases {
            #expect(FindingCode(rawValue: code.rawValue) == code)
            #expect(code.rawValue.wholeMatch(of: /[a-z]+\.[a-z0-9-]+/) != nil)
            #expect(!code.entry.title.isEmpty && !code.entry.title.hasSuffix("."))
            #expect(code.entry.meaning.hasSuffix(".") && code.entry.remedy.hasSuffix("."))
        }
        #expect(FindingCode(rawValue: "files.missing") == .files(.missing))
        #expect(FindingCode(rawValue: "files.mising") == nil)
    }

    private let finding = Finding(
        .cross(.readingMismatch), "says 90\u{1B}[2J, reading r01 is 88", path: "train/e/transcript.json", line: 3,
        column: 14, field: "turns[0].mentions[0]", timeNanoseconds: 61_250_000_000, encounter: "enc-000001")

    @Test func `Text names place, severity, message and code, and defuses control characters`() {
        var collector = FindingCollector()
        collector.add(finding)
        #expect(
            TextFindings.render(collector) == """
                train/e/transcript.json:3:14: error: enc-000001: turns[0].mentions[0]: says 90\\u{1b}[2J, reading r01 \
                is 88 at 1:01.250 [cross.reading-mismatch]
                    Quote the reading, or mark the mention as an error.

                """)
    }

    @Test func `JSON has exactly the documented keys, null where nothing is known`() throws {
        let line = try JSONFindings.renderLines([Finding(.files(.extra), "x")])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(
            object.keys.sorted() == [
                "code", "column", "encounter", "field", "line", "message", "path", "remedy", "severity", "t_ns",
            ])
        let list = try JSONFindings.renderList([finding])
        #expect(try JSONDecoder().decode([Finding].self, from: Data(list.utf8)) == [finding])
    }

    @Test func `A collector keeps a few of each code and counts all`() {
        var left = FindingCollector(limitPerCode: 2)
        var right = FindingCollector(limitPerCode: 2)
        for index in 0..<5 { left.add(Finding(.files(.missing), "\(index)")) }
        for index in 0..<3 { right.add(Finding(.files(.missing), "r\(index)")) }
        right.add(Finding(.schema(.unknownField), "u"))
        var joined = FindingCollector(limitPerCode: 3)
        joined.append(left)
        joined.append(right)
        #expect(joined.findings.map(\.message) == ["0", "1", "r0", "u"])
        #expect(joined.count(of: .files(.missing)) == 8)
        #expect(joined.total == 9)
        #expect(joined.omitted.map(\.count) == [5])
        #expect(joined.hasErrors)
        #expect(TextFindings.render(joined).hasSuffix("... and 5 more of [files.missing]\n"))
    }

    @Test func `Warnings alone are no errors`() {
        var collector = FindingCollector()
        collector.add(Finding(.schema(.unknownField), "u"))
        #expect(!collector.hasErrors && !collector.isEmpty)
        #expect(Severity.info < .warning && Severity.warning < .error)
    }

    @Test(arguments: [
        ("alrm", "alarm"), ("sever", "server"), ("dose_capp", "dose_cap"), ("xyz", nil), ("", nil), ("Alarm", "alarm"),
        ("laarm", "alarm"),
    ])
    func `The nearest name is suggested if it is near`(written: String, expected: String?) {
        #expect(NearestName.of(written, in: ["alarm", "dose_cap", "server", "reading"]) == expected)
    }
}
