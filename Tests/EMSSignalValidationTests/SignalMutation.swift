import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
import EMSSignalValidation
import EMSValidation
import Foundation
import Testing

/// A fault of media or signals, made in code, and the code it fires.
struct SignalMutation: Sendable, CustomTestStringConvertible {
    var name: String
    var code: FindingCode
    var change: @Sendable (inout SignalDataset) -> Void

    init(_ name: String, _ code: FindingCode, _ change: @escaping @Sendable (inout SignalDataset) -> Void) {
        self.name = name
        self.code = code
        self.change = change
    }

    var testDescription: String { name }

    private static let mixPath = "audio/mix.flac"

    static let decode: [SignalMutation] = [
        .init("audio cut off", .audio(.undecodable)) { $0.damage[mixPath] = { $0.removeLast($0.count / 2) } },
        .init("audio with a flipped bit", .audio(.undecodable)) { $0.damage[mixPath] = { $0[$0.count / 2] ^= 0x10 } },
        .init("audio with less data than its header says", .audio(.dataLength)) { dataset in
            dataset.damageWave { $0.removeLast(2000) }
        },
        .init("audio with more data than its header says", .audio(.dataLength)) { dataset in
            dataset.damageWave { $0.replaceSubrange(4..<8, with: [100, 0, 0, 0]) }
        },
        .init("audio whose header says that there are no data", .audio(.dataLength)) { dataset in
            dataset.damageWave { $0.replaceSubrange(40..<44, with: [0, 0, 0, 0]) }
        },
        .init("audio whose data go on behind their end", .audio(.dataLength)) { dataset in
            dataset.damageWave { $0[41] -= 16 }
        },
        .init("sound with bytes behind its last frame", .audio(.dataLength)) { dataset in
            dataset.damage[mixPath] = { $0.append(Data(repeating: 0x4A, count: 4000)) }
        },
        .init("picture with a text that swells", .image(.undecodable)) { dataset in
            dataset.damage["frames/000000.png"] = { $0.insert(contentsOf: Data.swellingText, at: 33) }
        },
        .init("audio at another rate", .audio(.rateMismatch)) { dataset in
            dataset.record.streams[1].sampleRateHertz = 22_050
            dataset.record.streams[1].samples = 1_323_000
        },
        .init("audio with another number of samples", .audio(.lengthMismatch)) {
            $0.record.streams[1].samples = 900_000
        },
        .init("silent audio", .audio(.silent)) { dataset in
            dataset.stems["medic1"] = .init(repeating: 0, count: 960_000)
            dataset.transcript.turns.removeLast()
        },
        .init("silent audio of who speaks", .audio(.silent)) { dataset in
            dataset.stems["medic1"] = .init(repeating: 0, count: 960_000)
        },
        .init("mix that holds one value", .audio(.silent)) { dataset in
            dataset.mix = .init(repeating: 300, count: 960_000)
        },
        .init("clipped audio", .audio(.clipped)) { dataset in
            for index in 100..<200 where index % 10 < 4 { dataset.mix[index] = .max }
        },
        .init("picture in grey levels", .image(.pixelLayout)) { dataset in
            let levels = [UInt8](repeating: 90, count: 64 * 48)
            dataset.damage["frames/000000.png"] = {
                $0 = Data((try? PNGEncoder.encode(gray: levels, width: 64, height: 48)) ?? [])
            }
        },
        .init("picture cut off", .image(.undecodable)) { $0.damage["frames/000000.png"] = { $0.removeLast(20) } },
        .init("picture with a wrong checksum", .image(.undecodable)) { dataset in
            dataset.damage["frames/000000.png"] = { $0[$0.count - 20] ^= 1 }
        },
        .init("picture of another size", .image(.sizeMismatch)) { $0.frameSize = (32, 24) },
        .init("picture bomb", .image(.tooLarge)) { dataset in
            dataset.damage["frames/000000.png"] = { $0.replaceSubrange(16..<18, with: [0x40, 0]) }
        },
        .init("sensor header that is no header", .sensor(.undecodable)) { dataset in
            dataset.damage["sensors/enc-000000-cpr.hea"] = { $0 = Data("nothing\n".utf8) }
        },
        .init("sensor signal cut off", .sensor(.undecodable)) { dataset in
            dataset.damage["sensors/enc-000000-cpr.dat"] = { $0.removeLast(100) }
        },
        .init("sensor sample changed", .sensor(.checksumMismatch)) { dataset in
            dataset.damage["sensors/enc-000000-cpr.dat"] = { $0[$0.count / 2] ^= 1 }
        },
        .init("sensor at another rate", .sensor(.rateMismatch)) { $0.record.streams[8].sampleRateHertz = 125 },
        .init("sensor with another number of samples", .sensor(.lengthMismatch)) {
            $0.record.streams[8].samples = 5000
        },
        .init("sensor that ends early", .cross(.lengthMismatch)) { dataset in
            dataset.depth.removeLast(2000)
            dataset.record.streams[8].samples = 4000
        },
        .init("made-up sensor that ends half a second early", .cross(.lengthMismatch)) { dataset in
            dataset.recipe = ["name": "signals", "streams": ["sensors": true]]
            dataset.depth.removeLast(50)
            dataset.record.streams[8].samples = 5950
        },
        .init("annotation beyond the record", .sensor(.annotationOrder)) { dataset in
            dataset.annotations.append(WFDBAnnotation(sample: 15_000, code: .note, text: "end"))
        },
    ]

