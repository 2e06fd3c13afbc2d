import EMSModel

/// The map from the session clock back to the planned clock of the script, linear between beats of the body.
///
/// At such a beat it is exact, so that a reading taken there on either clock finds the same patient.
struct PlannedClock {
    private let knots: [(session: SessionTime, planned: SessionTime)]

    init(_ timeline: SessionTimeline) {
        var knots: [(session: SessionTime, planned: SessionTime)] = [(.zero, .zero)]
        let body = timeline.beats.filter(\.beat.isOfTheBody).sorted { $0.span.start < $1.span.start }
        for placed in body {
            guard let last = knots.last, placed.span.start > last.session else { continue }
            knots.append((placed.span.start, max(last.planned, placed.beat.plannedStart)))
        }
        self.knots = knots
    }

    func planned(at session: SessionTime) -> SessionTime {
        var low = 0
        var high = knots.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if knots[middle].session <= session { low = middle } else { high = middle - 1 }
        }
        let from = knots[low]
        guard low + 1 < knots.count, session > from.session else { return from.planned + (session - from.session) }
        let to = knots[low + 1]
        let elapsed = Int128((session - from.session).nanoseconds)
        let share = elapsed * Int128((to.planned - from.planned).nanoseconds)
        return from.planned + SessionTime(nanoseconds: Int64(share / Int128((to.session - from.session).nanoseconds)))
    }
}
