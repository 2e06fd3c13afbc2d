import EMSManifest
import EMSMedia
import EMSModel

/// Where an ECG can be judged: one rhythm, nobody compressing, no shock in the last seconds, not marked as noisy.
struct QuietStretches {
    let stretches: [(rhythm: Rhythm, span: SessionSpan)]

    /// - Parameters:
    ///   - rest: how long after a shock the ECG is left to recover.
    ///   - minimum: shorter stretches are left out.
    init(events: [EventRecord], series: SensorSeries, rest: SessionTime, minimum: SessionTime) {
        var busy = events.compactMap { event -> SessionSpan? in
            switch event.type {
            case .compressions:
                SessionSpan(start: event.start - .milliseconds(500), end: event.end + .milliseconds(1000))
            case .shock: SessionSpan(start: event.start - .milliseconds(500), end: event.end + rest)
            default: nil
            }
        }
        busy += Self.noise(series)
        // Rhythms are older than the record: before the leads are on there is nothing to judge.
        let recorded = SessionSpan(
            start: series.time(ofSample: 0), end: series.time(ofSample: series.record.sampleCount))
        busy.append(SessionSpan(start: min(.zero, recorded.start), end: recorded.start))
        busy.sort { $0.start < $1.start }
        stretches = events.flatMap { event -> [(Rhythm, SessionSpan)] in
            guard event.type == .rhythm, let rhythm = event.rhythm else { return [] }
            // The first and last second of a rhythm may show its neighbour.
            let span = SessionSpan(
                start: event.start + .seconds(1), end: min(event.end, recorded.end) - .seconds(1))
            return Self.subtract(busy, from: span).filter { $0.length >= minimum }.map { (rhythm, $0) }
        }
    }

    /// From a quality annotation that says noisy to the next one that does not.
    static func noise(_ series: SensorSeries) -> [SessionSpan] {
        var spans: [SessionSpan] = []
        var start: SessionTime?
        for annotation in series.annotations where annotation.code == .signalQualityChange {
            let time = series.time(ofSample: annotation.sample)
            if annotation.subtype != 0 {
                start = start ?? time
            } else if let from = start {
                spans.append(SessionSpan(start: from, end: time))
                start = nil
            }
        }
        if let start { spans.append(SessionSpan(start: start, end: series.time(ofSample: series.record.sampleCount))) }
        return spans
    }

    /// - Parameter busy: in order of start.
    private static func subtract(_ busy: [SessionSpan], from span: SessionSpan) -> [SessionSpan] {
        var rest: [SessionSpan] = []
        var start = span.start
        for block in busy where block.end > start && block.start < span.end {
            if block.start > start { rest.append(SessionSpan(start: start, end: block.start)) }
            start = max(start, block.end)
        }
        if start < span.end { rest.append(SessionSpan(start: start, end: span.end)) }
        return rest
    }
}
