import EMSDiagnostics
import EMSKnowledge
import Foundation
import Testing

/// A knowledge folder on disk with one small protocol that has no faults, for tests that put one in.
final class KnowledgeFixture {
    let folder: URL

    /// - Parameter files: path in the folder → content, besides or instead of those of the small catalogue.
    init(_ files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "emsynth-knowledge-\(UUID().uuidString)")
        let all = Self.catalogue.merging(files) { _, new in new }
        for (path, content) in all { try write(path, Data(content.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ path: String, _ content: Data) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
    }

    func load() throws -> (knowledge: Knowledge, findings: [EMSDiagnostics.Finding]) {
        try KnowledgeLoader(folders: [folder]).load()
    }

    /// The checkout these tests are part of.
    static let checkout: URL = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "protocols").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    static let catalogue = [
        "assets/clinical/drugs.yaml": """
        drugs:
          - {id: aspirin, name: aspirin, code: "rxnorm:1191", routes: [PO], units: [mg], usual: {min: 160, max: 325, unit: mg}}
          - id: fentanyl
            name: fentanyl
            code: "rxnorm:4337"
            routes: [IV, IN]
            units: [mcg, mg]
            per_ml: {amount: 50, unit: mcg}
            short: []
            usual: {min: 25, max: 100, unit: mcg}
            usual_per_kg: {min: 0.5, max: 2, unit: mcg}
          - {id: midazolam, name: midazolam, code: "rxnorm:6960", routes: [IV, IM], units: [mg], usual: {min: 2, max: 10, unit: mg}}
          - {id: naloxone, name: naloxone, code: "rxnorm:7242", routes: [IV, IN], units: [mg], usual: [{min: 0.4, max: 2, unit: mg, routes: [IV]}, {min: 2, max: 4, unit: mg, routes: [IN]}]}
        """,
        "assets/clinical/procedures.yaml": """
        procedures:
          - {id: iv_access, name: intravenous access, code: "snomed:392230005", keysteps: [start_iv_access], seat: access, duration_s: 45, provides: IV}
        """,
        "assets/clinical/terms.yaml": """
        conditions:
          - {id: hypertension, name: high blood pressure, code: "icd10:I10"}
        home_medications:
          - {id: sildenafil, name: sildenafil, code: "rxnorm:136411"}
        allergies:
          - {id: penicillin, name: penicillin, code: "rxnorm:70618"}
        reasons:
          - {id: low_pressure, name: blood pressure too low, code: "icd10:I95.9"}
        """,
    ]

    /// A protocol without faults.
    static let chestPain = """
        title: Chest pain
        labels:
          odemsa: {number: "2-1", name: "medical - chest pain (protocol 2 - 1)"}
          group: "medical - chest pain (protocol 2 - 1)"
          nemsis: "9914117"
        impression: {id: chest_pain, name: chest pain, code: "icd10:R07.9"}
        symptom: {id: chest_pain, name: chest pain, code: "icd10:R07.9"}
        age_groups: {adult: 3, older: 4}
        sexes: {female: 2, male: 3}
        critical: false
        presentations:
          - id: at_home
            weight: 4
            storyteller: family
            relations: [wife, husband]
            places: [kitchen]
            onset_minutes: [10, 90]
            dispatch: ["{age_years} year old with chest pain at {place}"]
            story: ["It started at dinner."]
            complaint: ["My chest hurts."]
            findings: {pale: 0.5}
            conditions: {hypertension: 0.6}
            home_medications: {sildenafil: 0.1}
            allergies: {penicillin: 0.1}
            contact: {pain: [6, 9]}
        contact:
          heart_rate: [70, 110]
          systolic: [100, 180]
          rhythm: {sinus: 3, sinus_tachycardia: 1}
          drift_per_minute: {pain: 0.1}
        courses:
          - {id: responds, weight: 3}
          - {id: worsens, effect_scale: 0.4, drift_per_minute: {systolic: -1}}
        findings:
          - {id: pale, name: pale skin, code: "icd10:R23.1", probability: 0.4, present: ["<Pale>."], absent: ["Colour is good."]}
        medications:
          - drug: aspirin
            doses:
              - {fixed: 324, unit: mg, routes: [PO]}
            effect: {onset_s: 900, peak_s: 1800, lasts_s: 14400}
          - drug: fentanyl
            doses:
              - {per_kg: 1, cap: 100, unit: mcg, routes: [IV, IN], age_groups: [adult, older], round_to: 25}
            repeat_s: 600
            max_doses: 3
            cumulative_cap: 300
            effect: {onset_s: 60, peak_s: 240, lasts_s: 1800, changes: {pain: -4, heart_rate: {toward: 75, fraction: 0.3}}}
            contraindications:
              - {reason: low_pressure, when: {systolic: "< 100"}}
        steps:
          - id: look
            observe: [pale]
            seat: leader
            topic: Primary Assessment
            keysteps: [check_skin_condition]
          - {id: vitals, measure: [heart_rate, systolic, diastolic], seat: monitor}
          - id: aspirin
            give: aspirin
            when: {allergy: penicillin, finding: {pale: false}, systolic: [">= 90", "< 200"]}
            say:
              order: ["Give {him_her} {dose} of {drug} [please]."]
              confirm: ["{Dose} {route}, (going in|on its way)."]
          - {id: access, perform: iv_access}
          - id: again
            cycle:
              period_s: 300
              max_turns: 3
              until: {pain: "<= 3"}
              steps:
                - {id: fentanyl, give: fentanyl, after: {access: 10}, turns: [1, 2]}
                - {id: pain, measure: [pain]}
        phrases:
          impression: ["This looks like {impression}, get the 12-lead."]
        """
}
