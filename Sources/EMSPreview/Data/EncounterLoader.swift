import EMSManifest
import EMSMedia
import EMSModel
import Foundation

/// Reads an encounter. What cannot be read becomes a notice, so that a faulty data set can be looked at.
struct EncounterLoader {
    let record: EncounterRecord
    let folder: PreviewFolder

    /// Texts and sizes.
    func contents() -> EncounterContents {
        var contents = EncounterContents()
        for stream in record.streams {
            switch stream.kind {
            case .transcript:
                contents.transcript = json(TranscriptRecord.self, stream, &contents)
            case .events: contents.events += lines(EventRecord.self, stream, &contents)
            case .frames: contents.frames += lines(FrameRecord.self, stream, &contents)
            case .pairs:
                for pair in lines(PairRecord.self, stream, &contents) {
                    contents.pairs[pair.frame, default: []].append(pair)
                }
            case .record: contents.narrative += json(Report.self, stream, &contents)?.narrative ?? []
            case .audioMix:
                contents.audio = stream
                contents.audioByteCount = folder.byteCount(of: stream.path) ?? 0
            case .sensor:
                contents.sensors.append(stream)
                contents.sensorByteCount += (stream.files ?? []).reduce(0) { $0 + (folder.byteCount(of: $1.path) ?? 0) }
            case .audioNoisy, .audioStem, .audioImpulse, .audioFaulty, .labels: break
            }
        }
        contents.frames.sort { ($0.time, $0.index) < ($1.time, $1.index) }
        contents.pictureByteCounts = contents.frames.map { folder.byteCount(of: $0.path) ?? 0 }
        contents.maskByteCounts = contents.frames.map { $0.maskPath.flatMap(folder.byteCount(of:)) ?? 0 }
        return contents
    }

    /// The whole encounter with its media.
    func payload(
        _ contents: EncounterContents, leavingOut omission: Omission, blobs: inout BlobSheet
    ) -> EncounterPayload {
        var payload = EncounterPayload(record)
        payload.times = contents.transcript?.times.rawValue
        payload.turns = (contents.transcript?.turns ?? []).sorted { $0.start < $1.start }
            .map(EncounterPayload.Turn.init)
        payload.events = contents.events.sorted { $0.start < $1.start }.map(EncounterPayload.Event.init)
        payload.narrative = BeatTimes(contents).sentences(contents.narrative)
        payload.notices = contents.notices + [omission.notice].compactMap(\.self)
        var media = MediaLoader(folder: folder, blobs: blobs)
        if let audio = contents.audio, !omission.leavesOutSound { payload.audio = media.audio(audio) }
        payload.frames = contents.frames.enumerated().compactMap { index, frame in
            omission.keepsFrame(index)
                ? media.frame(frame, texts: contents.pairs[frame.index] ?? [], withMask: omission == .nothing) : nil
        }
        payload.frames.sort { $0.time < $1.time }
        for stream in contents.sensors { media.addSensor(stream, to: &payload) }
        payload.notices += media.notices
        blobs = media.blobs
        return payload
    }

    private struct Report: Decodable { var narrative: [NarrativeSentence] }

    private func json<Value: Decodable>(
        _ type: Value.Type, _ stream: StreamRecord, _ contents: inout EncounterContents
    ) -> Value? {
        guard let bytes = folder.bytes(of: stream.path) else {
            contents.notices.append("\(stream.path) cannot be read.")
            return nil
        }
        contents.textByteCount += bytes.count
        do {
            return try JSONDecoder().decode(type, from: bytes)
        } catch {
            contents.notices.append("\(stream.path): \(DecodingReason.text(error)).")
            return nil
        }
    }

    /// Rows that can be read; of the others the first is named.
    private func lines<Value: Decodable>(
        _ type: Value.Type, _ stream: StreamRecord, _ contents: inout EncounterContents
    ) -> [Value] {
        guard let bytes = folder.bytes(of: stream.path) else {
            contents.notices.append("\(stream.path) cannot be read.")
            return []
        }
        contents.textByteCount += bytes.count
        let decoder = JSONDecoder()
        var complaint: String?
        var values: [Value] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            do {
                values.append(try decoder.decode(type, from: Data(line)))
            } catch {
                complaint = complaint ?? "\(stream.path), line \(number + 1): \(DecodingReason.text(error))."
            }
        }
        if let complaint { contents.notices.append(complaint) }
        return values
    }
}
