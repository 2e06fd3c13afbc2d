import EMSModel
import EMSReproducibility

/// Waves without beats: ventricular fibrillation, and the fine waves of atrial fibrillation.
///
/// Ventricular fibrillation is a wave whose frequency and height wander, with two weaker ones beside it. Coarse, its
/// frequency lies near 5.3 Hz and its peak-to-peak near 1.3 mV; it turns slower and finer over minutes (Strohmenger
/// 1997: 4.6 ± 1.0 Hz and 1.33 mV where a later shock works, 3.3 Hz and 1.15 mV where not) and coarser again under
/// compressions, but stays between 3.5 and 6.5 Hz.
struct FibrillationWave {
    private let timeline: ClinicalTimeline
    private let random: RandomSubstream

    init(timeline: ClinicalTimeline, random: RandomSubstream) {
        self.timeline = timeline
        self.random = random
    }

    func add(to buffer: inout SampleBuffer) {
        for (ordinal, span) in timeline.rhythms.enumerated() {
            switch span.rhythm {
            case .ventricularFibrillation:
                addVentricular(
                    span.span, isFirst: ordinal == 0, random: random.substream("vf/\(ordinal)"), to: &buffer)
            case .atrialFibrillation: addAtrial(span.span, random: random.substream("af/\(ordinal)"), to: &buffer)
            default: break
            }
        }
    }

    /// Frequency and height are set anew each tenth of a second.
    private func addVentricular(
        _ span: SessionSpan, isFirst: Bool, random: RandomSubstream, to buffer: inout SampleBuffer
    ) {
        var start = random.substream("start")
        var coarseness = isFirst ? start.uniform(0.45...0.85) : start.uniform(0.75...0.95)
        var phases = (start.unit(), start.unit(), start.unit())
        var speed = WanderingValue(random.substream("frequency"), steps: 12)
        var height = WanderingValue(random.substream("height"), steps: 9)
        var upper = WanderingValue(random.substream("upper"), steps: 10)
        var lower = WanderingValue(random.substream("lower"), steps: 10)
        let sine = SineTable.sine
        let step = 1 / Double(buffer.grid.rateHertz)
        let grid = buffer.grid
        var level = 0.0
        var blocks = Blocks(span, fade: 0.12)
        while let block = blocks.next() {
            coarseness += isCompressed(at: block.from) ? (0.85 - coarseness) / 900 : -coarseness / 3000
            let frequency = min(max(3.9 + 1.6 * coarseness + 0.4 * speed.next(), 3.5), 6.5)
            let target = block.isFading ? 0 : (0.16 + 0.32 * coarseness) * (1 + 0.19 * height.next())
            let weights = (0.42 + 0.12 * upper.next(), 0.34 + 0.1 * lower.next())
            let range = grid.index(atSeconds: block.from)..<grid.index(atSeconds: block.to)
            let climb = (target - level) / max(1, (block.to - block.from) * Double(grid.rateHertz))
            for index in range {
                level += climb
                phases.0 += frequency * step
                phases.1 += (frequency * 1.25 + 0.2) * step
                phases.2 += (frequency * 0.8 - 0.1) * step
                buffer.values[index] +=
                    level * (sine(phases.0) + weights.0 * sine(phases.1) + weights.1 * sine(phases.2))
                    + 0.12 * level * sine(2 * phases.0 + 0.2)
            }
            if range.isEmpty {
                // Before the device is attached the heart fibrillates all the same.
                level = target
                phases.0 += frequency * (block.to - block.from)
            }
        }
    }

    private func addAtrial(_ span: SessionSpan, random: RandomSubstream, to buffer: inout SampleBuffer) {
        var start = random.substream("start")
        var phases = (start.unit(), start.unit())
        var speed = WanderingValue(random.substream("frequency"), steps: 6)
        var height = WanderingValue(random.substream("height"), steps: 5)
        let sine = SineTable.sine
        let step = 1 / Double(buffer.grid.rateHertz)
        let grid = buffer.grid
        var level = 0.0
        var blocks = Blocks(span, fade: 0.1)
        while let block = blocks.next() {
            let frequency = 6.2 + 0.7 * speed.next()
            let target = block.isFading ? 0 : 0.045 * (1 + 0.3 * height.next())
            let climb = (target - level) / max(1, (block.to - block.from) * Double(grid.rateHertz))
            for index in grid.index(atSeconds: block.from)..<grid.index(atSeconds: block.to) {
                level += climb
                phases.0 += frequency * step
                phases.1 += (frequency + 1.3) * step
                buffer.values[index] += level * (0.7 * sine(phases.0) + 0.4 * sine(phases.1))
            }
        }
    }

    private func isCompressed(at seconds: Double) -> Bool {
        let time = SessionTime.seconds(seconds)
        return timeline.compressions.contains { $0.span.contains(time) }
    }
}

/// A stretch cut into tenths of a second, and one more block in which its waves die away.
private struct Blocks {
    struct Block {
        var from: Double
        var to: Double
        var isFading: Bool
    }

    private var from: Double
    private let end: Double
    private let fade: Double
    private var isDone = false

    init(_ span: SessionSpan, fade: Double) {
        from = span.start.seconds
        end = span.end.seconds
        self.fade = fade
    }

    mutating func next() -> Block? {
        guard !isDone else { return nil }
        guard from < end else {
            isDone = true
            return Block(from: end, to: end + fade, isFading: true)
        }
        let to = min(from + 0.1, end)
        defer { from = to }
        return Block(from: from, to: to, isFading: false)
    }
}
