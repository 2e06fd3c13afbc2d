package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// There is sound where a word is spoken: in the speaker's own stem, and in the mix, where words are louder than what lies
/// between the turns. Stems are parts of the mix.
package struct WordEnergyCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Root mean square below which a stem is silent: 70 dB below full scale.
    private static let silence = 10.0
    /// How often a stretch of a word is louder than one between turns, at least (the area under the receiver's curve).
    /// Measured: 0.97 and more; of mixes of other calls 0.62 and less.
    private static let share = 0.75

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let transcript = contents.transcript, transcript.record.times != .estimated else { return }
        // One is kept: each is as large as the call is long.
        var mix: Sound?
        for (_, stream) in contents.streams(.audioMix) {
            guard let sound = Sound(stream, in: contents) else { continue }
            if let finding = Self.mixFault(sound, stream.path, transcript.record) {
                findings.append(finding)
            } else if mix == nil {
                mix = sound
            }
        }
        let rooms = contents.streams(.audioImpulse)
        // Noise is in the noisy twins alone.
        for (_, stream) in contents.streams(.audioStem) where stream.id != "stem-noise" {
            guard let sound = Sound(stream, in: contents) else { continue }
            let before = findings.count
            if let speaker = stream.speaker { checkStem(sound, speaker, transcript, &findings) }
            guard findings.count == before else { continue }
            let room = rooms.first { $0.stream.speaker == stream.speaker }.flatMap { Sound($0.stream, in: contents) }
            let part = StemPart(stem: sound, room: room, stream: stream, transcript: transcript.record)
            if let finding = part.fault(in: mix) { findings.append(finding) }
        }
        // What no stem has is in no mix either.
        guard !findings.contains(where: { Self.ofWords.contains($0.code) }) else { return }
        if let mix { checkMix(mix, transcript, &findings) }
    }

    private static let ofWords: Set<FindingCode> = [.cross(.silentWord), .cross(.stemMismatch)]

    /// Names the first word of which nothing at all is in the mix, not even noise: a bed alone is louder.
    private func checkMix(_ mix: Sound, _ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            guard let index = turn.words.firstIndex(where: { mix.level($0.start, $0.end) < Self.silence }) else {
                continue
            }
            let word = turn.words[index]
            findings.append(
                transcript.finding(
                    .cross(.silentWord), "\"\(word.text)\" is silent in the mix",
                    field: "turns[\(turnIndex)].words[\(index)]", timeNanoseconds: word.start.nanoseconds))
            return
        }
    }

    /// Names the first silent word of a turn.
    private func checkStem(
        _ sound: Sound, _ speaker: String, _ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]
    ) {
        for (turnIndex, turn) in transcript.record.turns.enumerated() where turn.speaker == speaker {
            guard let index = turn.words.firstIndex(where: { sound.level($0.start, $0.end) < Self.silence }) else {
                continue
            }
            let word = turn.words[index]
            let message = "\"\(word.text)\" is silent in the stem of \(speaker)"
            findings.append(
                transcript.finding(
                    .cross(.silentWord), message, field: "turns[\(turnIndex)].words[\(index)]",
                    timeNanoseconds: word.start.nanoseconds))
        }
    }

    private static func mixFault(_ sound: Sound, _ path: String, _ transcript: TranscriptRecord) -> Finding? {
        let words = transcript.turns.flatMap(\.words)
        let length = sound.stretchLength
        func levels(_ ranges: [Range<Int>]) -> [Double] {
            ranges.flatMap { range in
                stride(from: range.lowerBound, to: range.upperBound - length / 2, by: length).map {
                    sound.level($0..<min($0 + length, range.upperBound))
                }
            }
        }
        let margin = SessionTime.milliseconds(100)
        let turns = transcript.turns.map { SessionSpan(start: $0.start - margin, end: $0.end + margin) }
        let spoken = levels(words.map { sound.frames($0.start, $0.end) })
        let between = levels(sound.frames(outside: turns)).sorted()
        guard words.count >= 5, !spoken.isEmpty, between.count >= 20 else { return nil }
        let louder = spoken.reduce(0) { $0 + Self.count(below: $1, in: between) }
        let share = Double(louder) / Double(spoken.count) / Double(between.count)
        guard share < Self.share else { return nil }
        let percent = Int((share * 100).rounded())
        let message = "words are louder than what lies between turns in \(percent) % of comparisons"
        return Finding(.cross(.silentWord), message, path: path, encounter: transcript.encounter)
    }

    private static func count(below level: Double, in sorted: [Double]) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < level { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
