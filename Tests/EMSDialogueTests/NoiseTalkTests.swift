import EMSDialogue
import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Talk of calls that are not tidy.
@Suite struct NoiseTalkTests {
    /// Of crews that talk much and of crews that say little more than they must.
    static let calls: [SampledCalls.Call] = ArrestFixture.knowledge.protocols.flatMap { clinical in
        [1.5, 0].flatMap { talkativeness in
            SampledCalls.calls(
                of: clinical, count: 8,
                noise: CaseNoise(
                    impressionChange: 1, refusal: 1, equipment: 1, wrongNumber: 1, lateContraindication: 1),
                talkativeness: talkativeness)
        }
    }

    /// The turns of every beat that is such an action, with the beat.
    private func told(_ isWanted: (BeatAction) -> Bool) -> [(
        beat: Beat, turns: [DialogueTurn], script: EncounterScript
    )] {
        Self.calls.flatMap { call in
            call.script.beats.filter { isWanted($0.action) }.map { beat in
                (beat, call.turns.filter { $0.beatID == beat.id }, call.script)
            }
        }
    }

    @Test func `every turn is sound`() {
        for call in Self.calls { expectSound(call.turns, of: call.script) }
    }

    @Test func `a wrong number is followed by the right one from the same mouth`() {
        var slips = 0
        for call in Self.calls {
            for wrong in call.script.misreadings {
                let mentions = call.turns.flatMap { turn in
                    turn.mentions.filter { $0.readingID == wrong.readingID }.map { (turn, $0) }
                }
                guard let index = mentions.firstIndex(where: { $0.1.status == .error }) else { continue }
                slips += 1
                guard mentions.indices.contains(index + 1) else {
                    Issue.record("\(mentions[index].0.text) is not put right")
                    continue
                }
                let right = mentions[index + 1]
                #expect(right.1.status == .current && right.0.speaker == mentions[index].0.speaker)
                #expect(mentions.filter { $0.1.status == .error }.count == 1)
            }
        }
        #expect(slips > 100)
    }

    @Test func `a first impression is possible, and absent when it is ruled out`() {
        let thoughts = told { if case .think = $0 { true } else { false } }
        for (beat, turns, _) in thoughts {
            guard case .think(let impression) = beat.action else { continue }
            let mentions = turns.flatMap(\.mentions).filter { $0.code == impression.term.mentionCodeOfTest }
            #expect(!mentions.isEmpty, "\(turns.map(\.text))")
            #expect(mentions.allSatisfy { $0.assertion == (impression.isRuledOut ? .absent : .possible) })
        }
        #expect(thoughts.count > 20)
    }

    @Test func `what is declined is offered and said no to`() {
        let refusals = told { if case .refuse = $0 { true } else { false } }
        for (beat, turns, _) in refusals {
            guard case .refuse(let care) = beat.action else { continue }
            #expect(turns.contains { $0.speaker == "patient" }, "\(turns.map(\.text))")
            let mentions = turns.flatMap(\.mentions).filter { $0.value == .text(care.term.slug) }
            #expect(!mentions.isEmpty && mentions.allSatisfy { $0.assertion == .absent }, "\(turns.map(\.text))")
        }
        #expect(refusals.count > 3)
    }

    @Test func `an order that is taken back is read back first and never announced`() {
        let orders = told { if case .takeBack = $0 { true } else { false } }
        for (beat, turns, script) in orders {
            guard case .takeBack(let late) = beat.action else { continue }
            let doses = turns.flatMap(\.mentions).filter { $0.kind == .dose }
            #expect(doses.count >= 2, "\(turns.map(\.text))")
            #expect(doses.allSatisfy { $0.value == .number(late.dose.dose) && $0.assertion == .possible })
            #expect(
                turns.contains { $0.speaker == late.teller || script.participant($0.speaker)?.role.isCrew == false })
            let last = turns.flatMap(\.mentions).last { $0.value == .text(late.dose.drug.slug) && $0.kind == .drug }
            #expect(last?.assertion == .absent, "\(turns.map(\.text))")
        }
        #expect(!orders.isEmpty)
    }

    @Test func `trouble is spoken of`() {
        let troubles = told {
            switch $0 {
            case .trouble, .detach(.pleth): true
            default: false
            }
        }
        #expect(troubles.count > 20)
        for (_, turns, _) in troubles { #expect(!turns.isEmpty) }
    }
}

extension CodedTerm {
    fileprivate var mentionCodeOfTest: String { "\(system.rawValue):\(code)" }
}
