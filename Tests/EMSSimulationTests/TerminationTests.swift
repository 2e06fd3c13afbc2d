import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

@Suite struct TerminationTests {
    private static let arrests = SimulationCorpus.paces.flatMap { pace in
        SimulationCorpus.knowledge.clinicalProtocol("cardiac-arrest").map {
            SimulationCorpus.cases(of: $0, pace: pace, count: 200)
        } ?? []
    }
    private static let ended = arrests.filter { $0.course.ending == .pronounced }

    private func time(_ id: String, _ item: SimulationCorpus.Case) throws -> SessionTime {
        try #require(item.script.beat(id), "\(item): \(id)").plannedStart
    }

    @Test func `one arrest in five ends at the scene, with and without shocks`() {
        #expect((70...90).contains(Self.ended.count), "\(Self.ended.count)")
        #expect(Set(Self.ended.map(\.course.id)) == ["pronounced", "pronounced_after_shocks"])
    }

    @Test func `nobody is pronounced who was brought back, drowned or handed over`() {
        for item in Self.arrests {
            let isPronounced = item.script.beat(Termination.pronouncementBeat) != nil
            #expect(isPronounced == (item.course.ending == .pronounced), "\(item): \(item.course.id)")
            #expect(isPronounced == (item.script.beat("handoff.1") == nil))
            #expect(isPronounced == (item.script.beat("transport.1") == nil))
            #expect(isPronounced == (item.script.beat("radio.1") == nil))
            guard isPronounced else { continue }
            #expect(!["brought_back", "pulled_from_water"].contains(item.script.incident.presentationID))
        }
    }

    @Test func `a resuscitation ends after twenty minutes, with little carbon dioxide and a flat line`() throws {
        for item in Self.ended {
            let hands = try #require(
                item.script.beats.first { if case .compress = $0.action { true } else { false } }
            ).plannedStart
            let asked = try time(Termination.requestBeat, item)
            #expect(asked - hands >= .seconds(20 * 60), "\(item): \(asked - hands)")
            #expect(asked - hands < .seconds(26 * 60), "\(item): \(asked - hands)")
            let gas = try #require(item.script.readings.last { $0.kind == .etco2 })
            #expect(gas.value < Termination.etco2Limit, "\(item): \(gas.value)")
            #expect(try time(gas.beatID, item) - hands >= .seconds(20 * 60))
            #expect(try time(gas.beatID, item) < asked)
            guard case .interpret(.asystole) = item.script.beat(Termination.lastRhythmBeat)?.action else {
                Issue.record("\(item): the line is not flat")
                continue
            }
            #expect(item.script.physiology.allSatisfy { !$0.hasPulse }, "\(item)")
        }
    }

    @Test func `hands and breaths stop with the last look at the monitor, and do not begin again`() throws {
        for item in Self.ended {
            let stop = try time(Termination.lastRhythmBeat, item)
            let bouts = item.script.beats.filter { if case .compress = $0.action { true } else { false } }
            #expect(bouts.last?.until == Termination.lastRhythmBeat, "\(item)")
            #expect(bouts.last?.plannedEnd == stop)
            let second = Int(stop.seconds)
            #expect(item.script.physiology[second - 1].isAssisted, "\(item)")
            for sample in item.script.physiology[second...] {
                #expect(!sample.isAssisted && sample.respiratoryRatePerMinute == 0, "\(item)")
            }
            // Nothing is done to the patient from then on but to feel for a pulse.
            for beat in item.script.beats where beat.plannedStart > stop {
                switch beat.action {
                case .communicate, .observe, .effect: continue
                default: Issue.record("\(item): \(beat.id)")
                }
            }
        }
    }

    @Test func `a pulse is felt for before death is pronounced, and then it is told`() throws {
        for item in Self.ended {
            let order = try [
                Termination.requestBeat, Termination.lastRhythmBeat, Termination.lastPulseBeat,
                Termination.pronouncementBeat, Termination.notificationBeat, Termination.reportBeat,
            ].map { try time($0, item) }
            #expect(order == order.sorted() && Set(order).count == order.count, "\(item)")
        }
    }
}
