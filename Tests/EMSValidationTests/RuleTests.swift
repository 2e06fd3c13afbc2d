import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

@Suite struct RuleTests {
    @Test(arguments: [
        ("0.3 mg IM", [0.3]), ("120 over 80", [120, 80]), ("1,000 mL", [1000]), ("36,8", [36.8]), ("14:32", [14, 32]),
        ("12.5.", [12.5]), ("r07b2", [7, 2]), ("no number", []), ("1.2.3", []),
    ])
    func `Numbers are read out of a text`(text: String, values: [Double]) {
        #expect(Numeral.all(in: Array(text.unicodeScalars)).map(\.value) == values)
    }

    @Test func `A value may be said in the unit it names`() {
        #expect(ReadingRules.agree(98.6, "[degF]", 37, .temperature))
        #expect(!ReadingRules.agree(98.6, "Cel", 37, .temperature))
        #expect(ReadingRules.agree(3, "mmol/L", 54, .glucose))
        #expect(!ReadingRules.agree(3.2, "mmol/L", 54, .glucose))
    }

    @Test(arguments: ["a/b.png", "train/enc-1/x", "a..b/c"])
    func `Plain relative paths pass`(path: String) {
        #expect(PathRule.fault(path) == nil)
    }

    @Test(arguments: ["", "a//b", "./a", "a/.", "a/../b", "//x", "a\nb", "ü"])
    func `Other paths are refused`(path: String) {
        #expect(PathRule.fault(path) != nil)
    }

    @Test(arguments: [
        ([], false, []), ([1, 2, 2, 3], false, []), ([1, 2, 2, 3], true, [2]), ([1, 9, 2, 3], false, [1]),
        ([5, 6, 1, 7], false, [2]), ([2, 1], false, [0]), ([4, 3, 2, 1], false, [0, 1, 2]),
    ])
    func `The fewest that are out of order are to blame`(values: [Int], isStrict: Bool, places: [Int]) {
        #expect(OutOfOrder.places(in: values, isStrict: isStrict) == places)
    }

    @Test func `A value that is rare beside the usual one is an outlier, unless it follows from another`() {
        func claims(_ values: [(String, String)], _ kind: String, isDerived: Bool = false) -> [KindConsensus.Claim] {
            values.map { value, encounter in
                KindConsensus.Claim(kind: kind, value: value, isDerived: isDerived) {
                    Finding(.dataset(.outlier), "is \(value)", encounter: encounter)
                }
            }
        }
        var consensus = KindConsensus()
        let usual = (0..<6).map { ("red", "call-\($0)") }
        consensus.take(claims(usual + [("blue", "call-7")], "colour"))
        consensus.take(claims(usual + [("blue words", "call-7"), ("green words", "call-8")], "words", isDerived: true))
        #expect(consensus.outliers.map(\.encounter) == ["call-7", "call-8"])
    }

    @Test(arguments: [("lower", 1), ("critical", 1), ("emergent", 0)])
    func `How severe a call is follows from its course`(severity: String, findings: Int) throws {
        var dataset = MinimalDataset()
        dataset.calls = (0..<6).map { MinimalDataset.call(index: $0, split: .train) }
        for index in dataset.calls.indices {
            dataset.calls[index].record.severity = index == 5 ? severity : "emergent"
            dataset.calls[index].record.group = "cardiac_arrest-at_home-responds-adult"
            dataset.calls[index].record.provenance = ["presentation": "at_home"]
        }
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator(level: .checksums).validate(at: root)
        #expect(report.findings.map(\.code) == .init(repeating: .dataset(.outlier), count: findings))
        #expect(report.findings.allSatisfy { $0.encounter == "enc-000005" && $0.field == "severity" })
    }

    @Test(arguments: [("own_material", 0), ("own_matter", 1)])
    func `A recipe may tell of recordings of one's own, and has no other keys`(key: String, findings: Int) throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.dataset.recipe = ["name": "minimal", "streams": .object([:]), key: ["noise": "street"]]
        }
        #expect(found.map(\.code) == .init(repeating: .schema(.unknownField), count: findings))
    }

    @Test func `Rows of which most are wrong are those of another call`() {
        func joined(_ lines: [Int], of rows: Int) -> [Finding] {
            var findings = lines.map { Finding(.frame(.pairTruth), "is not so", path: "pairs.jsonl", line: $0) }
            findings.append(Finding(.frame(.order), "too early", path: "frames.jsonl", line: 1))
            ForeignStreams.join(&findings, at: "pairs.jsonl", rows: rows, of: "texts", in: "enc-000001") { _ in true }
            return findings
        }
        #expect(joined([1, 2, 3, 4, 5, 5], of: 10).map(\.code) == [.frame(.order), .cross(.foreignStream)])
        #expect(joined([1, 2, 3, 4, 5], of: 11).count == 6)
        #expect(joined([1, 2, 3, 4], of: 4).count == 5)
    }

    @Test func `What has hundreds of values has no usual one, and takes no memory`() {
        var consensus = KindConsensus()
        for index in 0..<200_000 {
            consensus.take([
                KindConsensus.Claim(kind: "colour \(index % 1_000)", value: "value \(index)") {
                    Finding(.dataset(.outlier), "another")
                }
            ])
        }
        #expect(consensus.outliers.isEmpty && consensus.valueCount <= 50_000)
    }
}
