import EMSModel

/// The instants at which a device samples: from its first attachment to the end of the session.
struct SampleGrid: Sendable {
    let offset: SessionTime
    let rateHertz: Int
    let count: Int
    /// Session time of sample 0 in seconds.
    let start: Double

    /// Nil when nothing would be sampled.
    init?(from offset: SessionTime?, to end: SessionTime, rateHertz: Int) {
        guard let offset, offset < end else { return nil }
        self.offset = offset
        self.rateHertz = rateHertz
        count = (end - offset).sampleIndex(rateHertz: rateHertz)
        start = offset.seconds
    }

    var clock: StreamClock { StreamClock(offsetNanoseconds: offset.nanoseconds) }

    func seconds(_ index: Int) -> Double { start + Double(index) / Double(rateHertz) }

    /// The first sample at or after an instant, within 0 ... count.
    func index(at time: SessionTime) -> Int {
        time <= offset ? 0 : min(count, (time - offset).sampleIndex(rateHertz: rateHertz))
    }

    /// The first sample at or after an instant given in seconds, within 0 ... count.
    func index(atSeconds seconds: Double) -> Int {
        Int(min(max(0, ((seconds - start) * Double(rateHertz)).rounded(.up)), Double(count)))
    }

    func range(of span: SessionSpan) -> Range<Int> {
        let first = index(at: span.start)
        return first..<max(first, index(at: span.end))
    }

    /// The samples while any of the channels is attached, without overlap.
    func ranges(attached channels: Set<DeviceChannel>, in timeline: ClinicalTimeline) -> [Range<Int>] {
        let ranges = timeline.attachments.filter { channels.contains($0.channel) }.map { range(of: $0.span) }
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// Goes through the samples second by second of the session clock, in order.
    func forEachSecond(_ body: (_ second: Int, _ samples: Range<Int>) -> Void) {
        var first = 0
        var second = Int(offset.nanoseconds / 1_000_000_000)
        while first < count {
            let end = index(at: .seconds(second + 1))
            body(second, first..<end)
            first = end
            second += 1
        }
    }
}
