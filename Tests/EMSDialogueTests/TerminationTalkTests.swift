import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// What is said when a resuscitation is ended where the patient lies.
@Suite struct TerminationTalkTests {
    private func ended(_ language: LanguagePack) throws -> [SampledCalls.Call] {
        let knowledge = ArrestFixture.knowledge
        let clinical = try #require(knowledge.protocols(in: language).first { $0.id == "cardiac-arrest" })
        return SampledCalls.calls(of: clinical, count: 60, language: language, manner: .clean).filter {
            $0.script.beat(Termination.pronouncementBeat) != nil
        }
    }

    private func turns(_ beat: String, _ call: SampledCalls.Call) -> [DialogueTurn] {
        call.turns.filter { $0.beatID == beat }
    }

    private func role(_ turn: DialogueTurn, _ call: SampledCalls.Call) -> Role? {
        call.script.participant(turn.speaker)?.role
    }

    @Test(arguments: ["en", "de"])
    func `a physician hears how it went, agrees, and the order is read back`(language: String) throws {
        let calls = try ended(#require(ArrestFixture.knowledge.languages[language]))
        #expect(calls.count > 5)
        for call in calls {
            let said = turns(Termination.requestBeat, call)
            #expect(said.allSatisfy { $0.channel == .radio && $0.missingReadBack == nil })
            let physician = try #require(said.lastIndex { role($0, call) == .medicalControl })
            #expect(physician < said.count - 1, "the order is read back")
            let mentions = said.flatMap(\.mentions)
            let kinds = Set(mentions.map(\.kind))
            #expect(kinds.isSuperset(of: [.duration, .rhythm, .vital, .drug]), "\(said.map(\.text))")
            #expect(mentions.contains { $0.value == .number(Double(Termination.careMinutes)) })
            let shocks = call.script.beats.count { if case .shock = $0.action { true } else { false } }
            #expect(mentions.contains { $0.kind == .energy || $0.kind == .count } || shocks == 0)
        }
    }

    @Test(arguments: ["en", "de"])
    func `the time of death is said as it is known, and to the dispatcher too`(language: String) throws {
        let pack = try #require(ArrestFixture.knowledge.languages[language])
        for call in try ended(pack) {
            let script = call.script
            let clinical = try #require(
                ArrestFixture.knowledge.protocols(in: pack).first { $0.id == "cardiac-arrest" })
            let turns = try EmbeddedGenerator(manner: .clean, talkativeness: 1.5).turns(
                for: script, protocol: clinical, language: pack, catalogue: ArrestFixture.knowledge.catalogue)
            // Nine minutes after all that the script planned.
            let beat = try #require(script.beat(Termination.pronouncementBeat))
            let death = beat.plannedStart + .seconds(540)
            let timeline = SessionTimeline(
                duration: death, turns: [],
                beats: [SessionTimeline.PlacedBeat(beat: beat, span: SessionSpan(start: death, end: death))])
            let timed = try #require(ClockTalk(script, language: pack).corrected(turns, by: timeline))
            let minute = (script.incident.minuteOfDay + Int(death.nanoseconds / 60_000_000_000)) % 1440
            let (hours, minutes) = (minute / 60, minute % 60)
            let expected = (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
            let said = timed.flatMap { turn in
                turn.mentions.filter { $0.beatID == Termination.pronouncementBeat }.map { (turn.beatID, $0.value) }
            }
            #expect(zip(turns, timed).allSatisfy { $0.words.count == $1.words.count && $0.id == $1.id })
            #expect(said.allSatisfy { $0.1 == .text(expected) }, "\(said)")
            #expect(said.contains { $0.0 == Termination.pronouncementBeat })
            #expect(said.contains { $0.0 == Termination.reportBeat })
        }
    }

    @Test func `whoever is there is told in plain words, and nobody hurries them`() throws {
        for call in try ended(ArrestFixture.language) {
            let said = turns(Termination.notificationBeat, call)
            #expect(said.contains { $0.text.contains("died") || $0.text.contains("dead") }, "\(said.map(\.text))")
            #expect(said.contains { [.family, .bystander].contains(role($0, call)) })
            #expect(said.allSatisfy { $0.delivery == .calm || $0.delivery == .weak })
        }
    }

    @Test func `nobody is sent back to the chest, and nobody is told of a ride`() throws {
        let wrong = try Regex(#"[Bb]ack on the chest|compressing|stretcher|on the way to|hospital"#)
        for call in try ended(ArrestFixture.language) {
            let start = try #require(call.script.beats.firstIndex { $0.id == Termination.lastRhythmBeat })
            let ids = Set(call.script.beats[start...].map(\.id))
            for turn in call.turns where ids.contains(turn.beatID) {
                #expect(turn.clean.firstMatch(of: wrong) == nil, Comment(rawValue: turn.clean))
            }
        }
    }
}
