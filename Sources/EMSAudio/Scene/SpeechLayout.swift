import EMSModel

/// Utterances on the sample grid: checked, in order, cut where rounding made them touch.
struct SpeechLayout {
    struct Turn {
        var utterance: PlacedUtterance
        var startSample: Int
        var samples: ArraySlice<Int16>
    }

    let sampleCount: Int
    /// By start, then in the order given.
    let turns: [Turn]
    let stems: [AudioScene.Stem]

    /// 1 ms.
    private static let tolerance = AudioScene.sampleRateHertz / 1000

    init(duration: SessionTime, utterances: [PlacedUtterance]) throws(AudioSceneError) {
        let rate = AudioScene.sampleRateHertz
        let total = max(0, duration.sampleIndex(rateHertz: rate))
        let order = utterances.indices.sorted { (utterances[$0].start, $0) < (utterances[$1].start, $1) }
        var turns: [Turn] = []
        var stems: [AudioScene.Stem] = []
        var stemOfSpeaker: [String: Int] = [:]
        var lastTurn: [(end: Int, turnID: String)] = []
        for utterance in order.map({ utterances[$0] }) {
            var first = utterance.start.sampleIndex(rateHertz: rate)
            var samples = utterance.samples[...]
            guard utterance.start >= .zero, first + samples.count <= total + Self.tolerance else {
                throw .utteranceOutsideSession(
                    turnID: utterance.turnID, start: utterance.start,
                    end: utterance.start + .sample(samples.count, rateHertz: rate), duration: duration)
            }
            let stem = stemOfSpeaker[utterance.speaker] ?? stems.count
            if stem == stems.count {
                stemOfSpeaker[utterance.speaker] = stem
                stems.append(
                    AudioScene.Stem(speaker: utterance.speaker, samples: [Int16](repeating: 0, count: total)))
                lastTurn.append((0, ""))
            }
            let overlap = lastTurn[stem].end - first
            if overlap > 0 && !samples.isEmpty {
                guard overlap <= Self.tolerance else {
                    throw .speakerTalksOverself(
                        speaker: utterance.speaker, turnID: utterance.turnID, previousTurnID: lastTurn[stem].turnID)
                }
                samples = samples.dropFirst(overlap)
                first += overlap
            }
            first = min(first, total)
            samples = samples.prefix(total - first)
            stems[stem].samples.replaceSubrange(first..<first + samples.count, with: samples)
            if !samples.isEmpty { lastTurn[stem] = (first + samples.count, utterance.turnID) }
            turns.append(Turn(utterance: utterance, startSample: first, samples: samples))
        }
        sampleCount = total
        self.turns = turns
        self.stems = stems
    }
}
