import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation
import Testing

@Suite struct RecordTests {
    private func roundTrip<Record: ManifestRecord & Equatable>(_ record: Record) throws -> Record? {
        let bytes = [UInt8](try FullRecords.encode(record))
        var findings: [Finding] = []
        let decoded = StrictDecoder(path: "x.json").decode(Record.self, from: bytes, findings: &findings)
        #expect(findings == [])
        return decoded?.record
    }

    @Test func `A full record of each type passes the strict decoder unchanged`() throws {
        #expect(try roundTrip(FullRecords.dataset) == FullRecords.dataset)
        #expect(try roundTrip(FullRecords.encounter) == FullRecords.encounter)
        #expect(try roundTrip(FullRecords.transcript) == FullRecords.transcript)
        #expect(try roundTrip(FullRecords.event) == FullRecords.event)
        #expect(try roundTrip(FullRecords.frame) == FullRecords.frame)
    }

    @Test func `Numbers keep their shortest form and integers stay integers`() throws {
        let line = String(decoding: try FullRecords.encode(FullRecords.event), as: UTF8.self)
        #expect(line.contains(#""dose":0.3,"#))
        #expect(line.contains(#""value":88"#))
        #expect(line.contains(#""start_ns":1000000000"#))
    }

    @Test func `Absent optional fields are left out`() throws {
        let event = EventRecord(id: "e1", type: .alarm, label: "x", start: .zero, end: .zero)
        let line = String(decoding: try FullRecords.encode(event), as: UTF8.self)
        #expect(line == #"{"end_ns":0,"id":"e1","label":"x","start_ns":0,"type":"alarm"}"#)
    }

    @Test func `The digest of an encounter ignores its place and notices its contents`() {
        var streams = FullRecords.encounter.streams
        let digest = EncounterDigest.of(streams)
        streams[0].path = "test/enc-000001/audio/mix.flac"
        #expect(EncounterDigest.of(streams) == digest)
        streams[0].files?[0].sha256 = String(repeating: "cd", count: 32)
        #expect(EncounterDigest.of(streams) != digest)
    }

    @Test(arguments: [
        ("1.0", DatasetFormat.Support.full), ("1.7", .newerMinor), ("2.0", .none), ("0.9", .none), ("1", .none),
        ("1.0.0", .none), ("x.y", .none), ("1.", .none), ("+1.0", .none),
    ])
    func `Versions are supported by their major number`(version: String, support: DatasetFormat.Support) {
        #expect(DatasetFormat.support(for: version) == support)
    }

    @Test func `Values of open parts keep their kinds`() throws {
        let value: JSONValue = ["a": 1, "b": 1.5, "c": [true, .null, "x"], "big": 9_007_199_254_740_993]
        let bytes = try FullRecords.encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: bytes) == value)
        #expect(
            String(decoding: bytes, as: UTF8.self) == #"{"a":1,"b":1.5,"big":9007199254740993,"c":[true,null,"x"]}"#)
        #expect(value["c"] == [true, .null, "x"])
    }
}
