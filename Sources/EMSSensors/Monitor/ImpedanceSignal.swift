import EMSModel
import EMSReproducibility

/// Impedance of the chest between the electrodes in ohm around its mean: rises by about 1 Ω with a normal breath, by
/// more with a bag, and is shaken by compressions.
struct ImpedanceSignal {
    let timeline: ClinicalTimeline
    let breathing: BreathActivity
    let compressions: CompressionActivity
    let random: RandomSubstream

    /// Breaths alone, without what disturbs their measurement.
    func breaths(on grid: SampleGrid) -> [Double] {
        var values = [Double](repeating: 0, count: grid.count)
        var phase = BreathPhase()
        var level = 0.0
        let step = 1 / grid.trueRateHertz
        let decay = 1 - step / 0.8
        grid.forEachSecond { second, samples in
            let hertz = breathing.track.hertz(at: Double(second))
            for index in samples {
                phase.advance(to: grid.seconds(index), step: step, in: breathing, hertz: hertz)
                if phase.isBreathing, let breath = phase.breath {
                    let inhaled = phase.inhaled
                    let exhaled = phase.exhaled
                    let lift =
                        inhaled < 1
                        ? 0.5 - 0.5 * SineTable.sine(0.5 * inhaled + 0.25)
                        : (1 - exhaled) * (1 - exhaled) * (1 + 0.9 * exhaled)
                    level += (breath.depth * lift - level) * min(1, 25 * step)
                } else {
                    level *= decay
                }
                values[index] = level
            }
        }
        return values
    }

    /// What the device measures: `breaths`, the heart's own small share left out, with noise and compressions.
    func ohms(breaths: [Double], on grid: SampleGrid) -> [Double] {
        var buffer = SampleBuffer(grid: grid)
        buffer.values = breaths
        var hiss = BellNoise(random.substream("impedance/hiss"))
        var drift = WanderingValue(random.substream("impedance/drift"), steps: Double(8 * grid.rateHertz))
        for index in buffer.values.indices { buffer.values[index] += 0.006 * hiss.next() + 0.02 * drift.next() }
        var strength = random.substream("impedance/compressions")
        let push = strength.uniform(0.25...0.6)
        for compression in compressions.compressions {
            let end = compression.start + compression.interval
            for index in grid.index(atSeconds: compression.start)..<grid.index(atSeconds: end) {
                let elapsed = grid.seconds(index) - compression.start
                buffer.values[index] -= push * CompressionStroke.depth(elapsed, interval: compression.interval)
            }
        }
        return buffer.values
    }
}
