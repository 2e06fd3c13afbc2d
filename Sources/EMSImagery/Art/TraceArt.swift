/// A waveform in a lane of the monitor: the samples that are given, oldest left. Gaps stay gaps.
struct TraceArt: Artwork {
    var lane: Box
    var samples: [Float]
    /// The value at the lower edge of the lane and at the upper one.
    var range: ClosedRange<Float>
    var colour: Colour
    var name: String
    var scale: String
    /// What the lane says when there are no samples.
    var absent: String
    /// Fill below the curve, as carbon dioxide is drawn.
    var isFilled = false

    func draw(on canvas: Canvas) {
        canvas.text(name, in: Box(lane.x + 4, lane.y - (name == "II" ? 24 : 19), 90, 18), size: 18, colour)
        canvas.text(
            scale, in: Box(lane.x + 60, lane.y - (name == "II" ? 24 : 19), 220, 18), size: 15, colour.opacity(0.85),
            face: .regular)
        let points = columns(pixelsPerUnit: canvas.pixelsPerUnit)
        guard !points.isEmpty else {
            let middle = lane.y + lane.height * 0.55
            var dashes = Path()
            for x in stride(from: lane.x, to: lane.x + lane.width - 8, by: 18) {
                dashes.append(.segment(x, middle, x + 9, middle))
            }
            canvas.thinLine(dashes, colour.opacity(0.6), 2)
            canvas.mark(.box(Box(lane.x, middle - 2, lane.width, 4)))
            let plate = Box(lane.x + lane.width / 2 - 110, middle - 14, 220, 28)
            canvas.shade(.box(plate), Colour(0x05070A))
            canvas.text(absent, in: plate, size: 17, colour, align: .centre)
            return
        }
        for run in points {
            if isFilled {
                let floor = lane.y + lane.height
                let area = [(run[0].0, floor)] + run + [(run[run.count - 1].0, floor)]
                canvas.shade(.polygon(area), colour.opacity(0.22))
            }
            canvas.thinLine(.polygon(run, closed: false), colour, 3)
            canvas.markLine(.polygon(run, closed: false), 4)
        }
    }

    /// Points for drawing, a lowest and a highest for each pixel column where there are more samples than pixels,
    /// split where samples are missing.
    func columns(pixelsPerUnit: Double) -> [[(Double, Double)]] {
        guard samples.count > 1 else { return [] }
        let step = lane.width / Double(samples.count - 1)
        let perColumn = max(1, Int(1.5 / (step * pixelsPerUnit)))
        var runs: [[(Double, Double)]] = []
        var run: [(Double, Double)] = []
        var index = 0
        while index < samples.count {
            let end = min(index + perColumn, samples.count)
            var low = Float.infinity
            var high = -Float.infinity
            var lowIndex = index
            var highIndex = index
            for sample in index..<end where samples[sample].isFinite {
                if samples[sample] < low { (low, lowIndex) = (samples[sample], sample) }
                if samples[sample] > high { (high, highIndex) = (samples[sample], sample) }
            }
            if low.isFinite {
                let extremes =
                    lowIndex <= highIndex
                    ? [(lowIndex, low), (highIndex, high)] : [(highIndex, high), (lowIndex, low)]
                run.append(point(extremes[0].0, extremes[0].1, step))
                if lowIndex != highIndex { run.append(point(extremes[1].0, extremes[1].1, step)) }
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
            index = end
        }
        if !run.isEmpty { runs.append(run) }
        return runs.filter { $0.count > 1 }
    }

    private func point(_ index: Int, _ value: Float, _ step: Double) -> (Double, Double) {
        let share = Double((value - range.lowerBound) / (range.upperBound - range.lowerBound))
        return (lane.x + Double(index) * step, lane.y + lane.height * (1 - min(max(share, 0), 1)))
    }
}
