package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// There is sound where a word is spoken: in the speaker's own stem, and in the mix, where words are louder than what lies
/// between the turns. Stems are parts of the mix. Who stands alone against the others is to blame: a stem, the mix, or the
/// times of the transcript.
package struct WordEnergyCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Root mean square below which a stem is silent: 70 dB below full scale.
    fileprivate static let silence = 10.0
    /// How often a stretch of a word is louder than one between turns, at least (the area under the receiver's curve).
    /// Measured: 0.97 and more; of mixes of other calls 0.62 and less.
    private static let share = 0.75

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let transcript = contents.transcript, transcript.record.times != .estimated else { return }
        // One is kept: each is as large as the call is long.
        var mix: Sound?
        var ofMix: [Finding] = []
        for (index, stream) in contents.streams(.audioMix) {
            // A recording that is clipped differs from its parts for that reason.
            guard !findings.contains(where: { $0.isAboutSound(ofStream: index) }),
                let sound = Sound(stream, in: contents)
            else { continue }
            if let finding = Self.mixFault(sound, stream.path, transcript.record) {
                ofMix.append(finding)
            } else if mix == nil {
                mix = sound
            }
        }
        let rooms = contents.streams(.audioImpulse)
        let made = contents.isMixedByRecipe ? MadeMix(contents) : nil
        var silent: [SilentStem] = []
        var strangers: [Finding] = []
        var ofBed: [Finding] = []
        var ofMade: [Finding] = []
        var compared = 0
        // Noise is in the noisy twins alone.
        for (_, stream) in contents.streams(.audioStem) where stream.id != "stem-noise" {
            guard let sound = Sound(stream, in: contents) else { continue }
            compared += 1
            if let speaker = stream.speaker {
                let stem = SilentStem(sound, speaker, stream.path, transcript)
                guard stem.words.isEmpty else {
                    silent.append(stem)
                    continue
                }
            }
            let room = rooms.first { $0.stream.speaker == stream.speaker }.flatMap { Sound($0.stream, in: contents) }
            let part = StemPart(stem: sound, room: room, stream: stream, transcript: transcript.record)
            if let finding = part.fault(in: mix) {
                if stream.speaker == nil { ofBed.append(finding) } else { strangers.append(finding) }
            } else if let mix, let finding = made?.fault(of: part, in: mix) {
                ofMade.append(finding)
            }
        }
        if let finding = Self.findingOfTimes(silent, in: transcript) {
            findings.append(finding)
            return
        }
        findings += ofMix + silent.flatMap { Self.findings(of: $0, in: transcript) }
        // Words that are said elsewhere are, for the bed, where nobody speaks.
        if silent.isEmpty { strangers += ofBed }
        // What the turns add to the mix is known only beside a bed that is right.
        if ofBed.isEmpty { strangers += ofMade }
        findings += Self.findingOfMix(strangers, of: compared, contents).map { [$0] } ?? Self.firstOfEach(strangers)
        // What no stem has is in no mix either.
        guard !findings.contains(where: { Self.ofWords.contains($0.code) }) else { return }
        if let mix { checkMix(mix, transcript, &findings) }
    }

    /// The words of a speaker that are silent in the own stem, the first of each turn.
    private struct SilentStem {
        let speaker: String
        let path: String
        let words: [(turn: Int, word: Int)]
        let turnCount: Int

        init(_ sound: Sound, _ speaker: String, _ path: String, _ transcript: Located<TranscriptRecord>) {
            self.speaker = speaker
            self.path = path
            let turns = transcript.record.turns.enumerated().filter { $0.element.speaker == speaker }
            turnCount = turns.count
            words = turns.compactMap { index, turn in
                turn.words.firstIndex { sound.level($0.start, $0.end) < WordEnergyCheck.silence }.map { (index, $0) }
            }
        }

        /// Whether it is another recording, rather than that words are missing in it.
        var isAnother: Bool { words.count > 1 && 2 * words.count > turnCount }
    }

    /// Where most words are not where the stems of several speakers have them, their times are wrong.
    private static func findingOfTimes(_ silent: [SilentStem], in transcript: Located<TranscriptRecord>) -> Finding? {
        let turns = silent.reduce(0) { $0 + $1.words.count }
        guard silent.count > 1, 2 * turns > transcript.record.turns.count else { return nil }
        return transcript.finding(
            .cross(.silentWord), "the words of \(silent.count) speakers are silent in their stems", field: "turns")
    }

    private static func findings(of stem: SilentStem, in transcript: Located<TranscriptRecord>) -> [Finding] {
        let record = transcript.record
        if stem.isAnother {
            let message = "is silent at words of \(stem.speaker) in \(stem.words.count) of \(stem.turnCount) turns"
            return [Finding(.cross(.silentWord), message, path: stem.path, encounter: record.encounter)]
        }
        return stem.words.map { turn, word in
            let said = record.turns[turn].words[word]
            return transcript.finding(
                .cross(.silentWord), "\"\(said.text)\" is silent in the stem of \(stem.speaker)",
                field: "turns[\(turn)].words[\(word)]", timeNanoseconds: said.start.nanoseconds)
        }
    }

    /// A mix of which no part is a part is another sound itself.
    private static func findingOfMix(
        _ strangers: [Finding], of compared: Int, _ contents: EncounterContents
    ) -> Finding? {
        guard strangers.count > 1, 2 * strangers.count > compared, let first = strangers.first,
            strangers.allSatisfy({ $0.code == first.code }), let mix = contents.streams(.audioMix).first?.stream
        else { return nil }
        return Finding(
            first.code, "\(strangers.count) of \(compared) stems are no parts of it", path: mix.path,
            encounter: contents.record.id)
    }

    /// What is wrong with the mix, or the transcript, may be heard against several stems.
    private static func firstOfEach(_ findings: [Finding]) -> [Finding] {
        var paths: Set<String?> = []
        return findings.filter { paths.insert($0.path).inserted }
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
        let louder = spoken.reduce(0) { count, level in count + between.partitioningIndex { $0 >= level } }
        let share = Double(louder) / Double(spoken.count) / Double(between.count)
        guard share < Self.share else { return nil }
        let percent = Int((share * 100).rounded())
        let message = "words are louder than what lies between turns in \(percent) % of comparisons"
        return Finding(.cross(.silentWord), message, path: path, encounter: transcript.encounter)
    }
}

extension Finding {
    fileprivate func isAboutSound(ofStream index: Int) -> Bool {
        code.area == "audio" && field?.hasPrefix("streams[\(index)].") == true
    }
}
