import EMSManifest
import EMSModel
import Foundation

/// One record of each type with every field set, so that a key that is missing somewhere is seen.
enum FullRecords {
    static let digest = String(repeating: "ab", count: 32)

    static let dataset = DatasetRecord(
        name: "demo", title: "Demo", description: "Two calls", license: "CC0-1.0", languages: ["en-US"], seed: 7,
        recipe: ["name": "demo", "share": 0.5], recipeSHA256: digest, versions: ["emsynth": "0.1.0"],
        counts: DatasetCounts(
            encounters: 1, streams: 2, turns: 3, words: 4, events: 5, frames: 6, duration: .seconds(60)),
        splits: ["train": 1], plan: ["sex": ["male": 1]], labelSets: ["objects": [LabelRecord(id: 1, label: "hands")]],
        recordings: [
            RecordingRecord(
                id: "own-abababababab", use: .impulse, name: "hall/door.wav", sha256: digest, license: "CC-BY-4.0",
                attribution: "2024 A. Person", split: .train, measuredDecaySeconds: 0.5)
        ])

    static let encounter = EncounterRecord(
        id: "enc-000001", index: 1, split: .train, group: "g1", language: "en-US",
        clinicalProtocol: ProtocolRecord(id: "arrest", odemsa: "2-1", nemsis: "9914011", group: "cardiac"),
        course: "responds", severity: "critical",
        patient: PatientRecord(ageYears: 1, sex: .male, weightKilograms: 11, ageMonths: 14),
        speakers: [
            SpeakerRecord(
                id: "medic1", role: .leadMedic, sex: .female, ageYears: 34, seat: .leader, voice: ["pitch": 50])
        ],
        duration: .seconds(60), seed: 99, digest: digest, provenance: ["script": "x"],
        streams: [
            StreamRecord(
                id: "mix", kind: .audioMix, path: "train/enc-000001/audio/mix.flac", mediaType: "audio/flac",
                bytes: 10, sha256: digest, sampleRateHertz: 16_000, samples: 960_000, channels: 1, clock: .identity,
                timesPath: "t.json", validityPath: "v.json", device: "glasses", speaker: "medic1",
                twin: "mix",
                noise: NoiseRecord(
                    scene: "rain", twin: "mix", ratioDecibels: 5, measuredRatioDecibels: 5.01, cleanGainDecibels: -1.5,
                    noiseGainDecibels: 0.25, targetLoudness: -23, integratedLoudness: -23, peakDecibels: -3,
                    source: SourceRecord(sha256: digest, license: "CC-BY-4.0")),
                room: RoomRecord(
                    room: "cab", microphone: "chest", distanceMetres: 1.5, decaySeconds: 0.37,
                    measuredDecaySeconds: 0.36, delaySeconds: 0.000_25,
                    source: SourceRecord(sha256: digest, license: "CC-BY-4.0")),
                files: [FileRecord(path: "train/enc-000001/a.dat", bytes: 3, sha256: digest)])
        ])

    static let transcript = TranscriptRecord(
        encounter: "enc-000001", language: "en-US", times: .synthesised, duration: .seconds(60),
        turns: [
            TurnRecord(
                id: "t0001", speaker: "medic1", role: .leadMedic, topic: .takeVitalSigns, start: .seconds(1),
                end: .seconds(3), text: "Heart rate 88.", spoken: "heart rate eighty eight", clean: "Heart rate 88.",
                channel: .air, delivery: .calm, beatID: "vitals.1",
                words: [
                    WordRecord(
                        text: "Heart", start: .seconds(1), end: .seconds(2),
                        phonemes: [PhonemeRecord(symbol: "h", start: .seconds(1), end: .seconds(2))])
                ],
                mentions: [
                    MentionRecord(
                        start: 11, end: 13, kind: .vital, value: .number(88), unit: "/min", code: "loinc:8867-4",
                        assertion: .present, readingID: "r01", beatID: "vitals.1", of: .seconds(1), status: .current)
                ],
                disfluencies: [DisfluencyRecord(start: 0, end: 5, kind: .repetition)],
                source: [SourceLine(file: "protocols/arrest.yaml", line: 12)])
        ])

    static let event = EventRecord(
        id: "e0001", type: .medication, label: "epinephrine", start: .seconds(1), end: .seconds(2), actor: "medic1",
        director: "medic1", beatID: "epi.1", keystepID: 100, code: "rxnorm:3992", drug: "epinephrine", dose: 0.3,
        unit: "mg", route: .intramuscular, energyJoules: 200, mode: .manual, ratePerMinute: 110,
        depthMillimetres: 52.5, rhythm: .sinus, readingID: "r01", kind: .heartRate, value: 88, succeeded: true,
        attempt: 1, source: "siren", signalToNoiseDecibels: -5, scene: "rain", stream: "mix", device: "monitor",
        priority: .high)

    static let frame = FrameRecord(
        index: 0, time: .seconds(1), path: "train/enc-000001/frames/000000.png", bytes: 100, sha256: digest,
        maskPath: "train/enc-000001/frames/000000-mask.png", maskBytes: 50, maskSHA256: digest, width: 480,
        height: 270, kind: "monitor", caption: "A monitor.",
        objects: [FrameObjectRecord(id: "o1", label: "monitor", box: [1, 2, 30, 40], visibility: 1, maskID: 1)],
        relations: [FrameRelationRecord(subject: "o1", predicate: "on", object: "o1")],
        parameters: ["blur": 0.5, "night": true, "none": .null], scene: ["light": [1, 2]],
        twin: FrameTwinRecord(of: 1, object: "o1", attribute: "text", value: "88", instead: "98"),
        recorded: RecordedRecord(license: "CC-BY-4.0"))

    static let pair = PairRecord(
        id: "p0000", frame: 0, style: .question, text: "What does it show?", isTrue: true,
        facts: [FactRecord(object: "o1", attribute: "text", value: "88")],
        changed: FactRecord(object: "o1", attribute: "text", value: "98"), answer: "88", choices: ["88", "98"],
        turnID: "t0001")

    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
