import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

@Suite struct DatasetValidatorTests {
    private func validate(
        _ dataset: MinimalDataset = MinimalDataset(), level: ValidationLevel = .checksums,
        options: DatasetValidator.Options = .init(), checks: [any EncounterCheck] = []
    ) throws -> ValidationReport {
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        return try DatasetValidator(level: level, options: options, checks: checks).validate(at: root)
    }

    @Test(arguments: [ValidationLevel.structure, .files, .checksums])
    func `A clean data set has no finding`(level: ValidationLevel) throws {
        let report = try validate(level: level)
        #expect(report.isValid, "\(report)")
        #expect(report.findings == [], "\(report)")
    }

    @Test func `The report tells how much was checked`() throws {
        let checked = try validate().checked
        #expect(checked.encounters == 2)
        #expect(checked.files == 2 * (8 + 4))
        #expect(checked.turns == 6 && checked.events == 14 && checked.frames == 4)
        #expect(try validate(level: .files).checked.bytes == 0)
    }

    @Test func `An encounter that has lost its line is found once`() throws {
        var dataset = MinimalDataset()
        dataset.dataset.plan = ["sex": ["male": 2], "language": ["en-US": 2]]
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let manifest = root.appending(path: "manifest.jsonl")
        let lines = String(decoding: try Data(contentsOf: manifest), as: UTF8.self).split(separator: "\n")
        try Data((lines[0] + "\n").utf8).write(to: manifest)
        let codes = { (level: ValidationLevel) in
            try DatasetValidator(level: level).validate(at: root).findings.map(\.code)
        }
        // Without a look at the folders, only the counts tell of it.
        #expect(try codes(.structure) == [.dataset(.countMismatch)])
        #expect(try codes(.checksums) == [.identity(.orphanRecord)])
    }

    @Test func `Counts of the plan that differ are one finding, and one of splits is another`() throws {
        var dataset = MinimalDataset()
        dataset.dataset.plan = ["sex": ["male": 1, "female": 1], "language": ["en-US": 2]]
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let file = root.appending(path: "dataset.json")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        try Data(text.replacing("\"train\" : 1", with: "\"train\" : 2").utf8).write(to: file)
        let findings = try DatasetValidator(level: .structure).validate(at: root).findings
        #expect(findings.map(\.field) == ["plan.sex.female", "splits.train"])
        #expect(findings.first?.message == "is 1, counted are 0, and 1 more")
    }

    @Test func `Levels that were left out are named`() throws {
        #expect(try validate(level: .files).notChecked == ["level checksums", "level decode", "level signals"])
        let report = try validate(level: .decode)
        #expect(report.notChecked == ["level decode: this validator has no check for it", "level signals"])
    }

    @Test func `A finding in a transcript points at the line and the session time`() throws {
        var dataset = MinimalDataset()
        dataset.calls[1].say("89", 89)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let finding = try #require(try DatasetValidator().validate(at: root).findings.first)
        #expect(finding.path == "test/enc-000001/transcript.json")
        #expect(finding.encounter == "enc-000001")
        #expect(finding.timeNanoseconds == 10_000_000_000)
        #expect(finding.field == "turns[2].mentions[0].value")
        let text = String(decoding: try Data(contentsOf: root.appending(path: finding.path ?? "")), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[(finding.line ?? 0) - 1].contains("\"value\" : 89"))
    }

    @Test func `A finding in a report points at the line, though its keys have dots`() throws {
        var dataset = MinimalDataset()
        dataset.calls[1].report = [
            "synthetic": true,
            "eVitals.10": [["value": 88, "reading_id": "r01"], ["value": 90, "reading_id": "r01"]],
            "eVitals": ["10": [1, 2]],
        ]
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator().validate(at: root)
        let finding = try #require(report.findings.first { $0.code == .cross(.recordMismatch) })
        #expect(finding.path == "test/enc-000001/record.json" && finding.field == "eVitals.10[1].value")
        let text = String(decoding: try Data(contentsOf: root.appending(path: finding.path ?? "")), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[(finding.line ?? 0) - 1].contains("\"value\" : 90"), "\(finding)")
    }

    @Test func `Who lists the file of another encounter is told of, wherever it stands`() throws {
        for (guest, owner) in [(0, 1), (1, 0)] {
            var dataset = MinimalDataset()
            dataset.calls[guest].record.streams[2].path = dataset.calls[owner].record.streams[2].path
            let report = try validate(dataset)
            #expect(report.findings.map(\.code) == [.files(.listedTwice)], "\(report)")
            #expect(report.findings.map(\.line) == [guest + 1])
            #expect(report.findings.map(\.field) == ["streams[2].path"])
        }
    }

