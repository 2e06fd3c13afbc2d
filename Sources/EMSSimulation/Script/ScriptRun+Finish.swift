import EMSModel

/// Fills in what only the whole run can tell: readings, and the silent beats of the body.
extension ScriptRun {
    mutating func finish() -> (beats: [Beat], readings: [Reading]) {
        let end = Int(floor) + 90
        physiology.advance(to: end)
        let readings = fillReadings()
        addBodyBeats(before: floor)
        // A reading that could not be shown (no perfusion, no pulse) leaves an empty beat: nothing was read.
        beats.removeAll { if case .measure(let ids) = $0.action { ids.isEmpty } else { false } }
        let order = beats.indices.sorted { (beats[$0].plannedStart, $0) < (beats[$1].plannedStart, $1) }
        return (order.map { beats[$0] }, readings)
    }

    /// Numbers that are said wrongly first, at most one of a set.
    func misreadings(of beats: [Beat], _ readings: [Reading]) -> [Misreading] {
        let readingsOfBeat = Dictionary(grouping: readings, by: \.beatID)
        return beats.compactMap { beat in
            guard case .measure(let ids) = beat.action else { return nil }
            let own = readingsOfBeat[beat.id] ?? []
            return noise.misreading(among: own.filter { ids.contains($0.id) }, ofBeat: beat.id)
        }
    }

    private mutating func fillReadings() -> [Reading] {
        var readings: [Reading] = []
        for (set, measurement) in measurements.sorted(by: { ($0.second, $0.beatID) < ($1.second, $1.beatID) })
            .enumerated()
        {
            let sample = physiology.samples.interpolated(at: .seconds(measurement.second))
            var ids: [String] = []
            for kind in measurement.kinds {
                let counted = scores[measurement.beatID]?[kind]
                guard let value = counted ?? sample.displayed(kind), kind.plausibleRange.contains(value) else {
                    continue
                }
                let id = "r\(readings.count + 1)"
                readings.append(Reading(id: id, kind: kind, value: value, beatID: measurement.beatID, set: set))
                ids.append(id)
            }
            if let index = beats.firstIndex(where: { $0.id == measurement.beatID }) {
                beats[index].action = .measure(ids)
            }
        }
        return readings
    }

    private mutating func addBodyBeats(before end: Double) {
        for effect in effectBeats where Double(effect.second) < end {
            beats.append(
                Beat(
                    id: "body.effect.\(effect.beatID)", phase: .treatment, action: .effect(ofBeat: effect.beatID),
                    topic: .takeInterventions, plannedStart: .seconds(effect.second),
                    after: [Gap(effect.beatID, .end, minimum: .seconds(effect.onset))]))
        }
        for (number, change) in physiology.rhythmChanges.enumerated() where Double(change.second) < end {
            var gaps: [Gap] = []
            if let shock = shockBeats[change.second] { gaps = [Gap(shock, .start)] }
            if number > 0, shockBeats[physiology.rhythmChanges[number - 1].second] != nil {
                // The heart stays stunned as long as it was planned, however late the shock came.
                let stunned = change.second - physiology.rhythmChanges[number - 1].second
                gaps.append(Gap("body.rhythm.\(number)", .start, minimum: .seconds(stunned)))
            }
            beats.append(
                Beat(
                    id: "body.rhythm.\(number + 1)", phase: .treatment,
                    action: .rhythm(from: change.from, to: change.to),
                    topic: .takeInterventions, plannedStart: .seconds(change.second), after: gaps))
        }
    }
}
