import Foundation

/// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read. Always the same bytes for the same findings.
public enum SARIFFindings {
    /// - Parameters:
    ///   - toolVersion: of the program that found them.
    ///   - notChecked: what was not looked at, for people; stands in the properties of the run.
    /// - Returns: indented JSON with a line feed at the end.
    public static func render(
        _ collector: FindingCollector, toolVersion: String, notChecked: [String] = []
    ) throws -> String {
        let codes = collector.totals.map(\.code)
        let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let counts = { (list: [FindingCollector.CodeCount]) in
            Dictionary(uniqueKeysWithValues: list.map { ($0.code.rawValue, $0.count) })
        }
        let log = Log(runs: [
            Run(
                tool: Tool(driver: Driver(version: toolVersion, rules: codes.map(Rule.init))),
                results: collector.findings.map { Result($0, ruleIndex: indices[$0.code] ?? 0) },
                properties: RunProperties(
                    totals: counts(collector.totals), omitted: counts(collector.omitted), notChecked: notChecked))
        ])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(log), as: UTF8.self) + "\n"
    }

    // The parts of the format that are used, in its own words.

    private struct Log: Encodable {
        let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        let version = "2.1.0"
        let runs: [Run]

        enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case version, runs
        }
    }

    private struct Run: Encodable {
        let tool: Tool
        let results: [Result]
        let properties: RunProperties
    }

    private struct RunProperties: Encodable {
        /// True numbers of findings by code, and how many of them are not among the results.
        let totals: [String: Int]
        let omitted: [String: Int]
        let notChecked: [String]
    }

    private struct Tool: Encodable {
        let driver: Driver
    }

    private struct Driver: Encodable {
        let name = "emsynth"
        let version: String
        let rules: [Rule]
    }

    private struct Text: Encodable {
        let text: String
    }

    private struct Rule: Encodable {
        let id: String
        let shortDescription: Text
        let fullDescription: Text
        let help: Text
        let defaultConfiguration: [String: String]

        init(_ code: FindingCode) {
            id = code.rawValue
            shortDescription = Text(text: code.entry.title)
            fullDescription = Text(text: code.entry.meaning)
            help = Text(text: code.entry.remedy)
            defaultConfiguration = ["level": SARIFFindings.level(code.entry.severity)]
        }
    }

    private struct Result: Encodable {
        let ruleId: String
        let ruleIndex: Int
        let level: String
        let message: Text
        let locations: [Location]
        let properties: ResultProperties

        init(_ finding: Finding, ruleIndex: Int) {
            ruleId = finding.code.rawValue
            self.ruleIndex = ruleIndex
            level = SARIFFindings.level(finding.severity)
            let subject = [finding.encounter, finding.field].compactMap(\.self).map { "\($0): " }.joined()
            message = Text(text: VisibleText.of(subject + finding.message))
            locations = Location(finding).map { [$0] } ?? []
            properties = ResultProperties(
                encounter: finding.encounter, field: finding.field, timeNanoseconds: finding.timeNanoseconds,
                remedy: finding.remedy)
        }
    }

    private struct ResultProperties: Encodable {
        let encounter: String?
        let field: String?
        let timeNanoseconds: Int64?
        let remedy: String

        enum CodingKeys: String, CodingKey {
            case encounter, field, remedy
            case timeNanoseconds = "t_ns"
        }
    }

    private struct Location: Encodable {
        struct Physical: Encodable {
            let artifactLocation: Artifact
            let region: Region?
        }

        struct Artifact: Encodable {
            let uri: String
        }

        struct Region: Encodable {
            let startLine: Int
            let startColumn: Int?
        }

        let physicalLocation: Physical

        init?(_ finding: Finding) {
            guard let path = finding.path else { return nil }
            physicalLocation = Physical(
                artifactLocation: Artifact(uri: SARIFFindings.reference(path)),
                region: finding.line.map { Region(startLine: $0, startColumn: finding.column) })
        }
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }

    /// A path as a relative URI reference (RFC 3986): whatever is not plainly allowed becomes percent-encoded bytes.
    private static func reference(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        var reference = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                reference.unicodeScalars.append(Unicode.Scalar(byte))
            default: reference += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return reference
    }
}
