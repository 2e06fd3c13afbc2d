import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// A drug that a protocol no longer lists leaves the call as it was until the moment at which it would have begun to
/// work.
struct DrugRemovalTests {
    struct Removal: Sendable, CustomStringConvertible {
        var protocolID: String
        var drug: String

        var description: String { "\(protocolID) without \(drug)" }
    }

    static let removals: [Removal] = SimulationCorpus.knowledge.protocols.flatMap { clinical in
        clinical.medications.map { Removal(protocolID: clinical.id, drug: $0.drug.slug) }
    }

    @Test(arguments: removals)
    func `body and beats are the same up to the onset and the body differs after`(removal: Removal) throws {
        let clinical = try #require(SimulationCorpus.knowledge.clinicalProtocol(removal.protocolID))
        var without = clinical
        without.medications.removeAll { $0.drug.slug == removal.drug }
        var differences = 0
        /// Onsets in a patient with a pulse; in one without, most drugs change nothing that can be seen.
        var visible = 0
        for pace in SimulationCorpus.paces {
            let cases = SimulationCorpus.cases(of: clinical, pace: pace, count: 8)
            let others = SimulationCorpus.cases(of: without, pace: pace, count: 8)
            for (item, other) in zip(cases, others) {
                guard let onset = firstOnset(of: removal.drug, in: item.script) else { continue }
                let second = Int(onset.seconds)
                let left = item.script.physiology
                if left.dropFirst(second).prefix(120).contains(where: \.hasPulse) { visible += 1 }
                let right = other.script.physiology
                #expect(right.count >= second, "\(item)")
                if let early = zip(left, right).prefix(second).enumerated().first(where: { $1.0 != $1.1 })?.offset {
                    Issue.record("\(item): the body differs from second \(early) on, the onset is at \(second)")
                }
                if zip(left, right).dropFirst(second).contains(where: { $0 != $1 }) { differences += 1 }
                let given = Set(item.script.beats.filter { $0.gives(removal.drug) }.map(\.id))
                let early = item.script.beats.filter {
                    $0.plannedStart < onset && !given.contains($0.id) && !$0.isEffect
                }
                let known = Set(other.script.beats.map(Moment.init))
                let moved = early.filter { !known.contains(Moment($0)) }.map(\.id)
                #expect(moved.isEmpty, "\(item): moved before \(onset)")
            }
        }
        let works = clinical.medication(removal.drug)?.effect.changes.isEmpty == false
        if works, visible > 0 { #expect(differences > 0) }
    }

    @Test func `the removals cover most drugs`() {
        let worked = Self.removals.filter { removal in
            SimulationCorpus.cases.contains {
                $0.clinical.id == removal.protocolID && firstOnset(of: removal.drug, in: $0.script) != nil
            }
        }
        #expect(Double(worked.count) > 0.75 * Double(Self.removals.count))
    }

    private struct Moment: Hashable {
        var id: String
        var start: SessionTime

        init(_ beat: Beat) {
            id = beat.id
            start = beat.plannedStart
        }
    }

    private func firstOnset(of drug: String, in script: EncounterScript) -> SessionTime? {
        let given = Set(script.beats.filter { $0.gives(drug) }.map(\.id))
        return script.beats.first {
            if case .effect(let cause) = $0.action { given.contains(cause) } else { false }
        }?.plannedStart
    }
}

extension Beat {
    fileprivate func gives(_ drug: String) -> Bool {
        if case .medicate(let dose) = action { dose.drug.slug == drug } else { false }
    }

    fileprivate var isEffect: Bool {
        if case .effect = action { true } else { false }
    }
}
