import EMSDialogue
import EMSModel
import Testing

/// What somebody who works on an ambulance would stumble over, held against calls of all protocols.
@Suite struct SampledCallTests {
    @Test func `all protocols are there and every turn is sound`() {
        #expect(SampledCalls.all.count >= 10 * SampledCalls.perProtocol)
        for call in SampledCalls.all { expectSound(call.turns, of: call.script) }
    }

    @Test func `verbs agree with who is meant`() throws {
        let wrong = try Regex(
            #"""
            \b(does|is|has|was) you\b|\b[Yy]ou (is|has|was|does)\b|\bI (is|has|does|are|were|looks|takes|says|needs)\b
            |\bI's\b|\b[Yy]ou's\b|\b(Do|Are|Have|Were|do|are|were) (he|she)\b|\b(he|she) (are|were)\b
            |\bis we\b|\bAm I (have|gotta)\b|\b(It|That) (help|tell) us\b|\b(helps|tells) us what we should\b
            |\bDoes (that|this|it) (bad|something)\b|\b(a|an|the) (a|an|the)\b|[,.?!][,.?]|\ba (8|11|18|8\d)\b
            """#.replacing("\n", with: ""))
        for call in SampledCalls.all {
            for turn in call.turns { #expect(turn.clean.firstMatch(of: wrong) == nil, Comment(rawValue: turn.text)) }
        }
    }

    @Test func `nobody is said to be no years old`() throws {
        let wrong = try Regex(#"\b0[- ]year|\bI'm 0\b|\b([Hh]e|[Ss]he|[Pp]atient|[Bb]aby)'s 0\b|turned 0\b"#)
        for call in SampledCalls.all {
            for turn in call.turns { #expect(turn.clean.firstMatch(of: wrong) == nil, Comment(rawValue: turn.text)) }
            for mention in call.turns.flatMap(\.mentions) where mention.kind == .age && mention.unit == "a" {
                #expect(mention.value == .number(Double(call.script.patient.ageYears)))
                #expect(mention.value != .number(0))
            }
        }
    }

    @Test func `a patient speaks of himself as I`() throws {
        let wrong = try Regex(#"\b([Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er)('s)?\b"#)
        var count = 0
        for call in SampledCalls.all {
            for turn in call.turns where turn.speaker == "patient" {
                count += 1
                #expect(turn.clean.firstMatch(of: wrong) == nil, Comment(rawValue: turn.text))
            }
        }
        #expect(count > 300)
    }

    @Test func `a patient answers what is explained to him, and is heard`() throws {
        var (answers, comforts) = (0, 0)
        for call in SampledCalls.all {
            for (before, turn) in zip(call.turns, call.turns.dropFirst())
            where turn.source.first?.file.hasSuffix("phrases-reactions.yaml") == true {
                let comment = Comment(rawValue: "\(call.script.protocolID) \(before.text) | \(turn.text)")
                #expect(turn.beatID == before.beatID, comment)
                if turn.speaker == "patient" {
                    answers += 1
                    #expect(call.script.participant(before.speaker)?.role.isCrew == true, comment)
                } else {
                    comforts += 1
                    #expect(before.speaker == "patient", comment)
                }
            }
        }
        #expect(answers > 200)
        #expect(comforts > 50)
    }

    @Test func `only a defibrillator that was turned on speaks`() {
        var speaking = 0
        for call in SampledCalls.all {
            let isOn = call.script.beats.contains { beat in
                if beat.keysteps.contains(.turnOnAed) { return true }
                if case .shock(let shock) = beat.action { return shock.mode == .aed }
                if case .interpret = beat.action { return beat.actor == "aed" }
                return false
            }
            let prompts = call.turns.filter { call.script.participant($0.speaker)?.role == .aedVoice }
            #expect(isOn || prompts.isEmpty)
            if !prompts.isEmpty { speaking += 1 }
        }
        #expect(speaking > 0)
    }

    @Test func `hands go back on the chest only in an arrest`() throws {
        let wrong = try Regex(
            #"right back on|[Bb]ack on the chest|next on the chest|keep compressing|[Ss]tay on the chest"#)
        for call in SampledCalls.all {
            // A crew that is sent to an arrest shares out its places before it knows of a pulse.
            let isArrest =
                call.script.protocolID.contains("cardiac-arrest")
                || call.script.beats.contains { if case .compress = $0.action { true } else { false } }
            for turn in call.turns where turn.text.firstMatch(of: wrong) != nil {
                #expect(isArrest, Comment(rawValue: turn.text))
            }
        }
    }

    /// Hands are back within ten seconds: a second sentence took longer in one of 300 arrests.
    @Test func `who is to compress after a shock is told no more than that`() {
        var orders = (before: 0, after: 0)
        for call in SampledCalls.all {
            let shock = call.script.beats.firstIndex { if case .shock = $0.action { true } else { false } }
            for (index, beat) in call.script.beats.enumerated() {
                guard case .compress = beat.action else { continue }
                let isAfter = shock.map { $0 < index } ?? false
                let elaborated = call.turns.filter { turn in
                    turn.beatID == beat.id && turn.placement == .opens
                        && turn.source.contains { $0.file.hasSuffix("phrases-more.yaml") }
                }
                if isAfter { orders.after += 1 } else { orders.before += elaborated.count }
                #expect(!isAfter || elaborated.isEmpty, Comment(rawValue: elaborated.first?.text ?? ""))
            }
        }
        #expect(orders.before > 0 && orders.after > 5)
    }

    @Test func `a shock is reported as delivered only after it`() {
        var reports = 0
        for call in SampledCalls.all {
            for turn in call.turns {
                guard case .shock? = call.script.beat(turn.beatID)?.action else { continue }
                let isReport = turn.text.lowercased().contains("delivered")
                if isReport { reports += 1 }
                #expect(!isReport || turn.placement == .closes, Comment(rawValue: turn.text))
            }
        }
        #expect(reports > 0)
    }

    @Test func `the lead orders the switch and the relief answers`() {
        var switches = 0
        for call in SampledCalls.all {
            for beat in call.script.beats where beat.action == .communicate(.switchCompressor) {
                let said = call.turns.filter { turn in
                    turn.beatID == beat.id && !turn.disfluencies.contains { $0.kind == .backchannel }
                }
                guard let order = said.first else { continue }
                switches += 1
                #expect(call.script.participant(order.speaker)?.role == .leadMedic)
                #expect(said.dropFirst().allSatisfy { $0.speaker == beat.actor })
                #expect(!said.contains { $0.text.contains("witched") }, "nobody has switched yet")
            }
        }
        #expect(switches > 0)
    }

    @Test func `whoever says it is switched compresses`() {
        for call in SampledCalls.all {
            for turn in call.turns where turn.text.contains("witched") {
                guard let beat = call.script.beat(turn.beatID), case .compress = beat.action else {
                    Issue.record("\(turn.beatID): \(turn.text)")
                    continue
                }
                #expect(turn.speaker == beat.actor && turn.placement != .opens)
            }
        }
    }

    @Test func `another set is asked for only after a first`() throws {
        let again = try Regex(#"[Aa]nother set|New set|[Vv]itals again|Recheck the vitals"#)
        for call in SampledCalls.all {
            for turn in call.turns where turn.placement == .opens && turn.clean.firstMatch(of: again) != nil {
                let index = try #require(call.script.beats.firstIndex { $0.id == turn.beatID })
                let isMeasured = call.script.beats[..<index].contains {
                    if case .measure = $0.action { true } else { false }
                }
                #expect(isMeasured, Comment(rawValue: turn.text))
            }
        }
    }

    @Test func `a drug is a mention wherever it is named`() throws {
        let name = try Regex(
            #"\b([Nn]arcan|[Ee]pi|[Nn]aloxone|[Ee]pinephrine|[Aa]spirin|Benadryl|TXA|[Dd]extrose|[Aa]tropine)\b"#)
        var literal = 0
        for call in SampledCalls.all {
            for turn in call.turns {
                let scalars = Array(turn.text.unicodeScalars)
                for match in turn.text.matches(of: name) {
                    let view = turn.text.unicodeScalars
                    let start = view.distance(from: view.startIndex, to: match.range.lowerBound)
                    let mention = turn.mentions.first {
                        $0.start <= start && start < $0.end && ($0.kind == .drug || $0.kind == .allergy)
                    }
                    #expect(mention?.code != nil, Comment(rawValue: turn.text))
                    guard let mention else { continue }
                    let last = scalars[mention.end - 1]
                    #expect(last != "." && last != ",", Comment(rawValue: turn.text))
                    if mention.kind == .drug && mention.assertion == .possible { literal += 1 }
                    if mention.kind == .drug, mention.assertion == .present, let id = mention.beatID {
                        #expect(call.script.beat(id) != nil)
                    }
                }
            }
        }
        #expect(literal > 0)
    }

    @Test func `turns are as long as those of crews`() {
        let turns = SampledCalls.all.flatMap(\.turns)
        let mean = Double(turns.reduce(0) { $0 + $1.words.count }) / Double(turns.count)
        #expect((5.5...7).contains(mean), "mean \(mean) words a turn")
    }
}
