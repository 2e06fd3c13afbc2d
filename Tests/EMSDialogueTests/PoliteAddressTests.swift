import EMSDialogue
import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// German writes the formal `Sie` with a capital wherever it stands, and `sie` of others only where a sentence begins.
@Suite struct PoliteAddressTests {
    private static let turns: [DialogueTurn] = {
        let knowledge = ArrestFixture.knowledge
        guard let german = knowledge.languages["de"],
            let stemi = knowledge.protocols(in: german).first(where: { $0.id == "stemi" })
        else { return [] }
        return SampledCalls.calls(of: stemi, count: 30, language: german, manner: MannerTests.heavy).flatMap(\.turns)
    }()

    /// Forms of the verb that go with the formal address and not with `sie` for a woman.
    private static let forms: Set<String> = [
        "haben", "sind", "können", "müssen", "werden", "machen", "kriegen", "dürfen",
    ]

    @Test func `the formal address keeps its capital behind an opener`() {
        var behindOpeners = 0
        for turn in Self.turns {
            let tokens = turn.words.map { $0.text.filter(\.isLetter) }
            for (index, token) in tokens.enumerated().dropLast() where Self.forms.contains(tokens[index + 1]) {
                #expect(token != "sie", Comment(rawValue: turn.text))
                if token == "Sie", index > 0, turn.words[index - 1].pauseAfter == .comma { behindOpeners += 1 }
            }
        }
        #expect(behindOpeners > 0)
    }

    @Test func `who is spoken of is written small behind an opener`() {
        let texts = Self.turns.map(\.text)
        #expect(texts.contains { $0.contains(", sie ist") || $0.contains(", sie hat") })
        #expect(!texts.contains { $0.contains(", Sie ist") || $0.contains(", Sie hat ") })
    }
}
