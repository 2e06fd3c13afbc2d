import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// Beats that the arrest of the fixture does not have.
@Suite struct OtherBeatTests {
    private func turns(
        _ actions: [(id: String, action: BeatAction)], seed: UInt64, isAwake: Bool = true
    ) throws -> (turns: [DialogueTurn], script: EncounterScript) {
        var script = ArrestFixture.script(seed: seed, isAwake: isAwake)
        script.participants.append(Participant(id: "aed", role: .aedVoice, sex: .female, ageYears: 30))
        script.beats = actions.enumerated().map { index, entry in
            Beat(
                id: entry.id + ".1", stepID: entry.id, phase: .treatment, action: entry.action,
                actor: entry.id == "aed_check" ? "aed" : "medic2", topic: .takeInterventions,
                plannedStart: .seconds(10 * index))
        }
        var clinicalProtocol = ArrestFixture.clinicalProtocol()
        clinicalProtocol.steps = [
            ProtocolStep(
                id: "aed_check", action: .checkRhythm(byAED: true), when: .always, seat: nil, topic: nil, keysteps: [],
                durationSeconds: nil, after: [:], turns: [], say: [:],
                source: SourceLine(file: "protocols/fixture.yaml", line: 1)),
            ProtocolStep(
                id: "pupils", action: .observe([]), when: .always, seat: nil, topic: nil, keysteps: [],
                durationSeconds: nil, after: [:], turns: [],
                say: [.order: [ArrestFixture.phrase("Look at {his_her} eyes.", line: 5)]],
                source: SourceLine(file: "protocols/fixture.yaml", line: 4)),
        ]
        let turns = try EmbeddedGenerator(talkativeness: 1).turns(
            for: script, protocol: clinicalProtocol, language: ArrestFixture.language,
            catalogue: ArrestFixture.knowledge.catalogue)
        return (turns, script)
    }

    @Test(arguments: 1...10) func `nobody waits for words to compress when the defibrillator has said so`(seed: Int)
        throws
    {
        let shock = ShockDelivery(energyJoules: 150, ordinal: 1, mode: .aed)
        let quality = CompressionQuality(ratePerMinute: 110, depthMillimetres: 52)
        // The heart may fibrillate again at once.
        let changes: [[(id: String, action: BeatAction)]] = [
            [], [("refibrillates", .rhythm(from: .asystole, to: .ventricularFibrillation))],
        ]
        for between in changes {
            let (all, _) = try turns(
                [("aed_shock", .shock(shock))] + between + [("resume", .compress(quality))], seed: UInt64(seed),
                isAwake: false)
            #expect(all.contains { $0.beatID == "resume.1" })
            #expect(!all.contains { $0.beatID == "resume.1" && $0.placement == .opens })
        }
    }

    @Test(arguments: 1...10) func `a defibrillator that speaks leads through the shock`(seed: Int) throws {
        let shock = ShockDelivery(energyJoules: 150, ordinal: 1, mode: .aed)
        let (all, script) = try turns(
            [
                ("pads", .attach(.pads)), ("aed_check", .interpret(.ventricularFibrillation)),
                ("aed_charge", .communicate(.charge)), ("aed_shock", .shock(shock)),
            ], seed: UInt64(seed), isAwake: false)
        expectSound(all, of: script)
        let prompts = all.filter { $0.speaker == "aed" }
        #expect(prompts.allSatisfy { $0.channel == .loudspeaker })
        #expect(Set(prompts.map(\.beatID)) == ["pads.1", "aed_check.1", "aed_charge.1", "aed_shock.1"])
        #expect(prompts.contains { $0.text.hasPrefix("Shock advised") })
        let opening = all.last { $0.beatID == "aed_shock.1" && $0.placement == .opens }
        #expect(opening?.anchorWord != nil && opening?.speaker == "medic2")
    }

    @Test(arguments: 1...10) func `a drug that is withheld is named as not given`(seed: Int) throws {
        let drug = CodedTerm(slug: "amiodarone", name: "amiodarone", system: .rxnorm, code: "703")
        let reason = CodedTerm(slug: "bradycardia", name: "heart rate too slow", system: .icd10, code: "R00.1")
        let (all, script) = try turns([("amiodarone", .withhold(drug: drug, reason: reason))], seed: UInt64(seed))
        expectSound(all, of: script)
        let mentions = all.flatMap(\.mentions)
        #expect(mentions.contains { $0.code == "rxnorm:703" })
        #expect(mentions.filter { $0.kind == .drug }.allSatisfy { $0.assertion == .absent })
        #expect(mentions.contains { $0.code == "icd10:R00.1" })
    }

