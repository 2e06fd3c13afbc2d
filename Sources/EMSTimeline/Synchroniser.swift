public import EMSModel

/// Places turns and beats on the session clock in one forward pass.
///
/// Speech sets the clock: a beat starts when it is planned, or later, when the talk that leads to it is over, when the
/// gaps to other beats are kept and when its actor's hands are free. A minimum is never shortened; a maximum that
/// cannot be kept is reported in `SessionTimeline.missedMaxima`. Time that is left over is waiting.
///
/// Beats of the body (readings, shocks, changes of rhythm) and reservations tie the planned clock to the session clock.
/// What comes after one that is late is as late: the body never lives faster than the session, so that a drug works no
/// earlier after its resolved dose than it does on the planned clock. Readings come at whole seconds.
///
/// A reservation's time belongs to its beat alone, whether or not the script has that beat: other talk waits until it is
/// over, and what the beat would say beyond it stays unsaid. Talk that only passes the time of a beat ends with it.
public struct Synchroniser {
    private let script: EncounterScript
    /// With the timing of each.
    private let turns: [DialogueTurn]
    private let timings: [TurnTiming]
    private let indexOfBeat: [String: Int]
    /// By index of the beat: its turns, and the beats that last until it starts.
    private var turnsOfBeat: [[Int]]
    private var endedBy: [[Int]]
    private var placedTurns: [SessionTimeline.PlacedTurn] = []
    /// By index of the beat, from its start on.
    private var spans: [SessionSpan?]
    private var handsFree: [String: SessionTime] = [:]
    /// A handful of people, who are found sooner one after the other than by a hash.
    private var lastEnds: [(speaker: String, end: SessionTime)] = []
    private var floorStart = SessionTime.zero
    private var floorEnd = SessionTime.zero
    /// How late the session is against the planned clock; it never catches up.
    private var lateness = SessionTime.zero
    private var holds: [SessionTimeline.Hold] = []
    /// The one whose time it is now.
    private var current: SessionTimeline.Hold?
    /// Reports that wait until it is over.
    private var deferred: [(turn: Int, beat: Int)] = []
    /// Whether the time was over that the last talk of this kind was to pass; its replies are left out with it.
    private var isTimePassed = false
    private var missed: [SessionTimeline.MissedMaximum] = []

    /// Seconds of quiet after the last word or action.
    private static let tail = SessionTime.milliseconds(1200)

