import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import Foundation

extension SignalDataset {
    /// Has nobody breathe from 4 to 54 s, with a saturation that falls until then or comes back before.
    mutating func addPause(isEarly: Bool, hasCapnogram: Bool = true) {
        for second in 5..<55 { breathing[second] = 0 }
        if hasCapnogram {
            for index in 4 * 25..<54 * 25 { carbonDioxide[index] = index.isMultiple(of: 2) ? 0 : 0.1 }
        } else {
            carbonDioxide = .init(repeating: .nan, count: carbonDioxide.count)
        }
        chest = (0..<6000).map { index in
            let seconds = Double(index) / 100
            return (4..<54).contains(seconds)
                ? 0.002 * Double(index % 2) : 0.5 * DeterministicMath.sinTurns(seconds / 4)
        }
        addSensor("chest")
        saturation = (0..<60).map { second in
            let early = second < 20 ? 90 - Double(second) : min(97, 70 + 0.7 * Double(second - 20))
            return (isEarly ? early : 95 - Double(second) / 2).rounded()
        }
        record.streams[7].channels = 2
    }

    /// Has a chest that does not move for the whole minute, not even by the noise of its sensor.
    mutating func addStillChest() {
        chest = .init(repeating: 0.4, count: 6000)
        addSensor("chest")
    }

    /// Has another header of a record.
    mutating func changeHeader(_ name: String, _ change: @escaping @Sendable (String) -> String) {
        damage["sensors/enc-000000-\(name).hea"] = { $0 = Data(change(String(decoding: $0, as: UTF8.self)).utf8) }
    }

    /// Adds a probe whose pulses rise faster than they fall, behind annotated beats of 80 a minute.
    mutating func addPulses(height: Double = 1, delaySeconds: Double = 0.25, attachedAt second: Int = 0) {
        annotateBeats(every: 0.75)
        let beats = annotations.filter { $0.code == .normalBeat }.map { Double($0.sample) / 250 + delaySeconds }
        pulses = (0..<15_000).map { index in
            let time = Double(index) / 250
            let wave = beats.reduce(0) { sum, beat in
                let width = time < beat ? 0.05 : 0.15
                return sum + DeterministicMath.exp(-(time - beat) * (time - beat) / (2 * width * width))
            }
            return height * wave + 0.001 * Double(index % 3)
        }
        add([
            EventRecord(
                id: "leads", type: .device, label: "ecg_attached", start: .zero, end: .zero, device: "ecg"),
            EventRecord(
                id: "probe", type: .device, label: "pleth_attached", start: .seconds(second), end: .seconds(second),
                device: "pleth"),
        ])
        record.streams[6].channels = 2
    }

    /// Adds a chest that is full where the gas begins to come, or so many turns of a breath later, of 20 a minute.
    mutating func addChest(turns: Double = 0) {
        (carbonDioxide, breathing) = (SignalWaves.breaths(perMinute: 20), .init(repeating: 20, count: 60))
        chest = (0..<6000).map { index in
            0.5 * DeterministicMath.sinTurns(Double(index) / 300 - 0.25 - turns) + 0.001 * Double(index % 3)
        }
        addSensor("chest")
    }

    /// Has the pad measure its acceleration, multiplied and moved by so much.
    mutating func addAcceleration(times factor: Double = 1, offset: Double = 0) {
        let step = 2
        acceleration = depth.indices.map { index in
            guard index >= step, index < depth.count - step else { return offset }
            let change = depth[index + step] - 2 * depth[index] + depth[index - step]
            return factor * change / 1000 / (0.02 * 0.02) + offset
        }
        record.streams[8].channels = 2
    }
}
