public import EMSModel
public import EMSReproducibility

/// Measures a patient: turns the timeline of an encounter into the series its devices would have given.
///
/// The same timeline and substream give the same samples on every machine. Samples before an instant do not depend on
/// what the timeline holds after it (but for the length of compressions, cuff cycles and the record itself), so that two
/// encounters that part at one event agree until then.
public struct SensorSynthesizer: Sendable {
    /// Samples a second of each record.
    public enum Rate {
        public static let monitor = 250
        public static let capnography = 125
        public static let compressionPad = 250
        public static let watch = 50
        public static let vitals = 1
    }

    /// A device with a clock of its own gives its first sample up to so long after it was attached, so that the time at
    /// which it is seen to be attached does not tell the offset of its clock.
    private static let longestStartUpSeconds = 1.0

    private let timeline: ClinicalTimeline
    private let random: RandomSubstream
    private let driftPartsPerMillion: Double
    private let heart: HeartActivity
    private let breathing: BreathActivity
    private let compressions: CompressionActivity

    /// The timeline must hold at least one second of physiology.
    ///
    /// - Parameter driftPartsPerMillion: how far the clock of a device may be from the session clock, in either
    ///   direction. Each device has its own drift. The trend is kept by the recorder and does not drift.
    public init(timeline: ClinicalTimeline, random: RandomSubstream, driftPartsPerMillion: Double = 0) {
        precondition(!timeline.physiology.isEmpty, "a patient without a body cannot be measured")
        self.timeline = timeline
        self.random = random
        self.driftPartsPerMillion = driftPartsPerMillion
        heart = HeartActivity(timeline: timeline, random: random)
        breathing = BreathActivity(timeline: timeline, random: random)
        compressions = CompressionActivity(timeline: timeline, random: random)
    }

    /// One record for each device that is ever attached, in the order monitor, capnography, cpr, watch, vitals.
    ///
    /// - Parameter includesWatch: false leaves out the watch, whose signals no picture and no sound shows. The other
    ///   records are the same.
    public func records(includesWatch: Bool = true) -> [SensorRecord] {
        [monitor(), capnography(), compressionPad(), includesWatch ? watch() : nil, vitals()].compactMap { $0 }
    }

    private func grid(_ channels: Set<DeviceChannel>, rateHertz: Int, device: String) -> SampleGrid? {
        let first = firstAttachment(of: channels)
        guard driftPartsPerMillion > 0 else {
            return SampleGrid(from: first, to: timeline.duration, rateHertz: rateHertz)
        }
        var clocks = random.substream("clock/\(device)")
        let skew = clocks.uniform(-driftPartsPerMillion...driftPartsPerMillion)
        let startUp = SessionTime.seconds(clocks.uniform(0...Self.longestStartUpSeconds))
        return SampleGrid(
            from: first.map { $0 + startUp }, to: timeline.duration, rateHertz: rateHertz,
            skewPartsPerBillion: Int64((skew * 1000).rounded()))
    }

    private func firstAttachment(of channels: Set<DeviceChannel>) -> SessionTime? {
        timeline.attachments.filter { channels.contains($0.channel) }.map(\.span.start).min()
    }

