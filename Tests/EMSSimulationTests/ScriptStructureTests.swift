import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// What holds for every script, whatever the protocol, the seed and the pace.
@Suite struct ScriptStructureTests {
    @Test func `the corpus covers every protocol, course and pace`() {
        let cases = SimulationCorpus.cases
        #expect(cases.count == SimulationCorpus.protocolIDs.count * 40)
        for clinical in SimulationCorpus.knowledge.protocols {
            let met = Set(cases.filter { $0.clinical.id == clinical.id }.map(\.course.id))
            #expect(met == Set(clinical.courses.map(\.id)), "\(clinical.id)")
        }
    }

    @Test func `beat ids are unique and beats stand in planned order`() {
        for item in SimulationCorpus.cases {
            let beats = item.script.beats
            #expect(Set(beats.map(\.id)).count == beats.count, "\(item)")
            for (left, right) in zip(beats, beats.dropFirst()) where left.plannedStart > right.plannedStart {
                Issue.record("\(item): \(right.id) stands behind \(left.id) and is planned before it")
            }
            let negative = beats.filter { $0.plannedStart < .zero || $0.duration < .zero }.map(\.id)
            #expect(negative.isEmpty, "\(item)")
        }
    }

    @Test func `gaps look back and ends look forward`() {
        for item in SimulationCorpus.cases {
            let beats = item.script.beats
            let places = Dictionary(beats.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
            for (index, beat) in beats.enumerated() {
                for gap in beat.after {
                    #expect((places[gap.beatID] ?? Int.max) < index, "\(item): \(beat.id) waits for \(gap.beatID)")
                    #expect(gap.minimum >= .zero, "\(item): \(beat.id)")
                    if let maximum = gap.maximum { #expect(maximum >= gap.minimum, "\(item): \(beat.id)") }
                }
                if let until = beat.until {
                    #expect((places[until] ?? -1) > index, "\(item): \(beat.id) goes on until \(until)")
                }
            }
        }
    }

    @Test func `the planned clock keeps the gaps`() {
        for item in SimulationCorpus.cases {
            for beat in item.script.beats {
                for gap in beat.after {
                    guard let other = item.script.beat(gap.beatID) else { continue }
                    let edge = gap.edge == .start ? other.plannedStart : other.plannedEnd
                    #expect(beat.plannedStart >= edge + gap.minimum, "\(item): \(beat.id) after \(other.id)")
                }
            }
        }
    }

    @Test func `a person has one task at a time`() {
        for item in SimulationCorpus.cases {
            let busy = Dictionary(grouping: item.script.beats.filter(\.occupiesActor)) { $0.actor ?? "" }
            for (actor, beats) in busy {
                #expect(!actor.isEmpty, "\(item): \(beats[0].id) takes nobody's hands")
                for (left, right) in zip(beats, beats.dropFirst()) where left.plannedEnd > right.plannedStart {
                    Issue.record(
                        "\(item): \(actor) does \(left.id) until \(left.plannedEnd) and \(right.id) from \(right.plannedStart)"
                    )
                }
            }
        }
    }

    @Test func `whoever acts, asks or answers takes part`() {
        for item in SimulationCorpus.cases {
            let people = Set(item.script.participants.map(\.id))
            #expect(people.count == item.script.participants.count, "\(item)")
            for beat in item.script.beats {
                for person in [beat.actor, beat.director].compactMap(\.self) {
                    #expect(people.contains(person), "\(item): \(beat.id) by \(person)")
                }
                #expect(beat.director == nil || beat.director != beat.actor, "\(item): \(beat.id)")
                if case .ask(let answer) = beat.action { #expect(people.contains(answer.answeredBy), "\(item)") }
            }
        }
    }

    @Test func `the same entry gives the same script`() throws {
        let clinical = try #require(SimulationCorpus.knowledge.clinicalProtocol("cardiac-arrest"))
        let first = SimulationCorpus.cases(of: clinical, pace: .real, count: 6)
        let second = SimulationCorpus.cases(of: clinical, pace: .real, count: 6)
        for (left, right) in zip(first, second) {
            #expect(left.script.beats == right.script.beats)
            #expect(left.script.readings == right.script.readings)
            #expect(left.script.physiology == right.script.physiology)
        }
    }

    @Test func `a call has its frame in order`() {
        for item in SimulationCorpus.cases {
            let end =
                item.course.ending == .pronounced
                ? [Termination.requestBeat, Termination.pronouncementBeat, Termination.reportBeat]
                : ["packaging.1", "transport.1", "radio.1", "handoff.1"]
            let order = ["dispatch.1", "acknowledge.1", "arrival.1"] + end
            let starts = order.compactMap { item.script.beat($0)?.plannedStart }
            #expect(starts.count == order.count, "\(item)")
            #expect(starts == starts.sorted(), "\(item)")
        }
    }
}
