import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import Foundation

/// A mix that was made from a recipe: the bed and what the turns of all stems add to it, sample by sample, and stems that
/// are zero where their speaker says nothing (`docs/dataset.md`, Sound).
struct MadeMix {
    private let bed: Sound
    private let path: String
    private let gains: JSONValue
    private let transcript: TranscriptRecord
    private let transcriptPath: String
    private let encounter: Located<EncounterRecord>
    /// Paths of impulse responses that were computed, by speaker.
    private let rooms: [String: String]

    /// What may be left over beside a turn on air: measured over 2,049 turns, one step at most. Recorders may add some noise.
    private static let rest = (steps: 33.0, share: 0.3)
    /// What a turn adds in a room or through a channel against its stem at its gain. Measured: 0.86 and more.
    private static let leastShare = 0.25
    /// Samples beyond which sound where nobody speaks is no rounding of a turn's end. Measured over 132 stems: none, where
    /// 5 ms around turns are left out.
    private static let mostStray = 80
    private static let margin = SessionTime.milliseconds(5)
    /// Another turn may reach so far into this one: a channel's filter rings.
    private static let reach = SessionTime.milliseconds(100)
    /// In stretches of 50 ms: no room that is computed rings for ten seconds.
    private static let longestResponse = 200
    /// Of a turn while nobody else speaks, s: with less nothing can be said.
    private static let leastSeconds = 0.2

