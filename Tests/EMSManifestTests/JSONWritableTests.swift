import EMSManifest
import EMSModel
import EMSReproducibility
import Foundation
import Testing

/// Records that write themselves: the same bytes as their `Encodable` form, with every field and without any.
@Suite struct JSONWritableTests {
    private func expectSame(_ record: some JSONWritable) throws {
        let slow: Data = try CanonicalJSON.encodeReadable(record)
        let fast: [UInt8] = CanonicalJSON.encodeReadable(record)
        #expect(withoutLayout(fast) == withoutLayout(slow))
        let slowLines: Data = try CanonicalJSON.encodeLines([record, record])
        let fastLines: [UInt8] = CanonicalJSON.encodeLines([record, record])
        #expect(String(decoding: fastLines, as: UTF8.self) == String(decoding: slowLines, as: UTF8.self))
    }

    /// Without the white space between values.
    private func withoutLayout(_ bytes: some Sequence<UInt8>) -> String {
        var isInText = false
        var isEscaped = false
        let kept = bytes.filter { byte in
            if isInText {
                if byte == UInt8(ascii: "\""), !isEscaped { isInText = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                return true
            }
            if byte == UInt8(ascii: "\"") { isInText = true }
            return byte != 0x20 && byte != 0x0A
        }
        return String(decoding: kept, as: UTF8.self)
    }

    @Test func `what makes up a turn keeps to a line each`() {
        let bytes: [UInt8] = CanonicalJSON.encodeReadable(FullRecords.transcript)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.contains(#"{"file":"protocols/arrest.yaml","line":12}"#))
        #expect(lines.contains(#"{"end":5,"kind":"repetition","start":0}"#))
        #expect(lines.contains { $0.hasPrefix(#"{"assertion":"present","beat_id":"vitals.1""#) && $0.hasSuffix("}") })
        let words = FullRecords.transcript.turns.flatMap(\.words)
        #expect(lines.count { $0.hasPrefix(#"{"end_ns":"#) && $0.contains(#""phonemes":[{"end_ns""#) } == words.count)
        // What follows is indented again.
        #expect(lines.contains(#""encounter" : "enc-000001","#))
        #expect(lines.last == "}")
    }

    @Test func `a record with every field writes what it encodes`() throws {
        try expectSame(FullRecords.transcript)
        try expectSame(FullRecords.event)
        try expectSame(FullRecords.encounter)
        try expectSame(FullRecords.frame)
        try expectSame(FullRecords.pair)
        let slow: Data = try CanonicalJSON.encode(FullRecords.encounter)
        #expect(CanonicalJSON.encode(FullRecords.encounter) as [UInt8] == Array(slow))
    }

    @Test func `any JSON value writes what it encodes`() throws {
        var record = FullRecords.encounter
        record.provenance = [
            "b": [1, -2.5, "x\"y", true], "a": .object([:]), "Z": .null, "ä": .array([]), "c": .integer(.min),
        ]
        try expectSame(record)
    }

    @Test func `the full records leave no field out`() throws {
        let turn = try #require(FullRecords.transcript.turns.first)
        let records: [Any] = [
            FullRecords.transcript, turn, turn.words[0], turn.words[0].phonemes?.first as Any, turn.mentions[0],
            FullRecords.event, FullRecords.encounter, FullRecords.encounter.patient,
            FullRecords.encounter.clinicalProtocol, FullRecords.encounter.speakers[0],
            FullRecords.encounter.streams[0], FullRecords.frame, FullRecords.frame.objects[0],
            FullRecords.frame.relations[0], FullRecords.frame.twin as Any, FullRecords.frame.recorded as Any,
            FullRecords.pair, FullRecords.pair.facts[0],
        ]
        for record in records {
            for field in Mirror(reflecting: record).children {
                let isNil =
                    Mirror(reflecting: field.value).displayStyle == .optional
                    && Mirror(reflecting: field.value).children.isEmpty
                #expect(!isNil, "\(type(of: record)).\(field.label ?? "") is not tried")
            }
        }
    }

    @Test func `a record without its optional fields writes what it encodes`() throws {
        try expectSame(
            FrameRecord(
                index: 1, time: .zero, path: "p", bytes: 0, sha256: "", width: 1, height: 1, kind: "k", caption: "",
                objects: [], relations: [], parameters: [:]))
        try expectSame(PairRecord(id: "p", frame: 0, style: .short, text: "a\"b"))
        try expectSame(EventRecord(id: "e1", type: .alarm, label: "x", start: .zero, end: .zero))
        try expectSame(
            EncounterRecord(
                id: "e", index: 0, split: .test, group: "g", language: "en", clinicalProtocol: ProtocolRecord(id: "p"),
                patient: PatientRecord(ageYears: 0, sex: .female), speakers: [SpeakerRecord(id: "s", role: .patient)],
                duration: .zero, seed: .max, digest: "",
                streams: [StreamRecord(id: "x", kind: .events, path: "p", mediaType: "m", bytes: 0, sha256: "")]))
        try expectSame(
            TranscriptRecord(
                encounter: "e", language: "en", times: .estimated, duration: .zero,
                turns: [
                    TurnRecord(
                        id: "t", speaker: "s", role: .patient, topic: .transport, start: .zero, end: .zero, text: "",
                        spoken: "", clean: "", words: [],
                        mentions: [
                            MentionRecord(
                                start: 0, end: 1, kind: .drug, value: .text("a\"b"), assertion: .absent, status: .past)
                        ])
                ]))
        try expectSame(
            TranscriptRecord(encounter: "e", language: "en", times: .estimated, duration: .zero, turns: []))
    }
}
