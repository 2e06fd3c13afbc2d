import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Calls of which a quota asks that they be tidy or not.
@Suite struct TidinessTests {
    private func plan(
        _ shares: [String: Double], noise: CaseNoise, of protocols: [ClinicalProtocol], count: Int
    ) throws -> EncounterPlan {
        var recipe = SimulationCorpus.recipe(seed: 11, pace: .real)
        recipe.noise = noise
        recipe.quotas = Quotas(shares: [.noise: shares])
        return try EncounterPlan(recipe: recipe, protocols: protocols, count: count)
    }

    private func scripts(
        _ plan: EncounterPlan, _ clinical: ClinicalProtocol, noise: CaseNoise
    ) throws -> [(EncounterPlan.Entry, EncounterScript)] {
        let knowledge = SimulationCorpus.knowledge
        let writer = ScriptWriter(
            protocol: clinical, catalogue: knowledge.catalogue, language: try #require(knowledge.languages["en"]),
            pace: .real, noise: noise)
        return plan.entries.map { ($0, writer.script(for: $0)) }
    }

    @Test(arguments: SimulationCorpus.protocolIDs, [CaseNoise.modest, rare])
    func `every call is what the plan says of it`(id: String, noise: CaseNoise) throws {
        let clinical = try #require(SimulationCorpus.knowledge.clinicalProtocol(id))
        let plan = try plan(["tidy": 1, "untidy": 2], noise: noise, of: [clinical], count: 12)
        #expect(plan.summary.counts[.noise] == ["tidy": 4, "untidy": 8])
        for (entry, script) in try scripts(plan, clinical, noise: noise) {
            #expect(script.tidiness == entry.tidiness, "\(script.id)")
        }
    }

    private static let rare = CaseNoise(
        impressionChange: 0, refusal: 0, equipment: 0.001, wrongNumber: 0.001, lateContraindication: 0)

    @Test func `without a quota the noise of the recipe decides, and the plan counts nothing`() throws {
        let recipe = SimulationCorpus.recipe(seed: 11, pace: .real)
        let plan = try EncounterPlan(recipe: recipe, protocols: SimulationCorpus.knowledge.protocols, count: 43)
        #expect(plan.summary.counts[.noise] == nil)
        #expect(plan.entries.allSatisfy { $0.tidiness == nil })
    }

    @Test func `untidy calls are refused where nothing may go wrong`() throws {
        let protocols = SimulationCorpus.knowledge.protocols
        let refusals = CaseNoise(
            impressionChange: 0, refusal: 1, equipment: 0, wrongNumber: 0, lateContraindication: 0)
        for (noise, words) in [(CaseNoise.none, "nothing goes otherwise"), (refusals, "cannot happen in every call")] {
            for shares in [["tidy": 0.5, "untidy": 0.5], ["tidy": 0.5, "other": 0.5]] {
                do {
                    _ = try plan(shares, noise: noise, of: protocols, count: 10)
                    Issue.record("a plan was made")
                } catch let error as PlanError {
                    #expect(error.message.contains(words), "\(error)")
                }
            }
            #expect(try plan(["tidy": 1], noise: noise, of: protocols, count: 10).entries.count == 10)
        }
    }
}
