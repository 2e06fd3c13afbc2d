import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Nobody has what only others can have, however probable the protocol file makes it.
@Suite struct BearerTests {
    @Test(arguments: ["anaphylaxis", "chest-pain"])
    func `conditions and home medications are those of the patient's sex and age`(id: String) throws {
        let catalogue = SimulationCorpus.knowledge.catalogue
        #expect(catalogue.bearers["birth_control"] != nil && catalogue.bearers["sildenafil"] != nil)
        var clinical = try #require(SimulationCorpus.knowledge.clinicalProtocol(id))
        for index in clinical.presentations.indices {
            clinical.presentations[index].homeMedications = ["birth_control": 1, "sildenafil": 1, "albuterol": 1]
            clinical.presentations[index].conditions = ["pregnancy": 1, "enlarged_prostate": 1]
        }
        var had: Set<String> = []
        for item in SimulationCorpus.cases(of: clinical, pace: .short, count: 60) {
            let patient = item.script.patient
            for term in patient.homeMedications + patient.conditions {
                had.insert(term.slug)
                guard let bearer = catalogue.bearers[term.slug] else { continue }
                #expect(bearer.includes(sex: patient.sex, ageYears: patient.ageYears), "\(item): \(term.slug)")
            }
            #expect(patient.homeMedications.contains { $0.slug == "albuterol" }, "\(item)")
        }
        #expect(had == ["albuterol", "birth_control", "sildenafil", "pregnancy", "enlarged_prostate"])
    }
}
