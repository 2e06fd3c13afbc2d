import EMSDialogue
import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Talk about children, with them and with whoever came along.
@Suite struct ChildTalkTests {
    static let calls: [SampledCalls.Call] = [
        "pediatric-seizure", "pediatric-respiratory-distress", "pediatric-allergic-reaction",
    ].flatMap { id in
        guard let clinical = ArrestFixture.knowledge.clinicalProtocol(id) else { return [SampledCalls.Call]() }
        return SampledCalls.calls(of: clinical, count: 12)
    }

    @Test func `every turn is sound`() {
        for call in Self.calls { expectSound(call.turns, of: call.script) }
    }

    @Test func `a small child's age is said in months`() {
        var said = 0
        for call in Self.calls {
            guard let months = call.script.patient.ageMonths else { continue }
            let ages = call.turns.flatMap(\.mentions).filter { $0.kind == .age && $0.unit == "mo" }
            for mention in ages { #expect(mention.value == .number(Double(months))) }
            if call.turns.contains(where: { $0.text.contains("\(months) month") || $0.text.contains("\(months)-month") }
            ) {
                said += 1
            }
        }
        #expect(said > 5)
    }

    @Test func `nobody speaks of a child's spouse, and a parent is spoken to as one`() throws {
        let wrong = try Regex(#"\b(wife|husband|coffee this morning|sat in my wallet)\b"#)
        var parents = 0
        for call in Self.calls {
            let protocolLines = call.turns.filter { turn in turn.source.contains { $0.file.hasPrefix("protocols/") } }
            for turn in call.turns where !protocolLines.contains(turn) {
                #expect(turn.text.firstMatch(of: wrong) == nil, Comment(rawValue: turn.text))
            }
            let relations = call.script.participants.map(\.relation)
            let names = [("mother", "mom"), ("father", "dad")].filter { relations.contains($0.0) }.map(\.1)
            let isAddressed = call.turns.contains { turn in
                turn.speaker != "patient" && names.contains { turn.text.lowercased().contains(", \($0)") }
            }
            if isAddressed { parents += 1 }
        }
        #expect(parents > 0)
    }

    @Test func `no child is called sir, whoever of the crew hears it too`() throws {
        let grown = try Regex(#"\b(sir|ma'am)\b"#)
        var language = ArrestFixture.language
        // Said by one of the crew to another.
        language.phrases["report.set"] = [ArrestFixture.phrase("Hold still, {sir_maam}. {vitals}.", line: 1)]
        let clinical = try #require(ArrestFixture.knowledge.clinicalProtocol("pediatric-burns"))
        var addressed = 0
        for call in SampledCalls.calls(of: clinical, count: 12, language: language)
        where call.script.patient.ageYears < 13 {
            for turn in call.turns where turn.clean.contains("Hold still, ") {
                // At the hospital it is said to somebody who is neither.
                guard case .measure? = call.script.beat(turn.beatID)?.action else { continue }
                addressed += 1
                #expect(turn.clean.firstMatch(of: grown) == nil, Comment(rawValue: turn.clean))
            }
        }
        #expect(addressed > 0)
    }

    @Test func `whoever is spoken to is called by what he or she is`() throws {
        let boy = try Regex(#"\b(bud|buddy|sweetie|honey)\b"#)
        // A friend who is spoken of.
        let friend = try Regex(#"\b([Mm]y|[Yy]our|[Hh]is|[Hh]er|[Tt]he|[Oo]ur) buddy\b"#)
        for call in Self.calls + SampledCalls.all {
            // Protocols may have their own way with people.
            let turns = call.turns.filter { turn in turn.source.allSatisfy { !$0.file.hasPrefix("protocols/") } }
            for turn in turns where turn.text.replacing(friend, with: "").firstMatch(of: boy) != nil {
                #expect(call.script.patient.ageYears < 13, Comment(rawValue: turn.text))
            }
        }
    }

    @Test func `an infant says nothing`() {
        for call in Self.calls where call.script.patient.ageYears < 3 {
            #expect(!call.turns.contains { $0.speaker == "patient" })
        }
    }

    @Test func `compressions of a child are counted to fifteen`() {
        guard var clinical = ArrestFixture.knowledge.clinicalProtocol("cardiac-arrest") else { return }
        clinical.ageGroups = [Weighted(.child, weight: 1), Weighted(.infant, weight: 1)]
        for index in clinical.presentations.indices { clinical.presentations[index].ageGroups = [] }
        var counted = 0
        for call in SampledCalls.calls(of: clinical, count: 8) {
            expectSound(call.turns, of: call.script)
            for turn in call.turns {
                guard case .compress? = call.script.beat(turn.beatID)?.action else { continue }
                for mention in turn.mentions where mention.kind == .count {
                    counted += 1
                    if case .number(let number) = mention.value { #expect(number <= 15, Comment(rawValue: turn.text)) }
                }
            }
        }
        #expect(counted > 20)
    }
}
