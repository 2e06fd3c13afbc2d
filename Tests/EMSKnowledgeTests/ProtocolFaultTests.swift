import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation
import Testing

@Suite struct ProtocolFaultTests {
    private static let path = "protocols/chest-pain.yaml"

    @Test func `a protocol without faults loads without findings`() throws {
        let fixture = try KnowledgeFixture([Self.path: KnowledgeFixture.chestPain])
        let (knowledge, findings) = try fixture.load()
        #expect(findings.isEmpty)
        #expect(knowledge.protocols.map(\.id) == ["chest-pain"])
    }

    @Test func `a presentation and a finding say how somebody speaks`() throws {
        let text = KnowledgeFixture.chestPain
            .replacingOccurrences(
                of: "weight: 4", with: "weight: 4\n    voices: {patient: whispered, family: stressed}"
            )
            .replacingOccurrences(of: "probability: 0.4,", with: "voice: hoarse, probability: 0.4,")
        let (knowledge, findings) = try KnowledgeFixture([Self.path: text]).load()
        #expect(findings.isEmpty)
        let loaded = try #require(knowledge.protocols.first)
        #expect(loaded.presentations[0].voices == [.patient: .whispered, .family: .stressed])
        #expect(loaded.finding("pale")?.voice == .hoarse)
    }

    @Test(
        arguments: Self.shapes + Self.comparisons + Self.references + Self.doses + Self.phrases + Self.differentials
            + Self.shocks + Self.scores + Self.endings)
    func `a fault is found at its place and keeps the protocol out`(_ fault: PlantedFault) throws {
        let text = try fault.planted(in: KnowledgeFixture.chestPain)
        let fixture = try KnowledgeFixture([Self.path: text])
        let (knowledge, findings) = try fixture.load()
        try fault.expect(in: findings, of: text)
        #expect(findings.allSatisfy { $0.path?.hasSuffix(Self.path) == true })
        #expect(knowledge.protocols.isEmpty == (fault.severity == .error))
        // One slip does not bury the reader.
        #expect(findings.count <= 5, "\(findings.map(\.description))")
    }

