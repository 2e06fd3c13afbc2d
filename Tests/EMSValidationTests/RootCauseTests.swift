import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

/// One wrong value is one finding where it stands, and two are two.
@Suite struct RootCauseTests {
    private static let events = "train/enc-000000/events.jsonl"
    private static let transcript = "train/enc-000000/transcript.json"

    /// In a data set whose first call has a whole report, and a dose in it.
    private func found(_ change: (inout MinimalDataset.Call) -> Void) throws -> [Finding] {
        try MinimalDataset.findings { dataset in
            dataset.calls[0].report = Mutation.wholeReport
            guard case .object(var members) = dataset.calls[0].report else { return }
            members["eMedications.05"] = [["value": 1, "beat_id": "epi.1"]]
            dataset.calls[0].report = .object(members)
            change(&dataset.calls[0])
        }
    }

    @Test func `The report that is changed here has no finding`() throws {
        let found = try found { _ in }
        #expect(found == [], "\(found)")
    }

    @Test func `A dose that talk and report contradict is the wrong one`() throws {
        let found = try found { $0.events[2].dose = 1.5 }
        #expect(found.map(\.code) == [.cross(.doseMismatch)], "\(found)")
        #expect(found.first?.path == Self.events && found.first?.line == 3 && found.first?.field == "dose")
        #expect(found.first?.message == "1.5 mg here, 1.0 mg in transcript.json and record.json (2 times)")
    }

