import EMSDiagnostics
import EMSKnowledge
import Testing

/// One fault put into a text without faults, and where it is to be found.
struct PlantedFault: CustomTestStringConvertible, Sendable {
    var old: String
    var new: String
    var code: FindingCode
    /// The finding stands where this text first occurs after the change.
    var place: String
    var severity: Severity

    init(
        _ old: String, _ new: String, _ code: KnowledgeFault, at place: String? = nil, severity: Severity = .error
    ) {
        self.init(old, new, .knowledge(code), at: place, severity: severity)
    }

    init(_ old: String, _ new: String, _ code: FindingCode, at place: String? = nil, severity: Severity = .error) {
        self.old = old
        self.new = new
        self.code = code
        self.place = place ?? new
        self.severity = severity
    }

    var testDescription: String { "\(code) by \(new.debugDescription)" }

    func planted(in text: String) throws -> String {
        let range = try #require(text.firstRange(of: old), "the text to change is not there")
        return text.replacingCharacters(in: range, with: new)
    }

    /// There is such a finding at the place, and it names a remedy.
    func expect(in findings: [EMSDiagnostics.Finding], of text: String) throws {
        let place = try #require(text.firstRange(of: place)).lowerBound
        let before = text[..<place]
        let line = before.count(where: { $0 == "\n" }) + 1
        let column = before.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
        let match = findings.first {
            $0.code == code && $0.line == line && $0.column == column && $0.severity == severity
        }
        #expect(match != nil, "expected at \(line):\(column), found \(findings.map(\.description))")
        #expect(match?.remedy.isEmpty == false)
    }
}

extension String {
    func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
