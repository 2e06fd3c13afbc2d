package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSModel
package import EMSValidation

/// Beats of the ECG, and pulses of the pleth, follow the annotated beats at one distance throughout a record: that of the
/// detector, or the time a pulse takes to the finger. A curve that is shifted against the annotations, or replaced for half
/// a minute, has no such distance.
///
/// Evaluations of beat detectors allow a beat 150 ms to either side (ANSI/AAMI EC57). Here the distance that is the same
/// for most beats is taken off first, and a third of that is allowed. Measured over 63 calls without faults, every beat of
/// every ten seconds lies within.
package struct BeatCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let reachSeconds = 0.05
    /// Of all beats of a record, and of those of each of three windows in a row.
    private static let shares = (whole: 0.75, window: 0.5)
    private static let windowSeconds = 10
    private static let leastBeats = 20
    private static let ofECG: Set<FindingCode> = [.cross(.heartRate), .cross(.rhythm)]
    /// A tight cuff holds the pulse back, and the finger fills again; hands on the chest make pulses of their own.
    private static let afterCuff = SessionTime.seconds(8)
    private static let afterHands = SessionTime.seconds(3)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events?.map(\.record) else { return }
        for (name, delays, fault) in [
            ("II", Self.ecgDelays, Self.fault), ("PLETH", Self.plethDelays, Self.plethFault),
        ] {
            guard let series = SensorSeries.first(with: name, in: contents), let curve = series.curve(name) else {
                continue
            }
            // What is wrong with the curve itself has been said.
            if name == "II", findings.contains(where: { Self.ofECG.contains($0.code) && $0.path == series.path }) {
                continue
            }
            let beats = series.annotations.filter { Self.isBeat($0.code) }.map(\.sample)
            guard let fault = fault(delays(curve, beats, series, events)) else { continue }
            let percent = Int((fault.share * 100).rounded())
            let message = "\(percent) % of the annotated beats have theirs in \(name) at the usual distance"
            findings.append(series.finding(.beats, message, at: fault.time, in: contents))
        }
    }

    /// Whether curves of a record have been found to be shifted or replaced, so that nothing else is said of their times.
    static func isShifted(_ series: SensorSeries, _ findings: [Finding]) -> Bool {
        findings.contains { $0.code == .cross(.beats) && $0.path == series.path }
    }

    /// Pulses of a pleth behind the annotated beats, where the heart moves blood and nothing holds it back.
    static func pulses(_ pleth: WFDBSignal, _ series: SensorSeries, _ events: [EventRecord]) -> [Delay] {
        let beats = series.annotations.filter { isBeat($0.code) }.map(\.sample)
        return plethDelays(pleth, beats, series, events)
    }

    private static func isBeat(_ code: WFDBAnnotationCode) -> Bool {
        switch code {
        case .normalBeat, .prematureVentricularContraction, .ventricularEscapeBeat, .nodalEscapeBeat, .pacedBeat: true
        default: false
        }
    }

    /// A beat, and how much later it is seen in a curve.
    package struct Delay {
        var time: SessionTime
        var seconds: Double
        /// Of a pulse: 1 where the curve only rises, −1 where it only falls, 0 where it is as steep both ways.
        var asymmetry = 0.0

        package init(time: SessionTime, seconds: Double) {
            self.time = time
            self.seconds = seconds
        }
    }

    /// Nil if most beats have the same distance, in the whole record and in each part of it.
    static func fault(_ delays: [Delay]) -> (share: Double, time: SessionTime)? {
        guard delays.count >= leastBeats else { return nil }
        let usual = delays.map(\.seconds).sorted()[delays.count / 2]
        func share(_ part: [Delay]) -> Double {
            Double(part.count { abs($0.seconds - usual) <= reachSeconds }) / Double(max(1, part.count))
        }
        let whole = share(delays)
        if whole < shares.whole { return (whole, delays[0].time) }
        let windows = Dictionary(grouping: delays) { $0.time.nanoseconds / (Int64(windowSeconds) * 1_000_000_000) }
        for number in windows.keys.sorted() {
            let parts = (0..<3).compactMap { windows[number + $0] }.filter { $0.count >= 3 }
            guard parts.count == 3, let best = parts.map(share).max(), best < shares.window else { continue }
            return (best, parts[0][0].time)
        }
        return nil
    }

    /// The time a pulse takes to the finger changes within a call, by a quarter of a second where the pressure falls far, but
    /// slowly. So pulses are held against those of their half minute, and a record is judged by most of its half minutes.
    /// Of 400 calls without faults none is found; of 40 whose pleth was shifted by five seconds 26 are, since in the others
    /// the heart beats too evenly.
    package static func plethFault(_ delays: [Delay]) -> (share: Double, time: SessionTime)? {
        let parts = Dictionary(grouping: delays) { $0.time.nanoseconds / (plethSeconds * 1_000_000_000) }.values
            .filter { $0.count >= 10 }
        guard parts.count >= leastParts else { return nil }
        let found = parts.map { part in
            let usual = part.map(\.seconds).sorted()[part.count / 2]
            return Double(part.count { abs($0.seconds - usual) <= reachSeconds }) / Double(part.count)
        }.sorted()
        let share = found[found.count / 2]
        return share < plethShare ? (share, delays[0].time) : nil
    }

    private static let plethSeconds: Int64 = 30
    private static let leastParts = 6
    private static let plethShare = 0.93

    /// To the nearest beat that is found, in stretches whose beats can be told.
    private static func ecgDelays(
        _ curve: WFDBSignal, _ beats: [Int], _ series: SensorSeries, _ events: [EventRecord]
    ) -> [Delay] {
        let quiet = QuietStretches(events: events, series: series, rest: .seconds(6), minimum: .seconds(20))
        let edge = Int(0.1 * series.rateHertz)
        var delays: [Delay] = []
        for (rhythm, span) in quiet.stretches where rhythm.hasBeats && rhythm != .agonal {
            let count = Int(span.length.nanoseconds / (Int64(windowSeconds) * 1_000_000_000))
            for number in 0..<count {
                let start = span.start + .seconds(number * windowSeconds)
                let window = series.indices(in: SessionSpan(start: start, end: start + .seconds(windowSeconds)))
                guard let samples = curve.wholeValues(in: window) else { continue }
                let found = BeatDetector.beats(samples, rateHertz: series.rateHertz).map { $0 + window.lowerBound }
                for beat in beats where window.lowerBound + edge <= beat && beat < window.upperBound - edge {
                    // One that is not found at all is as far off as can be.
                    let distance = found.map { $0 - beat }.min { abs($0) < abs($1) } ?? window.count
                    delays.append(
                        Delay(time: series.time(ofSample: beat), seconds: Double(distance) / series.rateHertz))
                }
            }
        }
        return delays
    }

    /// To the steepest rise before the next beat, while the heart moves blood.
    private static func plethDelays(
        _ curve: WFDBSignal, _ beats: [Int], _ series: SensorSeries, _ events: [EventRecord]
    ) -> [Delay] {
        let busy = events.compactMap { event -> SessionSpan? in
            switch event.type {
            case .procedure where event.device != nil:
                SessionSpan(start: event.start, end: event.end + afterCuff)
            case .compressions: SessionSpan(start: event.start - .seconds(1), end: event.end + afterHands)
            case .rhythm where !(event.rhythm?.canPerfuse ?? false): SessionSpan(start: event.start, end: event.end)
            default: nil
            }
        }.sorted { $0.start < $1.start }
        let step = max(1, Int(0.02 * series.rateHertz))
        var delays: [Delay] = []
        for (beat, next) in zip(beats, beats.dropFirst()) {
            let time = series.time(ofSample: beat)
            guard next - beat > 2 * step, Double(next - beat) <= 2 * series.rateHertz, beat >= 0,
                next < curve.samples.count, !busy.contains(where: { $0.start <= time && time <= $0.end }),
                let samples = curve.wholeValues(in: beat..<next)
            else { continue }
            var steepest: (index: Int, rise: Double)?
            for index in step..<(samples.count - step) {
                let rise = samples[index + step] - samples[index - step]
                if rise > steepest?.rise ?? 0 { steepest = (index, rise) }
            }
            guard let steepest else { continue }
            let fall = (step..<samples.count - step).map { samples[$0 - step] - samples[$0 + step] }.max() ?? 0
            var delay = Delay(time: time, seconds: Double(steepest.index) / series.rateHertz)
            delay.asymmetry = (steepest.rise - fall) / (steepest.rise + max(0, fall))
            delays.append(delay)
        }
        return delays
    }
}