    @Test func `A dose that is said otherwise than it is given and reported was said wrongly`() throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.calls[0].report = Mutation.wholeReport
            dataset.calls[0].transcript.turns[0] = MinimalDataset.turn(
                "t01", "medic1", .leadMedic, "Epinephrine 2 mg now.", from: 1, to: 3,
                mentions: [
                    MentionRecord(
                        start: 12, end: 16, kind: .dose, value: .number(2), unit: "mg", assertion: .present,
                        beatID: "epi.1", status: .current)
                ])
            dataset.calls[0].pairs.removeLast()
        }
        #expect(found.map(\.code) == [.cross(.doseMismatch)], "\(found)")
        #expect(found.first?.path == Self.transcript && found.first?.field == "turns[0].mentions[0].value")
    }

    @Test func `Two values that others contradict are two findings`() throws {
        let found = try found { call in
            call.events[2].dose = 1.5
            call.events[4].energyJoules = 150
        }
        #expect(Set(found.map(\.code)) == [.cross(.doseMismatch), .cross(.energyMismatch)], "\(found)")
        #expect(found.count == 2 && Set(found.map(\.line)) == [3, 5])
    }

    @Test func `A fault beside a value that others contradict stays`() throws {
        let found = try found { call in
            call.events[2].dose = 1.5
            call.events[0].depthMillimetres = 5
        }
        #expect(Set(found.map(\.code)) == [.cross(.doseMismatch), .schema(.outOfRange)], "\(found)")
        #expect(found.count == 2)
    }

    @Test func `A value that is wrong by itself is contradicted by nobody`() throws {
        let found = try found { $0.events[6].value = 600 }
        #expect(found.map(\.code) == [.schema(.outOfRange)], "\(found)")
        #expect(found.first?.line == 7)
    }

    @Test func `A reading that is missing is missed once`() throws {
        let found = try found { $0.events.remove(at: 6) }
        #expect(found.contains { $0.code == .identity(.danglingReference) && $0.path == Self.events }, "\(found)")
        #expect(!found.contains { $0.message.contains("r01") && $0.path != Self.events }, "\(found)")
    }

    @Test func `Who the manifest alone calls something else is called wrongly there`() throws {
        let found = try found { call in
            call.record.speakers[1].role = .firefighter
            guard case .object(var members) = call.report else { return }
            members["eProcedures.10"] = [["value": "9905005", "beat_id": "cpr.1"]]
            call.report = .object(members)
        }
        #expect(found.map(\.code) == [.transcript(.role)], "\(found)")
        #expect(found.first?.path == "manifest.jsonl" && found.first?.field == "speakers[1].role")
    }

    @Test func `An encounter with the id of another one is found where it took it`() throws {
        let found = try found { $0.record.id = "enc-000001" }
        #expect(found.filter { $0.field == "id" }.map(\.code) == [.identity(.duplicateID)], "\(found)")
        #expect(found.first { $0.field == "id" }?.line == 1)
        #expect(!found.contains { $0.code == .identity(.danglingReference) }, "\(found)")
    }

    @Test func `A turn that is lost makes no count of the data set wrong`() throws {
        var dataset = MinimalDataset()
        dataset.calls[0].record.provenance = ["turns": 3, "words": 12]
        dataset.calls[0].transcript.turns.remove(at: 1)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        // The totals are those of the lines of the manifest.
        let url = root.appending(path: "dataset.json")
        let text = try String(contentsOf: url, encoding: .utf8)
        let words = dataset.calls.reduce(0) { $0 + $1.transcript.turns.reduce(0) { $0 + $1.words.count } }
        let sealed = text.replacing("\"turns\" : 5", with: "\"turns\" : 6")
            .replacing("\"words\" : \(words)", with: "\"words\" : \(words + 4)")
        #expect(sealed != text)
        try Data(sealed.utf8).write(to: url)
        let found = try DatasetValidator(level: .checksums).validate(at: root).findings
        #expect(found.map(\.code) == [.dataset(.countMismatch)], "\(found)")
        #expect(found.first?.path == Self.transcript && found.first?.field == "turns")
    }

    @Test func `Line ends are those of a file`() throws {
        let root = try MinimalDataset().write()
        defer { try? FileManager.default.removeItem(at: root) }
        let url = root.appending(path: "manifest.jsonl")
        let text = try String(contentsOf: url, encoding: .utf8)
        try Data(text.replacing("\n", with: "\r\n").utf8).write(to: url)
        let found = try DatasetValidator(level: .checksums).validate(at: root).findings
        #expect(found.map(\.message) == ["the line ends with a carriage return, as 1 more do"], "\(found)")
    }

    @Test func `A text is in the words of its turn as well`() throws {
        let found = try found { call in
            let turn = call.transcript.turns[1]
            call.transcript.turns[1] = MinimalDataset.turn(
                turn.id, turn.speaker, turn.role, "Charging to 200 joules\u{202E}.", from: 4, to: 6,
                mentions: turn.mentions)
        }
        #expect(found.map(\.code) == [.text(.terminalEscape)], "\(found)")
    }

    /// Documents are read whole, and sealed like the rest.
    @Test func `Carriage returns in a document are found at its first line`() throws {
        let root = try MinimalDataset().write()
        defer { try? FileManager.default.removeItem(at: root) }
        let url = root.appending(path: Self.transcript)
        let old = try Data(contentsOf: url)
        let new = Data(String(decoding: old, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        try new.write(to: url)
        let manifest = root.appending(path: "manifest.jsonl")
        let digest = { (data: Data) in ContentDigest(of: data).hexadecimal }
        let lines = try String(contentsOf: manifest, encoding: .utf8)
            .replacing("\"bytes\":\(old.count),", with: "\"bytes\":\(new.count),", maxReplacements: 1)
            .replacing(digest(old), with: digest(new))
        try Data(lines.utf8).write(to: manifest)
        let found = try DatasetValidator(level: .checksums).validate(at: root).findings
        // The digest of the encounter is left as it was.
        #expect(found.map(\.code) == [.checksum(.encounter), .json(.lineEnding)], "\(found)")
        #expect(found.last?.path == Self.transcript && found.last?.line == 1)
    }

    /// Contradicts a series in one curve by two rows, and in another by one.
    private struct Contradictions: EncounterCheck {
        let level = ValidationLevel.signals
        let curves: [String]

        func run(_ contents: EncounterContents, findings: inout [Finding]) {
            for (row, curve) in zip(contents.events ?? [], curves) {
                findings.append(
                    row.finding(.cross(.trendMismatch), "\(curve) is another", field: "value")
                        .disputing(Dispute(.file("vitals.hea"), curve)))
            }
        }
    }

    @Test(arguments: [(["HR", "HR", "SpO2"], 1), (["HR", "SpO2"], 2)])
    func `A series that rows contradict in one curve is wrong in the others as well`(
        curves: [String], count: Int
    ) throws {
        let root = try MinimalDataset().write()
        defer { try? FileManager.default.removeItem(at: root) }
        let validator = DatasetValidator(level: .signals, checks: [Contradictions(curves: curves)])
        let found = try validator.validate(at: root).findings.filter { $0.encounter == "enc-000000" }
        #expect(found.count == count, "\(found)")
        #expect(found.first?.path == (count == 1 ? "vitals.hea" : Self.events))
    }
}
