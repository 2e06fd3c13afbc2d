import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
import EMSValidation
import Foundation

/// A decoded sensor record on the session clock.
struct SensorSeries {
    /// Of its header, relative to the data set.
    let path: String
    let record: WFDBRecord
    let annotations: [WFDBAnnotation]
    let clock: StreamClock

    /// Whether every file of the stream was found whole.
    static func isWhole(_ stream: StreamRecord, in contents: EncounterContents) -> Bool {
        ([stream.path] + (stream.files ?? []).map(\.path)).allSatisfy { contents.url(of: $0) != nil }
    }

    init(_ stream: StreamRecord, in contents: EncounterContents) throws(MediaError) {
        guard let url = contents.url(of: stream.path), url.pathExtension == "hea" else {
            throw MediaError(.malformed, "the header of a record ends in .hea")
        }
        for file in stream.files ?? [] { _ = try contents.mediaURL(of: file.path) }
        let folder = url.deletingLastPathComponent().path
        record = try WFDBRecordReader.record(
            named: url.deletingPathExtension().lastPathComponent, inDirectory: folder, limits: contents.recordLimits)
        path = stream.path
        clock = stream.clock ?? .identity
        if let path = (stream.files ?? []).map(\.path).first(where: { $0.hasSuffix(".atr") }),
            let url = contents.url(of: path)
        {
            annotations = try WFDBRecordReader.annotations(ofFile: url.path)
        } else {
            annotations = []
        }
    }

    /// The first record of an encounter that holds a signal of this name; nil if there is none or it cannot be read.
    static func first(with signal: String, in contents: EncounterContents) -> SensorSeries? {
        for (_, stream) in contents.streams(.sensor) where isWhole(stream, in: contents) {
            if let series = try? SensorSeries(stream, in: contents), series.signal(signal) != nil { return series }
        }
        return nil
    }

    func signal(_ name: String) -> WFDBSignal? { record.signals.first { $0.description == name } }

    var rateHertz: Double { record.sampleRateHertz }

    func time(ofSample index: Int) -> SessionTime { clock.time(ofSample: index, rateHertz: rateHertz) }

    /// The latest sample at or before an instant, which may lie outside the record.
    func index(at time: SessionTime) -> Int {
        let elapsed = Double(time.nanoseconds - clock.offsetNanoseconds)
        let nominal = elapsed / (1 + Double(clock.skewPartsPerBillion) / 1e9) * rateHertz / 1e9
        // Half a nanosecond makes up for the rounding of sample times.
        return Int((nominal + 0.5e-9 * rateHertz).rounded(.down))
    }

    /// Samples within a span, as indices into the record.
    func indices(in span: SessionSpan) -> Range<Int> {
        let first = max(0, index(at: span.start))
        return first..<max(first, min(record.sampleCount, index(at: span.end)))
    }

    /// Whether readings contradict the numbers of a signal.
    func isContradicted(in name: String, _ findings: [Finding]) -> Bool {
        findings.contains {
            $0.code == .cross(.trendMismatch)
                && ($0.path == path || $0.disputes.contains(Dispute(.file(path), name)))
        }
    }

    /// A contradiction between the record and something else, at a moment of the session.
    func finding(_ fault: CrossFault, _ message: String, at time: SessionTime, in contents: EncounterContents)
        -> Finding
    {
        Finding(
            .cross(fault), message, path: path, timeNanoseconds: time.nanoseconds, encounter: contents.record.id)
    }
}
