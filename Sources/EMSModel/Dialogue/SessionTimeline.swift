/// Turns and beats at their resolved places on the session clock.
public struct SessionTimeline: Sendable {
    public struct PlacedTurn: Hashable, Sendable {
        public var turn: DialogueTurn
        public var span: SessionSpan
        /// One span for each of `turn.words`, inside `span`, in order, not overlapping.
        public var words: [SessionSpan]

        public init(turn: DialogueTurn, span: SessionSpan, words: [SessionSpan]) {
            self.turn = turn
            self.span = span
            self.words = words
        }
    }

    public struct PlacedBeat: Hashable, Sendable {
        public var beat: Beat
        public var span: SessionSpan

        public init(beat: Beat, span: SessionSpan) {
            self.beat = beat
            self.span = span
        }
    }

    /// A reservation at its resolved place.
    public struct Hold: Hashable, Sendable {
        public var reservation: Reservation
        public var start: SessionTime

        public init(reservation: Reservation, start: SessionTime) {
            self.reservation = reservation
            self.start = start
        }

        public var end: SessionTime { start + reservation.length }
    }

    /// A maximum between two beats that could not be kept.
    public struct MissedMaximum: Hashable, Sendable {
        public var beatID: String
        public var afterBeatID: String
        public var maximum: SessionTime
        public var actual: SessionTime

        public init(beatID: String, afterBeatID: String, maximum: SessionTime, actual: SessionTime) {
            self.beatID = beatID
            self.afterBeatID = afterBeatID
            self.maximum = maximum
            self.actual = actual
        }
    }

    public var duration: SessionTime
    /// In order of start.
    public var turns: [PlacedTurn]
    /// In the order of the script.
    public var beats: [PlacedBeat]
    /// In order of start.
    public var holds: [Hold]
    public var missedMaxima: [MissedMaximum]

    public init(
        duration: SessionTime, turns: [PlacedTurn], beats: [PlacedBeat], holds: [Hold] = [],
        missedMaxima: [MissedMaximum] = []
    ) {
        self.duration = duration
        self.turns = turns
        self.beats = beats
        self.holds = holds
        self.missedMaxima = missedMaxima
    }

    public func span(ofBeat id: String) -> SessionSpan? { beats.first { $0.beat.id == id }?.span }
}
