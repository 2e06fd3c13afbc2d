package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Curves of the monitor have the units of the format, stay within what amplifiers and bodies give, and move: a sensor that
/// is on a patient never gives one and the same number for seconds, not even when the heart stands still. A sensor that is
/// off has missing samples; one that is on has none, and does not stop at one highest value again and again.
package struct WaveformCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    /// What a curve may be.
    private struct Limits {
        var unit: String?
        /// In that unit.
        var range: ClosedRange<Double>?
        /// Noise of the sensor moves the last digit; measured: .7 s at most, where an amplifier is driven to its end.
        var longestRest: SessionTime?
        /// Between the highest and the lowest sample of a second, in the middle of all seconds. Complexes have 0.5 to 4 mV;
        /// measured: 2 mV at most.
        var largestSwing: Double?
        /// Where the curve lies most of the time. Amplifiers take the resting voltage of the skin away (IEC 60601-2-27);
        /// measured: 0.12 mV at most.
        var middle: ClosedRange<Double>?
        /// Above which the curve must lie for less than 95 % of the time: air that is breathed in has no carbon dioxide.
        var highestFloor: Double?
        /// Whether the curve hardly changes from a sample to the next, as pressures and volumes do.
        var isSmooth = false
        /// Whether the lowest value may come back again and again: expired gas has none of it at all in inspiration.
        var hasFloor = false
    }

    /// Runs of samples at the very same highest or lowest value, as an amplifier or a converter that is driven to its end
    /// gives them: a peak touches its highest value once. Measured: five in an ECG that was shocked, none elsewhere.
    private static let flatTops = (samples: 5, runs: 20)
    /// A monitor shows the loss of a sensor after a second or two; measured: no sensor that stays on loses a sample.
    private static let longestGap = SessionTime.seconds(2)

    /// Amplifiers of monitors reach ±5 mV and some twice that (IEC 60601-2-25 and -2-27), behind which a shock leaves them
    /// for a second or two. Expired gas has less than 150 mmHg of carbon dioxide.
    private static let limits: [String: Limits] = [
        "II": Limits(unit: "mV", range: -20...20, longestRest: .seconds(5), largestSwing: 5, middle: -0.6...0.6),
        "PLETH": Limits(unit: nil, range: nil, longestRest: .seconds(15)),
        "RESP": Limits(unit: nil, range: nil, longestRest: .seconds(15)),
        "CO2": Limits(
            unit: "mmHg", range: -10...150, longestRest: .seconds(15), highestFloor: 8, isSmooth: true, hasFloor: true),
        // Watches measure up to eight times gravity.
        "ACC_X": Limits(unit: "m/s^2", range: -79...79, longestRest: .seconds(15)),
        "ACC_Y": Limits(unit: "m/s^2", range: -79...79, longestRest: .seconds(15)),
        "ACC_Z": Limits(unit: "m/s^2", range: -79...79, longestRest: .seconds(15)),
    ]

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        // Of a record with several axes the first one that is wrong stands for all.
        var axes: Set<String> = []
        for name in Self.limits.keys.sorted() {
            guard let series = SensorSeries.first(with: name, in: contents), let signal = series.signal(name),
                let fault = Self.fault(of: signal, rateHertz: series.rateHertz) ?? Self.gap(signal, series, contents),
                !name.hasPrefix("ACC_") || axes.insert(series.path).inserted
            else { continue }
            findings.append(
                Finding(
                    .sensor(.implausible), "\(name) \(fault.message)", path: series.path,
                    timeNanoseconds: series.time(ofSample: fault.sample).nanoseconds, encounter: contents.record.id))
        }
    }

    /// Missing samples behind the first measured one, where no event says that the sensor fell off. What is recorded of real
    /// calls has leads that come off unseen.
    private static func gap(
        _ signal: WFDBSignal, _ series: SensorSeries, _ contents: EncounterContents
    ) -> (message: String, sample: Int)? {
        let samples = signal.samples
        guard contents.record.isSynthetic, let events = contents.events?.map(\.record),
            let first = samples.firstIndex(where: { $0 != WFDBSignal.missing })
        else { return nil }
        let longest = longestGap.seconds * series.rateHertz
        var start = first
        while let from = samples[start...].firstIndex(of: WFDBSignal.missing) {
            let end = samples[from...].firstIndex { $0 != WFDBSignal.missing } ?? samples.endIndex
            let time = series.time(ofSample: from)
            let isOff = events.contains {
                $0.type == .device && $0.label.hasSuffix("_detached") && $0.start <= time + longestGap
            }
            if Double(end - from) > longest, !isOff {
                let seconds = (Double(end - from) / series.rateHertz).rounded()
                return ("is missing for \(seconds) s, and its sensor is on", from)
            }
            start = end
        }
        return nil
    }

    /// The first thing that cannot be, and where it is.
    fileprivate static func fault(of signal: WFDBSignal, rateHertz: Double) -> (message: String, sample: Int)? {
        guard let limits = limits[signal.description] else { return nil }
        if let unit = limits.unit, signal.units != unit { return ("is in \(signal.units) instead of \(unit)", 0) }
        let samples = signal.samples
        if let range = limits.range {
            let bounds = [range.lowerBound, range.upperBound].map { $0 * signal.gain + Double(signal.baseline) }
            let allowed = min(bounds[0], bounds[1])...max(bounds[0], bounds[1])
            if let index = samples.firstIndex(where: { $0 != WFDBSignal.missing && !allowed.contains(Double($0)) }) {
                return ("is \(signal.physicalValues(in: index..<index + 1)[0]) \(signal.units)", index)
            }
        }
        if let largest = limits.largestSwing, let swing = usualSwing(of: signal, rateHertz: rateHertz), swing > largest
        {
            let number = (swing * 10).rounded() / 10
            return ("swings by \(number) \(signal.units) in most seconds: gain or unit may be wrong", 0)
        }
        if let index = flatTop(samples, isTop: true) ?? (limits.hasFloor ? nil : flatTop(samples, isTop: false)) {
            return (
                "stops at \(signal.physicalValues(in: index..<index + 1)[0]) \(signal.units) again and again", index
            )
        }
        if let message = levelFault(of: signal, limits) { return (message, 0) }
        guard let rest = limits.longestRest else { return nil }
        let longest = rest.seconds * rateHertz
        var start = 0
        for index in samples.indices where samples[index] != samples[start] {
            if Double(index - start) > longest, samples[start] != WFDBSignal.missing { break }
            start = index
        }
        let end = samples[start...].firstIndex { $0 != samples[start] } ?? samples.endIndex
        guard Double(end - start) > longest, samples[start] != WFDBSignal.missing else { return nil }
        return ("holds one value for \((Double(end - start) / rateHertz).rounded()) s", start)
    }
}