    /// - Parameter timings: by turn id; a turn without one is left out (its speech failed and was reported).
    public init(script: EncounterScript, turns: [DialogueTurn], timings: [String: TurnTiming]) {
        self.script = script
        // By index here and below, where each turn and beat would else be copied to be looked at.
        let found = turns.indices.map { timings[turns[$0].id] }
        self.turns = found.contains { $0 == nil } ? zip(turns, found).compactMap { $1 == nil ? nil : $0 } : turns
        self.timings = found.compactMap(\.self)
        indexOfBeat = Dictionary(
            script.beats.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        turnsOfBeat = Array(repeating: [], count: script.beats.count)
        endedBy = turnsOfBeat
        spans = Array(repeating: nil, count: script.beats.count)
        for index in self.turns.indices {
            if let beat = indexOfBeat[self.turns[index].beatID] { turnsOfBeat[beat].append(index) }
        }
        for index in script.beats.indices {
            if let last = script.beats[index].until.flatMap({ indexOfBeat[$0] }) { endedBy[last].append(index) }
        }
    }

    public static func timeline(
        script: EncounterScript, turns: [DialogueTurn], timings: [String: TurnTiming]
    ) -> SessionTimeline {
        var synchroniser = Synchroniser(script: script, turns: turns, timings: timings)
        return synchroniser.solve()
    }

    /// Turns, beats and reservations by their index.
    private enum Moment {
        case hold(Int)
        case release
        case begin(Int)
        case turn(Int, ofBeat: Int, offset: SessionTime)
    }

    private mutating func solve() -> SessionTimeline {
        for moment in agenda() {
            switch moment {
            case .hold(let index): hold(script.reservations[index])
            case .release: release()
            case .begin(let beat): begin(beat)
            case .turn(let turn, let beat, let offset): follow(turn, beat: beat, offset: offset)
            }
        }
        let beats = zip(script.beats, spans).map {
            SessionTimeline.PlacedBeat(beat: $0, span: $1 ?? .init(start: .zero, end: .zero))
        }
        let lastEnd = (placedTurns.map(\.span.end) + beats.map(\.span.end)).max() ?? .zero
        let order = placedTurns.indices.sorted {
            (placedTurns[$0].span.start, $0) < (placedTurns[$1].span.start, $1)
        }
        // Most often they are in order as they were placed.
        let isInOrder = order.elementsEqual(order.indices)
        return SessionTimeline(
            duration: (lastEnd + Self.tail).roundedUpToSecond,
            turns: isInOrder ? placedTurns : order.map { placedTurns[$0] }, beats: beats,
            holds: holds, missedMaxima: missed)
    }

    /// Everything that must be placed, in the order of the planned clock. Turns that open a beat are placed with it;
    /// those that go along or follow have moments of their own, so that talk goes on while slow things are done.
    private func agenda() -> [Moment] {
        var moments: [(planned: SessionTime, moment: Moment)] = script.reservations.enumerated().flatMap {
            [($1.plannedStart, Moment.hold($0)), ($1.plannedEnd, .release)]
        }
        for index in script.beats.indices {
            let (start, duration) = (script.beats[index].plannedStart, script.beats[index].duration)
            moments.append((start, .begin(index)))
            let along = turnsOfBeat[index].filter { turns[$0].placement == .during }
            // An answer comes when the question does, not at a share of its own.
            let exchanges = max(1, along.count { !turns[$0].isReply })
            var number = 0
            for turn in along {
                if !turns[turn].isReply || number == 0 { number += 1 }
                let share = Int64(number) * duration.nanoseconds / Int64(exchanges + 1)
                let offset = SessionTime(nanoseconds: share)
                moments.append((start + offset, .turn(turn, ofBeat: index, offset: offset)))
            }
            for turn in turnsOfBeat[index] where turns[turn].placement == .closes {
                moments.append((start + duration, .turn(turn, ofBeat: index, offset: duration)))
            }
        }
        return moments.enumerated().sorted { ($0.element.planned, $0.offset) < ($1.element.planned, $1.offset) }
            .map(\.element.moment)
    }

    private mutating func hold(_ reservation: Reservation) {
        let hands = max(handsFree[reservation.actor] ?? .zero, bound(of: reservation.after)) - reservation.lead
        let start = max(reservation.plannedStart + lateness, floorEnd, hands)
        let hold = SessionTimeline.Hold(reservation: reservation, start: start)
        holds.append(hold)
        current = hold
        lateness = start - reservation.plannedStart
    }

    private mutating func release() {
        guard let hold = current else { return }
        current = nil
        floorEnd = max(floorEnd, hold.end)
        let waiting = deferred
        deferred = []
        for (turn, beat) in waiting { follow(turn, beat: beat, offset: script.beats[beat].duration) }
    }

    private func hold(of beat: Beat) -> SessionTimeline.Hold? {
        current.flatMap { $0.reservation.beatID == beat.id ? $0 : nil }
    }

    private mutating func begin(_ index: Int) {
        let beat = script.beats[index]
        var earliest = max(beat.plannedStart + lateness, bound(of: beat.after))
        if beat.occupiesActor, let actor = beat.actor { earliest = max(earliest, handsFree[actor] ?? .zero) }
        var start = max(earliest, open(index, earliest: earliest))
        if beat.isReading { start = start.roundedUpToSecond }
        if beat.isOfTheBody { lateness = start - beat.plannedStart }
        let end = start + beat.duration
        spans[index] = SessionSpan(start: start, end: end)
        noteMissedMaxima(of: beat, start: start)
        if beat.occupiesActor, let actor = beat.actor { handsFree[actor] = beat.until == nil ? end : start }
        // What lasted until this beat ends here.
        for other in endedBy[index] {
            guard let span = spans[other] else { continue }
            spans[other] = SessionSpan(start: span.start, end: max(span.start, start))
            if let actor = script.beats[other].actor { handsFree[actor] = max(handsFree[actor] ?? .zero, start) }
        }
    }

    private func span(ofBeat id: String) -> SessionSpan? { indexOfBeat[id].flatMap { spans[$0] } }

    private func bound(of gaps: [Gap]) -> SessionTime {
        gaps.map { gap in
            guard let span = span(ofBeat: gap.beatID) else { return .zero }
            return (gap.edge == .start ? span.start : span.end) + gap.minimum
        }.max() ?? .zero
    }

    private mutating func noteMissedMaxima(of beat: Beat, start: SessionTime) {
        for gap in beat.after {
            guard let maximum = gap.maximum, let span = span(ofBeat: gap.beatID) else { continue }
            let actual = start - (gap.edge == .start ? span.start : span.end)
            if actual > maximum {
                missed.append(.init(beatID: beat.id, afterBeatID: gap.beatID, maximum: maximum, actual: actual))
            }
        }
    }

    /// Places the talk that leads up to a beat so that it ends when the beat may start, if the floor is free by then.
    /// - Returns: when the beat may start at the earliest, seen from the talk.
    private mutating func open(_ beat: Int, earliest: SessionTime) -> SessionTime {
        let hold = hold(of: script.beats[beat])
        var opening = turnsOfBeat[beat].filter { turns[$0].placement == .opens }
        var remaining = length(of: opening)
        // What need not be said gives way, the longest first.
        while let hold, remaining > hold.reservation.lead {
            let optional = opening.indices.filter { turns[opening[$0]].isOptional }
            guard let longest = optional.max(by: { lead(of: opening[$0]) < lead(of: opening[$1]) }) else { break }
            opening.remove(at: longest)
            while opening.indices.contains(longest), fallsWithQuestion(turns[opening[longest]]) {
                opening.remove(at: longest)
            }
            remaining = length(of: opening)
        }
        var ready = SessionTime.zero
        for turn in opening {
            remaining = remaining - max(.zero, .milliseconds(turns[turn].pauseMilliseconds))
            let span = place(turn, notBefore: max(hold?.start ?? .zero, earliest - remaining))
            remaining = remaining - lead(of: turn)
            ready = span.start + lead(of: turn)
        }
        return ready
    }

    /// Whether a turn falls with the one that it answers. An order that cut a question short is given all the same.
    private func fallsWithQuestion(_ turn: DialogueTurn) -> Bool {
        turn.isReply && (turn.isOptional || turn.mentions.isEmpty)
    }

    private func length(of opening: [Int]) -> SessionTime {
        opening.reduce(.zero) { $0 + lead(of: $1) + max(.zero, .milliseconds(turns[$1].pauseMilliseconds)) }
    }

    /// From the start of an opening turn to the moment at which its beat may start.
    private func lead(of turn: Int) -> SessionTime {
        let timing = timings[turn]
        guard let anchor = turns[turn].anchorWord, timing.words.indices.contains(anchor) else { return timing.length }
        return timing.words[anchor].start
    }

    private mutating func follow(_ turn: Int, beat: Int, offset: SessionTime) {
        guard let span = spans[beat] else { return }
        let hold = hold(of: script.beats[beat])
        let closes = turns[turn].placement == .closes
        if hold == nil, current != nil {
            // A remark is over by then; a report can wait.
            if closes { deferred.append((turn, beat)) }
            return
        }
        let reaction = SessionTime.milliseconds(closes ? 250 : 0)
        let bound = (closes ? max(span.end, span.start) : span.start + offset) + reaction
        let start = inStep(start(of: turn, notBefore: bound), turn, from: span.start)
        if let hold, start + timings[turn].length > hold.end { return }
        if turns[turn].endsWithBeat {
            if !turns[turn].isReply { isTimePassed = start >= span.end }
            if isTimePassed { return }
        }
        place(turn, notBefore: start)
    }

    /// Who counts compressions aloud says a number when the chest is pushed: the first moment from `start` on.
    private func inStep(_ start: SessionTime, _ turn: Int, from first: SessionTime) -> SessionTime {
        guard let pace = turns[turn].countsPerMinute, let word = turns[turn].countedWords.first else { return start }
        let lead = timings[turn].words[word].start
        let interval = SessionTime.seconds(60 / pace).nanoseconds
        let elapsed = (start + lead - first).nanoseconds
        let count = max(0, (elapsed + interval - 1) / interval)
        return first + SessionTime(nanoseconds: count * interval) - lead
    }

    @discardableResult
    private mutating func place(_ index: Int, notBefore bound: SessionTime) -> SessionSpan {
        let start = start(of: index, notBefore: bound)
        let span = SessionSpan(start: start, end: start + timings[index].length)
        placedTurns.append(
            .init(
                turn: turns[index], span: span,
                words: timings[index].words.map { SessionSpan(start: start + $0.start, end: start + $0.end) }))
        floorStart = start
        floorEnd = max(floorEnd, span.end)
        if let place = placeOfSpeaker(ofTurn: index) {
            lastEnds[place].end = span.end
        } else {
            lastEnds.append((turns[index].speaker, span.end))
        }
        return span
    }

    /// In `lastEnds`; nil for who has not spoken yet.
    private func placeOfSpeaker(ofTurn index: Int) -> Int? {
        lastEnds.firstIndex { $0.speaker == turns[index].speaker }
    }

    private func start(of turn: Int, notBefore bound: SessionTime) -> SessionTime {
        var start = max(bound, floorEnd + .milliseconds(turns[turn].pauseMilliseconds))
        // An interruption comes in after the other has begun, and nobody talks over himself.
        start = max(start, floorStart + .milliseconds(300))
        return max(start, (placeOfSpeaker(ofTurn: turn).map { lastEnds[$0].end } ?? .zero) + .milliseconds(60))
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
