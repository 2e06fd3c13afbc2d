import EMSDialogue
import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

@Suite struct EmbeddedGeneratorTests {
    private func turns(
        _ script: EncounterScript, _ clinicalProtocol: ClinicalProtocol = ArrestFixture.clinicalProtocol()
    ) throws -> [DialogueTurn] {
        try EmbeddedGenerator(talkativeness: 1).turns(
            for: script, protocol: clinicalProtocol, language: ArrestFixture.language,
            catalogue: ArrestFixture.knowledge.catalogue)
    }

    @Test(arguments: 1...40) func `every turn of the fixture is sound`(seed: Int) throws {
        let script = ArrestFixture.script(seed: UInt64(seed), isAwake: seed.isMultiple(of: 4))
        expectSound(try turns(script), of: script)
    }

    @Test func `the same script gives the same turns`() throws {
        #expect(try turns(ArrestFixture.script(seed: 5)) == turns(ArrestFixture.script(seed: 5)))
    }

    @Test func `every protocol file can be talked about`() throws {
        let knowledge = ArrestFixture.knowledge
        let recipe = Recipe(
            name: "test", title: "", description: "", licence: "", language: "en", encounters: 24, seed: 11,
            pace: .real, streams: .init(audio: false, frames: false, sensors: false, report: false),
            audio: .init(container: .flac, sampleRateHertz: 16_000, stems: false),
            frames: .init(width: 480, height: 270, everySeconds: 5), protocols: [:],
            splits: .init(train: 1, validation: 0, test: 0))
        try #require(!knowledge.protocols.isEmpty)
        for entry in try EncounterPlan(recipe: recipe, protocols: knowledge.protocols, count: 24).entries {
            let clinicalProtocol = try #require(knowledge.clinicalProtocol(entry.protocolID))
            let script = ScriptWriter(
                protocol: clinicalProtocol, catalogue: knowledge.catalogue, language: ArrestFixture.language,
                pace: .real
            ).script(for: entry)
            expectSound(try turns(script, clinicalProtocol), of: script)
        }
    }

    @Test(arguments: 1...30) func `an order is read back with the same dose and route`(seed: Int) throws {
        let all = try turns(ArrestFixture.script(seed: UInt64(seed)))
        for id in ["epinephrine_iv.1", "epinephrine_iv.2"] {
            let exchange = all.filter { turn in
                turn.beatID == id && turn.placement == .opens && turn.words.contains { $0.text.hasPrefix("IO") }
                    && turn.mentions.contains { $0.kind == .dose }
            }
            try #require(exchange.count >= 2, "order and read-back of \(id)")
            #expect(exchange[0].speaker == "medic1")
            #expect(exchange[1].speaker == "medic2")
            for turn in exchange {
                let dose = try #require(turn.mentions.first { $0.kind == .dose })
                #expect(dose.value == .number(1) && dose.unit == "mg" && dose.beatID == id)
            }
            #expect(all.contains { turn in turn.beatID == id && turn.mentions.contains { $0.code == "rxnorm:317361" } })
        }
    }

    @Test(arguments: 1...20) func `a patient without a pulse is silent`(seed: Int) throws {
        let silent = try turns(ArrestFixture.script(seed: UInt64(seed)))
        #expect(!silent.contains { $0.speaker == "patient" })
        let awake = try turns(ArrestFixture.script(seed: UInt64(seed), isAwake: true))
        #expect(awake.contains { $0.speaker == "patient" })
    }

    /// Reports tell what was done, so they may change; nothing else may.
    @Test(arguments: ["epinephrine_iv.1", "epinephrine_iv.2", "etco2.1", "access.1", "vitals.1", "pads.1", "onset.1"])
    func `a beat that falls away leaves the others their words`(id: String) throws {
        let reports: Set<String> = ["radio.1", "handoff.1"]
        for seed in 1...10 as ClosedRange<UInt64> {
            let all = try turns(ArrestFixture.script(seed: seed)).filter {
                $0.beatID != id && !reports.contains($0.beatID)
            }
            let fewer = try turns(ArrestFixture.script(seed: seed, without: [id])).filter {
                !reports.contains($0.beatID)
            }
            #expect(all.map(\.text) == fewer.map(\.text))
            #expect(all.map(\.pauseMilliseconds) == fewer.map(\.pauseMilliseconds))
        }
    }

