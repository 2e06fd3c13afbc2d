import EMSModel

/// The instants at which a device samples: from its first attachment to the end of the session.
struct SampleGrid: Sendable {
    let offset: SessionTime
    let rateHertz: Int
    let count: Int
    /// Session time of sample 0 in seconds.
    let start: Double
    let clock: StreamClock
    /// Samples a second of the session clock: the nominal rate where the device's clock does not drift.
    let trueRateHertz: Double

    /// Nil when nothing would be sampled.
    init?(from offset: SessionTime?, to end: SessionTime, rateHertz: Int, skewPartsPerBillion: Int64 = 0) {
        guard let offset, offset < end else { return nil }
        self.offset = offset
        self.rateHertz = rateHertz
        clock = StreamClock(offsetNanoseconds: offset.nanoseconds, skewPartsPerBillion: skewPartsPerBillion)
        trueRateHertz = Double(rateHertz) / (1 + Double(skewPartsPerBillion) / 1e9)
        start = offset.seconds
        let length = end - offset
        count =
            skewPartsPerBillion == 0
            ? length.sampleIndex(rateHertz: rateHertz) : Int((length.seconds * trueRateHertz).rounded(.up))
    }

    func seconds(_ index: Int) -> Double { start + Double(index) / trueRateHertz }

    /// The first sample at or after an instant, within 0 ... count. To the nanosecond on a clock that does not drift.
    func index(at time: SessionTime) -> Int {
        guard clock.skewPartsPerBillion == 0 else { return index(atSeconds: time.seconds) }
        return time <= offset ? 0 : min(count, (time - offset).sampleIndex(rateHertz: rateHertz))
    }

    /// The first sample at or after an instant given in seconds, within 0 ... count.
    func index(atSeconds seconds: Double) -> Int {
        Int(min(max(0, ((seconds - start) * trueRateHertz).rounded(.up)), Double(count)))
    }

    /// The sample nearest to an instant given in seconds; may lie outside of the record.
    func nearestIndex(toSeconds seconds: Double) -> Int { Int(((seconds - start) * trueRateHertz).rounded()) }

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
