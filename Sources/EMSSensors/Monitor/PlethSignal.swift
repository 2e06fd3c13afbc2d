import EMSModel
import EMSReproducibility

/// The pulse at a finger in arbitrary units: 1 for a warm, well-filled vessel, 0 without a pulse.
///
/// A pulse wave starts 0.15 to 0.28 s after the R peak, later at low pressure, peaks after 0.175 of the interval and has
/// its dicrotic wave at 0.45 (proportions of NeuroKit's photoplethysmogram model). The cuff on the same arm squeezes it
/// away; compressions and convulsions shake the probe.
struct PlethSignal {
    let timeline: ClinicalTimeline
    let heart: HeartActivity
    let compressions: CompressionActivity
    let random: RandomSubstream

    func values(on grid: SampleGrid, breathing: [Double]) -> [Double] {
        var buffer = SampleBuffer(grid: grid)
        for beat in heart.beats { addPulse(of: beat, to: &buffer) }
        squeeze(&buffer)
        addMovement(breathing: breathing, to: &buffer)
        return buffer.values
    }

    private func addPulse(of beat: HeartBeat, to buffer: inout SampleBuffer) {
        let time = SessionTime.seconds(beat.time)
        let body = timeline.physiology(at: time)
        guard body.hasPulse, timeline.rhythm(at: time).canPerfuse else { return }
        // A beat that comes early finds a ventricle half filled.
        let filling = min(1.1, max(0.35, 0.25 + 0.75 * beat.preceding / beat.interval))
        let height = max(0.04, min(1, body.perfusion)) * filling
        let onset = beat.time + min(max(0.275 - 0.0007 * body.systolic, 0.15), 0.28)
        let length = min(beat.interval, 1.1)
        buffer.addBell(
            at: onset + 0.175 * length, rise: 0.068 * length, fall: 0.125 * length, amplitude: height)
        buffer.addBell(
            at: onset + 0.46 * length, rise: 0.075 * length, fall: 0.13 * length, amplitude: 0.36 * height)
    }

    /// The cuff closes the artery a few seconds into its cycle and lets it open towards the end.
    private func squeeze(_ buffer: inout SampleBuffer) {
        let grid = buffer.grid
        for cycle in timeline.cuffCycles {
            let start = cycle.start.seconds
            let length = cycle.length.seconds
            let close = min(5, 0.25 * length)
            let open = min(8, 0.3 * length)
            for index in grid.range(of: cycle) {
                let elapsed = grid.seconds(index) - start
                let share = elapsed < close ? 1 - elapsed / close : max(0, (elapsed - length + open) / open)
                buffer.values[index] *= share * share
            }
        }
    }

    private func addMovement(breathing: [Double], to buffer: inout SampleBuffer) {
        var hiss = BellNoise(random.substream("pleth/hiss"))
        var shake = WanderingValue(random.substream("pleth/shake"), steps: 12)
        let grid = buffer.grid
        grid.forEachSecond { second, samples in
            let body = timeline.physiology[min(second, timeline.physiology.count - 1)]
            let shaking = body.isSeizing ? 0.12 : 0
            let breath = 0.03 * body.perfusion
            for index in samples {
                buffer.values[index] += 0.004 * hiss.next() + breath * breathing[index]
                if shaking > 0 { buffer.values[index] += shaking * shake.next() }
            }
        }
        var strength = random.substream("pleth/compressions")
        let push = strength.uniform(0.12...0.3)
        for compression in compressions.compressions {
            let end = compression.start + 0.2 + compression.interval
            for index in grid.index(atSeconds: compression.start + 0.1)..<grid.index(atSeconds: end) {
                let elapsed = grid.seconds(index) - compression.start - 0.1
                buffer.values[index] += push * CompressionStroke.depth(elapsed, interval: compression.interval)
            }
        }
    }
}
