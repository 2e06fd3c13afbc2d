import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

/// Selection, severities, baseline, profile and versions.
@Suite struct ValidationOptionTests {
    private func validate(
        _ change: (inout MinimalDataset) -> Void, level: ValidationLevel = .checksums,
        _ options: DatasetValidator.Options
    ) throws -> ValidationReport {
        var dataset = MinimalDataset()
        change(&dataset)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        return try DatasetValidator(level: level, options: options).validate(at: root)
    }

    /// One fault in the contents of each call.
    private func spoilBoth(_ dataset: inout MinimalDataset) {
        for index in dataset.calls.indices { dataset.calls[index].transcript.turns[0].role = .police }
    }

    @Test func `Only chosen encounters are looked into, and the rest is named`() throws {
        let report = try validate(spoilBoth, .init(selection: .ids(["enc-000001"])))
        #expect(report.findings.map(\.encounter) == ["enc-000001"])
        #expect(report.checked.encounters == 1)
        #expect(report.notChecked.contains { $0.contains("contents of the 1 encounter not") })
        #expect(throws: ValidationError.noEncounter("enc-9")) {
            try validate({ _ in }, .init(selection: .ids(["enc-9", "enc-000001"])))
        }
    }

    @Test func `An encounter that is chosen has been found though its line has an error`() throws {
        var dataset = MinimalDataset()
        dataset.calls[1].record.patient = PatientRecord(ageYears: 610, sex: .male)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let validator = { (id: String) in DatasetValidator(options: .init(selection: .ids([id]))) }
        let report = try validator("enc-000001").validate(at: root)
        #expect(report.findings.map(\.code) == [.schema(.outOfRange)], "\(report)")
        #expect(report.findings.map(\.line) == [2])
        #expect(throws: ValidationError.noEncounter("enc-9")) { try validator("enc-9").validate(at: root) }
        // A line that tells no id may be that of any.
        let manifest = root.appending(path: "manifest.jsonl")
        try (Data(contentsOf: manifest) + Data("{}x\n".utf8)).write(to: manifest)
        let other = try validator("enc-9").validate(at: root)
        #expect(!other.isValid && other.notChecked.contains { $0.hasPrefix("encounter enc-9: ") }, "\(other)")
    }

    @Test(arguments: [(1, 1), (2, 2), (7, 2)])
    func `A sample has its size`(size: Int, expected: Int) throws {
        let report = try validate(spoilBoth, .init(selection: .sample(size)))
        #expect(report.checked.encounters == expected)
        #expect(report.findings.count == expected)
    }

    @Test func `The manifest of encounters that are not chosen is still checked`() throws {
        let report = try validate(
            { $0.calls[0].record.streams[1].id = "mix" }, .init(selection: .ids(["enc-000001"])))
        #expect(report.findings.map(\.code) == [.identity(.duplicateID)])
    }

    @Test func `Severities come from the file, then from the profile, then from the catalogue`() throws {
        let table = try SeverityTable(json: Array(#"{"transcript.role": "info", "json.truncated": "off"}"#.utf8))
        let report = try validate(spoilBoth, .init(severities: table))
        #expect(report.findings.map(\.severity) == [.info, .info])
        #expect(report.isValid)
        let off = SeverityTable([.transcript(.role): nil])
        #expect(try validate(spoilBoth, .init(severities: off)).collector.isEmpty)
    }

    @Test(arguments: [
        ("[1]", "1:1:"), (#"{"transcript.rule": "info"}"#, "1:2:"), ("{\n \"transcript.role\": \"fatal\"}", "2:2:"),
        (#"{"a":1,"a":1}"#, "1:8:"),
    ])
    func `A severity file with a fault is refused with its place`(text: String, place: String) {
        let error = #expect(throws: OptionFileError.self) { try SeverityTable(json: Array(text.utf8)) }
        #expect(error.map { "\($0)".hasPrefix(place) } == true, "\(String(describing: error))")
    }

    @Test func `A baseline leaves out what it knows, as often as it knows it`() throws {
        let known = try validate(spoilBoth, .init(limitPerCode: .max))
        let baseline = try FindingBaseline(json: [UInt8](FindingBaseline(known.findings).json()))
        #expect(baseline.count == 2)
        let report = try validate(spoilBoth, .init(baseline: baseline))
        #expect(report.isValid && report.collector.isEmpty && report.knownFindings == 2)
        let more = try validate(
            { dataset in
                spoilBoth(&dataset)
                dataset.calls[0].transcript.turns[1].role = .police
            }, .init(baseline: baseline))
        #expect(more.findings.map(\.field) == ["turns[1].role"])
    }

    @Test(arguments: ["[]", "{", #"{"emsynth_baseline":2,"findings":[]}"#])
    func `What is no baseline is refused`(text: String) {
        #expect(throws: OptionFileError.self) { try FindingBaseline(json: Array(text.utf8)) }
    }

    /// No seed, no recipe, not synthetic, a number without a label, and somebody who misspeaks.
    private func record(_ dataset: inout MinimalDataset) {
        dataset.becomeRecorded()
        for index in dataset.calls.indices { dataset.calls[index].transcript.turns[1].mentions = [] }
        dataset.calls[0].say("89", 89)
    }

    @Test func `Recordings are valid under their profile, and not without it`() throws {
        let report = try validate(record, .init(profile: .recorded))
        #expect(report.isValid, "\(report)")
        #expect(report.findings.map(\.code) == [.cross(.readingMismatch)])
        #expect(report.findings.first?.severity == .warning)
        let synthetic = try validate(record, .init())
        #expect(synthetic.collector.count(of: .schema(.notSynthetic)) == 3)
    }

    @Test func `The profile for recordings still finds what is broken`() throws {
        let report = try validate(
            { dataset in
                record(&dataset)
                dataset.calls[1].transcript.turns[0].words[0].text = "other"
            }, .init(profile: .recorded))
        #expect(report.collector.count(of: .transcript(.wordsDiffer)) == 1)
    }

    @Test(arguments: [
        ("1.0", Severity?.none), ("1.1", .warning), ("2.0", .error), ("0.9", .error), ("1", .error), ("1.0.0", .error),
    ])
    func `An older minor version is valid, a newer one is named, another major one refused`(
        version: String, severity: Severity?
    ) throws {
        let report = try validate({ $0.dataset.formatVersion = version }, .init())
        #expect(report.findings.map(\.severity) == [severity].compactMap(\.self), "\(report)")
        #expect(report.findings.allSatisfy { $0.code == .schema(.unsupportedVersion) })
    }

    @Test func `A document over the limit is refused without being read`() throws {
        let limits = StrictJSON.Limits(maximumDepth: 64, maximumBytes: 2600)
        let report = try validate({ _ in }, .init(jsonLimits: limits))
        #expect(Set(report.findings.map(\.code)) == [.json(.lineTooLong)])
        #expect(report.findings.contains { $0.path == "train/enc-000000/transcript.json" })
    }
}
