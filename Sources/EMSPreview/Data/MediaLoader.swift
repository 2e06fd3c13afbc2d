import EMSManifest
import EMSMedia
import EMSModel
import Foundation

/// Takes sound, pictures and series into the page. The type of a file is what its own header says.
struct MediaLoader {
    let folder: PreviewFolder
    var blobs: BlobSheet
    private(set) var notices: [String] = []

    init(folder: PreviewFolder, blobs: BlobSheet) {
        self.folder = folder
        self.blobs = blobs
    }

    mutating func audio(_ stream: StreamRecord) -> EncounterPayload.Audio? {
        guard let bytes = folder.bytes(of: stream.path), let header = try? AudioFileReader.header(of: Array(bytes))
        else {
            notices.append("\(stream.path) cannot be read; a clock takes the place of the sound.")
            return nil
        }
        let clock = stream.clock ?? .identity
        return EncounterPayload.Audio(
            blob: blobs.add(bytes), type: header.format.mediaType, offset: clock.offsetMilliseconds,
            scale: clock.scale)
    }

    mutating func frame(
        _ record: FrameRecord, texts: [PairRecord], withMask: Bool
    ) -> EncounterPayload.Frame? {
        guard let picture = picture(record.path) else {
            notices.append("\(record.path) cannot be read.")
            return nil
        }
        var mask: Int?
        if withMask, let path = record.maskPath {
            if let bytes = self.picture(path) {
                mask = blobs.add(bytes)
            } else {
                notices.append("\(path) cannot be read.")
            }
        }
        return EncounterPayload.Frame(
            // A twin has its frame's time; half a second later it can be looked at too.
            time: record.time.milliseconds + (record.twin == nil ? 0 : 500), kind: record.kind, caption: record.caption,
            width: record.width,
            height: record.height, image: blobs.add(picture), mask: mask,
            objects: record.objects.map { object in
                EncounterPayload.Object(
                    label: object.label, box: object.box, visibility: object.visibility, mask: object.maskID)
            }, texts: texts.map(\.shown))
    }

    private func picture(_ path: String) -> Data? {
        guard let bytes = folder.bytes(of: path), (try? PNGHeader(bytes)) != nil else { return nil }
        return bytes
    }

    mutating func addSensor(_ stream: StreamRecord, to payload: inout EncounterPayload) {
        do {
            let record = try wfdbRecord(stream)
            let clock = stream.clock ?? .identity
            let name = stream.id
            for signal in record.signals {
                let embedded = EncounterPayload.Signal(
                    record: name, name: signal.description, units: signal.units, gain: signal.gain,
                    baseline: signal.baseline, rate: record.sampleRateHertz / clock.scale,
                    offset: clock.offsetMilliseconds, count: signal.samples.count,
                    blob: blobs.add(signal.samples.littleEndianBytes))
                // A series of a sample a second or slower is read as numbers, not as a wave.
                if record.sampleRateHertz > 2 {
                    payload.waves.append(embedded)
                } else {
                    payload.trends.append(embedded)
                }
            }
            payload.marks += try annotations(stream).map { annotation in
                let time = clock.time(ofSample: annotation.sample, rateHertz: record.sampleRateHertz)
                return EncounterPayload.Mark(
                    record: name, time: time.milliseconds, symbol: annotation.code.symbol, text: annotation.text)
            }
        } catch {
            notices.append("\(stream.path) cannot be read: \(error.message).")
        }
    }

    private func wfdbRecord(_ stream: StreamRecord) throws(MediaError) -> WFDBRecord {
        guard let header = folder.bytes(of: stream.path) else { throw MediaError(.unreadable, "no such file") }
        return try WFDBRecordReader.record(
            try WFDBRecordReader.header(Array(header)), signals: try bytes(of: stream, ending: ".dat") ?? [])
    }

    private func annotations(_ stream: StreamRecord) throws(MediaError) -> [WFDBAnnotation] {
        guard let bytes = try bytes(of: stream, ending: ".atr") else { return [] }
        return try WFDBRecordReader.annotations(bytes)
    }

    private func bytes(of stream: StreamRecord, ending: String) throws(MediaError) -> [UInt8]? {
        guard let file = stream.files?.first(where: { $0.path.hasSuffix(ending) }) else { return nil }
        guard let bytes = folder.bytes(of: file.path) else { throw MediaError(.unreadable, "no \(ending) file") }
        return Array(bytes)
    }
}

extension StreamClock {
    fileprivate var offsetMilliseconds: Double { Double(offsetNanoseconds) / 1e6 }
    fileprivate var scale: Double { 1 + Double(skewPartsPerBillion) / 1e9 }
}

extension [Int16] {
    fileprivate var littleEndianBytes: Data {
        map { $0.littleEndian }.withUnsafeBytes { Data($0) }
    }
}

extension PairRecord {
    /// The text with what is to be known of it.
    fileprivate var shown: String {
        if let answer { return "\(text) \(answer)" }
        return isTrue ? text : "False: \(text)"
    }
}
