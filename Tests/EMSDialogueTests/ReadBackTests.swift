import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// Every order is read back, or the order says who did not.
@Suite struct ReadBackTests {
    /// The first turn of a beat that names a dose, or an energy to charge to, with what is said after it before the beat.
    private func orders(_ manner: MannerOfSpeech) throws -> [(turn: DialogueTurn, answers: [DialogueTurn])] {
        try (1...40 as ClosedRange<UInt64>).flatMap { seed in
            let script = ArrestFixture.script(seed: seed)
            let turns = try MannerTests.turns(script, manner, talkativeness: nil)
            return script.beats.compactMap { beat -> (turn: DialogueTurn, answers: [DialogueTurn])? in
                switch beat.action {
                case .medicate, .communicate(.charge): break
                default: return nil
                }
                let opening = turns.filter { $0.beatID == beat.id && $0.placement == .opens }
                let first = opening.firstIndex { $0.mentions.contains { [.dose, .energy].contains($0.kind) } }
                return first.map { (opening[$0], Array(opening[($0 + 1)...])) }
            }
        }
    }

    @Test func `doses and energies are always read back by default`() throws {
        let all = try orders(.natural)
        #expect(all.count > 80)
        for order in all where order.turn.speaker != "ff2" {
            // The one at the defibrillator charges for himself at times.
            #expect(order.turn.missingReadBack == nil, Comment(rawValue: order.turn.text))
            #expect(order.answers.contains { $0.speaker != order.turn.speaker }, Comment(rawValue: order.turn.text))
        }
    }

    @Test func `a read-back that is left out is known, with who was to give it`() throws {
        var rates = DisfluencyRates.natural
        rates.missingDoseReadBacks = 1
        let all = try orders(MannerOfSpeech(rates)).filter { $0.turn.mentions.contains { $0.kind == .dose } }
        #expect(all.count > 40)
        for order in all {
            let silent = try #require(order.turn.missingReadBack, Comment(rawValue: order.turn.text))
            #expect(silent != order.turn.speaker)
        }
    }

    @Test func `an order that is not read back stays a rare thing`() throws {
        var missing = 0
        var turns = 0
        for call in SampledCalls.all {
            missing += call.turns.count { $0.missingReadBack != nil }
            turns += call.turns.count
            for silent in call.turns.compactMap(\.missingReadBack) { #expect(call.script.participant(silent) != nil) }
        }
        #expect(missing > 0)
        #expect(Double(missing) / Double(turns) < 0.03)
    }
}
