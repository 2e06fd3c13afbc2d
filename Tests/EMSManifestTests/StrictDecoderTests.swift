import EMSDiagnostics
import EMSManifest
import Foundation
import Testing

@Suite struct StrictDecoderTests {
    private func findings(_ text: String, firstLine: Int = 1) -> [Finding] {
        var findings: [Finding] = []
        let decoder = StrictDecoder(path: "events.jsonl", encounter: "enc-000001")
        _ = decoder.decode(EventRecord.self, from: [UInt8](text.utf8), firstLine: firstLine, findings: &findings)
        return findings
    }

    static let faulty: [(String, FindingCode, String)] = [
        (#"{"type":"alarm","label":"x","start_ns":0,"end_ns":0}"#, .schema(.missingField), "id"),
        (#"{"id":"a","type":"alarm","label":"x","start_ns":true,"end_ns":0}"#, .schema(.wrongType), "start_ns"),
        (#"{"id":"a","type":"alarm","label":"x","start_ns":1.0,"end_ns":0}"#, .schema(.wrongType), "start_ns"),
        (#"{"id":"a","type":"alarm","label":"x","start_ns":-1,"end_ns":0}"#, .schema(.outOfRange), "start_ns"),
        (#"{"id":"a","type":"alrm","label":"x","start_ns":0,"end_ns":0}"#, .schema(.unknownValue), "type"),
        (#"{"id":"a","type":"alarm","label":"x","start_ns":0,"end_ns":0,"dos":1}"#, .schema(.unknownField), "dos"),
        (#"{"id":"a","type":"shock","label":"x","start_ns":0,"end_ns":0}"#, .event(.missingDetail), "energy_j"),
        (#"{"id":"A b","type":"alarm","label":"x","start_ns":0,"end_ns":0}"#, .identity(.unsafeID), "id"),
        (#"{"id":"ä","type":"alarm","label":"x","start_ns":0,"end_ns":0}"#, .identity(.notNormalised), "id"),
        (#"{"id":"a","type":"alarm","label":"\u001b[2J","start_ns":0,"end_ns":0}"#, .text(.terminalEscape), "label"),
        (#"{"id":"a","type":"alarm","label":"=1+1","start_ns":0,"end_ns":0}"#, .text(.formula), "label"),
    ]

    @Test(arguments: faulty)
    func `A fault of a field is named with its field`(text: String, code: FindingCode, field: String) {
        let found = findings(text)
        #expect(found.map(\.code) == [code])
        #expect(found.first?.field == field)
        #expect(found.first?.encounter == "enc-000001")
    }

    @Test func `A finding points at line and column`() {
        let found = findings(
            "{\"id\":\"a\",\n\"type\":\"alarm\",\"label\":7,\"start_ns\":0,\"end_ns\":0}", firstLine: 5)
        #expect(found.first?.line == 6)
        #expect(found.first?.column == 24)
    }

    @Test func `A misspelt name gets a suggestion`() {
        #expect(findings(Self.faulty[4].0).first?.message.contains("did you mean \"alarm\"?") == true)
        #expect(findings(Self.faulty[5].0).first?.message.contains("did you mean \"dose\"?") == true)
    }

    private func expectSame<Record: ManifestRecord & Equatable>(_ record: Record) throws {
        let bytes = try FullRecords.encode(record)
        var findings: [Finding] = []
        let read = StrictDecoder(path: "x").decode(Record.self, from: [UInt8](bytes), findings: &findings)
        #expect(findings.isEmpty)
        #expect(read?.record == record)
        #expect(try JSONDecoder().decode(Record.self, from: bytes) == record)
    }

    @Test func `Records are decoded as Foundation decodes them`() throws {
        try expectSame(FullRecords.dataset)
        try expectSame(FullRecords.transcript)
        try expectSame(FullRecords.event)
        try expectSame(FullRecords.frame)
        try expectSame(FullRecords.pair)
        var encounter = FullRecords.encounter
        encounter.provenance = [
            "b": [1, -2.5, "x\"y", true], "a": .object([:]), "Z": .null, "ä": .array([[]]), "c": ["d": ["e": .null]],
        ]
        try expectSame(encounter)
    }

    private func rows(_ text: String) throws -> [RecordLines<EventRecord>.Row] {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).jsonl")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        var lines = try RecordLines<EventRecord>(url: url, decoder: StrictDecoder(path: "events.jsonl"))
        var rows: [RecordLines<EventRecord>.Row] = []
        while let row = try lines.next() { rows.append(row) }
        return rows
    }

    private static let good = #"{"end_ns":0,"id":"e1","label":"x","start_ns":0,"type":"alarm"}"#

    @Test func `Lines are read one by one with their numbers`() throws {
        let found = try rows("\(Self.good)\n\(Self.good)\n")
        #expect(found.map(\.line) == [1, 2])
        #expect(found.allSatisfy { $0.record != nil && $0.findings.isEmpty })
    }

    @Test(arguments: [
        ("\(good)\r\n", 1, JSONFault.lineEnding),
        ("\(good)\n\n\(good)\n", 2, .lineEnding),
        ("\(good)\n\(good)", 2, .lineEnding),
        ("\(good)\n\(good.dropLast(9))", 2, .truncated),
        ("\(good.dropLast(9))\n\(good)\n", 1, .malformed),
    ])
    func `A line that is not one value and a line feed is named`(text: String, line: Int, code: JSONFault) throws {
        let found = try rows(text).flatMap(\.findings)
        #expect(found.map(\.code) == [.json(code)])
        #expect(found.first?.line == line)
    }

    @Test func `A line over the limit is skipped in bounded memory`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).jsonl")
        try Data((String(repeating: "x", count: 600_000) + "\n" + Self.good + "\n").utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let limits = StrictJSON.Limits(maximumDepth: 64, maximumBytes: 1000)
        var lines = try RecordLines<EventRecord>(
            url: url, decoder: StrictDecoder(path: "events.jsonl", limits: limits))
        #expect(try lines.next()?.findings.map(\.code) == [.json(.lineTooLong)])
        #expect(try lines.next()?.record?.record.id == "e1")
        let end = try lines.next()
        #expect(end == nil)
    }
}
