import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

@Suite struct SpokenFormTests {
    @Test(arguments: [
        ("BE-FAST", "be fast"), ("PERRL", "pearl"), ("CPAP", "see pap"), ("ROSC", "rosk"), ("STEMI", "stemi"),
        ("TXA", "T X A"), ("EpiPen", "epi pen"),
    ]) func `abbreviations are said as crews say them`(written: String, spoken: String) throws {
        let forms = try #require(ArrestFixture.language.spokenForms[written])
        #expect(forms.map(\.text).joined(separator: " ") == spoken)
    }

    /// Three letters or more without a form of their own would be spelled, which is wrong for those said as a word.
    @Test func `every longer abbreviation in a call has a form of its own`() {
        let known = ArrestFixture.language.spokenForms
        for call in SampledCalls.all {
            for word in call.turns.flatMap(\.words) where word.spoken.count > 2 {
                guard word.spoken.allSatisfy({ $0.kind == .letter }) else { continue }
                let stem = word.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber })[0]
                #expect(known[String(stem)] != nil, "\(word.text)")
            }
        }
    }

    /// The speech engine reads `mm` as two letters.
    @Test func `words without a vowel have a pronunciation of their own`() throws {
        let known = try #require(ArrestFixture.knowledge.lexica["en"]).words
        var said: Set<String> = []
        for call in SampledCalls.all {
            for word in call.turns.flatMap(\.words) {
                said.formUnion(word.spoken.filter { $0.kind == .word && $0.text.count > 1 }.map(\.text))
            }
        }
        #expect(said.contains("mm"))
        for word in said where word.allSatisfy({ !"aeiouy'".contains($0) }) {
            #expect(known[word] != nil, "\(word)")
        }
    }
}
