import Foundation
import Testing

struct QuotaCommandTests {
    let folder: TemporaryFolder
    private let build = ["build", "transcripts", "--set", "pace=short"]

    init() throws { folder = try TemporaryFolder() }

    @Test func `a build meets its quotas, says so, and is valid`() throws {
        let out = folder.path("out")
        let outcome = try BuiltProgram.run(
            build + [
                "--encounters", "20", "-o", out, "--set",
                "quotas={sex: {female: 15, male: 5}, course: {worsens: 0.3, other: 0.7}}",
            ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errorLines.contains { $0.hasPrefix("plan:   sex") && $0.contains("female 15, male 5") })
        #expect(outcome.errorLines.contains { $0.hasPrefix("plan:   course") && $0.contains("worsens 6") })
        let text = try folder.text("out/dataset.json")
        let dataset = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let plan = try #require(dataset["plan"] as? [String: [String: Int]])
        #expect(plan["sex"] == ["female": 15, "male": 5])
        #expect(plan["course"]?["worsens"] == 6)
        let lines = try folder.text("out/manifest.jsonl").split(separator: "\n")
        let records = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        #expect(records.count { ($0?["patient"] as? [String: Any])?["sex"] as? String == "female" } == 15)
        #expect(records.count { $0?["course"] as? String == "worsens" } == 6)
        let validation = try BuiltProgram.run(["validate", out])
        #expect(validation.status == 0, "\(validation.output)")
        let rebuilt = try BuiltProgram.run(["rebuild", out, "enc-000011"])
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
        let changed = text.replacingOccurrences(of: "\"female\" : 15", with: "\"female\" : 16")
        try folder.write(changed, to: "out/dataset.json")
        let found = try BuiltProgram.run(["validate", out])
        #expect(found.status == 1 && found.output.contains("plan.sex.female"), "\(found.output)")
    }

    @Test(arguments: [
        ("quotas={age_group: {infant: 0.5, adult: 0.5}}", "infant"),
        ("quotas={sex: {female: 30, male: 30}}", "sum to 60"),
        ("quotas={of: 50, sex: {female: 30, male: 30}}", "sum to 60, not to 50"),
        ("quotas={sex: {femal: 1}}", "female"),
        ("quotas={severity: {dire: 1}}", "dire"),
        ("quotas={course: {no_such_course: 1}}", "no_such_course"),
        ("quotas={sexes: {female: 1}}", "sexes"),
        ("quotas={protocol: {stroke: 1}}", "protocols"),
        ("quotas={sex: {female: 0}}", "zero"),
    ])
    func `impossible quotas are 65, with the reason, and nothing is begun`(quotas: String, says: String) throws {
        var arguments = build + ["--encounters", "100", "-o", folder.path("out"), "--set", quotas]
        if ["protocols", "infant"].contains(says) { arguments += ["--set", "protocols.stroke=1"] }
        let outcome = try BuiltProgram.run(arguments)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
        #expect(!folder.exists("out"))
    }
}
