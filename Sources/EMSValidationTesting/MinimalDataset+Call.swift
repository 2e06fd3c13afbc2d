public import EMSManifest
public import EMSModel
import EMSReproducibility
import Foundation

extension MinimalDataset {
    /// A call of twenty seconds: cardiac arrest with compressions, a dose, a shock and a reading.
    public static func call(index: Int, split: Split) -> Call {
        let id = "enc-00000\(index)"
        let folder = "\(split.rawValue)/\(id)"
        let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, UInt8(index)])
        return Call(
            record: record(id: id, index: index, split: split, folder: folder), transcript: transcript(id),
            events: events, frames: [frame(0, folder), frame(1, folder)], pairs: pairs,
            report: [
                "synthetic": true,
                "eVitals.10": [["value": 88, "t_ns": 9_000_000_000, "reading_id": "r01"]],
                "narrative": [["text": "Heart rate was 88.", "beats": ["vitals.1"]]],
            ],
            media: [
                "\(folder)/audio/mix.flac": Data("fLaC\(index)".utf8),
                "\(folder)/sensors/\(id)-monitor.hea": Data("\(id)-monitor 1 250 5000\n".utf8),
                "\(folder)/sensors/\(id)-monitor.dat": Data("data \(index)".utf8),
                "\(folder)/frames/000000.png": png, "\(folder)/frames/000000-mask.png": png,
                "\(folder)/frames/000001.png": png + [1], "\(folder)/frames/000001-mask.png": png,
            ])
    }

    private static func record(id: String, index: Int, split: Split, folder: String) -> EncounterRecord {
        func stream(_ id: String, _ kind: StreamKind, _ path: String, _ type: String) -> StreamRecord {
            StreamRecord(id: id, kind: kind, path: "\(folder)/\(path)", mediaType: type, bytes: 0, sha256: "")
        }
        var mix = stream("mix", .audioMix, "audio/mix.flac", "audio/flac")
        mix.sampleRateHertz = 16_000
        mix.samples = 320_000
        mix.channels = 1
        var monitor = stream("monitor", .sensor, "sensors/\(id)-monitor.hea", "text/plain")
        monitor.sampleRateHertz = 250
        monitor.samples = 5000
        monitor.files = [FileRecord(path: "\(folder)/sensors/\(id)-monitor.dat", bytes: 0, sha256: "")]
        return EncounterRecord(
            id: id, index: index, split: split, group: "group-\(index)", language: "en-US",
            clinicalProtocol: ProtocolRecord(id: "cardiac_arrest"), course: "responds",
            patient: PatientRecord(ageYears: 61, sex: .male),
            speakers: [
                SpeakerRecord(id: "medic1", role: .leadMedic, voice: ["id": "en-m01"]),
                SpeakerRecord(id: "emt1", role: .emt, voice: ["id": "en-f01"]),
            ],
            duration: .seconds(20), seed: EncounterSeed.value(datasetSeed: 1, index: index), digest: "",
            streams: [
                mix, stream("transcript", .transcript, "transcript.json", "application/json"),
                stream("events", .events, "events.jsonl", "application/jsonlines"),
                stream("frames", .frames, "frames.jsonl", "application/jsonlines"), monitor,
                stream("record", .record, "record.json", "application/json"),
                stream("pairs", .pairs, "pairs.jsonl", "application/jsonlines"),
            ])
    }

    /// Spreads the words of a text evenly over a span.
    public static func turn(
        _ id: String, _ speaker: String, _ role: Role, _ text: String, from start: Int, to end: Int,
        mentions: [MentionRecord] = []
    ) -> TurnRecord {
        let tokens = text.split(separator: " ").map(String.init)
        let step = (end - start) * 1000 / tokens.count
        let words = tokens.enumerated().map { index, token in
            WordRecord(
                text: token, start: .milliseconds(start * 1000 + index * step),
                end: .milliseconds(start * 1000 + (index + 1) * step))
        }
        return TurnRecord(
            id: id, speaker: speaker, role: role, topic: .takeVitalSigns, start: .seconds(start), end: .seconds(end),
            text: text, spoken: text.lowercased(), clean: text, words: words, mentions: mentions)
    }

    private static func transcript(_ id: String) -> TranscriptRecord {
        TranscriptRecord(
            encounter: id, language: "en-US", times: .synthesised, duration: .seconds(20),
            turns: [
                turn(
                    "t01", "medic1", .leadMedic, "Epinephrine 1 mg now.", from: 1, to: 3,
                    mentions: [
                        MentionRecord(
                            start: 12, end: 16, kind: .dose, value: .number(1), unit: "mg", assertion: .present,
                            beatID: "epi.1", status: .current),
                        MentionRecord(
                            start: 0, end: 11, kind: .drug, value: .text("epinephrine"), assertion: .present,
                            beatID: "epi.1", status: .current),
                    ]),
                turn(
                    "t02", "emt1", .emt, "Charging to 200 joules.", from: 4, to: 6,
                    mentions: [
                        MentionRecord(
                            start: 12, end: 22, kind: .energy, value: .number(200), unit: "J", assertion: .present,
                            beatID: "shock.1", status: .current)
                    ]),
                turn(
                    "t03", "medic1", .leadMedic, "Heart rate is 88.", from: 10, to: 12,
                    mentions: [
                        MentionRecord(
                            start: 14, end: 16, kind: .vital, value: .number(88), unit: "/min", assertion: .present,
                            readingID: "r01", status: .current)
                    ]),
            ])
    }

    private static let events = [
        EventRecord(
            id: "e01", type: .compressions, label: "compressions", start: .seconds(0), end: .seconds(6), actor: "emt1",
            beatID: "cpr.1", ratePerMinute: 110, depthMillimetres: 52),
        EventRecord(
            id: "e00", type: .rhythm, label: "ventricular_fibrillation", start: .zero, end: .seconds(8),
            rhythm: .ventricularFibrillation),
        EventRecord(
            id: "e02", type: .medication, label: "epinephrine", start: .seconds(3), end: .seconds(5), actor: "medic1",
            beatID: "epi.1", drug: "epinephrine", dose: 1, unit: "mg", route: .intravenous),
        EventRecord(
            id: "e03", type: .keystep, label: "clear_for_shock", start: .seconds(6), end: .seconds(7), actor: "medic1",
            beatID: "shock.1", keystepID: 10),
        EventRecord(
            id: "e04", type: .shock, label: "shock", start: .seconds(7), end: .seconds(7), actor: "medic1",
            beatID: "shock.1", energyJoules: 200),
        EventRecord(
            id: "e05", type: .rhythm, label: "sinus", start: .seconds(8), end: .seconds(20), rhythm: .sinus),
        EventRecord(
            id: "e06", type: .reading, label: "heart_rate", start: .seconds(9), end: .seconds(9), beatID: "vitals.1",
            unit: "/min", readingID: "r01", kind: .heartRate, value: 88),
    ]

    private static func frame(_ index: Int, _ folder: String) -> FrameRecord {
        FrameRecord(
            index: index, time: .seconds(index * 10), path: "\(folder)/frames/00000\(index).png", bytes: 0, sha256: "",
            maskPath: "\(folder)/frames/00000\(index)-mask.png", width: 480, height: 270, kind: "monitor_closeup",
            caption: "A monitor and hands.",
            objects: [
                FrameObjectRecord(id: "o1", label: "monitor", box: [10, 10, 100, 80], visibility: 1, maskID: 1),
                FrameObjectRecord(id: "o2", label: "hands", box: [380, 170, 100, 100], visibility: 0.5, maskID: 2),
            ],
            relations: [FrameRelationRecord(subject: "o1", predicate: "left_of", object: "o2")], parameters: [:],
            scene: ["attributes": ["o1": ["text": index == 0 ? "88" : "98"]]],
            twin: index == 0
                ? nil : FrameTwinRecord(of: 0, object: "o1", attribute: "text", value: "98", instead: "88"))
    }

    private static let pairs = [
        PairRecord(id: "p01", frame: 0, style: .short, text: "A monitor that shows 88.", facts: [fact("88")]),
        PairRecord(
            id: "p02", frame: 0, style: .short, text: "A monitor that shows 98.", isTrue: false, facts: [fact("98")],
            changed: fact("98")),
        PairRecord(
            id: "p03", frame: 0, style: .question, text: "What does the monitor show?", facts: [fact("88")],
            answer: "88", choices: ["88", "98"]),
        PairRecord(
            id: "p04", frame: 0, style: .polar, text: "Does the monitor show 98?", facts: [fact("98")], answer: "no",
            choices: ["no", "yes"]),
        PairRecord(id: "p05", frame: 0, style: .utterance, text: "Epinephrine 1 mg now.", turnID: "t01"),
    ]

    private static func fact(_ value: String) -> FactRecord {
        FactRecord(object: "o1", attribute: "text", value: value)
    }
}
