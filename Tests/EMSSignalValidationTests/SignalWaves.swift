import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import Foundation

/// The signals of `SignalDataset`, made by the simplest means that a check must accept.
enum SignalWaves {
    static let events = [
        EventRecord(
            id: "e1", type: .rhythm, label: "vf", start: .zero, end: .seconds(18), rhythm: .ventricularFibrillation),
        EventRecord(
            id: "e2", type: .compressions, label: "cpr", start: .seconds(8), end: .seconds(16), actor: "emt1",
            ratePerMinute: 110, depthMillimetres: 50),
        EventRecord(
            id: "e3", type: .shock, label: "shock", start: .seconds(18), end: .seconds(18), energyJoules: 200),
        EventRecord(id: "e4", type: .rhythm, label: "flat", start: .seconds(18), end: .seconds(30), rhythm: .asystole),
        EventRecord(
            id: "e7", type: .compressions, label: "cpr", start: .seconds(20), end: .seconds(22), actor: "emt1",
            ratePerMinute: 110, depthMillimetres: 50),
        EventRecord(
            id: "e8", type: .alarm, label: "asystole", start: .seconds(25), end: .seconds(26), source: "monitor",
            priority: .high),
        EventRecord(id: "e5", type: .rhythm, label: "sinus", start: .seconds(30), end: .seconds(60), rhythm: .sinus),
        EventRecord(
            id: "e6", type: .reading, label: "heart_rate", start: .seconds(50), end: .seconds(50), unit: "/min",
            readingID: "r1", kind: .heartRate, value: 80),
    ]

    static let annotations = [
        WFDBAnnotation(sample: 0, code: .rhythmChange, text: "(VFIB"),
        WFDBAnnotation(sample: 1, code: .ventricularFibrillationStart),
        WFDBAnnotation(sample: 18 * 250 - 1, code: .ventricularFibrillationEnd),
        WFDBAnnotation(sample: 18 * 250, code: .rhythmChange, text: "(ASYS"),
        WFDBAnnotation(sample: 30 * 250, code: .rhythmChange, text: "(N"),
        WFDBAnnotation(sample: 8 * 250, code: .signalQualityChange, subtype: 1),
        WFDBAnnotation(sample: 16 * 250, code: .signalQualityChange),
        WFDBAnnotation(sample: 20 * 250, code: .signalQualityChange, subtype: 1),
        WFDBAnnotation(sample: 22 * 250, code: .signalQualityChange),
    ]

    static let transcript: TranscriptRecord = {
        let mention = MentionRecord(
            start: 11, end: 13, kind: .vital, value: .number(80), assertion: .present, readingID: "r1",
            status: .current)
        return TranscriptRecord(
            encounter: "enc-000000", language: "en-US", times: .synthesised, duration: .seconds(60),
            turns: [
                turn("t1", "emt1", .emt, "I will start chest compressions", at: 3, mentions: []),
                turn("t2", "medic1", .leadMedic, "Heart rate 80 again", at: 52, mentions: [mention]),
            ])
    }()

    /// Half a second for each word.
    private static func turn(
        _ id: String, _ speaker: String, _ role: Role, _ text: String, at start: Int, mentions: [MentionRecord]
    ) -> TurnRecord {
        let words = text.split(separator: " ").enumerated().map { index, word in
            WordRecord(
                text: String(word), start: .milliseconds(start * 1000 + 500 * index),
                end: .milliseconds(start * 1000 + 500 * index + 450))
        }
        return TurnRecord(
            id: id, speaker: speaker, role: role, topic: .takeVitalSigns, start: .seconds(start),
            end: words[words.count - 1].end, text: text, spoken: text.lowercased(), clean: text, words: words,
            mentions: mentions)
    }

    static func stem(_ speaker: String) -> [Int16] {
        var samples = [Int16](repeating: 0, count: 960_000)
        for word in transcript.turns.filter({ $0.speaker == speaker }).flatMap(\.words) {
            for index in word.start.sampleIndex(rateHertz: 16_000)..<word.end.sampleIndex(rateHertz: 16_000) {
                samples[index] = Int16(3000 * DeterministicMath.sinTurns(Double(index) * 200 / 16_000))
            }
        }
        return samples
    }

    /// The mix 6 dB lower, and a hum whose power is a tenth of that of the words in it.
    static let noisyMix: [Int16] = {
        let gain = DeterministicMath.pow(10, -6 / 20)
        return zip(mix, hum).map { Int16((Double($0) * gain).rounded()) + $1 }
    }()