    @Test(arguments: 1...10) func `history is asked of the patient and answered with codes`(seed: Int) throws {
        let penicillin = CodedTerm(slug: "penicillin", name: "penicillin", system: .rxnorm, code: "70618")
        let latex = CodedTerm(slug: "latex", name: "latex", system: .snomed, code: "300916003")
        let (all, script) = try turns(
            [
                (
                    "allergies",
                    .ask(HistoryAnswer(item: .allergies, terms: [penicillin, latex], answeredBy: "patient"))
                ),
                ("severity", .ask(HistoryAnswer(item: .severity, value: 7, answeredBy: "patient"))),
                ("onset", .ask(HistoryAnswer(item: .onset, value: 190, answeredBy: "patient"))),
                ("medicines", .ask(HistoryAnswer(item: .medications, answeredBy: "patient"))),
            ], seed: UInt64(seed))
        expectSound(all, of: script)
        let answers = all.filter { $0.speaker == "patient" }.flatMap(\.mentions)
        #expect(answers.filter { $0.kind == .allergy }.map(\.code) == ["rxnorm:70618", "snomed:300916003"])
        #expect(answers.contains { $0.kind == .score && $0.value == .number(7) })
        #expect(answers.contains { $0.kind == .duration && $0.value == .number(190) })
        #expect(answers.allSatisfy { $0.status == .reported })
    }

    @Test(arguments: [(120.0, 2.0, "h"), (180, 3, "h"), (190, 190, "min"), (45, 45, "min")])
    func `a time ago has the number that is said`(_ minutes: Double, _ value: Double, _ unit: String) throws {
        for seed in 1...6 {
            let (all, script) = try turns(
                [("onset", .ask(HistoryAnswer(item: .onset, value: minutes, answeredBy: "patient")))],
                seed: UInt64(seed))
            expectSound(all, of: script)
            let ages = all.filter { $0.speaker == "patient" }.flatMap(\.mentions).filter { $0.kind == .duration }
            #expect(ages.allSatisfy { $0.value == .number(value) && $0.unit == unit })
        }
    }

    @Test(arguments: 1...10) func `a procedure that failed is told as failed`(seed: Int) throws {
        let access = Procedure(term: ArrestFixture.ioAccess, attempt: 1, succeeded: false)
        let (all, script) = try turns(
            [("access", .perform(access)), ("handoff", .communicate(.handoff))], seed: UInt64(seed))
        expectSound(all, of: script)
        #expect(!all.contains { $0.beatID == "handoff.1" && $0.mentions.contains { $0.kind == .procedure } })
    }

    @Test(arguments: 1...10) func `words of the protocol win over those of the language`(seed: Int) throws {
        let (all, _) = try turns(
            [("pupils", .observe([.init(finding: ArrestFixture.unresponsive, assertion: .absent)]))],
            seed: UInt64(seed))
        let order = all.first { $0.placement == .opens }
        #expect(order == nil || order?.text.hasPrefix("Look at his eyes.") == true)
        #expect(order == nil || order?.source.first == SourceLine(file: "protocols/fixture.yaml", line: 5))
        let finding = try #require(all.flatMap(\.mentions).first { $0.kind == .finding })
        #expect(finding.assertion == .absent && finding.code == "icd10:R40.20")
    }

    @Test(arguments: 1...10) func `a patient who is asked what happened does not tell the story of others`(seed: Int)
        throws
    {
        let (all, script) = try turns(
            [("events", .ask(HistoryAnswer(item: .events, answeredBy: "patient")))], seed: UInt64(seed))
        expectSound(all, of: script)
        let told = all.filter { $0.speaker == "patient" }
        #expect(!told.isEmpty)
        #expect(!told.contains { $0.text.contains("went down") || $0.text.contains(#/\b[Hh]e\b/#) })
    }

    @Test(arguments: 1...10) func `an infant has no age in years`(seed: Int) throws {
        var script = ArrestFixture.script(seed: UInt64(seed))
        script.patient.ageYears = 0
        let all = try EmbeddedGenerator(talkativeness: 1).turns(
            for: script, protocol: ArrestFixture.clinicalProtocol(), language: ArrestFixture.language,
            catalogue: ArrestFixture.knowledge.catalogue)
        expectSound(all, of: script)
        #expect(!all.flatMap(\.mentions).contains { $0.kind == .age })
        #expect(all.contains { $0.text.lowercased().contains("infant") })
    }

    @Test func `silent beats are silent`() throws {
        let (all, _) = try turns(
            [
                ("rhythm", .rhythm(from: .ventricularFibrillation, to: .sinus)), ("effect", .effect(ofBeat: "x")),
                ("watch", .attach(.watch)), ("off", .detach(.pads)),
            ], seed: 1)
        #expect(all.isEmpty)
    }
}