    static let signals: [SignalMutation] = [
        .init("reading that the trend does not show", .cross(.trendMismatch)) { $0.heartRate[50] = 82 },
        .init("trend that no device can show", .sensor(.implausible)) { $0.heartRate[40] = 900 },
        .init("ECG at another rate", .cross(.heartRate)) { dataset in
            for index in 7500..<15_000 {
                dataset.lead[index] = SignalWaves.beats(perMinute: 88, at: Double(index) / 250)
            }
        },
        .init("ECG without beats", .cross(.heartRate)) { dataset in
            for index in 7500..<15_000 { dataset.lead[index] = 0.0001 * Double(abs(index % 500 - 250)) }
        },
        .init("ECG that holds one value", .sensor(.implausible)) { dataset in
            for index in 10_000..<11_500 { dataset.lead[index] = 0.017 }
        },
        .init("ECG that holds one value up to its end", .sensor(.implausible)) { dataset in
            for index in 10_000..<15_000 { dataset.lead[index] = 0 }
        },
        .init("ECG of another gain", .sensor(.implausible)) { dataset in
            dataset.lead = dataset.lead.map { $0 * 9 }
        },
        .init("watch beyond its range", .sensor(.implausible)) { $0.watch[2][1_000] = 85 },
        .init("ECG beyond its amplifier", .sensor(.implausible)) { $0.lead[9_000] = 32 },
        .init("negative carbon dioxide", .sensor(.implausible)) { $0.carbonDioxide[700] = -30 },
        .init("capnogram in another unit", .sensor(.implausible)) { dataset in
            dataset.damage["sensors/enc-000000-capnography.hea"] = { data in
                data = Data(String(decoding: data, as: UTF8.self).replacing("mmHg", with: "kPa").utf8)
            }
        },
        .init("chest that holds one value", .sensor(.implausible)) { $0.addStillChest() },
        .init("capnogram that holds one value", .sensor(.implausible)) { dataset in
            for index in 100..<900 { dataset.carbonDioxide[index] = 20 }
        },
        .init("watch that holds one value", .sensor(.implausible)) { dataset in
            for index in 200..<1_200 { dataset.watch[1][index] = 3 }
        },
        .init("ECG that is cut off at a level", .sensor(.implausible)) { dataset in
            dataset.lead = dataset.lead.map { min($0, 0.2) }
        },
        .init("ECG upside down", .sensor(.implausible)) { dataset in
            dataset.annotateBeats(every: 0.75)
            for index in 7_500..<15_000 { dataset.lead[index] *= -1 }
        },
        .init("ECG of twice the gain", .sensor(.implausible)) { dataset in
            dataset.annotateBeats(every: 0.75)
            for index in 7_500..<15_000 { dataset.lead[index] *= 2 }
        },
        .init("ECG without samples for ten seconds", .sensor(.implausible)) { dataset in
            for index in 10_000..<12_500 { dataset.lead[index] = .nan }
        },
        .init("one annotation beside its beat", .cross(.beats)) { dataset in
            dataset.annotateBeats(every: 0.75)
            dataset.changeBeat { WFDBAnnotation(sample: $0.sample + 60, code: $0.code) }
        },
        .init("annotations that are all late by the time to the T wave", .cross(.beats)) { dataset in
            dataset.annotateBeats(every: 0.75)
            dataset.annotations = dataset.annotations.map {
                $0.code == .normalBeat ? WFDBAnnotation(sample: $0.sample + 60, code: $0.code) : $0
            }
        },
        .init("one beat without an annotation", .cross(.beats)) { dataset in
            dataset.annotateBeats(every: 0.75)
            dataset.changeBeat { _ in nil }
        },
        .init("narrow beat that is annotated as ventricular", .cross(.beats)) { dataset in
            dataset.annotateBeats(every: 0.75)
            dataset.changeBeat { WFDBAnnotation(sample: $0.sample, code: .prematureVentricularContraction) }
        },
        .init("watch upside down", .sensor(.implausible)) { dataset in
            dataset.watch = dataset.watch.map { $0.map { -$0 } }
        },
        .init("watch without gravity", .sensor(.implausible)) { dataset in
            dataset.watch[2] = dataset.watch[2].map { $0 - 9.81 }
        },
        .init("heart rate that jumps for a second", .sensor(.implausible)) { $0.heartRate[45] = 180 },
        .init("heart rate of none for a while", .sensor(.implausible)) { dataset in
            for second in 40..<48 { dataset.heartRate[second] = 0 }
        },
        .init("pressure that is shown before it is read", .cross(.trendMismatch)) { $0.addPressure(shownAt: 41) },
        .init("heart rate that is never shown", .cross(.trendMismatch)) { $0.hideRate() },
        .init("pleth that holds one value", .sensor(.implausible)) { dataset in
            dataset.addCuff(isTight: true)
            dataset.pleth = .init(repeating: 0.3, count: 6001)
            dataset.record.streams[dataset.record.streams.count - 1].samples = 6001
        },
        .init("compressions with a rest", .cross(.compressionRate)) { $0.addRest() },
        .init("word that the mix alone has not", .cross(.silentWord)) { dataset in
            let word = dataset.transcript.turns[1].words[0]
            for index in Int(word.start.seconds * 16_000)..<Int(word.end.seconds * 16_000) { dataset.mix[index] = 0 }
        },
        .init("peak that the mix does not have", .cross(.stemMismatch)) { $0.stateLevels(peak: -1, loudness: nil) },
        .init("loudness that the mix does not have", .cross(.stemMismatch)) {
            $0.stateLevels(peak: nil, loudness: -12)
        },
        .init("mask of colours", .cross(.maskMismatch)) { dataset in
            let colours = [UInt8](repeating: 90, count: 64 * 48 * 3)
            dataset.damage["masks/000000.png"] = { data in
                data = Data((try? PNGEncoder.encode(rgb: colours, width: 64, height: 48)) ?? [])
            }
        },
        .init("mix with a sound that no stem has", .cross(.stemMismatch)) { dataset in
            dataset.addRadioTurn(toneHertz: 1_000, peak: 100)
            for index in 30 * 16_000..<31 * 16_000 { dataset.mix[index] += index % 32 < 16 ? 200 : -200 }
        },
        .init("stem that ends early", .cross(.lengthMismatch)) { dataset in
            dataset.stems["emt1"]?.removeLast(160_000)
            dataset.record.streams[1].samples = 800_000
        },
        .init("fibrillation that is a sinus rhythm", .cross(.rhythm)) { dataset in
            for index in 0..<4500 { dataset.lead[index] = SignalWaves.beats(perMinute: 80, at: Double(index) / 250) }
        },
        .init("asystole that fibrillates", .cross(.rhythm)) { dataset in
            for index in 4750..<7500 { dataset.lead[index] = SignalWaves.fibrillation(at: Double(index) / 250) }
        },
        .init("annotation of another rhythm", .cross(.rhythm)) { dataset in
            dataset.annotations[4] = WFDBAnnotation(sample: 7500, code: .rhythmChange, text: "(VT")
        },
        .init("ECG without annotations", .cross(.rhythm)) { $0.annotations = [] },
        .init("rhythm without an annotation", .cross(.rhythm)) { $0.annotations.remove(at: 3) },
        .init("fibrillation without brackets", .cross(.rhythm)) { $0.annotations.removeSubrange(1...2) },
        .init("beats annotated in fibrillation", .cross(.rhythm)) { dataset in
            let beats = (1...8).map { WFDBAnnotation(sample: 500 * $0, code: .normalBeat) }
            dataset.annotations.insert(contentsOf: beats, at: 2)
        },
        .init("sinus beats annotated as ventricular", .cross(.rhythm)) { dataset in
            dataset.annotateBeats(every: 0.75)
            for index in dataset.annotations.indices where dataset.annotations[index].code == .normalBeat {
                let sample = dataset.annotations[index].sample
                dataset.annotations[index] = WFDBAnnotation(sample: sample, code: .prematureVentricularContraction)
            }
        },
        .init("ECG beside its baseline", .sensor(.implausible)) { dataset in
            for index in dataset.lead.indices { dataset.lead[index] += 3 }
        },
        .init("beats annotated at another pace", .cross(.beats)) { $0.annotateBeats(every: 0.7) },
        .init("ECG of another call at the same rate", .cross(.beats)) { dataset in
            dataset.annotateBeats(every: 0.75)
            for index in 7500..<15_000 {
                dataset.lead[index] = SignalWaves.beats(perMinute: 81.6, at: Double(index) / 250)
            }
        },
        .init("compressions at another rate", .cross(.compressionRate)) { $0.events[1].ratePerMinute = 118 },
        .init("compressions of another depth", .cross(.compressionRate)) { $0.events[1].depthMillimetres = 35 },
        .init("no compressions", .cross(.compressionRate)) { $0.depth = .init(repeating: 0, count: 6000) },
        .init("pulse behind a tight cuff", .cross(.cuff)) { $0.addCuff(isTight: false) },
        .init("silent word in a stem", .cross(.silentWord)) { dataset in
            for index in 52 * 16_000..<53 * 16_000 { dataset.stems["medic1"]?[index] = 0 }
        },
        .init("mix of another call", .cross(.silentWord)) { $0.mix = Array($0.mix.reversed()) },
        .init("noise at another ratio", .cross(.noiseRatio)) { $0.addNoisyTwin(ratioDecibels: 5) },
        .init("noise stem of another scene", .cross(.stemMismatch)) { dataset in
            dataset.addNoisyTwin()
            dataset.recordings["noise"] = dataset.mix.indices.map { $0 % 40 < 20 ? 400 : -400 }
        },
        .init("noise stem that is silent for seconds", .cross(.stemMismatch)) { dataset in
            dataset.addNoisyTwin()
            for index in 20 * 16_000..<25 * 16_000 { dataset.recordings["noise"]?[index] = 0 }
        },
        .init("another gain of the mix in its noise", .cross(.noiseRatio)) { dataset in
            dataset.addNoisyTwin()
            dataset.changeNoise { $0.cleanGainDecibels -= 0.8 }
        },
        .init("another peak of a noisy twin", .cross(.noiseRatio)) { dataset in
            dataset.addNoisyTwin()
            dataset.changeNoise { $0.peakDecibels = -60 }
        },
        .init("noise on a mix that is not there", .cross(.noiseRatio)) { $0.addNoisyTwin(twin: "mix2") },
        .init("radio as wide as the air", .cross(.channelBand)) { $0.addRadioTurn(toneHertz: 5_000, peak: 100) },
        .init("marked drop-out that is not there", .cross(.soundFault)) { dataset in
            dataset.addFaultyTwin()
            dataset.recordings["faulty"]?[53 * 16_000 + 100] = 9
        },
        .init("clipping beyond its level", .cross(.soundFault)) { dataset in
            dataset.addFaultyTwin()
            dataset.recordings["faulty"]?[3 * 16_000 + 100] = 1_501
        },
        .init("drop-out that is not marked", .cross(.soundFault)) { dataset in
            dataset.addFaultyTwin()
            dataset.events.removeAll { $0.id == "f2" }
        },
        .init("faults of a recording that is not there", .cross(.soundFault)) { dataset in
            dataset.addFaultyTwin()
            dataset.record.streams[dataset.record.streams.count - 1].twin = "mix2"
        },
        .init("box that is not that of the mask", .cross(.maskMismatch)) { $0.objects[0].box = [4, 4, 24, 10] },
        .init("object that is said to be hidden by nothing", .cross(.maskMismatch)) { dataset in
            dataset.objects[1].visibility = 0.05
        },
        .init("object without pixels", .cross(.maskMismatch)) { $0.objects[0].maskID = 3 },
        .init("pixels without an object", .cross(.maskMismatch)) { $0.objects.removeLast() },
        .init("picture without its mask's outlines", .cross(.pictureMismatch)) { $0.contrast = 0 },
        .init("picture five pixels beside its mask", .cross(.pictureMismatch)) { dataset in
            dataset.damage["frames/000000.png"] = { $0 = SignalWaves.picture { x, y in SignalWaves.level(x - 5, y) } }
        },
        .init("text of which nothing is drawn", .cross(.pictureMismatch)) { $0.monitor = ["text": "88"] },
        .init("picture with red and blue exchanged", .cross(.pictureMismatch)) { dataset in
            dataset.monitor = ["colour": "red"]
            dataset.damage["frames/000000.png"] = {
                $0 = SignalWaves.picture { x, y in
                    let level = SignalWaves.level(x, y)
                    return [level[0] / 3, level[1] / 2, level[2]]
                }
            }
        },
        .init("screen with another number", .cross(.screenMismatch)) { $0.shownRate = "75" },
        .init("alarm for another rhythm", .cross(.alarm)) { dataset in
            for index in dataset.events.indices where dataset.events[index].type == .alarm {
                dataset.events[index].label = "ventricular_fibrillation"
            }
        },
        .init("alarm for a low heart rate that is none", .cross(.alarm)) { dataset in
            let alarm = EventRecord(
                id: "e9", type: .alarm, label: "low_heart_rate", start: .seconds(40), end: .seconds(41))
            dataset.events.insert(alarm, at: dataset.events.firstIndex { $0.start > alarm.start } ?? 0)
        },
        .init("plateaus of another height", .cross(.capnogram)) { $0.endTidal = .init(repeating: 42, count: 60) },
        .init("breaths at another rate", .cross(.capnogram)) { dataset in
            dataset.carbonDioxide = SignalWaves.breaths(perMinute: 18)
        },
        .init("saturation that rises while nobody breathes", .cross(.saturationLag)) { $0.addPause(isEarly: true) },
        .init("adenosine into a heart that is slow already", .cross(.effectBeforeDrug)) { $0.addAdenosine() },
        .init("watch of somebody else", .cross(.watch)) { $0.watch = SignalWaves.wrist(compressing: 0..<0) },
        .init("watch that compresses at another time", .cross(.watch)) { dataset in
            let other = SignalWaves.wrist(compressing: 40..<55)
            for axis in 0..<3 { dataset.watch[axis].replaceSubrange(1500..., with: other[axis][1500...]) }
        },
        .init("compressions of no event", .cross(.unlistedCompressions)) { dataset in
            dataset.depth.replaceSubrange(4000..<4800, with: dataset.depth[800..<1600])
        },
        .init("shock that the ECG does not show", .cross(.shockArtefact)) { dataset in
            for index in 4500..<4750 { dataset.lead[index] = 0 }
        },
        .init("stem of another voice", .cross(.stemMismatch)) { dataset in
            for index in dataset.stems["medic1"]?.indices ?? 0..<0 where dataset.stems["medic1"]?[index] != 0 {
                dataset.stems["medic1"]?[index] = index % 40 < 20 ? 2000 : -2000
            }
        },
        .init("stem with sound outside of its turns", .cross(.stemMismatch)) { dataset in
            for index in 30 * 16_000..<32 * 16_000 { dataset.stems["medic1"]?[index] = index % 40 < 20 ? 900 : -900 }
        },
    ]
}

