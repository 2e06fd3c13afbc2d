extension Array where Element == PhysiologySample {
    /// The body at an instant of the clock these samples lie on, one a second from 0: continuous values linear between
    /// seconds, discrete ones from the second before. Held beyond the ends; traps when empty.
    public func interpolated(at time: SessionTime) -> PhysiologySample {
        let second = Int(time.nanoseconds / 1_000_000_000)
        guard time >= .zero else { return self[0] }
        guard second < count - 1 else { return self[count - 1] }
        let fraction = Double(time.nanoseconds % 1_000_000_000) / 1e9
        guard fraction > 0 else { return self[second] }
        return self[second].blended(with: self[second + 1], fraction: fraction)
    }
}

extension PhysiologySample {
    fileprivate func blended(with next: PhysiologySample, fraction: Double) -> PhysiologySample {
        let mix = { (from: Double, to: Double) in from + (to - from) * fraction }
        var result = self
        // A rate that begins or ends does so at once: half a rhythm has no meaning.
        if rhythm.hasBeats && next.rhythm.hasBeats {
            result.electricalRatePerMinute = mix(electricalRatePerMinute, next.electricalRatePerMinute)
        }
        if hasPulse && next.hasPulse {
            result.systolic = mix(systolic, next.systolic)
            result.diastolic = mix(diastolic, next.diastolic)
        }
        result.perfusion = mix(perfusion, next.perfusion)
        result.spo2 = mix(spo2, next.spo2)
        result.spco = mix(spco, next.spco)
        result.respiratoryRatePerMinute = mix(respiratoryRatePerMinute, next.respiratoryRatePerMinute)
        result.breathDepth = mix(breathDepth, next.breathDepth)
        result.etco2 = mix(etco2, next.etco2)
        result.airwayObstruction = mix(airwayObstruction, next.airwayObstruction)
        result.glucose = mix(glucose, next.glucose)
        result.temperature = mix(temperature, next.temperature)
        result.pain = mix(pain, next.pain)
        return result
    }
}
