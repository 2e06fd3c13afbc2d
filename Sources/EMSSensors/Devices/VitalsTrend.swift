import EMSModel

/// The numbers on the screen at each whole second: exactly what `PhysiologySample.displayed` gives, missing where the
/// channel is not attached or the device shows dashes. Blood pressure is the last result of the cuff. The respiratory
/// rate comes from the capnogram or from the impedance between ECG electrodes or pads. A CO-oximeter has a trend in the
/// calls that have one.
struct VitalsTrend {
    let timeline: ClinicalTimeline
    let grid: SampleGrid

    func signals() -> [SensorSignal] {
        let carbonMonoxide =
            timeline.firstAttachment(of: .coOximeter) == nil
            ? [] : [trend("SpCO", .spco, from: [.coOximeter], "Carboxyhaemoglobin by CO-oximetry")]
        return [
            trend("HR", .heartRate, from: [.ecg, .pads], "Ventricular complexes of the ECG"),
            trend("SpO2", .spo2, from: [.pleth], "Oxygen saturation by pulse oximetry"),
            trend("RR", .respiratoryRate, from: [.capnography, .ecg, .pads], "Breaths, capnography or impedance"),
            trend("EtCO2", .etco2, from: [.capnography], "End-tidal carbon dioxide"),
            cuff("NIBPs", .systolic, "Systolic pressure, last result of the cuff"),
            cuff("NIBPd", .diastolic, "Diastolic pressure, last result of the cuff"),
        ] + carbonMonoxide
    }

    private func trend(
        _ name: String, _ kind: VitalKind, from channels: Set<DeviceChannel>, _ description: String
    ) -> SensorSignal {
        var samples = [Int16](repeating: SensorSignal.missing, count: grid.count)
        for range in grid.ranges(attached: channels, in: timeline) {
            for index in range {
                guard let shown = physiology(index).displayed(kind) else { continue }
                samples[index] = Self.step(shown)
            }
        }
        return signal(name, kind, description, samples)
    }

    private func cuff(_ name: String, _ kind: VitalKind, _ description: String) -> SensorSignal {
        var samples = [Int16](repeating: SensorSignal.missing, count: grid.count)
        let attached = grid.ranges(attached: [.cuff], in: timeline)
        for timed in timeline.readings where timed.reading.kind == kind {
            let first = grid.index(at: timed.time)
            guard let range = attached.first(where: { $0.contains(first) }) else { continue }
            for index in first..<range.upperBound { samples[index] = Self.step(timed.reading.value) }
        }
        return signal(name, kind, description, samples)
    }

    private func physiology(_ index: Int) -> PhysiologySample {
        timeline.physiology(at: grid.offset + .seconds(index))
    }

    private func signal(
        _ name: String, _ kind: VitalKind, _ description: String, _ samples: [Int16]
    ) -> SensorSignal {
        SensorSignal(name: name, unit: kind.unit, gainPerUnit: 1, description: description, samples: samples)
    }

    private static func step(_ value: Double) -> Int16 { Int16(min(max(value.rounded(), -32_767), 32_767)) }
}
