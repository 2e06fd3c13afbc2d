import EMSDiagnostics
import EMSManifest
import EMSModel

/// A stem as a part of the mix: its voice is heard there while its speaker speaks, and what is no voice is the mix while
/// nobody speaks. A stem of a voice is silent outside of its turns.
struct StemPart {
    let stem: Sound
    /// What the room makes of a click at the mouth; nil where the stem goes into the mix as it is.
    let room: Sound?
    let stream: StreamRecord
    let transcript: TranscriptRecord

    /// Measured of turns through the air: 0.83 and more, in rooms 0.61 and more; against mixes of other calls 0.08 and
    /// less.
    private static let voice = 0.4
    /// So many turns are heard in their room, which is slow.
    private static let turnsInRoom = 8
    /// A mix without a voice is the bed, sample by sample; recorders may add some noise.
    private static let bed = 0.9
    /// What a recorder may add to it: 60 dB below full scale, or as much below the bed as is not heard beside it.
    private static let recorderNoise = (steps: 33.0, share: 0.3)
    /// Share of a stem's energy outside of its turns.
    private static let outside = 0.05

    func fault(in mix: Sound?) -> Finding? {
        if let mix, mix.isInStep(with: stem), abs(mix.frameCount - stem.frameCount) > stem.stretchLength {
            let seconds = Self.shown(Double(stem.frameCount - mix.frameCount) / Double(20 * stem.stretchLength))
            return Finding(
                .cross(.lengthMismatch), "\(stream.id) is \(seconds) s longer than the mix", path: stream.path,
                encounter: transcript.encounter)
        }
        guard let speaker = stream.speaker else { return mix.flatMap(bedFault) }
        let margin = SessionTime.milliseconds(50)
        let turns = transcript.turns.filter { $0.speaker == speaker }
        let spans = turns.map { SessionSpan(start: $0.start - margin, end: $0.end + margin) }
        let all = stem.energy(0..<stem.frameCount)
        let stray = stem.frames(outside: spans).reduce(0) { $0 + stem.energy($1) }
        if all > 0, stray > Self.outside * all {
            let percent = Int((100 * stray / all).rounded())
            return finding("\(percent) % of its sound lies where \(speaker) says nothing")
        }
        guard let mix, mix.isInStep(with: stem) else { return nil }
        // Radio, telephone and loudspeaker turn the phases of a voice.
        let spoken = turns.filter { $0.channel == nil || $0.channel == .air }.map { stem.frames($0.start, $0.end) }
        let shares =
            if let room {
                spoken.prefix(Self.turnsInRoom).compactMap { stem.correlation(with: mix, over: $0, in: room) }.sorted()
            } else {
                spoken.compactMap { stem.correlation(with: mix, over: [$0]) }.sorted()
            }
        guard !shares.isEmpty, shares[shares.count / 2] < Self.voice else { return nil }
        return finding(
            "the voice of \(speaker) is not in the mix (correlation \(Self.shown(shares[shares.count / 2])))")
    }

    private func bedFault(_ mix: Sound) -> Finding? {
        guard mix.isInStep(with: stem) else { return nil }
        if let time = stem.firstDifference(from: mix, over: quiet(.seconds(3)), above: Self.recorderNoise) {
            return finding("the mix holds something else at \(Self.shown(time)) s, where nobody speaks")
        }
        let quiet = quiet(.seconds(1))
        guard quiet.reduce(0, { $0 + $1.count }) >= 100 * stem.stretchLength,
            let share = stem.correlation(with: mix, over: quiet), share < Self.bed
        else { return nil }
        return finding("it is not what the mix holds while nobody speaks (correlation \(Self.shown(share)))")
    }

    /// Frames in which nobody speaks. Rooms and channels may ring on behind a turn.
    private func quiet(_ ringing: SessionTime) -> [Range<Int>] {
        stem.frames(
            outside: transcript.turns.map {
                SessionSpan(start: $0.start - .milliseconds(100), end: $0.end + ringing)
            })
    }

    private static func shown(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    private func finding(_ message: String) -> Finding {
        Finding(.cross(.stemMismatch), message, path: stream.path, encounter: transcript.encounter)
    }
}