extension WaveformCheck {
    /// Of the whole curve: where it lies, and how it goes from a sample to the next.
    private static func levelFault(of signal: WFDBSignal, _ limits: Limits) -> String? {
        guard limits.middle != nil || limits.highestFloor != nil || limits.isSmooth else { return nil }
        let values = signal.physicalValues.filter(\.isFinite)
        guard values.count >= 1000 else { return nil }
        let sorted = values.sorted()
        let shown = { (value: Double) in "\((value * 10).rounded() / 10) \(signal.units)" }
        if let middle = limits.middle, !middle.contains(sorted[sorted.count / 2]) {
            return "lies at \(shown(sorted[sorted.count / 2])) most of the time: its baseline may be wrong"
        }
        let low = sorted[sorted.count / 20]
        if let floor = limits.highestFloor, low > floor {
            return "hardly falls below \(shown(low)): its baseline may be wrong"
        }
        guard limits.isSmooth else { return nil }
        let steps = zip(values, values.dropFirst()).map { abs($1 - $0) }.sorted()
        let range = sorted[sorted.count - 1 - sorted.count / 20] - low
        return range > 0 && steps[steps.count / 2] > 0.15 * range ? "is noise, and no curve" : nil
    }

    /// The first of many runs at the highest or lowest value of a record; nil if there are few.
    private static func flatTop(_ samples: [Int16], isTop: Bool) -> Int? {
        let measured = samples.lazy.filter { $0 != WFDBSignal.missing }
        guard let end = isTop ? measured.max() : measured.min() else { return nil }
        var (first, runs, length): (Int?, Int, Int) = (nil, 0, 0)
        for (index, sample) in samples.enumerated() {
            length = sample == end ? length + 1 : 0
            guard length == flatTops.samples else { continue }
            first = first ?? index + 1 - length
            runs += 1
        }
        return runs > flatTops.runs ? first : nil
    }

    /// Nil where nothing was measured.
    private static func usualSwing(of signal: WFDBSignal, rateHertz: Double) -> Double? {
        let length = max(1, Int(rateHertz))
        let samples = signal.samples
        let swings = stride(from: 0, to: samples.count - length + 1, by: length).compactMap { start -> Int? in
            let second = samples[start..<(start + length)].filter { $0 != WFDBSignal.missing }
            guard let low = second.min(), let high = second.max() else { return nil }
            return Int(high) - Int(low)
        }.sorted()
        return swings.isEmpty ? nil : Double(swings[swings.count / 2]) / abs(signal.gain)
    }
}

extension SensorSeries {
    /// A signal that tells of the patient; nil if there is none of this name, or it has a finding of its own.
    func curve(_ name: String) -> WFDBSignal? {
        signal(name).flatMap { WaveformCheck.fault(of: $0, rateHertz: rateHertz) == nil ? $0 : nil }
    }
}
