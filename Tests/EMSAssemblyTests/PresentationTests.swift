import EMSAssembly
import EMSKnowledge
import EMSManifest
import Foundation
import Testing

/// What a presentation is called and coded in its own way reaches every file of the encounter.
struct PresentationTests {
    @Test func `impression, symptom and code of a presentation stand in the place of the head's`() throws {
        let folder = try TemporaryFolder()
        let own = """
            storyteller: family
                impression: {id: bronchitis, name: acute bronchitis, code: "icd10:J20.9"}
                symptom: {id: sneezing, name: sneezing, code: "icd10:R06.7"}
                nemsis: "9914137"
            """
        let knowledge = try ChangedKnowledge(folder).knowledge { name, text in
            name == "respiratory-distress.yaml" ? text.replacing("storyteller: family", with: own) : text
        }
        #expect(knowledge.protocols.count == SmallBuild.knowledge.protocols.count)
        let recipe = SmallBuild.recipe(seed: 5, protocols: ["respiratory-distress": 1])
        var ownCount = 0
        var said = 0
        for index in 0..<12 {
            let made = try SmallBuild.builder(recipe, output: folder.path("out"), knowledge: knowledge)
                .assemble(index: index)
            guard case .string(let id)? = made.record.provenance?["presentation"] else {
                Issue.record("no presentation")
                continue
            }
            let code = knowledge.clinicalProtocol("respiratory-distress")?.presentations.first { $0.id == id }?.nemsis
            let isOwn = code == "9914137"
            if isOwn { ownCount += 1 }
            #expect(made.record.clinicalProtocol.nemsis == code ?? "9914139")
            let record = try made.text("record.json")
            #expect(record.contains("J20.9") == isOwn)
            #expect(record.contains("R06.7") == isOwn)
            #expect(record.contains("9914137") == isOwn)
            let transcript = try made.text("transcript.json")
            #expect(!transcript.contains(isOwn ? "icd10:J98.01" : "icd10:J20.9"))
            if transcript.contains("icd10:J20.9") || transcript.contains("icd10:R06.7") { said += 1 }
        }
        #expect(ownCount > 0)
        #expect(said > 0)
    }
}

extension AssembledEncounter {
    fileprivate func text(_ path: String) throws -> String {
        let file = try #require(files.first { $0.path == path })
        return String(decoding: file.bytes, as: UTF8.self)
    }
}