    private func monitor() -> SensorRecord? {
        guard let grid = grid([.ecg, .pads, .pleth], rateHertz: Rate.monitor, device: "monitor") else { return nil }
        let impedance = ImpedanceSignal(
            timeline: timeline, breathing: breathing, compressions: compressions, random: random)
        let breaths = impedance.breaths(on: grid)
        let electrodes = grid.ranges(attached: [.ecg, .pads], in: timeline)
        let probe = grid.ranges(attached: [.pleth], in: timeline)
        var signals: [SensorSignal] = []
        var annotations: [SensorAnnotation] = []
        if !electrodes.isEmpty {
            let shocks = timeline.shocks.enumerated().map { ShockArtefact($1, ordinal: $0, random: random) }
            let lead = ElectrocardiogramSignal(
                timeline: timeline, heart: heart, compressions: compressions, shocks: shocks, random: random)
            signals.append(
                SensorSignal(
                    name: "II", unit: "mV", gainPerUnit: 1000, limit: ShockArtefact.limit,
                    description: "ECG lead II", values: lead.millivolts(on: grid, breathing: breaths),
                    measured: electrodes))
            annotations = RhythmAnnotations(timeline: timeline, heart: heart, shocks: shocks)
                .annotations(on: grid, measured: electrodes)
        }
        if !probe.isEmpty {
            let pleth = PlethSignal(timeline: timeline, heart: heart, compressions: compressions, random: random)
            signals.append(
                SensorSignal(
                    name: "PLETH", unit: "NU", gainPerUnit: 10_000, limit: 3,
                    description: "Photoplethysmogram, finger",
                    values: pleth.values(on: grid, breathing: breaths), measured: probe))
        }
        if !electrodes.isEmpty {
            signals.append(
                SensorSignal(
                    name: "RESP", unit: "Ohm", gainPerUnit: 2000, limit: 16,
                    description: "Thoracic impedance around its mean",
                    values: impedance.ohms(breaths: breaths, on: grid), measured: electrodes))
        }
        return SensorRecord(
            name: "monitor", device: "patient monitor", sampleRateHertz: grid.rateHertz, clock: grid.clock,
            signals: signals, annotations: annotations)
    }

    private func capnography() -> SensorRecord? {
        guard let grid = grid([.capnography], rateHertz: Rate.capnography, device: "capnography") else { return nil }
        let signal = CapnogramSignal(
            timeline: timeline, breathing: breathing, compressions: compressions, random: random)
        let co2 = SensorSignal(
            name: "CO2", unit: "mmHg", gainPerUnit: 100, limit: 150, description: "Carbon dioxide at the airway",
            values: signal.values(on: grid), measured: grid.ranges(attached: [.capnography], in: timeline))
        return SensorRecord(
            name: "capnography", device: "capnograph", sampleRateHertz: grid.rateHertz, clock: grid.clock,
            signals: [co2])
    }

    private func compressionPad() -> SensorRecord? {
        guard let grid = grid([.compressionPad], rateHertz: Rate.compressionPad, device: "cpr") else { return nil }
        let pad = CompressionPadSignal(compressions: compressions, random: random)
        let measured = grid.ranges(attached: [.compressionPad], in: timeline)
        let depth = SensorSignal(
            name: "DEPTH", unit: "mm", gainPerUnit: 200, limit: 150, description: "Depth of the chest, 0 at rest",
            values: pad.millimetres(on: grid), measured: measured)
        let acceleration = SensorSignal(
            name: "ACC", unit: "m/s^2", gainPerUnit: 400, limit: 80,
            description: "Acceleration towards the patient, gravity taken off",
            values: pad.acceleration(on: grid), measured: measured)
        return SensorRecord(
            name: "cpr", device: "compression pad", sampleRateHertz: grid.rateHertz, clock: grid.clock,
            signals: [depth, acceleration])
    }

    private func watch() -> SensorRecord? {
        guard let grid = grid([.watch], rateHertz: Rate.watch, device: "watch") else { return nil }
        let wearer = timeline.compressions.first?.actor
        let signal = WatchSignal(timeline: timeline, compressions: compressions, wearer: wearer, random: random)
        let measured = grid.ranges(attached: [.watch], in: timeline)
        let signals = zip(["X", "Y", "Z"], signal.axes(on: grid)).map { axis, values in
            SensorSignal(
                name: "ACC_" + axis, unit: "m/s^2", gainPerUnit: 400, limit: 80,
                description: "Acceleration with gravity, axis \(axis) of the watch", values: values,
                measured: measured)
        }
        return SensorRecord(
            name: "watch", device: "wrist watch", wearer: wearer, sampleRateHertz: grid.rateHertz, clock: grid.clock,
            signals: signals)
    }

    private func vitals() -> SensorRecord? {
        let channels: Set<DeviceChannel> = [.ecg, .pads, .pleth, .coOximeter, .capnography, .cuff]
        guard
            let grid = SampleGrid(
                from: firstAttachment(of: channels)?.roundedUpToSecond, to: timeline.duration, rateHertz: Rate.vitals)
        else { return nil }
        return SensorRecord(
            name: "vitals", device: "patient monitor", sampleRateHertz: grid.rateHertz, clock: grid.clock,
            signals: VitalsTrend(timeline: timeline, grid: grid).signals())
    }
}