    static let hum: [Int16] = {
        let level = 3000 * DeterministicMath.pow(10, -16 / 20)
        return mix.indices.map {
            Int16((level * DeterministicMath.sinTurns(Double($0) * 310 / 16_000)).rounded())
        }
    }()

    static let mix: [Int16] = {
        var noise = RandomSubstream(seed: 1, "noise")
        let voices = [stem("emt1"), stem("medic1")]
        return (0..<960_000).map { Int16(noise.uniform(-40...40)) + voices[0][$0] + voices[1][$0] }
    }()

    /// Narrow complexes with T waves.
    static func beats(perMinute rate: Double, at seconds: Double) -> Double {
        let interval = 60 / rate
        let phase = (seconds / interval - (seconds / interval).rounded()) * interval
        let complex = { (height: Double, centre: Double, width: Double) in
            height * DeterministicMath.exp(-(phase - centre) * (phase - centre) / (2 * width * width))
        }
        return complex(1.1, 0, 0.011) + complex(-0.25, 0.027, 0.01) + complex(0.3, 0.25, 0.05)
    }

    static func fibrillation(at seconds: Double) -> Double {
        let swell = 1 + 0.3 * DeterministicMath.sinTurns(0.37 * seconds)
        return 0.4 * swell
            * (DeterministicMath.sinTurns(4.8 * seconds) + 0.3 * DeterministicMath.sinTurns(5.9 * seconds + 0.2))
    }

    static let lead: [Double] = (0..<15_000).map { index in
        let seconds = Double(index) / 250
        let drift = 0.2 * DeterministicMath.sinTurns(0.25 * seconds)
        return switch seconds {
        case ..<18: fibrillation(at: seconds) + drift
        case ..<19: 10
        case ..<30: drift
        default: beats(perMinute: 80, at: seconds) + drift
        }
    }

    static let heartRate: [Double] = (0..<60).map { $0 < 30 ? .nan : 80 }

    static let depth: [Double] = (0..<6000).map { index in
        let seconds = Double(index) / 100
        guard (8..<16).contains(seconds) else { return 0 }
        let lift = (1 - DeterministicMath.cosTurns((seconds - 8) * 110 / 60)) / 2
        return 50 * lift * lift
    }

    /// Red, green and blue of the picture of the mask, the ground outside.
    static func level(_ x: Int, _ y: Int) -> [UInt8] {
        let number = (0..<64).contains(x) && (0..<48).contains(y) ? mask[y * 64 + x] : 0
        return [UInt8](repeating: 90 + 40 * number, count: 3)
    }

    static func picture(_ colour: (_ x: Int, _ y: Int) -> [UInt8]) -> Data {
        let pixels = (0..<48).flatMap { y in (0..<64).flatMap { x in colour(x, y) } }
        return (try? PNGEncoder.encode(rgb: pixels, width: 64, height: 48)).map { Data($0) } ?? Data()
    }

    static let mask: [UInt8] = {
        var pixels = [UInt8](repeating: 0, count: 64 * 48)
        for (id, box) in [(UInt8(1), [4, 4, 20, 10]), (2, [30, 20, 10, 12])] {
            for y in box[1]..<(box[1] + box[3]) {
                for x in box[0]..<(box[0] + box[2]) { pixels[y * 64 + x] = id }
            }
        }
        return pixels
    }()

    /// Fifteen breaths a minute with plateaus of 38 mmHg.
    static let carbonDioxide = breaths(perMinute: 15)

    static func breaths(perMinute rate: Double) -> [Double] {
        (0..<1500).map { index in
            let turns = Double(index) / 25 * rate / 60
            return turns - turns.rounded(.down) < 0.5 ? 0 : 38
        }
    }

    static let endTidal = [Double](repeating: 38, count: 60)

    static let breathing = [Double](repeating: 15, count: 60)

    /// A wrist that compresses from 8 to 16 s, with gravity along the third axis and a sensor that is never quite still.
    static let watch = wrist(compressing: 8..<16)

    private static func noise(_ index: Int) -> Double { index.isMultiple(of: 2) ? 0 : 0.01 }

    static func wrist(compressing span: Range<Double>) -> [[Double]] {
        let along = (0..<3000).map { index in
            let seconds = Double(index) / 50
            return noise(index) + 9.81
                + (span.contains(seconds) ? 7 * DeterministicMath.sinTurns(seconds * 110 / 60) : 0)
        }
        return [(0..<3000).map { noise($0) + 0.1 }, (0..<3000).map { noise($0) - 0.2 }, along]
    }
}