    @Test func `A file outside its encounter's folder that no other lists has no finding`() throws {
        var dataset = MinimalDataset()
        dataset.calls[0].record.streams[2].path = "shared/events.jsonl"
        let report = try validate(dataset)
        #expect(report.findings == [], "\(report)")
    }

    @Test func `Rows of pairs may all be left out`() throws {
        var dataset = MinimalDataset()
        dataset.calls[0].pairs = []
        let report = try validate(dataset)
        #expect(report.findings == [], "\(report)")
    }

    @Test func `Findings are capped for each code with true totals`() throws {
        var dataset = MinimalDataset()
        for index in dataset.calls.indices {
            for turn in dataset.calls[index].transcript.turns.indices {
                dataset.calls[index].transcript.turns[turn].role = .police
            }
        }
        let report = try validate(dataset, options: .init(limitPerCode: 2))
        #expect(report.findings.count == 2)
        // What is wrong with the turns of one speaker is said once.
        #expect(report.collector.count(of: .transcript(.role)) == 4)
        #expect(report.description.contains("and 2 more of [transcript.role]"))
    }

    @Test func `Codes can be selected and ignored`() throws {
        var dataset = MinimalDataset()
        dataset.calls[0].record.index = 7
        dataset.calls[0].transcript.turns[0].role = .police
        #expect(try validate(dataset, options: .init(ignored: [.dataset(.indexOrder)])).collector.total == 1)
        let report = try validate(dataset, options: .init(selected: [.dataset(.indexOrder)]))
        #expect(report.findings.map(\.code) == [.dataset(.indexOrder)])
    }

    @Test func `Links out of the data set are followed when allowed`() throws {
        let root = try MinimalDataset().write()
        let outside = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer {
            try? FileManager.default.removeItem(at: root)
            try? FileManager.default.removeItem(at: outside)
        }
        let file = root.appending(path: "train/enc-000000/audio/mix.flac")
        try FileManager.default.moveItem(at: file, to: outside)
        try FileManager.default.createSymbolicLink(at: file, withDestinationURL: outside)
        #expect(try !DatasetValidator().validate(at: root).isValid)
        let options = DatasetValidator.Options(allowsLinks: true)
        #expect(try DatasetValidator(options: options).validate(at: root).findings == [])
    }

    @Test func `Many encounters are checked in the order of the manifest, every time`() throws {
        var dataset = MinimalDataset()
        for index in 2..<150 {
            var call = MinimalDataset.call(index: 1, split: .test)
            let id = "enc-\(1000 + index)"
            call.record.id = id
            call.record.index = index
            call.record.seed = EncounterSeed.value(datasetSeed: 1, index: index)
            call.transcript.encounter = id
            call.transcript.turns[index % 3].role = .police
            call.rename(from: "enc-000001", to: id)
            dataset.calls.append(call)
        }
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        var seen: [DatasetValidator.Progress] = []
        let validator = DatasetValidator(options: .init(limitPerCode: .max))
        let first = try validator.validate(at: root) { seen.append($0) }
        #expect(first.findings.map(\.encounter) == (2..<150).map { "enc-\(1000 + $0)" })
        #expect(try validator.validate(at: root).findings == first.findings)
        #expect(seen.map(\.encounters) == [64, 128, 150])
        #expect(seen.last?.total == 150)
    }

    private struct MixCheck: EncounterCheck {
        let level = ValidationLevel.decode

        func run(_ contents: EncounterContents, findings: inout [Finding]) {
            for (index, stream) in contents.streams(.audioMix) where contents.url(of: stream.path) != nil {
                findings.append(
                    contents.encounter.finding(.audio(.undecodable), "a stub", field: "streams[\(index)].path"))
            }
        }
    }

    @Test func `A check of one's own runs at its level on whole files`() throws {
        #expect(try validate(level: .checksums, checks: [MixCheck()]).findings == [])
        let report = try validate(level: .decode, checks: [MixCheck()])
        #expect(report.findings.map(\.code) == [.audio(.undecodable), .audio(.undecodable)])
        #expect(report.findings.map(\.line) == [1, 2])
        #expect(report.notChecked == ["level signals"])
    }

    @Test func `No folder is an error and not a finding`() {
        #expect(throws: ValidationError.noFolder("/nowhere/at/all")) {
            try DatasetValidator().validate(at: URL(filePath: "/nowhere/at/all"))
        }
    }

    @Test func `The report as JSON has its verdict, findings and totals`() throws {
        var dataset = MinimalDataset()
        dataset.calls[0].record.index = 7
        let report = try validate(dataset)
        let object = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
        #expect(object["valid"] as? Bool == false)
        #expect((object["findings"] as? [Any])?.count == 1)
        #expect(object["totals"] as? [String: Int] == ["dataset.index-order": 1])
        #expect(object["not_checked"] as? [String] == ["level decode", "level signals"])
    }
}