    /// Nil without a bed, gains and transcript.
    init?(_ contents: EncounterContents) {
        guard let mix = contents.streams(.audioMix).first?.stream, let transcript = contents.transcript,
            let gains = contents.record.provenance?["sound"]?["turn_gains_db"],
            let stream = contents.streams(.audioStem).first(where: { $0.stream.id == "stem-bed" })?.stream,
            let bed = Sound(stream, in: contents), bed.channels == 1
        else { return nil }
        (self.bed, self.gains, path, encounter) = (bed, gains, mix.path, contents.encounter)
        (self.transcript, transcriptPath) = (transcript.record, transcript.path)
        let computed = contents.streams(.audioImpulse).filter { $0.stream.room?.source == nil }
        rooms = Dictionary(
            computed.compactMap { _, stream in stream.speaker.map { ($0, stream.path) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The first thing that a stem of a speaker has and should not have, or that the mix has not of it.
    func fault(of part: StemPart, in mix: Sound) -> Finding? {
        guard let speaker = part.stream.speaker, part.stem.channels == 1, mix.channels == 1,
            part.stem.isInStep(with: mix), bed.isInStep(with: mix)
        else { return nil }
        let own = transcript.turns.filter { $0.speaker == speaker }
        if let finding = stray(part, speaker, own, mix) { return finding }
        return finding(of: Array(own.lazy.compactMap { deviation(of: $0, part, in: mix) }.prefix(2)), part, speaker)
    }

    /// How a turn is in the mix, other than in its stem.
    private enum Deviation {
        /// The same voice at so many times its gain.
        case level(TurnRecord, decibels: Double, ratio: Double)
        /// Another voice, or another room.
        case otherRoom(TurnRecord, frame: Int)
        case missing(TurnRecord, frame: Int)
    }

    /// - Parameter deviations: the first two.
    private func finding(of deviations: [Deviation], _ part: StemPart, _ speaker: String) -> Finding? {
        guard let first = deviations.first else { return nil }
        switch (first, deviations.last) {
        case (.level(let turn, let decibels, let ratio), let last):
            // All turns alike: what is stated of each is right, and the stem as a whole is not.
            if deviations.count > 1, case .level(_, _, let other)? = last, abs(other / ratio - 1) < 0.02 {
                let change = Self.shown(20 * log10(ratio))
                let message =
                    "\(speaker) is \(abs(change)) dB \(change < 0 ? "fainter" : "louder") in the mix than in it"
                return finding(message, nil, part.stream.path)
            }
            let found = decibels + 20 * log10(ratio)
            return encounter.finding(
                .cross(.stemMismatch),
                "turn \(turn.id) is in the mix at \(Self.shown(found)) dB, stated are \(Self.shown(decibels))",
                field: "provenance.sound.turn_gains_db")
        case (.otherRoom(let turn, let frame), .otherRoom?) where deviations.count > 1:
            return finding(
                "turn \(turn.id) at \(shown(frame)) s and others of \(speaker) are in the mix with another room", nil,
                rooms[speaker] ?? path)
        case (.otherRoom(let turn, let frame), _), (.missing(let turn, let frame), _):
            return finding("turn \(turn.id) at \(shown(frame)) s is not in it as in its stem", nil, path)
        }
    }

    private static func shown(_ decibels: Double) -> Double { (decibels * 10).rounded() / 10 }

    private func stray(_ part: StemPart, _ speaker: String, _ own: [TurnRecord], _ mix: Sound) -> Finding? {
        let spans = own.map { SessionSpan(start: $0.start - Self.margin, end: $0.end + Self.margin) }
        let outside = part.stem.frames(outside: spans)
        let count = outside.reduce(0) { sum, range in sum + range.count { part.stem.samples[$0] != 0 } }
        guard count > Self.mostStray,
            let first = outside.lazy.compactMap({ range in range.first { part.stem.samples[$0] != 0 } }).first
        else { return nil }
        let time = shown(first)
        // What the mix has as well was said: the transcript has lost it.
        let range = outside.first { $0.contains(first) }.map {
            first..<min($0.upperBound, first + 10 * mix.stretchLength)
        }
        if let range, let share = part.stem.correlation(with: Sound(voice(in: mix), like: mix), over: [range]),
            share > 0.9
        {
            return finding(
                "nobody says what the stem of \(speaker) and the mix have at \(time) s", "turns", transcriptPath)
        }
        return finding("it has sound at \(time) s, where \(speaker) says nothing", nil, part.stream.path)
    }

    private func deviation(of turn: TurnRecord, _ part: StemPart, in mix: Sound) -> Deviation? {
        guard let decibels = gains[turn.id]?.decimal else { return nil }
        let gain = Decibels.gain(decibels)
        let whole = part.stem.frames(turn.start, turn.end)
            .clamped(to: 0..<min(mix.frameCount, bed.frameCount, part.stem.frameCount))
        let channel = turn.channel ?? .air
        if channel == .air, let room = part.room, room.channels == 1, rooms[part.stream.speaker ?? ""] != nil,
            room.frameCount <= Self.longestResponse * mix.stretchLength
        {
            let voice = RoomVoice(stem: part.stem, room: room)
            if let frames = loudest(alone(turn, whole, voice.ringing, in: mix), part.stem, gain) {
                return deviation(of: turn, decibels, gain, voice, over: frames, from: whole.lowerBound, in: mix)
            }
        }
        let alone = alone(turn, whole, 0, in: mix)
        guard alone.reduce(0, { $0 + $1.count }) >= Int(20 * Self.leastSeconds) * mix.stretchLength else { return nil }
        let isExact = channel == .air && part.room == nil
        var (stem, rest, common, all) = (0.0, 0.0, 0.0, 0.0)
        for range in alone {
            for frame in range {
                let said = Double(part.stem.samples[frame]) * gain
                let heard = Double(mix.samples[frame]) - Double(bed.samples[frame])
                let left = isExact ? heard - said : heard
                stem += said * said
                rest += left * left
                common += said * heard
                all += heard * heard
            }
        }
        let count = Double(alone.reduce(0) { $0 + $1.count })
        let (level, left) = ((stem / count).squareRoot(), (rest / count).squareRoot())
        // A turn that is as faint as the rounding of samples proves nothing.
        guard level > Self.rest.steps else { return nil }
        // The same voice at another gain: the mix is right, and what is stated of it is not.
        if isExact, common > 0.99 * (stem * all).squareRoot(), abs(common / stem - 1) > Self.rest.share {
            return .level(turn, decibels: decibels, ratio: common / stem)
        }
        if isExact ? left > max(Self.rest.steps, Self.rest.share * level) : left < Self.leastShare * level {
            return .missing(turn, frame: whole.lowerBound)
        }
        return nil
    }

    /// Frames of a turn while nobody else is heard.
    /// - Parameter ringing: how long others ring on, in frames.
    private func alone(_ turn: TurnRecord, _ whole: Range<Int>, _ ringing: Int, in mix: Sound) -> [Range<Int>] {
        let rest = Self.reach + .milliseconds(50 * (ringing / mix.stretchLength + (ringing > 0 ? 1 : 0)))
        let others = transcript.turns.filter { $0.id != turn.id }.map {
            SessionSpan(start: $0.start - Self.reach, end: $0.end + rest)
        }
        return mix.frames(outside: others).map { $0.clamped(to: whole) }.filter { !$0.isEmpty }
    }

    /// The loudest 50 ms; nil if they are faint or there are none.
    private func loudest(_ ranges: [Range<Int>], _ stem: Sound, _ gain: Double) -> Range<Int>? {
        let length = stem.stretchLength
        var best: (level: Double, frames: Range<Int>)?
        for range in ranges where range.count >= length {
            for start in stride(from: range.lowerBound, through: range.upperBound - length, by: length) {
                let level = stem.level(start..<start + length) * gain
                if level > best?.level ?? (3 * Self.rest.steps) { best = (level, start..<start + length) }
            }
        }
        return best?.frames
    }

    /// In a room that was computed all is known to one step: measured over 77 turns, a correlation of 1.0000 and the gain to a
    /// millionth; with the responses of other places 0.983 at most.
    private func deviation(
        of turn: TurnRecord, _ decibels: Double, _ gain: Double, _ voice: RoomVoice, over frames: Range<Int>,
        from first: Int, in mix: Sound
    ) -> Deviation? {
        var (said, common, all) = (0.0, 0.0, 0.0)
        for (frame, sample) in zip(frames, voice.heard(frames, from: first)) {
            let heard = Double(mix.samples[frame]) - Double(bed.samples[frame])
            said += sample * gain * sample * gain
            common += sample * gain * heard
            all += heard * heard
        }
        guard said > 0, common > 0.99 * (said * all).squareRoot() else { return .otherRoom(turn, frame: first) }
        return abs(common / said - 1) > 0.1 ? .level(turn, decibels: decibels, ratio: common / said) : nil
    }

    /// The mix without the bed.
    private func voice(in mix: Sound) -> [Int16] {
        zip(mix.samples, bed.samples).map { Int16(clamping: Int($0) - Int($1)) }
    }

    private func shown(_ frame: Int) -> Double { (Double(frame) / Double(bed.stretchLength) * 5).rounded() / 100 }

    private func finding(_ message: String, _ field: String?, _ path: String) -> Finding {
        Finding(.cross(.stemMismatch), message, path: path, field: field, encounter: transcript.encounter)
    }
}
