package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Curves of the monitor have the units of the format, stay within what amplifiers and bodies give, and move: a sensor that
/// is on a patient never gives one and the same number for seconds, not even when the heart stands still. A sensor that is
/// off has missing samples.
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
    }

    /// Amplifiers of monitors reach ±5 mV and some twice that (IEC 60601-2-25 and -2-27), behind which a shock leaves them
    /// for a second or two. Expired gas has less than 150 mmHg of carbon dioxide.
    private static let limits: [String: Limits] = [
        "II": Limits(unit: "mV", range: -20...20, longestRest: .seconds(5), largestSwing: 5),
        "PLETH": Limits(unit: nil, range: nil, longestRest: .seconds(15)),
        "RESP": Limits(unit: nil, range: nil, longestRest: .seconds(15)),
        "CO2": Limits(unit: "mmHg", range: -10...150, longestRest: .seconds(15)),
        // Watches measure up to eight times gravity.
        "ACC_X": Limits(unit: "m/s^2", range: -79...79, longestRest: .seconds(15)),
        "ACC_Y": Limits(unit: "m/s^2", range: -79...79, longestRest: .seconds(15)),
        "ACC_Z": Limits(unit: "m/s^2", range: -79...79, longestRest: .seconds(15)),
    ]

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for name in Self.limits.keys.sorted() {
            guard let series = SensorSeries.first(with: name, in: contents), let signal = series.signal(name),
                let fault = Self.fault(of: signal, rateHertz: series.rateHertz)
            else { continue }
            findings.append(
                Finding(
                    .sensor(.implausible), "\(name) \(fault.message)", path: series.path,
                    timeNanoseconds: series.time(ofSample: fault.sample).nanoseconds, encounter: contents.record.id))
        }
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