    @Test func `two hundred encounters do not read alike`() throws {
        var transcripts: Set<String> = []
        var words = 0
        var count = 0
        var openings: Set<String> = []
        for seed in 1...200 as ClosedRange<UInt64> {
            let all = try turns(ArrestFixture.script(seed: seed))
            transcripts.insert(all.map(\.text).joined(separator: "\n"))
            openings.insert(all.prefix(6).map(\.text).joined(separator: "\n"))
            words += all.reduce(0) { $0 + $1.words.count }
            count += all.count
            #expect((40...160).contains(all.count))
        }
        #expect(transcripts.count == 200)
        #expect(openings.count > 190)
        let mean = Double(words) / Double(count)
        #expect((4...9).contains(mean), "mean \(mean) words a turn")
    }

    @Test(arguments: 1...20) func `readings are current when they are new and past in reports`(seed: Int) throws {
        let all = try turns(ArrestFixture.script(seed: UInt64(seed)))
        for turn in all {
            for mention in turn.mentions where mention.readingID != nil {
                let isReport = turn.beatID == "radio.1" || turn.beatID == "handoff.1"
                #expect(mention.status == (isReport ? .past : .current), Comment(rawValue: turn.text))
            }
        }
        let told = Set(all.filter { $0.beatID == "handoff.1" }.flatMap(\.mentions).compactMap(\.readingID))
        #expect(told.isSuperset(of: ["r2", "r3", "r4", "r5", "r6", "r7"]))
    }

    @Test(arguments: 1...20) func `a handoff tells only what was given`(seed: Int) throws {
        let script = ArrestFixture.script(
            seed: UInt64(seed), without: ["epinephrine_iv.1", "epinephrine_iv.2", "charge.2", "shock.2"])
        let handoff = try turns(script).filter { $0.beatID == "handoff.1" }
        #expect(!handoff.flatMap(\.mentions).contains { $0.kind == .dose || $0.kind == .drug })
        for mention in handoff.flatMap(\.mentions) where mention.kind == .energy {
            #expect(mention.value == .number(200) && mention.status == .past)
        }
    }

    @Test(arguments: 1...30) func `the shock goes off on the last word before it`(seed: Int) throws {
        let all = try turns(ArrestFixture.script(seed: UInt64(seed)))
        for (id, energy) in [("1", 200.0), ("2", 300.0)] {
            let opening = all.filter { $0.beatID == "shock.\(id)" && $0.placement == .opens }
            #expect(opening.last?.anchorWord == opening.last.map { $0.words.count - 1 })
            #expect(opening.dropLast().allSatisfy { $0.anchorWord == nil })
            let charging = all.filter { $0.beatID == "charge.\(id)" }.flatMap(\.mentions).filter { $0.kind == .energy }
            #expect(!charging.isEmpty && charging.allSatisfy { $0.value == .number(energy) })
        }
    }

    @Test func `turns of a beat stand before, during and after it in this order`() throws {
        let order: [DialogueTurn.Placement] = [.opens, .during, .closes]
        let all = try turns(ArrestFixture.script(seed: 3))
        for (before, after) in zip(all, all.dropFirst()) where before.beatID == after.beatID {
            let places = [before, after].compactMap { order.firstIndex(of: $0.placement) }
            #expect(places[0] <= places[1])
        }
    }

    @Test func `radio and air are told apart`() throws {
        for turn in try turns(ArrestFixture.script(seed: 9)) {
            if ["dispatch", "control"].contains(turn.speaker) { #expect(turn.channel == .radio) }
            if ["family", "ff1", "nurse"].contains(turn.speaker) { #expect(turn.channel == .air) }
        }
    }

    @Test func `an unknown slot is an error with its place`() throws {
        let broken = ArrestFixture.clinicalProtocol(dispatch: "male, {agee}")
        #expect(
            throws: DialogueError(
                .unknownSlot, "no line has a slot “agee”", source: SourceLine(file: "protocols/fixture.yaml", line: 1),
                column: 7)
        ) { try turns(ArrestFixture.script(seed: 1), broken) }
    }

    @Test func `a number written into a phrase is an error`() throws {
        let broken = ArrestFixture.clinicalProtocol(dispatch: "male, 67 years old")
        let error = #expect(throws: DialogueError.self) { try turns(ArrestFixture.script(seed: 1), broken) }
        #expect(error?.kind == .writtenNumber)
    }
}
