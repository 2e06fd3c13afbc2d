public import EMSModel

/// Places turns and beats on the session clock in one forward pass.
///
/// Speech sets the clock: a beat starts when it is planned, or later, when the talk that leads to it is over, when the
/// gaps to other beats are kept and when its actor's hands are free. A minimum is never shortened; a maximum that
/// cannot be kept is reported in `SessionTimeline.missedMaxima`. Time that is left over is waiting.
///
/// Beats of the body (readings, effects, changes of rhythm) keep the order of their planned times, so that the planned
/// clock maps to the session clock without going backwards. Readings come at whole seconds.
public struct Synchroniser {
    private let script: EncounterScript
    private let turnsOfBeat: [String: [DialogueTurn]]
    private let timings: [String: TurnTiming]
    private var placedTurns: [SessionTimeline.PlacedTurn] = []
    private var spans: [String: SessionSpan] = [:]
    private var handsFree: [String: SessionTime] = [:]
    private var lastEndOfSpeaker: [String: SessionTime] = [:]
    private var floorStart = SessionTime.zero
    private var floorEnd = SessionTime.zero
    private var lastBodyBeat: (planned: SessionTime, resolved: SessionTime) = (.zero, .zero)
    private var missed: [SessionTimeline.MissedMaximum] = []

    /// Seconds of quiet after the last word or action.
    private static let tail = SessionTime.milliseconds(1200)

    /// - Parameter timings: by turn id; a turn without one is left out (its speech failed and was reported).
    public init(script: EncounterScript, turns: [DialogueTurn], timings: [String: TurnTiming]) {
        self.script = script
        self.timings = timings
        turnsOfBeat = Dictionary(grouping: turns.filter { timings[$0.id] != nil }, by: \.beatID)
    }

    public static func timeline(
        script: EncounterScript, turns: [DialogueTurn], timings: [String: TurnTiming]
    ) -> SessionTimeline {
        var synchroniser = Synchroniser(script: script, turns: turns, timings: timings)
        return synchroniser.solve()
    }

    private enum Moment {
        case begin(Beat)
        case turn(DialogueTurn, of: Beat, offset: SessionTime)
    }

    private mutating func solve() -> SessionTimeline {
        for moment in agenda() {
            switch moment {
            case .begin(let beat): begin(beat)
            case .turn(let turn, let beat, let offset): follow(turn, beat: beat, offset: offset)
            }
        }
        let beats = script.beats.map {
            SessionTimeline.PlacedBeat(beat: $0, span: spans[$0.id] ?? .init(start: .zero, end: .zero))
        }
        let lastEnd = (placedTurns.map(\.span.end) + beats.map(\.span.end)).max() ?? .zero
        let turns = placedTurns.enumerated().sorted {
            ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
        }
        return SessionTimeline(
            duration: (lastEnd + Self.tail).roundedUpToSecond, turns: turns.map(\.element), beats: beats,
            missedMaxima: missed)
    }

    /// Everything that must be placed, in the order of the planned clock. Turns that open a beat are placed with it;
    /// those that go along or follow have moments of their own, so that talk goes on while slow things are done.
    private func agenda() -> [Moment] {
        var moments: [(planned: SessionTime, moment: Moment)] = []
        for beat in script.beats {
            moments.append((beat.plannedStart, .begin(beat)))
            let turns = turnsOfBeat[beat.id] ?? []
            let along = turns.filter { $0.placement == .during }
            // An answer comes when the question does, not at a share of its own.
            let exchanges = max(1, along.count { !$0.isReply })
            var number = 0
            for turn in along {
                if !turn.isReply || number == 0 { number += 1 }
                let share = Int64(number) * beat.duration.nanoseconds / Int64(exchanges + 1)
                let offset = SessionTime(nanoseconds: share)
                moments.append((beat.plannedStart + offset, .turn(turn, of: beat, offset: offset)))
            }
            for turn in turns where turn.placement == .closes {
                moments.append((beat.plannedStart + beat.duration, .turn(turn, of: beat, offset: beat.duration)))
            }
        }
        return moments.enumerated().sorted { ($0.element.planned, $0.offset) < ($1.element.planned, $1.offset) }
            .map(\.element.moment)
    }

