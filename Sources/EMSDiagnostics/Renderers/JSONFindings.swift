import Foundation

/// Findings as JSON for programs; every finding has the same keys.
public enum JSONFindings {
    /// One list, indented, with a line feed at the end.
    public static func renderList(_ findings: [Finding]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(findings), as: UTF8.self) + "\n"
    }

    /// One finding a line.
    public static func renderLines(_ findings: [Finding]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try findings.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    }
}
