package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Pulses of the pleth of a made-up call rise faster than they fall, follow their beats in the time that a pulse takes to the
/// finger, and are measured from when the probe is put on.
///
/// What is recorded of real calls may be turned round, as light that is let through, or late by what a monitor computes.
package struct PulseCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let leastBeats = 20
    /// Seconds from the R wave to the steepest rise, in the middle of a record. Measured over 150 calls: 0.20 to 0.33.
    private static let delay = 0.15...0.45
    /// Of the steepest rise and fall: 1 and −1 where there is only one of both. Measured: 0.33 to 0.49.
    private static let leastAsymmetry = -0.1
    /// A probe may be felt for before it is said to be on.
    private static let reach = SessionTime.seconds(3)
    /// Until the first sample after the probe is on. Measured over 473 calls: 1.0 s at most.
    private static let slack = SessionTime.seconds(2)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.record.isSynthetic, let events = contents.events?.map(\.record),
            let series = SensorSeries.first(with: "PLETH", in: contents), let curve = series.curve("PLETH"),
            // What is wrong with the record has been said.
            !findings.contains(where: { $0.path == series.path })
        else { return }
        if let fault = Self.otherStart(curve, series, events) {
            findings.append(series.finding(.deviceStart, fault.message, at: fault.time, in: contents))
            return
        }
        let delays = BeatCheck.pulses(curve, series, events)
        guard delays.count >= Self.leastBeats else { return }
        let shape = delays.map(\.asymmetry).sorted()[delays.count / 2]
        let usual = delays.map(\.seconds).sorted()[delays.count / 2]
        if shape < Self.leastAsymmetry {
            findings.append(
                Finding(
                    .sensor(.implausible), "PLETH falls faster than it rises: it may be upside down",
                    path: series.path, timeNanoseconds: delays[0].time.nanoseconds, encounter: contents.record.id))
        } else if !Self.delay.contains(usual) {
            let message = "pulses in PLETH follow their beats by \((usual * 1000).rounded()) ms"
            findings.append(series.finding(.beats, message, at: delays[0].time, in: contents))
        }
    }
    private static func otherStart(
        _ curve: WFDBSignal, _ series: SensorSeries, _ events: [EventRecord]
    ) -> (message: String, time: SessionTime)? {
        let probes = events.filter { $0.type == .device && $0.label == "pleth_attached" }
        guard let probe = probes.min(by: { $0.start < $1.start }),
            let first = curve.samples.firstIndex(where: { $0 != WFDBSignal.missing })
        else { return nil }
        let time = series.time(ofSample: first)
        if time < probe.start - reach {
            return ("PLETH is measured from \(time) on, the probe is put on at \(probe.start)", time)
        }
        if time > probe.end + slack {
            return ("PLETH is measured from \(time) on, the probe is on at \(probe.end)", time)
        }
        return nil
    }
}