extension Data {
    /// A chunk `zTXt` of some kilobytes that holds four million letters: one, and the 258 before it again and again
    /// (RFC 1951, fixed codes).
    fileprivate static var swellingText: Data {
        // Codes go in from their highest bit, the three of the block's header and distances do not.
        var bits: [UInt8] = [1, 1, 0] + [1, 0, 0, 1, 0, 0, 0, 1]
        for _ in 0..<16_000 { bits += [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0] }
        bits += [UInt8](repeating: 0, count: 7)
        var packed = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() { packed[index / 8] |= bit << (index % 8) }
        // Comment, no method but deflate, the head of zlib; of the sum at the end nobody comes to hear.
        let named = Array("zTXtComment".utf8) + [0, 0, 0x78, 0x01] + packed + [0, 0, 0, 0]
        let crc = ~named.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
                value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
            }
        }
        let number = { (value: UInt32) in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        return Data(number(UInt32(named.count - 4)) + named + number(crc))
    }
}

extension SignalDataset {
    /// Stores a stem as WAV, and spoils its bytes.
    fileprivate mutating func damageWave(_ change: @escaping @Sendable (inout [UInt8]) -> Void) {
        let samples = SignalWaves.stem("emt1")
        damage["audio/emt1.flac"] = { data in
            var wave = (try? AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: .wav)) ?? []
            change(&wave)
            data = Data(wave)
        }
        renamed["audio/emt1.flac"] = "audio/emt1.wav"
        record.streams[1].path = "\(Self.folder)/audio/emt1.wav"
        record.streams[1].mediaType = "audio/wav"
    }
}
