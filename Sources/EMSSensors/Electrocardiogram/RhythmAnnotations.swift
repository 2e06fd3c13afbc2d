import EMSModel

/// The truth about an ECG as marks at its samples: rhythms, beats, fibrillation, disturbed stretches, shocks.
struct RhythmAnnotations {
    let timeline: ClinicalTimeline
    let heart: HeartActivity
    let shocks: [ShockArtefact]

    /// Marks within the measured stretches, strictly increasing: where two fall on one sample the later in rank moves
    /// on by one.
    func annotations(on grid: SampleGrid, measured: [Range<Int>]) -> [SensorAnnotation] {
        var marks: [(sample: Int, rank: Int, kind: SensorAnnotation.Kind)] = []
        for range in measured { addRhythms(on: grid, in: range, to: &marks) }
        for range in measured { addNoise(on: grid, in: range, to: &marks) }
        for (shock, artefact) in zip(timeline.shocks, shocks) {
            let sample = grid.index(atSeconds: artefact.span.lowerBound)
            marks.append((sample, 4, .note("SHOCK \(shock.delivery.energyJoules) J")))
        }
        for beat in heart.beats {
            let sample = grid.nearestIndex(toSeconds: beat.time)
            marks.append((sample, 5, .beat(beat.shape.label)))
        }
        marks.removeAll { mark in !measured.contains { $0.contains(mark.sample) } }
        marks.sort { ($0.sample, $0.rank) < ($1.sample, $1.rank) }
        var result: [SensorAnnotation] = []
        var next = 0
        for mark in marks {
            let sample = max(next, mark.sample)
            guard sample < grid.count else { break }
            result.append(SensorAnnotation(sampleIndex: sample, kind: mark.kind))
            next = sample + 1
        }
        return result
    }

    private func addRhythms(
        on grid: SampleGrid, in measured: Range<Int>,
        to marks: inout [(sample: Int, rank: Int, kind: SensorAnnotation.Kind)]
    ) {
        for span in timeline.rhythms {
            let range = grid.range(of: span.span).clamped(to: measured)
            guard !range.isEmpty else { continue }
            marks.append((range.lowerBound, 1, .rhythm(span.rhythm)))
            guard span.rhythm == .ventricularFibrillation else { continue }
            marks.append((range.lowerBound, 2, .fibrillationStart))
            marks.append((min(range.upperBound, measured.upperBound - 1), 0, .fibrillationEnd))
        }
    }

    private func addNoise(
        on grid: SampleGrid, in measured: Range<Int>,
        to marks: inout [(sample: Int, rank: Int, kind: SensorAnnotation.Kind)]
    ) {
        var noisy: [(range: Range<Int>, cause: SensorAnnotation.NoiseCause)] = []
        noisy += timeline.compressions.map { (grid.range(of: $0.span), .compressions) }
        noisy += shocks.map { shock in
            let first = grid.index(atSeconds: shock.span.lowerBound)
            return (first..<max(first, grid.index(atSeconds: shock.span.upperBound)), .shock)
        }
        noisy += seizures(on: grid).map { ($0, .seizure) }
        noisy = noisy.map { ($0.range.clamped(to: measured), $0.cause) }.filter { !$0.range.isEmpty }
        noisy.sort { $0.range.lowerBound < $1.range.lowerBound }
        var end: Int?
        for (range, cause) in noisy {
            if let last = end, range.lowerBound <= last {
                end = max(last, range.upperBound)
                continue
            }
            if let end { marks.append((end, 3, .noiseEnd)) }
            marks.append((range.lowerBound, 3, .noiseStart(cause)))
            end = range.upperBound
        }
        if let end, end < measured.upperBound { marks.append((end, 3, .noiseEnd)) }
    }

    private func seizures(on grid: SampleGrid) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        grid.forEachSecond { second, samples in
            guard timeline.physiology[min(second, timeline.physiology.count - 1)].isSeizing else { return }
            if let last = ranges.last, last.upperBound == samples.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<samples.upperBound
            } else {
                ranges.append(samples)
            }
        }
        return ranges
    }
}
