import EMSManifest
import EMSMedia
import EMSModel
import Foundation

/// Cuts clips out of the recordings of an encounter.
struct ClipLoader {
    let record: EncounterRecord
    let folder: PreviewFolder

    private static let shortest = SessionTime.seconds(2)
    private static let longest = SessionTime.seconds(5)
    /// Heard before and after.
    private static let margin = SessionTime.milliseconds(300)

    /// The turn that is heard; nil if there is none or the transcript cannot be read.
    func turn() -> TurnRecord? {
        guard let stream = record.streams.first(where: { $0.kind == .transcript }),
            let bytes = folder.bytes(of: stream.path),
            let transcript = try? JSONDecoder().decode(TranscriptRecord.self, from: bytes)
        else { return nil }
        let onAir = transcript.turns.filter { ($0.channel ?? .air) == .air }
        return onAir.first { $0.end - $0.start >= Self.shortest } ?? onAir.first
    }

    /// Nil if one of the recordings cannot be read or is not one channel.
    func clip(of stream: StreamRecord, _ noise: NoiseRecord, turn: TurnRecord) -> ListenPayload.Clip? {
        guard let twin = record.streams.first(where: { $0.id == noise.twin }),
            let noisy = cut(stream, turn), let clean = cut(twin, turn), noisy.rate == clean.rate
        else { return nil }
        return ListenPayload.Clip(
            scene: noise.scene, ratio: noise.ratioDecibels, measured: noise.measuredRatioDecibels,
            loudness: noise.integratedLoudness, encounter: record.id, text: turn.text, sampleRateHertz: noisy.rate,
            noisy: noisy.base64, clean: clean.base64)
    }

    private func cut(_ stream: StreamRecord, _ turn: TurnRecord) -> (base64: String, rate: Int)? {
        guard let bytes = folder.bytes(of: stream.path), let audio = try? AudioFileReader.decode(Array(bytes)),
            audio.header.channels == 1
        else { return nil }
        let rate = audio.header.sampleRateHertz
        let start = max(.zero, turn.start - Self.margin)
        let end = min(turn.end, turn.start + Self.longest) + Self.margin
        let range =
            (start.sampleIndex(
                rateHertz: rate)..<max(
                start.sampleIndex(rateHertz: rate), end.sampleIndex(rateHertz: rate)))
            .clamped(to: 0..<audio.samples.count)
        var data = Data(capacity: 2 * range.count)
        for sample in audio.samples[range] {
            let bits = UInt16(bitPattern: sample)
            data.append(UInt8(truncatingIfNeeded: bits))
            data.append(UInt8(truncatingIfNeeded: bits >> 8))
        }
        return (data.base64EncodedString(), rate)
    }
}
