import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// Who answers whom, and what comes between, in calls as they come out of the knowledge files.
@Suite struct TurnTakingTests {
    /// Lines of the classes of the language whose names begin so.
    private static func lines(_ beginnings: [String]) -> Set<SourceLine> {
        let phrases = ArrestFixture.language.phrases
        return Set(
            phrases.filter { name, _ in beginnings.contains { name.hasPrefix($0) } }.flatMap { $0.value.map(\.source) })
    }

    /// Without signs of listening, behind which one's own word is none to oneself.
    private static let calls = ["respiratory-distress", "chest-pain", "behavioral", "cardiac-arrest"].flatMap { id in
        ArrestFixture.knowledge.clinicalProtocol(id).map {
            SampledCalls.calls(of: $0, count: 12, manner: .clean, talkativeness: 2)
        } ?? []
    }

    @Test func `nobody answers himself`() {
        let answers = Self.lines(["ack.done", "ack.report", "ack.failed", "ack.answer"])
        var count = 0
        for call in Self.calls {
            for (turn, next) in zip(call.turns, call.turns.dropFirst())
            where turn.beatID == next.beatID && next.source.first.map(answers.contains) ?? false {
                #expect(turn.speaker != next.speaker, Comment(rawValue: "\(turn.clean) \(next.clean)"))
                count += 1
            }
        }
        #expect(count > 50)
    }

    @Test func `small talk stands neither between a question and its answer nor at the hospital`() {
        let talk = Self.lines(["chat."])
        var count = 0
        for call in Self.calls {
            for turn in call.turns where turn.source.first.map(talk.contains) ?? false {
                guard let beat = call.script.beat(turn.beatID) else { continue }
                if case .ask = beat.action { Issue.record("\(turn.clean)") }
                #expect(beat.phase != .handoff, Comment(rawValue: turn.clean))
                count += 1
            }
        }
        #expect(count > 50)
    }

    @Test func `oxygen is spoken of as what flows`() {
        let vials = Self.lines(["confirm.medicate", "announce.medicate", "report.medicate"])
            .subtracting(Self.lines(["confirm.medicate.oxygen", "announce.medicate.oxygen", "report.medicate.oxygen"]))
        var count = 0
        for call in Self.calls {
            for turn in call.turns {
                guard case .medicate(let dose)? = call.script.beat(turn.beatID)?.action else { continue }
                let isVial = turn.source.first.map(vials.contains) ?? false
                if dose.drug.slug == "oxygen" {
                    #expect(!isVial, Comment(rawValue: turn.clean))
                } else if isVial {
                    count += 1
                }
            }
        }
        #expect(count > 20)
    }
}
