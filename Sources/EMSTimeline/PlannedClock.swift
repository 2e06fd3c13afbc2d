import EMSModel

/// The map from the session clock back to the planned clock of the script, linear between beats of the body and the
/// ends of holds.
///
/// At these it is exact, so that a reading taken there on either clock finds the same patient. It never runs faster than
/// the session clock.
struct PlannedClock {
    private let knots: [(session: SessionTime, planned: SessionTime)]
    /// The knot that was asked for last: most often one second comes after the other.
    private var low = 0

    init(_ timeline: SessionTimeline) {
        var knots: [(session: SessionTime, planned: SessionTime)] = [(.zero, .zero)]
        let body = timeline.beats.filter(\.beat.isOfTheBody).map { ($0.span.start, $0.beat.plannedStart) }
        let holds = timeline.holds.flatMap {
            [($0.start, $0.reservation.plannedStart), ($0.end, $0.reservation.plannedEnd)]
        }
        for (session, planned) in (body + holds).sorted(by: { $0 < $1 }) {
            guard let last = knots.last, session > last.session else { continue }
            knots.append((session, max(last.planned, planned)))
        }
        self.knots = knots
    }

    mutating func planned(at session: SessionTime) -> SessionTime {
        if knots[low].session > session { low = 0 }
        while low + 1 < knots.count, knots[low + 1].session <= session { low += 1 }
        let from = knots[low]
        guard low + 1 < knots.count, session > from.session else { return from.planned + (session - from.session) }
        let to = knots[low + 1]
        let (length, planned) = (to.session - from.session, to.planned - from.planned)
        // Asked for every second, in most of which the two clocks run alike.
        guard planned != length else { return from.planned + (session - from.session) }
        let share = Int128((session - from.session).nanoseconds) * Int128(planned.nanoseconds)
        return from.planned + SessionTime(nanoseconds: Int64(share / Int128(length.nanoseconds)))
    }
}
