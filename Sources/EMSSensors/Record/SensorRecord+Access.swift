public import EMSModel

extension SensorRecord {
    public func signal(_ name: String) -> SensorSignal? { signals.first { $0.name == name } }

    /// Session time of a sample.
    public func time(ofSample index: Int) -> SessionTime {
        clock.time(ofSample: index, rateHertz: Double(sampleRateHertz))
    }

    /// The latest sample at or before an instant; negative before the record begins. Exact on a clock without skew.
    public func sampleIndex(at time: SessionTime) -> Int {
        let elapsed = time.nanoseconds - clock.offsetNanoseconds
        guard clock.skewPartsPerBillion == 0 else {
            let nominal = Double(elapsed) / (1 + Double(clock.skewPartsPerBillion) / 1e9)
            return Int((nominal * Double(sampleRateHertz) / 1e9).rounded(.down))
        }
        let second: Int64 = 1_000_000_000
        let whole = (elapsed >= 0 ? elapsed : elapsed - second + 1) / second
        return Int(whole) * sampleRateHertz + Int((elapsed - whole * second) * Int64(sampleRateHertz) / second)
    }

    /// What a signal shows at an instant, in its unit: its latest sample; nil where nothing was measured.
    public func value(of name: String, at time: SessionTime) -> Double? {
        signal(name)?.value(at: sampleIndex(at: time))
    }

    /// The samples of a signal from an instant on, in its unit; not-a-number where nothing was measured or beyond the
    /// record, so that the result always spans `seconds`; empty when there is no such signal.
    public func values(of name: String, from start: SessionTime, seconds: Double) -> [Float] {
        guard let signal = signal(name) else { return [] }
        let first = sampleIndex(at: start)
        let count = Int((seconds * Double(sampleRateHertz)).rounded())
        return (0..<max(0, count)).map { signal.value(at: first + $0).map(Float.init) ?? .nan }
    }

    /// Session times of the R peaks, in order; where a monitor beeps.
    public var beatTimes: [SessionTime] {
        annotations.compactMap { annotation in
            guard case .beat = annotation.kind else { return nil }
            return time(ofSample: annotation.sampleIndex)
        }
    }
}
