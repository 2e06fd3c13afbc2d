public import EMSKnowledge
public import EMSModel

/// Times of day that are said. Speech sets the clock of the session, so that only once all turns are placed it is known
/// what time it is when somebody looks at a watch.
public struct ClockTalk {
    private let incident: Incident
    private let speller: NumberSpeller

    public init(_ script: EncounterScript, language: LanguagePack) {
        incident = script.incident
        speller = NumberSpeller(language)
    }

    /// The turns with the time at which each is said, or at which the beat was that it speaks of; nil if all say it
    /// already. Spans and numbers of words stay.
    public func corrected(_ turns: [DialogueTurn], by timeline: SessionTimeline) -> [DialogueTurn]? {
        var corrected = turns
        var isCorrect = true
        for (index, turn) in turns.enumerated() {
            for (place, mention) in turn.mentions.enumerated() where mention.kind == .timeOfDay {
                guard case .text(let said)? = mention.value, let start = start(of: mention, in: turn, timeline)
                else { continue }
                let time = SaidTime(incident, at: start, speller)
                guard time.written != said else { continue }
                corrected[index].replace(said, by: time)
                corrected[index].mentions[place].value = .text(time.written)
                isCorrect = false
            }
        }
        return isCorrect ? nil : corrected
    }

    private func start(of mention: Mention, in turn: DialogueTurn, _ timeline: SessionTimeline) -> SessionTime? {
        if let beat = mention.beatID { return timeline.span(ofBeat: beat)?.start }
        return timeline.turns.first { $0.turn.id == turn.id }?.span.start
    }
}

/// A time of day as a crew writes and says it: `14:05`, fourteen oh five.
struct SaidTime {
    let written: String
    let spoken: [SpokenForm]

    init(_ incident: Incident, at time: SessionTime, _ speller: NumberSpeller) {
        let minuteOfDay = incident.minuteOfDay + Int(time.nanoseconds / 60_000_000_000)
        let (hours, minutes) = (minuteOfDay / 60 % 24, minuteOfDay % 60)
        written = hours.padded(to: 2) + ":" + minutes.padded(to: 2)
        spoken = speller.spoken(Double(hours * 100 + minutes), style: .clock)
    }
}

extension DialogueTurn {
    /// All times of day are written with as many letters, so that no span moves.
    fileprivate mutating func replace(_ said: String, by time: SaidTime) {
        text = text.replacing(said, with: time.written)
        clean = clean.replacing(said, with: time.written)
        for index in words.indices where words[index].text.contains(said) {
            words[index].text = words[index].text.replacing(said, with: time.written)
            words[index].spoken = time.spoken
        }
    }
}
