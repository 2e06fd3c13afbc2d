import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation
import Testing

/// Records that read themselves: the same as their `Decodable` form makes of the same text.
@Suite struct JSONReadableTests {
    private func expectSame<Record: ManifestRecord & Equatable>(_ record: Record) throws {
        let bytes = try FullRecords.encode(record)
        var findings: [Finding] = []
        let read = StrictDecoder(path: "x.json").decode(Record.self, from: Array(bytes), findings: &findings)
        #expect(findings == [])
        #expect(try #require(read).record == JSONDecoder().decode(Record.self, from: bytes))
        #expect(read?.record == record)
    }

    /// Of which `JSONWritableTests` says that no field is left out.
    @Test func `a record with every field is read whole`() throws {
        try expectSame(FullRecords.dataset)
        try expectSame(FullRecords.encounter)
        try expectSame(FullRecords.transcript)
        try expectSame(FullRecords.event)
        try expectSame(FullRecords.frame)
        try expectSame(FullRecords.pair)
    }

    @Test func `a record without its optional fields is read whole`() throws {
        let digest = FullRecords.digest
        try expectSame(
            FrameRecord(
                index: 1, time: .zero, path: "p", bytes: 0, sha256: digest, width: 1, height: 1, kind: "k",
                caption: "A.", objects: [], relations: [], parameters: [:]))
        try expectSame(PairRecord(id: "p", frame: 0, style: .short, text: "a\"b", isTrue: false))
        try expectSame(EventRecord(id: "e1", type: .communication, label: "x", start: .zero, end: .zero))
        try expectSame(
            EncounterRecord(
                id: "e", index: 0, split: .test, group: "g", language: "en", clinicalProtocol: ProtocolRecord(id: "p"),
                patient: PatientRecord(ageYears: 0, sex: .female), speakers: [SpeakerRecord(id: "s", role: .patient)],
                duration: .seconds(1), digest: digest,
                streams: [StreamRecord(id: "x", kind: .events, path: "p", mediaType: "m", bytes: 0, sha256: digest)]))
        try expectSame(
            TranscriptRecord(
                encounter: "e", language: "en", times: .estimated, duration: .seconds(1),
                turns: [
                    TurnRecord(
                        id: "t", speaker: "s", role: .patient, topic: .transport, start: .zero, end: .zero, text: "a",
                        spoken: "a", clean: "a", words: [WordRecord(text: "a", start: .zero, end: .zero)],
                        mentions: [
                            MentionRecord(
                                start: 0, end: 1, kind: .drug, value: .text("a\"b"), assertion: .absent, status: .past)
                        ])
                ]))
    }
}
