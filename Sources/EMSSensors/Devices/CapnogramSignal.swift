import EMSModel
import EMSReproducibility

/// Carbon dioxide at the airway in mmHg.
///
/// Inspiration and the dead space hold none; expired gas rises within 0.1 to 0.2 s to a plateau that climbs by 1 to
/// 3 mmHg to the end-tidal value of the trend; inspiration washes it out with a time constant of 45 ms. Narrowed airways
/// turn it into a shark fin (upstroke of up to 0.5 s, no plateau). In nearly half of all arrests compressions ripple the
/// plateau (Leturiondo), here less and less towards its end so that the end-tidal value can be read.
struct CapnogramSignal {
    let timeline: ClinicalTimeline
    let breathing: BreathActivity
    let compressions: CompressionActivity
    let random: RandomSubstream

    func values(on grid: SampleGrid) -> [Double] {
        let ripple = rippled(on: grid)
        var stream = random.substream("capnogram")
        let climb = stream.uniform(1.0...2.6)
        var hiss = BellNoise(random.substream("capnogram/hiss"))
        var values = [Double](repeating: 0, count: grid.count)
        var phase = BreathPhase()
        let step = 1 / grid.trueRateHertz
        let washout = DeterministicMath.exp(-step / 0.045)
        let fading = DeterministicMath.exp(-step / 0.9)
        var gas = 0.0
        var unfilled = 1.0
        grid.forEachSecond { second, samples in
            let hertz = breathing.track.hertz(at: Double(second))
            let now = timeline.physiology[min(second, timeline.physiology.count - 1)].etco2
            let before = timeline.physiology[min(max(0, second - 1), timeline.physiology.count - 1)].etco2
            for index in samples {
                let seconds = grid.seconds(index)
                phase.advance(to: seconds, step: step, in: breathing, hertz: hertz)
                if !phase.isBreathing {
                    gas *= fading
                } else if phase.inhaled < 1 {
                    gas *= washout
                    unfilled = 1
                } else if let breath = phase.breath {
                    let share = phase.exhaled
                    let tau = 0.05 + 0.42 * breath.obstruction * breath.obstruction
                    // The dead space comes out first, for a tenth of a second.
                    if share / hertz > 0.1 || share > 0.1 { unfilled *= 1 - min(1, step / tau) }
                    let end = before + (now - before) * min(1, 4 * (seconds - Double(second)))
                    let lacking = min(0.5, climb / max(end, 5) + 0.35 * breath.obstruction)
                    gas = end * (1 - lacking * (1 - share)) * (1 - unfilled * (1 - share))
                    gas *= 1 - ripple[index] * (1 - share)
                }
                values[index] = max(0, gas + 0.08 * hiss.next())
            }
        }
        return values
    }

    /// The share of carbon dioxide that compressions take away, sample by sample.
    private func rippled(on grid: SampleGrid) -> [Double] {
        var values = [Double](repeating: 0, count: grid.count)
        var stream = random.substream("ripple")
        let depth = stream.chance(0.45) ? stream.uniform(0.14...0.3) : 0.03
        for compression in compressions.compressions {
            let end = compression.start + compression.interval
            for index in grid.index(atSeconds: compression.start)..<grid.index(atSeconds: end) {
                let elapsed = grid.seconds(index) - compression.start
                values[index] = depth * CompressionStroke.depth(elapsed, interval: compression.interval)
            }
        }
        return values
    }
}