    private mutating func begin(_ beat: Beat) {
        var earliest = max(beat.plannedStart, gapBound(of: beat))
        if beat.occupiesActor, let actor = beat.actor { earliest = max(earliest, handsFree[actor] ?? .zero) }
        if beat.isOfTheBody {
            let step = SessionTime(nanoseconds: beat.plannedStart > lastBodyBeat.planned ? 1 : 0)
            earliest = max(earliest, lastBodyBeat.resolved + step)
        }
        // Hands go on after the shock or the look before them, however late talk has made those.
        if case .compress = beat.action, lastBodyBeat.resolved > .zero {
            earliest = max(earliest, lastBodyBeat.resolved + .milliseconds(600))
        }
        var start = max(earliest, open(beat, earliest: earliest))
        if beat.isReading { start = start.roundedUpToSecond }
        if beat.isOfTheBody { lastBodyBeat = (beat.plannedStart, start) }
        let end = start + beat.duration
        spans[beat.id] = SessionSpan(start: start, end: end)
        noteMissedMaxima(of: beat, start: start)
        if beat.occupiesActor, let actor = beat.actor { handsFree[actor] = beat.until == nil ? end : start }
        // What lasted until this beat ends here.
        for other in script.beats where other.until == beat.id {
            guard let span = spans[other.id] else { continue }
            spans[other.id] = SessionSpan(start: span.start, end: max(span.start, start))
            if let actor = other.actor { handsFree[actor] = max(handsFree[actor] ?? .zero, start) }
        }
    }

    private func gapBound(of beat: Beat) -> SessionTime {
        beat.after.map { gap in
            guard let span = spans[gap.beatID] else { return .zero }
            return (gap.edge == .start ? span.start : span.end) + gap.minimum
        }.max() ?? .zero
    }

    private mutating func noteMissedMaxima(of beat: Beat, start: SessionTime) {
        for gap in beat.after {
            guard let maximum = gap.maximum, let span = spans[gap.beatID] else { continue }
            let actual = start - (gap.edge == .start ? span.start : span.end)
            if actual > maximum {
                missed.append(.init(beatID: beat.id, afterBeatID: gap.beatID, maximum: maximum, actual: actual))
            }
        }
    }

    /// Places the talk that leads up to a beat so that it ends when the beat may start, if the floor is free by then.
    /// - Returns: when the beat may start at the earliest, seen from the talk.
    private mutating func open(_ beat: Beat, earliest: SessionTime) -> SessionTime {
        let turns = (turnsOfBeat[beat.id] ?? []).filter { $0.placement == .opens }
        var remaining = turns.reduce(SessionTime.zero) { sum, turn in
            sum + lead(of: turn) + max(.zero, .milliseconds(turn.pauseMilliseconds))
        }
        var ready = SessionTime.zero
        for turn in turns {
            remaining = remaining - max(.zero, .milliseconds(turn.pauseMilliseconds))
            let span = place(turn, notBefore: max(.zero, earliest - remaining))
            remaining = remaining - lead(of: turn)
            ready = span.start + lead(of: turn)
        }
        return ready
    }

    /// From the start of an opening turn to the moment at which its beat may start.
    private func lead(of turn: DialogueTurn) -> SessionTime {
        guard let timing = timings[turn.id] else { return .zero }
        guard let anchor = turn.anchorWord, timing.words.indices.contains(anchor) else { return timing.length }
        return timing.words[anchor].start
    }

    private mutating func follow(_ turn: DialogueTurn, beat: Beat, offset: SessionTime) {
        guard let span = spans[beat.id] else { return }
        let reaction = SessionTime.milliseconds(turn.placement == .closes ? 250 : 0)
        let bound = turn.placement == .closes ? max(span.end, span.start) : span.start + offset
        place(turn, notBefore: bound + reaction)
    }

    @discardableResult
    private mutating func place(_ turn: DialogueTurn, notBefore bound: SessionTime) -> SessionSpan {
        let timing = timings[turn.id] ?? TurnTiming(length: .zero, words: [])
        var start = max(bound, floorEnd + .milliseconds(turn.pauseMilliseconds))
        // An interruption comes in after the other has begun, and nobody talks over himself.
        start = max(start, floorStart + .milliseconds(300))
        start = max(start, (lastEndOfSpeaker[turn.speaker] ?? .zero) + .milliseconds(60))
        let span = SessionSpan(start: start, end: start + timing.length)
        placedTurns.append(
            .init(
                turn: turn, span: span,
                words: timing.words.map { SessionSpan(start: start + $0.start, end: start + $0.end) }))
        floorStart = start
        floorEnd = max(floorEnd, span.end)
        lastEndOfSpeaker[turn.speaker] = span.end
        return span
    }
}

extension Beat {
    /// Whether the beat ties the patient's body to the clock.
    var isOfTheBody: Bool {
        switch action {
        case .measure, .rhythm, .shock, .interpret: true
        default: false
        }
    }

    var isReading: Bool {
        if case .measure = action { true } else { false }
    }
}
