import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// What the mentions of a call say, held against what is meant.
@Suite struct FactTruthTests {
    private func words(_ mention: Mention, of turn: DialogueTurn) -> String {
        String(
            String.UnicodeScalarView(
                turn.text.unicodeScalars.dropFirst(mention.start).prefix(mention.end - mention.start)))
    }

    @Test func `the oxygen of the blood is a reading and no drug`() {
        var saturations = 0
        for call in SampledCalls.all {
            for turn in call.turns {
                for mention in turn.mentions where mention.kind == .drug {
                    #expect(mention.value != nil, "\(turn.text)")
                }
                guard turn.text.contains("O2 sat") else { continue }
                saturations += 1
                let said = turn.mentions.filter { words($0, of: turn) == "O2 sat" }
                let code = "loinc:59408-5"
                #expect(said.contains { $0.kind == .vital && $0.code == code }, "\(turn.text)")
            }
        }
        #expect(saturations > 0)
    }

    @Test func `a channel blocker is no calcium`() throws {
        let blocker = try Regex(#"[Cc]alcium (channel|blocker)"#)
        var classes = 0
        for call in SampledCalls.all {
            for turn in call.turns {
                let scalars = turn.text.unicodeScalars
                let places = turn.text.matches(of: blocker).map {
                    scalars.distance(from: scalars.startIndex, to: $0.range.lowerBound)
                }
                classes += places.count
                #expect(!turn.mentions.contains { $0.kind == .drug && places.contains($0.start) }, "\(turn.text)")
            }
        }
        #expect(classes > 0)
    }

    @Test func `who looks back names the rhythm of then`() throws {
        var told = 0
        for call in SampledCalls.all {
            for turn in call.turns {
                let action = call.script.beat(turn.beatID)?.action
                guard
                    [.radioReport, .handoff, .terminationRequest].contains(where: { action == .communicate($0) })
                else { continue }
                for mention in turn.mentions where mention.kind == .rhythm {
                    told += 1
                    #expect(mention.status == .past, "\(turn.text)")
                    let beat = try #require(mention.beatID.flatMap { call.script.beat($0) }, "\(turn.text)")
                    guard case .interpret(let rhythm) = beat.action else {
                        Issue.record("\(turn.text)")
                        continue
                    }
                    #expect(mention.value == .text(rhythm.rawValue), "\(turn.text)")
                }
            }
        }
        #expect(told > 10)
    }

    private func talks(of id: String, _ says: String) throws -> Int {
        var language = ArrestFixture.language
        for name in language.phrases.keys where name.hasPrefix("chat.leisure.") && !name.hasSuffix(".reply") {
            language.phrases[name] = [ArrestFixture.phrase(says, line: 1)]
        }
        let clinical = try #require(ArrestFixture.knowledge.clinicalProtocol(id))
        return SampledCalls.calls(of: clinical, count: 12, language: language)
            .reduce(0) { $0 + $1.turns.count { $0.clean.contains(says) } }
    }

    @Test func `nobody talks of leisure with a patient who is very sick`() throws {
        #expect(try talks(of: "stroke", "Talk of leisure.") == 0)
        #expect(try talks(of: "stemi", "Talk of leisure.") == 0)
        #expect(try talks(of: "nausea-vomiting", "Talk of leisure.") > 0)
    }

    @Test func `of the road they talk on the way and not before`() throws {
        var language = ArrestFixture.language
        for name in language.phrases.keys where name.hasPrefix("chat.riding.") && !name.hasSuffix(".reply") {
            language.phrases[name] = [ArrestFixture.phrase("Talk of the road.", line: 1)]
        }
        let clinical = try #require(ArrestFixture.knowledge.clinicalProtocol("nausea-vomiting"))
        var talks = 0
        for call in SampledCalls.calls(of: clinical, count: 12, language: language) {
            for turn in call.turns where turn.clean.contains("Talk of the road.") {
                talks += 1
                #expect(call.script.beat(turn.beatID)?.action == .communicate(.transport))
                #expect(turn.endsWithBeat)
            }
        }
        #expect(talks > 0)
    }

    @Test func `a protocol may have words for one presentation`() throws {
        var clinical = try #require(ArrestFixture.knowledge.clinicalProtocol("stroke"))
        let first = clinical.presentations[0].id
        clinical.phrases["handoff.mechanism." + first] = [ArrestFixture.phrase("Told as it was.", line: 1)]
        for call in SampledCalls.calls(of: clinical, count: 16) {
            let isSaid = call.turns.contains { $0.clean.contains("Told as it was.") }
            #expect(isSaid == (call.script.incident.presentationID == first))
        }
    }
}