    @Test func `a stroke scale is counted from findings of the file`() throws {
        let text = KnowledgeFixture.chestPain
            .replacingOccurrences(
                of: "findings:\n  - {id: pale",
                with: "scores:\n  stroke_scale: {scale: cincinnati, signs: {face: [pale]}}\nfindings:\n  - {id: pale"
            )
            .replacingOccurrences(of: "measure: [pain]", with: "measure: [stroke_scale]")
        let (knowledge, findings) = try KnowledgeFixture([Self.path: text]).load()
        #expect(findings.isEmpty, "\(findings)")
        let loaded = try #require(knowledge.protocols.first)
        #expect(loaded.strokeScale == .cincinnati)
        #expect(
            loaded.scores == [.strokeScale(.cincinnati, signs: [.init(name: "face", findings: ["pale"])])])
    }

    private static let scoreHead = "findings:\n  - {id: pale"

    static let scores: [PlantedFault] = [
        .init("measure: [pain]", "measure: [stroke_scale]", .missingKey, at: "stroke_scale"),
        .init("measure: [pain]", "measure: [apgar_pulse]", .unknownValue, at: "apgar_pulse"),
        .init(
            scoreHead, "scores: {stroke_scale: {scale: befst, signs: {face: [pale]}}}\n" + scoreHead, .unknownValue,
            at: "befst"),
        .init(
            scoreHead, "scores: {stroke_scale: {scale: befast, signs: {face: [plae]}}}\n" + scoreHead,
            .unknownReference, at: "plae"),
        .init(scoreHead, "scores: {rts: 12}\n" + scoreHead, .unknownKey, at: "rts: 12"),
        .init(
            "allergy: penicillin", "stroke_scale: \"> 9\"", .outOfRange, at: "\"> 9\""),
    ]

    static let shapes: [PlantedFault] = [
        .init("title: Chest", "titel: Chest", .unknownKey),
        .init("title: Chest pain\n", "", .missingKey, at: "labels"),
        .init("title: Chest pain", "title: [a]", .wrongType, at: "[a]"),
        .init("title: Chest pain", "title:", .wrongType),
        .init("critical: false", "critical: no", .wrongType, at: "no\n"),
        .init("weight: 4", "weight: -1", .outOfRange, at: "-1\n    story"),
        .init("weight: 4", "weight: \"4\"", .wrongType, at: "\"4\""),
        .init("weight: 4", "weight: 1e3", .wrongType, at: "1e3"),
        .init("storyteller: family", "storyteller: famly", .unknownValue, at: "famly"),
        .init("relations: [wife, husband]\n", "relations: []\n", .missingKey, at: "family\n"),
        .init("places: [kitchen]", "places: []", .empty, at: "[]"),
        .init("weight: 4", "weight: 4\n    voices: {wife: shy}", .unknownValue, at: "wife: shy"),
        .init("weight: 4", "weight: 4\n    voices: {patient: shouted}", .unknownValue, at: "shouted"),
        .init("weight: 4", "weight: 4\n    voices: shy", .wrongType, at: "shy"),
        .init("probability: 0.4,", "voice: raspy, probability: 0.4,", .unknownValue, at: "raspy"),
        .init("onset_minutes: [10, 90]", "onset_minutes: [90, 10]", .outOfRange, at: "[90"),
        .init("onset_minutes: [10, 90]", "onset_minutes: [10]", .wrongType, at: "[10]"),
        .init("onset_minutes: [10, 90]", "onset_minutes: 10", .wrongType, at: "10\n"),
        .init("heart_rate: [70, 110]", "heart_rate: [70, 1100]", .outOfRange, at: "1100"),
        .init("heart_rate: [70, 110]", "heartrate: [70, 110]", .unknownKey),
        .init("sinus_tachycardia: 1", "sinus_tachicardia: 1", .unknownValue),
        .init("rhythm: {sinus: 3, sinus_tachycardia: 1}", "rhythm: {asystole: 1}", .condition, at: "{asystole"),
        .init("nemsis: \"9914117\"", "nemsis: \"991411\"", .outOfRange, at: "\"991411\""),
        .init("\"icd10:R07.9\"}\nsym", "\"R07.9\"}\nsym", .wrongType, at: "\"R07.9\""),
        .init("\"icd10:R07.9\"}\nsym", "\"rxnorm:703\"}\nsym", .unknownValue, at: "\"rxnorm"),
        .init("\"icd10:R07.9\"}\nsym", "\"icd10:7.R9\"}\nsym", .outOfRange, at: "\"icd10:7"),
        .init("weight: 4", "weight: 4\n    nemsis: \"9915117\"", .outOfRange, at: "\"9915117\""),
        .init(
            "weight: 4", "weight: 4\n    impression: {id: a, name: b, code: \"snomed:29857009\"}", .unknownValue,
            at: "\"snomed:29857009\""),
        .init("weight: 4", "weight: 4\n    symptom: {id: a, code: \"icd10:R07.9\"}", .missingKey, at: "{id: a"),
        .init("id: at_home", "id: At home", .wrongType, at: "At home"),
        .init("effect_scale: 0.4", "effect_scale: 40", .outOfRange, at: "40"),
        .init("probability: 0.4", "probability: 4", .outOfRange, at: "4, present"),
        .init("absent: [\"Colour is good.\"]", "absent: []", .missingKey, at: "{id: pale"),
        .init("present: [\"<Pale>.\"]", "present: []", .missingKey, at: "{id: pale"),
        .init("peak_s: 1800", "peak_s: 100", .outOfRange, at: "100, lasts"),
        .init("lasts_s: 14400", "lasts_s: 1000", .outOfRange, at: "1000}"),
        .init("fraction: 0.3", "fraction: 3", .outOfRange, at: "3}}}"),
        .init("measure: [heart_rate, systolic", "measure: [heartrate, systolic", .unknownValue, at: "heartrate"),
        .init("measure: [pain]", "mesure: [pain]", .unknownKey, at: "mesure"),
        .init("perform: iv_access", "seat: access", .missingKey, at: "{id: access"),
        .init("perform: iv_access}", "perform: iv_access, wait_s: 9}", .unknownKey, at: "9}"),
        .init("turns: [1, 2]", "turns: [0]", .outOfRange, at: "0]}"),
        .init("seat: monitor}", "seat: monitor, turns: [7]}", .unreachable, at: "[7]}", severity: .warning),
        .init("period_s: 300\n", "period: 300\n", .unknownKey),
        .init("until: {pain: \"<= 3\"}", "until: {pain: 77}", .condition, at: "77}"),
        .init("until: {pain: \"<= 3\"}", "until: {}", .condition, at: "{}"),
        .init("{pain: \"<= 3\"}", "{pain: \"<= 30\"}", .outOfRange, at: "\"<= 30\""),
        .init(
            "- {id: worsens,", "- {id: worsens, rearrest: {after_s: 9, rhythm_checks: [asystole]},", .condition,
            at: "{after_s"),
        .init("age_groups: {adult: 3, older: 4}", "age_groups: {}", .empty, at: "{}"),
        .init("weight: 4", "weight: 4\n    age_groups: [adult]", .unreachable, at: "id: at_home", severity: .error),
        .init("weight: 4", "weight: 4\n    age_years: [70, 80]", .unreachable, at: "[70, 80]", severity: .error),
        .init("sexes:", "age_years: [20, 40]\nsexes:", .unreachable, at: "[20, 40]", severity: .error),
        .init("sexes:", "age_years: [80, 20]\nsexes:", .outOfRange, at: "[80, 20]"),
    ]

    /// A sign, one blank or none, up to four figures, and one or two after a point.
    static let comparisons: [PlantedFault] = [
        "=< 3", "<=  3", "<= 3.", "<= .3", "<= 3.123", "<= 00003", "<=", "3", "<= 3a", "<= ٣",
    ]
    .map { .init("{pain: \"<= 3\"}", "{pain: \"\($0)\"}", .condition, at: "\"\($0)\"") }

    /// A course that ends with death is for arrests of adults that stay arrests.
    static let endings: [PlantedFault] = [
        .init("{id: responds, weight: 3}", "{id: responds, ends: never}", .unknownValue, at: "never"),
        .init(
            "{id: responds, weight: 3}", "{id: responds, ends: pronounced}", .condition, at: "pronounced"),
        .init(
            "{id: responds, weight: 3}", "{id: responds, ends: pronounced, rhythm_checks: [sinus, asystole]}",
            .condition, at: "[sinus, asystole]"),
        .init(
            "{id: responds, weight: 3}",
            "{id: responds, ends: pronounced, rhythm_checks: [asystole, ventricular_fibrillation]}",
            .condition, at: "[asystole, ventricular"),
        .init(
            "{id: responds, weight: 3}", "{id: responds, ends: pronounced, rhythm_checks: [asystole]}",
            .condition, at: "pronounced"),
        .init(
            "{id: responds, weight: 3}", "{id: responds, ends: pronounced, rhythm_checks: [asystole]}",
            .missingKey, at: "pronounced"),
    ]

    @Test func `a course may end with death where the patient lies`() throws {
        let text = KnowledgeFixture.chestPain
            .replacingOccurrences(
                of: "{id: responds, weight: 3}", with: "{id: responds, ends: pronounced, rhythm_checks: [asystole]}"
            )
            .replacingOccurrences(
                of: "rhythm: {sinus: 3, sinus_tachycardia: 1}", with: "rhythm: {asystole: 1}\n  pulse: false"
            )
            .replacingOccurrences(
                of: "findings:\n  - {id: pale",
                with:
                    "findings:\n  - {id: no_pulse, name: no pulse, probability: 1, present: [\"<No pulse>.\"]}\n  - {id: pale"
            )
        let (knowledge, findings) = try KnowledgeFixture([Self.path: text]).load()
        #expect(findings.isEmpty, "\(findings)")
        #expect(knowledge.protocols.first?.courses.map(\.ending) == [.pronounced, .handoff])
        let young = text.replacingOccurrences(of: "age_groups: {adult: 3,", with: "age_groups: {child: 3,")
        let refused = try KnowledgeFixture([Self.path: young]).load().findings
        #expect(refused.contains { $0.message.contains("for adults") }, "\(refused)")
    }

    static let references: [PlantedFault] = [
        .init("observe: [pale]", "observe: [palle]", .unknownReference, at: "palle"),
        .init("findings: {pale: 0.5}", "findings: {palle: 0.5}", .unknownReference, at: "palle"),
        .init("conditions: {hyper", "conditions: {hiper", .unknownReference, at: "hiper"),
        .init("{sildenafil: 0.1}", "{sildenafl: 0.1}", .unknownReference, at: "sildenafl"),
        .init("allergies: {penicillin", "allergies: {penicilin", .unknownReference, at: "penicilin"),
        .init("drug: aspirin", "drug: aspirine", .unknownReference, at: "aspirine"),
        .init("give: aspirin", "give: aspirn", .unknownReference, at: "aspirn\n"),
        .init("give: fentanyl,", "give: aspirin,", .unreachable, at: "fentanyl\n", severity: .warning),
        .init("perform: iv_access", "perform: iv_acess", .unknownReference, at: "iv_acess"),
        .init("reason: low_pressure", "reason: low_presure", .unknownReference, at: "low_presure"),
        .init("allergy: penicillin", "allergy: peniclin", .unknownReference, at: "peniclin"),
        .init("allergy: penicillin", "takes: viagra", .unknownReference, at: "viagra"),
        .init("allergy: penicillin", "condition: hypertensoin", .unknownReference, at: "hypertensoin"),
        .init("allergy: penicillin", "course: [respond]", .unknownReference, at: "respond]"),
        .init("allergy: penicillin", "presentation: home", .unknownReference, at: "home, f"),
        .init("allergy: penicillin", "given: {asprin: true}", .unknownReference, at: "asprin"),
        .init("allergy: penicillin", "done: lok", .unknownReference, at: "lok"),
        .init("allergy: penicillin", "rhythm: [sinus, vfib]", .unknownValue, at: "vfib"),
        .init("allergy: penicillin", "age_group: adlt", .unknownValue, at: "adlt"),
        .init("after: {access: 10}", "after: {acess: 10}", .unknownReference, at: "acess"),
        .init("seat: monitor}", "seat: monitor, after: {access: 5}}", .circular, at: "access: 5"),
        .init("id: worsens", "id: responds", .duplicateID, at: "responds, effect"),
        .init("{id: vitals", "{id: look", .duplicateID, at: "look, measure"),
        .init("- drug: fentanyl\n", "- drug: aspirin\n", .duplicateID, at: "aspirin\n    doses:\n      - {per_kg"),
    ]

    static let doses: [PlantedFault] = [
        // The slip of a published protocol: 2 mg/kg for 0.2 mg/kg, with a cap of 10 mg.
        .init("{per_kg: 1, cap: 100", "{per_kg: 1, cap: 5", .doseCap, at: "5, unit"),
        .init("{per_kg: 1, cap: 100", "{per_kg: 1, cap: 130", .doseCap, at: "130", severity: .warning),
        .init("{per_kg: 1, cap: 100", "{per_kg: 10, cap: 100", .doseRange, at: "10, cap"),
        .init("{per_kg: 1, cap: 100", "{per_kg: 0.1, cap: 10", .doseRange, at: "0.1, cap"),
        .init("cap: 100, unit: mcg", "cap: 100, unit: mg", .doseRange, at: "1, cap"),
        .init("{per_kg: 1, cap: 100", "{per_kg: 1", .missingKey, at: "{per_kg"),
        .init("{per_kg: 1, cap: 100", "{per_kg: 1, fixed: 50, cap: 100", .doseCap, at: "1, fixed"),
        .init("{fixed: 324", "{fixed: 3240", .doseRange, at: "3240"),
        .init("{fixed: 324", "{fixed: 32.4", .doseRange, at: "32.4"),
        .init("{fixed: 324", "{fixed: 0", .outOfRange, at: "0, unit"),
        .init("{fixed: 324", "{fixed: -324", .outOfRange, at: "-324"),
        .init("{fixed: 324", "{fixd: 324", .unknownKey, at: "fixd"),
        .init("324, unit: mg", "324, unit: mgs", .doseUnit, at: "mgs"),
        .init("324, unit: mg", "324, unit: g", .doseUnit, at: "g, routes"),
        .init("routes: [PO]", "routes: [PO, IV]", .doseRoute, at: "IV]"),
        .init("routes: [PO]", "routes: []", .empty, at: "[]"),
        .init("routes: [PO]", "routes: [PQ]", .unknownValue, at: "PQ"),
        .init("cumulative_cap: 300", "cumulative_cap: 80", .doseCap, at: "80\n"),
        .init("    max_doses: 3\n", "", .doseRepeat, at: "600"),
        .init("    repeat_s: 600\n", "", .doseRepeat, at: "3\n    cumulative"),
        .init("routes: [PO]", "routes: [PO], nth: 2", .outOfRange, at: "2}"),
        .init("round_to: 25", "round_to: 250", .outOfRange, at: "250"),
        .init("    effect: {onset_s: 900, peak_s: 1800, lasts_s: 14400}\n", "", .missingKey, at: "drug: aspirin"),
    ]

    static let phrases: [PlantedFault] = [
        .init("{him_her} {dose}", "{him_her} {doze}", .template, at: "\"Give"),
        .init("with chest pain at {place}", "with chest pain, {dose}", .template, at: "\"{age_years"),
        .init("{dose} of {drug}", "324 milligrams of {drug}", .spokenNumber, at: "\"Give"),
        .init("[please].", "[please.", .template, at: "\"Give"),
        .init("(going in|on its way)", "going in|on its way", .template, at: "\"{Dose}"),
        .init("{dose} of", "{dose of", .template, at: "\"Give"),
        .init("It started at dinner.", "It started @ dinner.", .template, at: "\"It"),
        .init("order: [\"Give", "orders: [\"Give", .unknownValue, at: "orders"),
        .init("story: [\"It started at dinner.\"]", "story: []", .empty, at: "[]"),
        .init(
            "complaint: [\"My chest hurts.\"]", "complaint: [\"Ow.\", \"Ow.\"]", .duplicateID, at: "\"Ow.\"]",
            severity: .warning),
        .init("  impression: [", "  Im pression: [", .wrongType, at: "Im pression"),
    ]

    private static let differential = """
        differentials:
          - impression: {id: reflux, name: reflux, code: "icd10:K21.9"}
            weight: 2
            thought: ["Could be <reflux>."]
            ruled_out: ["It's not <reflux>."]

        """

    static let differentials: [PlantedFault] = [
        .init(
            "phrases:\n  imp", differential.replacing("id: reflux", with: "id: chest_pain") + "phrases:\n  imp",
            .duplicateID, at: "{id: chest_pain, name: reflux"),
        .init(
            "phrases:\n  imp",
            differential.replacing("thought: [\"Could be <reflux>.\"]", with: "thought: []")
                + "phrases:\n  imp", .empty, at: "[]\n    ruled"),
        .init(
            "phrases:\n  imp",
            differential.replacing("    ruled_out: [\"It's not <reflux>.\"]\n", with: "")
                + "phrases:\n  imp", .missingKey, at: "impression: {id: reflux"),
        .init(
            "phrases:\n  imp", differential.replacing("weight: 2", with: "weight: 0") + "phrases:\n  imp",
            .outOfRange, at: "0\n    thought"),
        .init(
            "phrases:\n  imp", differential.replacing("Could be", with: "{dose}, could be") + "phrases:\n  imp",
            .template, at: "\"{dose}, could"),
        .init("phrases:\n  imp", "differentials: []\nphrases:\n  imp", .empty, at: "[]\nphrases"),
    ]

    static let shocks: [PlantedFault] = [
        .init("perform: iv_access", "shock: {per_kg: [2, 40], mode: manual}", .outOfRange, at: "40]"),
        .init("perform: iv_access", "shock: {per_kg: [], mode: manual}", .empty, at: "[], mode"),
        .init("perform: iv_access", "shock: {per_kg: [2], energies_j: [9], mode: manual}", .unknownKey, at: "[9]"),
        .init("perform: iv_access", "shock: {per_kg: [2], mode: aed}", .condition, at: "[2], mode"),
        .init("perform: iv_access", "shock: {mode: manual}", .missingKey, at: "{mode: manual"),
    ]

    @Test func `differentials and energies by weight are read`() throws {
        let text = KnowledgeFixture.chestPain
            .replacing("phrases:\n  impression", with: Self.differential + "phrases:\n  impression")
            .replacing("perform: iv_access", with: "shock: {per_kg: [2, 4], mode: manual}")
        let (knowledge, findings) = try KnowledgeFixture([Self.path: text]).load()
        #expect(findings.isEmpty, "\(findings.map(\.description))")
        let value = try #require(knowledge.clinicalProtocol("chest-pain"))
        #expect(value.differentials.map(\.impression.code) == ["K21.9"] && value.differentials[0].weight == 2)
        #expect(value.differentials[0].thought.map(\.text) == ["Could be <reflux>."])
        guard case .shock(let energies, .manual) = value.step("access")?.action else {
            Issue.record("no shock")
            return
        }
        #expect(energies == [.joulesPerKilogram(2), .joulesPerKilogram(4)])
        #expect(energies.map { $0.joules(weightKilograms: 17) } == [30, 70])
        #expect(energies.map { $0.joules(weightKilograms: 4) } == [8, 15])
        #expect(ShockEnergy.joulesPerKilogram(4).joules(weightKilograms: 110) == 360)
        #expect(ShockEnergy.joules(150).joules(weightKilograms: 17) == 150)
    }

    @Test func `a name that is nearly right is suggested`() throws {
        let text = KnowledgeFixture.chestPain.replacing("storyteller: family", with: "storyteler: family")
        let fixture = try KnowledgeFixture([Self.path: text])
        let finding = try #require(try fixture.load().findings.first { $0.code == .knowledge(.unknownKey) })
        #expect(finding.message.contains("did you mean \"storyteller\"?"))
    }

    @Test func `columns count bytes`() throws {
        let text = KnowledgeFixture.chestPain.replacing("relations: [wife,", with: "relations: [\"épouse\", {},")
        let fixture = try KnowledgeFixture([Self.path: text])
        let finding = try #require(try fixture.load().findings.first)
        #expect(finding.column == "    relations: [\"épouse\", {".utf8.count)
    }

    @Test func `a dose by weight without a range of its own is held against that of an adult`() throws {
        let medication = """
              - drug: midazolam
                doses:
                  - {per_kg: PER_KG, cap: CAP, unit: mg, routes: [IM]}
                effect: {onset_s: 900, peak_s: 1200, lasts_s: 3600}
            """
        func codes(_ perKilogram: String, _ cap: String) throws -> [FindingCode] {
            let text = KnowledgeFixture.chestPain.replacing(
                "steps:\n  - id: look",
                with: medication.replacing("PER_KG", with: perKilogram).replacing("CAP", with: cap)
                    + "\nsteps:\n  - {id: calm, give: midazolam}\n  - id: look")
            return try KnowledgeFixture([Self.path: text]).load().findings.map(\.code)
        }
        #expect(try codes("0.2", "10") == [])
        #expect(try codes("2", "10") == [.knowledge(.doseCap)])
        #expect(try codes("0.02", "2") == [.knowledge(.doseRange)])
    }

    @Test func `a route may have doses of its own`() throws {
        func codes(_ dose: String, _ route: String) throws -> [FindingCode] {
            let text = KnowledgeFixture.chestPain
                .replacing("drug: aspirin", with: "drug: naloxone").replacing("give: aspirin", with: "give: naloxone")
                .replacing("fixed: 324", with: "fixed: \(dose)").replacing("[PO]", with: "[\(route)]")
            return try KnowledgeFixture([Self.path: text]).load().findings.map(\.code)
        }
        #expect(try codes("0.4", "IV") == [])
        #expect(try codes("4", "IN") == [])
        #expect(try codes("4", "IV") == [.knowledge(.doseRange)])
        #expect(try codes("0.4", "IN") == [.knowledge(.doseRange)])
        #expect(try codes("4", "IN, IV") == [.knowledge(.doseRange)])
    }
}
