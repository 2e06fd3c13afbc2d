import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

/// What rules of treatment leave alone, besides what the mutations show that they find.
@Suite struct TreatmentRuleTests {
    /// Codes of a data set with these events beside its own, in the order in which they are found.
    private func codes(_ events: [EventRecord]) throws -> [FindingCode] {
        var dataset = MinimalDataset()
        let all = dataset.calls[0].events + events
        dataset.calls[0].events = all.enumerated().sorted {
            ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
        }.map(\.element)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        return try DatasetValidator(level: .checksums).validate(at: root).findings.map(\.code)
    }

    private func cycle(_ id: String, _ start: Int, _ end: Int, device: String? = "blood_pressure") -> EventRecord {
        EventRecord(
            id: id, type: .procedure, label: "blood_pressure", start: .seconds(start), end: .seconds(end),
            actor: device == nil ? "medic1" : nil, device: device)
    }

    @Test func `A cycle may begin when the one before has ended, and a hand or another cuff may measure meanwhile`()
        throws
    {
        #expect(try codes([cycle("a", 8, 12), cycle("b", 12, 16)]) == [])
        #expect(try codes([cycle("a", 8, 16), cycle("b", 10, 14, device: nil)]) == [])
        #expect(try codes([cycle("a", 8, 16), cycle("b", 10, 14, device: "second_monitor")]) == [])
    }

    @Test func `A short cycle within a long one does not hide that the next begins in it`() throws {
        let overlap = FindingCode.care(.cuffOverlap)
        #expect(try codes([cycle("a", 8, 16), cycle("b", 9, 11), cycle("c", 12, 18)]) == [overlap, overlap])
    }

    @Test func `A cycle that is listed twice with its id is a fault of ids alone`() throws {
        #expect(try codes([cycle("a", 8, 16), cycle("a", 8, 16)]) == [.identity(.duplicateID)])
    }

    private func strip(_ id: String, _ value: Double, at second: Int) -> EventRecord {
        EventRecord(
            id: id, type: .reading, label: "glucose", start: .seconds(second), end: .seconds(second), unit: "mg/dL",
            readingID: id, kind: .glucose, value: value)
    }

    private func give(_ drug: String, at second: Int, dose: Double = 25, unit: String = "g") -> EventRecord {
        EventRecord(
            id: drug, type: .medication, label: drug, start: .seconds(second), end: .seconds(second + 1),
            actor: "medic1", drug: drug, dose: dose, unit: unit, route: .intravenous)
    }

    @Test func `Sugar is given for what a strip shows, and raises what the next one shows`() throws {
        let sugar = give("dextrose", at: 13)
        #expect(try codes([strip("x", 30, at: 9), sugar, strip("y", 110, at: 16)]) == [])
        #expect(try codes([strip("x", 30, at: 9), strip("y", 34, at: 11), sugar]) == [])
        #expect(try codes([strip("x", 45, at: 9), strip("y", 72, at: 11), sugar]) == [])
        #expect(try codes([strip("x", 110, at: 9), sugar]) == [])
        #expect(try codes([strip("x", 90, at: 9), strip("y", 130, at: 11), sugar]) == [])
        let found = try codes([strip("x", 30, at: 9), strip("y", 70, at: 11), give("oral_glucose", at: 13)])
        #expect(found == [.cross(.effectBeforeDrug)])
    }

    @Test func `Sugar that glucagon has raised is no effect before its cause`() throws {
        let events = [
            strip("x", 30, at: 9), give("glucagon", at: 10, dose: 1, unit: "mg"), strip("y", 110, at: 12),
            give("dextrose", at: 13),
        ]
        #expect(try codes(events) == [])
    }
}
