import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

@Suite struct SynonymTests {
    /// What the dispatcher makes of the sentences about zebras in so many calls.
    private func said(_ phrase: String, synonyms: [String], opening: [String]) throws -> Set<String> {
        var language = ArrestFixture.language
        language.phrases["synonym"] = synonyms.map { ArrestFixture.phrase($0) }
        language.phrases["synonym.opening"] = opening.map { ArrestFixture.phrase($0) }
        let clinicalProtocol = ArrestFixture.clinicalProtocol(dispatch: phrase)
        return try Set(
            (1...30).flatMap { seed in
                let turns = try EmbeddedGenerator(talkativeness: 1).turns(
                    for: ArrestFixture.script(seed: UInt64(seed)), protocol: clinicalProtocol, language: language,
                    catalogue: ArrestFixture.knowledge.catalogue)
                let sentences = turns.filter { $0.beatID == "dispatch.1" }.flatMap {
                    $0.clean.split { $0 == "." || $0 == "?" }
                }
                return sentences.filter { $0.contains("zebra") }.map { String($0.drop { $0 == " " }) }
            })
    }

    @Test func `words that open a sentence have synonyms of their own`() throws {
        let said = try said("Get zebras, you get zebras. Get zebras.", synonyms: [], opening: ["(get|we need to get)"])
        let openings: Set = ["Get zebras", "We need to get zebras"]
        #expect(said == openings.union(openings.map { "\($0), you get zebras" }))
    }

    @Test func `a longer opening shields its words`() throws {
        let said = try said(
            "Get out, zebra. Get in, zebra.", synonyms: ["(get|fetch)"], opening: ["(get|climb)", "(get out)"])
        #expect(said == ["Get out, zebra", "Get in, zebra", "Climb in, zebra"])
    }

    @Test func `what may be shielded stays where nobody knows what follows`() throws {
        let said = try said("Keep (talking|walking), zebra.", synonyms: ["(keep|hold)", "(keep talking)"], opening: [])
        #expect(said == ["Keep talking, zebra", "Keep walking, zebra"])
        #expect(try self.said("Keep it, zebra.", synonyms: ["(keep|hold)", "(keep talking)"], opening: []).count == 2)
    }
}
