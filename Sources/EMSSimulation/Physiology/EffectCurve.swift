import EMSKnowledge

/// How strongly an effect works at a time: nothing before its onset, all at its peak, gone at its end.
struct EffectCurve {
    /// Planned seconds at which the effect begins, peaks and has worn off.
    let begin: Double
    let peak: Double
    let end: Double

    /// - Parameter given: planned second at which the drug is in, or the intervention done.
    init(_ effect: Effect, given: Double) {
        begin = given + effect.onsetSeconds
        peak = max(begin + 1, given + effect.peakSeconds)
        end = max(peak + 1, given + effect.lastingSeconds)
    }

    /// 0 … 1: a smooth rise from onset to peak, level for 70 % of what is left, a smooth fall to the end.
    func strength(at second: Double) -> Double {
        if second < begin || second >= end { return 0 }
        if second < peak { return smooth((second - begin) / (peak - begin)) }
        let fall = peak + 0.7 * (end - peak)
        return second < fall ? 1 : smooth((end - second) / (end - fall))
    }

    private func smooth(_ x: Double) -> Double { x * x * (3 - 2 * x) }
}
