import EMSManifest
import EMSModel

/// When the beats of the script came, as far as events and turns tell.
struct BeatTimes {
    private var times: [String: SessionTime] = [:]

    init(_ contents: EncounterContents) {
        for event in contents.events { add(event.beatID, event.start) }
        for turn in contents.transcript?.turns ?? [] { add(turn.beatID, turn.start) }
    }

    func sentences(_ narrative: [NarrativeSentence]) -> [EncounterPayload.Sentence] {
        narrative.map { sentence in
            let first = sentence.beats.compactMap { times[$0] }.min()
            return EncounterPayload.Sentence(text: sentence.text, time: first?.milliseconds)
        }
    }

    private mutating func add(_ beat: String?, _ time: SessionTime) {
        guard let beat else { return }
        times[beat] = min(times[beat] ?? time, time)
    }
}

extension SessionTime {
    /// To a tenth, which is finer than a picture or a key press can show.
    var milliseconds: Double { (Double(nanoseconds) / 1e5).rounded() / 10 }
}
