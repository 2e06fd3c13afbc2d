public import EMSDiagnostics
import EMSManifest
public import Foundation

/// Findings that are known and left out of reports, so that a check can be introduced before everything is mended.
///
/// A finding is known by code, path, encounter, field and message; lines may move. Each entry stands for as many findings
/// as it counts, so that one more of the same is new.
public struct FindingBaseline: Hashable, Sendable {
    struct Key: Hashable, Sendable, Codable {
        var code: FindingCode
        var path: String?
        var encounter: String?
        var field: String?
        var message: String
    }

    private(set) var counts: [Key: Int] = [:]

    /// Of findings as a report has them: take them without a cap.
    public init(_ findings: [Finding] = []) {
        for finding in findings { counts[Self.key(finding), default: 0] += 1 }
    }

    /// Number of findings.
    public var count: Int { counts.values.reduce(0, +) }

    /// Counts a finding off; false if it is new.
    mutating func takes(_ finding: Finding) -> Bool {
        let key = Self.key(finding)
        guard let rest = counts[key], rest > 0 else { return false }
        counts[key] = rest - 1
        return true
    }

    private static func key(_ finding: Finding) -> Key {
        Key(
            code: finding.code, path: finding.path, encounter: finding.encounter, field: finding.field,
            message: finding.message)
    }
}

extension FindingBaseline {
    private struct File: Codable {
        var version = 1
        var findings: [Entry]

        enum CodingKeys: String, CodingKey {
            case findings
            case version = "emsynth_baseline"
        }
    }

    private struct Entry: Codable {
        var key: Key
        var count: Int

        init(key: Key, count: Int) {
            self.key = key
            self.count = count
        }

        enum CodingKeys: String, CodingKey { case count }

        init(from decoder: any Decoder) throws {
            key = try Key(from: decoder)
            count = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .count)
        }

        func encode(to encoder: any Encoder) throws {
            try key.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(count, forKey: .count)
        }
    }

    /// Throws `OptionFileError` if the bytes are no baseline.
    public init(json bytes: [UInt8]) throws(OptionFileError) {
        var findings: [Finding] = []
        let limits = StrictJSON.Limits(maximumDepth: 8, maximumBytes: 256 << 20, maximumValues: 10_000_000)
        _ = StrictDecoder(path: "", limits: limits).scan(bytes, findings: &findings)
        if let finding = findings.first { throw OptionFileError(finding) }
        do {
            let file = try JSONDecoder().decode(File.self, from: Data(bytes))
            guard file.version == 1 else {
                throw OptionFileError(line: nil, column: nil, message: "is a baseline of another version")
            }
            for entry in file.findings { counts[entry.key, default: 0] += entry.count }
        } catch let error as OptionFileError {
            throw error
        } catch {
            throw OptionFileError(line: nil, column: nil, message: "is no baseline of findings")
        }
    }

    /// Indented JSON with a line feed at the end, sorted: equal baselines give equal bytes.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let entries = counts.map { Entry(key: $0.key, count: $0.value) }.sorted {
            Self.order($0.key) < Self.order($1.key)
        }
        return try encoder.encode(File(findings: entries)) + Data([0x0A])
    }

    /// Joined by a character that no path or field holds.
    private static func order(_ key: Key) -> String {
        [key.path ?? "", key.encounter ?? "", key.field ?? "", key.code.rawValue, key.message].joined(
            separator: "\u{0}")
    }
}
