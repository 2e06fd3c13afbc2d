import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation
import Testing

@Suite struct CatalogueTests {
    @Test func `drugs, procedures and terms are read`() throws {
        let catalogue = try KnowledgeFixture().load().knowledge.catalogue
        let fentanyl = try #require(catalogue.drugs["fentanyl"])
        #expect(fentanyl.routes == [.intravenous, .intranasal])
        #expect(fentanyl.concentrationPerMillilitre == 50)
        #expect(fentanyl.concentrationUnit == .micrograms)
        #expect(fentanyl.usual.first?.contains(0.05, .milligrams, .intravenous) == true)
        #expect(fentanyl.usual.first?.contains(0.5, .milligrams, .intravenous) == false)
        #expect(fentanyl.usual.first?.contains(50, .millilitres, .intravenous) == false)
        #expect(catalogue.procedures["iv_access"]?.provides == .intravenous)
        #expect(catalogue.procedures["iv_access"]?.occupiesActor == true)
        #expect(catalogue.conditions["hypertension"]?.code == "I10")
    }

    @Test(arguments: [
        ("assets/clinical/drugs.yaml", PlantedFault("routes: [PO]", "routes: [PQ]", .unknownValue, at: "PQ")),
        (
            "assets/clinical/drugs.yaml",
            PlantedFault("units: [mg], usual", "units: [mg, mgs], usual", .unknownValue, at: "mgs")
        ),
        ("assets/clinical/drugs.yaml", PlantedFault("units: [mg], usual", "units: [g], usual", .doseUnit, at: "mg}}")),
        ("assets/clinical/drugs.yaml", PlantedFault("max: 325", "max: 3", .outOfRange, at: "{min: 160")),
        ("assets/clinical/drugs.yaml", PlantedFault("routes: [IN]}", "routes: [IM]}", .doseRoute, at: "[IM]}]")),
        (
            "assets/clinical/drugs.yaml",
            PlantedFault("id: midazolam", "id: aspirin", .duplicateID, at: "aspirin, name: mid")
        ),
        ("assets/clinical/drugs.yaml", PlantedFault("\"rxnorm:1191\"", "\"icd10:I10\"", .unknownValue)),
        (
            "assets/clinical/procedures.yaml",
            PlantedFault("[start_iv_access]", "[start_iv]", .unknownValue, at: "start_iv]")
        ),
        ("assets/clinical/procedures.yaml", PlantedFault("provides: IV", "provide: IV", .unknownKey, at: "provide:")),
        (
            "assets/clinical/terms.yaml",
            PlantedFault("\"icd10:I10\"}", "\"icd10:I10\", whose: {sex: man}}", .unknownValue, at: "man}")
        ),
        ("assets/clinical/terms.yaml", PlantedFault("reasons:", "reason:", .unknownKey, at: "reason:")),
        ("assets/clinical/terms.yaml", PlantedFault("code: \"icd10:I10\"", "code: I10", .wrongType, at: "I10")),
    ])
    func `a fault is found at its place`(_ path: String, _ fault: PlantedFault) throws {
        let text = try fault.planted(in: try #require(KnowledgeFixture.catalogue[path]))
        let findings = try KnowledgeFixture([path: text]).load().findings
        try fault.expect(in: findings.filter { $0.path?.hasSuffix(path) == true }, of: text)
    }

    @Test func `a file nothing reads is pointed out`() throws {
        let findings = try KnowledgeFixture(["assets/clinical/drug.yaml": "drugs: []"]).load().findings
        #expect(findings.map(\.severity) == [.warning])
    }
}
