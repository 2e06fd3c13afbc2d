package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Compressions in the depth signal come at the rate and to the depth that their event states, and there are none without
/// an event.
package struct CompressionCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events, let pad = SensorSeries.first(with: "DEPTH", in: contents),
            let depth = pad.signal("DEPTH")
        else { return }
        let bouts = events.map(\.record).filter { $0.type == .compressions }
        let before = findings.count
        if let finding = Self.unlisted(depth, pad, bouts, contents) { findings.append(finding) }
        for row in events where row.record.type == .compressions {
            let event = row.record
            let range = pad.indices(in: SessionSpan(start: event.start, end: event.end))
            guard Double(range.count) >= 5 * pad.rateHertz, let samples = depth.wholeValues(in: range) else { continue }
            let found = Self.measure(samples, rateHertz: pad.rateHertz)
            let note = { (message: String, field: String) in
                row.finding(
                    .cross(.compressionRate), message, field: field, timeNanoseconds: event.start.nanoseconds)
            }
            guard let found else {
                findings.append(note("there are no compressions in the depth signal", "rate_per_minute"))
                continue
            }
            let shown = { (value: Double) in (value * 10).rounded() / 10 }
            if let rate = event.ratePerMinute, abs(found.rate - rate) > 2 {
                findings.append(note("states \(rate) a minute, the signal has \(shown(found.rate))", "rate_per_minute"))
            } else if let depth = event.depthMillimetres, abs(found.depth - depth) > max(4, 0.15 * depth) {
                findings.append(note("states \(depth) mm, the signal has \(shown(found.depth))", "depth_mm"))
            } else if let pause = Self.pause(samples, rateHertz: pad.rateHertz) {
                findings.append(note("nobody presses for \(shown(pause)) s in the depth signal", "end_ns"))
            }
        }
        // A depth of another unit or rest lies beside the bouts as well.
        guard findings.count == before, let finding = Self.overhang(depth, pad, bouts, contents) else { return }
        findings.append(finding)
    }

    /// Names the first five seconds of compressions that lie in no event.
    private static func unlisted(
        _ depth: WFDBSignal, _ pad: SensorSeries, _ bouts: [EventRecord], _ contents: EncounterContents
    ) -> Finding? {
        let length = max(1, Int(5 * pad.rateHertz))
        for number in 0..<(pad.record.sampleCount / length) {
            let range = (number * length)..<((number + 1) * length)
            let span = SessionSpan(
                start: pad.time(ofSample: range.lowerBound), end: pad.time(ofSample: range.upperBound))
            let isListed = bouts.contains { $0.start - .seconds(1) < span.end && span.start < $0.end + .seconds(1) }
            guard !isListed, let samples = depth.wholeValues(in: range), (samples.max() ?? 0) > 20,
                let found = measure(samples, rateHertz: pad.rateHertz)
            else { continue }
            let message = "compressions of \(Int(found.depth.rounded())) mm and no event"
            return pad.finding(.unlistedCompressions, message, at: span.start, in: contents)
        }
        return nil
    }

    /// Seconds beyond the bouts of a made-up call in which the chest is pressed, so that none of them is long enough to be
    /// told of by itself: the record is shifted. Measured over 45 arrests: none.
    private static let longestOverhang = 2.0

    private static func overhang(
        _ depth: WFDBSignal, _ pad: SensorSeries, _ bouts: [EventRecord], _ contents: EncounterContents
    ) -> Finding? {
        guard contents.record.isSynthetic, !bouts.isEmpty else { return nil }
        let listed = bouts.map {
            pad.indices(in: SessionSpan(start: $0.start - .seconds(1), end: $0.end + .seconds(1)))
        }
        let values = depth.physicalValues(in: 0..<pad.record.sampleCount)
        let pressed = values.indices.filter { index in
            values[index] > 10 && !listed.contains { $0.contains(index) }
        }
        guard let first = pressed.first else { return nil }
        // A stroke is deeper than that for about a third of its time.
        let seconds = 3 * Double(pressed.count) / pad.rateHertz
        guard seconds > longestOverhang else { return nil }
        let message = "about \(seconds.rounded()) s of compressions lie beside their events"
        return pad.finding(.unlistedCompressions, message, at: pad.time(ofSample: first), in: contents)
    }

    /// Seconds of the longest stretch without a compression, if it is longer than any pause for two breaths.
    private static func pause(_ depth: [Double], rateHertz: Double) -> Double? {
        var longest = 0
        var run = 0
        for value in depth {
            run = value < 10 ? run + 1 : 0
            longest = max(longest, run)
        }
        let seconds = Double(longest) / rateHertz
        return seconds > 10 ? seconds : nil
    }

    /// Rate between the first and last compression and their median depth; nil with fewer than four. A compression is a
    /// rise through half of the deepest tenth.
    package static func measure(_ depth: [Double], rateHertz: Double) -> (rate: Double, depth: Double)? {
        let sorted = depth.sorted()
        let deep = sorted[sorted.count * 9 / 10]
        guard deep > 5 else { return nil }
        var starts: [Double] = []
        var peaks: [Double] = []
        for index in 1..<depth.count {
            if depth[index - 1] < deep / 2 && depth[index] >= deep / 2 {
                let share = (deep / 2 - depth[index - 1]) / (depth[index] - depth[index - 1])
                starts.append(Double(index - 1) + share)
                peaks.append(0)
            }
            if !peaks.isEmpty { peaks[peaks.count - 1] = max(peaks[peaks.count - 1], depth[index]) }
        }
        guard starts.count >= 4, let first = starts.first, let last = starts.last else { return nil }
        let rate = Double(starts.count - 1) * 60 * rateHertz / (last - first)
        return (rate, peaks.sorted()[peaks.count / 2])
    }
}
