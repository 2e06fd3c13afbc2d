import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import Foundation

extension SignalMutation {
    /// Faults of sound and pictures that are known to be made by a recipe.
    static let made: [SignalMutation] = [
        .init("word of the stem that is not in the mix", .cross(.stemMismatch)) { dataset in
            dataset.makeSound()
            for index in 52 * 16_000..<52 * 16_000 + 7_200 {
                dataset.mix[index] = dataset.recordings["bed"]?[index] ?? 0
            }
        },
        .init("hum in a stem where nobody speaks", .cross(.stemMismatch)) { dataset in
            dataset.makeSound()
            for index in 10 * 16_000..<20 * 16_000 { dataset.stems["medic1"]?[index] = index % 40 < 20 ? 6 : -6 }
        },
        .init("voice in stem and mix that the transcript has lost", .cross(.stemMismatch)) { dataset in
            dataset.makeSound()
            for index in 40 * 16_000..<40 * 16_000 + 800 {
                dataset.stems["medic1"]?[index] = index % 40 < 20 ? 2000 : -2000
                dataset.mix[index] += index % 40 < 20 ? 2000 : -2000
            }
        },
        .init("alarm that the bed does not hold", .cross(.deviceSound)) { $0.makeSound(alarm: nil) },
        .init("alarm of no event", .cross(.deviceSound)) { dataset in
            dataset.makeSound()
            dataset.addTone(at: 40)
        },
        .init("alarm that is said to be faint", .cross(.deviceSound)) { $0.makeSound(ratioDecibels: 40) },
        .init("turn at another gain than the one behind its room", .cross(.stemMismatch)) { dataset in
            dataset.makeSound()
            dataset.addRoom([16_384, 0])
            dataset.record.provenance = ["sound": ["turn_gains_db": [dataset.transcript.turns[1].id: -6]]]
        },
        .init("response of another place in the room", .cross(.stemMismatch)) { dataset in
            dataset.makeSound()
            dataset.addRoom([16_384] + .init(repeating: 0, count: 37) + [12_000])
        },
        .init("response that decays in half the time", .cross(.stemMismatch)) { dataset in
            dataset.makeSound()
            let tail = (1..<9_600).map { index in
                let level = 60 * DeterministicMath.pow(10, -3 * Double(index) / 7_200)
                return Int16((index.isMultiple(of: 2) ? level : -level).rounded())
            }
            dataset.addRoom([16_384] + tail, decaySeconds: 0.9)
        },
        .init("picture with left and right exchanged", .cross(.pictureMismatch)) { dataset in
            dataset.parameters = ["blur": 1]
            dataset.drawFrames { SignalWaves.drawn(63 - $0, $1) }
        },
        .init("face that is blue", .cross(.pictureMismatch)) { dataset in
            dataset.objects[1].label = "face"
            dataset.drawFrames { x, y in
                let level = SignalWaves.drawn(x, y)
                return level[0] > 160 ? [level[0], level[1], 211] : level
            }
        },
        .init("picture that is blank from edge to edge", .cross(.pictureMismatch)) { dataset in
            dataset.drawFrames { $1 < 36 ? SignalWaves.drawn($0, $1) : [90, 90, 90] }
        },
        .init("picture with levels that nothing is drawn with", .cross(.pictureMismatch)) { dataset in
            dataset.drawFrames { SignalWaves.drawn($0, $1).map { $0 ^ 1 } }
        },
    ]

    static let madeFiles: [SignalMutation] = [
        .init("made-up sound at another rate than its recipe", .audio(.rateMismatch)) { dataset in
            dataset.makeSound()
            dataset.recipe = ["name": "signals", "streams": ["audio": true], "audio": ["sample_rate_hz": 8_000]]
        },
        .init("mask without a palette", .image(.pixelLayout)) { dataset in
            dataset.recipe = ["name": "signals", "streams": ["frames": true]]
        },
    ]
}

extension SignalDataset {
    /// Has the sound made by a recipe, with a bed, an alarm in it, and the gains of the turns.
    mutating func makeSound(alarm second: Int? = 25, ratioDecibels: Double = 6) {
        recipe = ["name": "signals", "streams": ["audio": true], "audio": ["sample_rate_hz": 16_000]]
        let gains = Dictionary(uniqueKeysWithValues: transcript.turns.map { ($0.id, JSONValue.number(0)) })
        record.provenance = ["sound": ["turn_gains_db": .object(gains)]]
        var bed = mix
        for samples in stems.values {
            for index in samples.indices { bed[index] -= samples[index] }
        }
        recordings["bed"] = bed
        record.streams.append(sound("stem-bed", .audioStem, "bed"))
        for index in events.indices where events[index].type == .alarm {
            events[index].signalToNoiseDecibels = ratioDecibels
        }
        if let second { addTone(at: second) }
    }

    /// Adds a second of a tone 30 dB above the noise to the bed and the mix.
    mutating func addTone(at second: Int) {
        for index in second * 16_000..<(second + 1) * 16_000 {
            let tone: Int16 = index % 20 < 10 ? 730 : -730
            recordings["bed"]?[index] += tone
            mix[index] += tone
        }
    }

    /// Adds the response of a room to the lead medic's voice.
    mutating func addRoom(_ response: [Int16], decaySeconds: Double? = nil) {
        recordings["room"] = response
        var stream = sound("impulse-medic1", .audioImpulse, "room")
        (stream.speaker, stream.samples) = ("medic1", Int64(response.count))
        stream.room = RoomRecord(
            room: "bedroom", microphone: "glasses", decaySeconds: decaySeconds, measuredDecaySeconds: decaySeconds)
        record.streams.append(stream)
    }

    /// Adds a response of a room that rings for a minute.
    mutating func addRingingRoom() {
        recordings["room"] = [16_384] + .init(repeating: 0, count: mix.count - 1)
        var stream = sound("impulse-medic1", .audioImpulse, "room")
        stream.speaker = "medic1"
        record.streams.append(stream)
    }

    /// Has the frame drawn by a recipe.
    mutating func drawFrames(_ colour: @escaping @Sendable (_ x: Int, _ y: Int) -> [UInt8] = SignalWaves.drawn) {
        recipe = ["name": "signals", "streams": ["frames": true]]
        damage["frames/000000.png"] = { $0 = SignalWaves.picture(colour) }
        damage["masks/000000.png"] = { data in
            let palette = (0..<3).map { RGB8(red: $0, green: $0, blue: $0) }
            data = Data(
                (try? PNGEncoder.encode(indices: SignalWaves.mask, palette: palette, width: 64, height: 48)) ?? [])
        }
    }
}

extension SignalWaves {
    /// The picture of the mask in levels of seven bits, on a ground with a pattern.
    static func drawn(_ x: Int, _ y: Int) -> [UInt8] {
        let level: UInt8 = [90, 131, 171][Int(mask[y * 64 + x])]
        return [UInt8](repeating: (x + y).isMultiple(of: 2) ? level : level + 2, count: 3)
    }
}
