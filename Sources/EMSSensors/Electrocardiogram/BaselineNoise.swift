import EMSModel
import EMSReproducibility

/// What lies below every ECG: slow drift of the electrodes, the chest that moves with the breath, the noise of the
/// amplifier after its filter, and muscles when the patient convulses.
struct BaselineNoise {
    private let timeline: ClinicalTimeline
    private let random: RandomSubstream

    init(timeline: ClinicalTimeline, random: RandomSubstream) {
        self.timeline = timeline
        self.random = random.substream("noise")
    }

    /// `breathing` is the impedance in ohm on the same grid.
    func add(breathing: [Double], to buffer: inout SampleBuffer) {
        var drift = WanderingValue(random.substream("drift"), steps: 14)
        var hiss = BellNoise(random.substream("hiss"))
        var muscle = BellNoise(random.substream("muscle"))
        var burst = WanderingValue(random.substream("burst"), steps: 3)
        let grid = buffer.grid
        let block = max(1, grid.rateHertz / 10)
        var hum = 0.0
        var level = 0.0
        var smooth = 0.0
        var liveliness = 0.3
        var trembling = 0.0
        var last = 0.0
        let tenth = 1 / Double(block)
        var from = 0
        while from < grid.count {
            let end = min(from + block, grid.count)
            let time = grid.clock.time(ofSample: from, rateHertz: Double(grid.rateHertz))
            let body = timeline.physiology(at: time)
            // A still patient drifts less: no movement, no breath of his own.
            liveliness += ((body.rhythm.hasBeats && body.hasPulse ? 1 : 0.3) - liveliness) * 0.1
            smooth += (drift.next() - smooth) * 0.3
            let climb = (0.035 * liveliness * smooth - level) * tenth
            let shaking = body.isSeizing ? 0.07 * max(0.2, 1 + 0.5 * burst.next()) : 0
            let rise = (shaking - trembling) * tenth
            for index in from..<end {
                level += climb
                hum += (hiss.next() - hum) * 0.6
                var value = level + 0.0065 * hum + (0.006 + 0.02 * liveliness) * breathing[index]
                trembling += rise
                if trembling > 1e-6 {
                    let next = muscle.next()
                    value += trembling * (next - 0.7 * last)
                    last = next
                }
                buffer.values[index] += value
            }
            from = end
        }
    }
}
