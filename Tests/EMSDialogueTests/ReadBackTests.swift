import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// Every order is read back, or the order says who did not.
@Suite struct ReadBackTests {
    private func orders(_ manner: MannerOfSpeech) throws -> [(turn: DialogueTurn, answers: [DialogueTurn])] {
        try (1...40 as ClosedRange<UInt64>).flatMap { seed in
            let turns = try MannerTests.turns(ArrestFixture.script(seed: seed), manner, talkativeness: nil)
            return turns.enumerated().filter { _, turn in
                turn.placement == .opens && turn.mentions.contains { $0.kind == .dose || $0.kind == .energy }
                    && turns.first {
                        $0.beatID == turn.beatID && $0.mentions.contains { $0.kind == .dose || $0.kind == .energy }
                    } == turn
            }.map { index, turn in
                (turn, turns[(index + 1)...].filter { $0.beatID == turn.beatID && $0.placement == .opens })
            }
        }
    }

    @Test func `doses and energies are always read back by default`() throws {
        let all = try orders(.natural)
        #expect(all.count > 80)
        for order in all {
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
