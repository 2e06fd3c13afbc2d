import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// The layer between what is meant and what is said, over the hand-made arrest and sampled calls.
@Suite struct MannerTests {
    /// Everything many times as often as people do it, so that few calls show all of it.
    static let heavy = MannerOfSpeech(
        DisfluencyRates(
            hesitationsPerThousandWords: 120, openersPerThousandWords: 60, repetitionsPerThousandWords: 60,
            restartsPerThousandWords: 40, cutOffs: 0.6, backchannels: 0.8, missingReadBacks: 0.3,
            missingDoseReadBacks: 0))

    static func turns(
        _ script: EncounterScript, _ manner: MannerOfSpeech, talkativeness: Double? = 1
    ) throws -> [DialogueTurn] {
        try EmbeddedGenerator(manner: manner, talkativeness: talkativeness).turns(
            for: script, protocol: ArrestFixture.clinicalProtocol(), language: ArrestFixture.language,
            catalogue: ArrestFixture.knowledge.catalogue)
    }

    private static let seeds = 1...30 as ClosedRange<UInt64>

    private func calls(_ manner: MannerOfSpeech) throws -> [(script: EncounterScript, turns: [DialogueTurn])] {
        try Self.seeds.map { seed in
            let script = ArrestFixture.script(seed: seed, isAwake: seed.isMultiple(of: 2))
            return (script, try Self.turns(script, manner))
        }
    }

    @Test func `without disfluency everybody says what is meant`() throws {
        for call in try calls(.clean) {
            expectSound(call.turns, of: call.script)
            #expect(call.turns.allSatisfy { $0.text == $0.clean && $0.disfluencies.isEmpty })
        }
    }

    @Test func `names and titles keep their capital behind an opener`() throws {
        var language = ArrestFixture.language
        language.phrases["order.packaging"] = [
            ArrestFixture.phrase("{to}, hold the mason jar. Doctor Weiss is here. Doctor, come on.", line: 1)
        ]
        let clinical = try #require(ArrestFixture.knowledge.clinicalProtocol("stroke"))
        var opened = 0
        for call in SampledCalls.calls(of: clinical, count: 40, language: language, manner: Self.heavy) {
            let names = call.script.participants.map(\.name)
            for turn in call.turns where turn.clean.contains("mason jar") {
                let text = turn.text
                #expect(!text.contains("doctor Weiss"), Comment(rawValue: text))
                let isNamed = names.contains { !$0.isEmpty && text.contains($0) }
                #expect(isNamed || text.contains("—"), Comment(rawValue: text))
                if text.contains(", Doctor Weiss") || text.contains(", doctor, come") { opened += 1 }
            }
        }
        #expect(opened > 0)
    }

    @Test func `a patient's name that is also a word keeps its capital behind an opener`() throws {
        var language = ArrestFixture.language
        language.phrases["order.packaging"] = [ArrestFixture.phrase("{patient_name} here, mark the walter.")]
        var opened = 0
        for seed in Self.seeds {
            let turns = try EmbeddedGenerator(manner: Self.heavy, talkativeness: 1).turns(
                for: ArrestFixture.script(seed: seed), protocol: ArrestFixture.clinicalProtocol(), language: language,
                catalogue: ArrestFixture.knowledge.catalogue)
            for turn in turns where turn.clean.hasPrefix("Walter here") && !turn.text.hasPrefix("Walter") {
                opened += 1
                #expect(turn.text.contains("Walter"), Comment(rawValue: turn.text))
            }
        }
        #expect(opened > 0)
    }

    @Test func `nobody answers a question with a sign of listening`() throws {
        var heard = 0
        for call in try calls(Self.heavy) {
            for (turn, next) in zip(call.turns, call.turns.dropFirst())
            where next.disfluencies.contains(where: { $0.kind == .backchannel }) {
                heard += 1
                #expect(!turn.clean.hasSuffix("?"), Comment(rawValue: turn.clean))
            }
        }
        #expect(heard > 10)
    }

    /// “How bad, zero to ten? Ten is the worst.”
    @Test func `nor one that something else is said behind`() throws {
        for protocolID in ["pediatric-pain-control", "pediatric-poisoning", "general-trauma"] {
            let clinical = try #require(ArrestFixture.knowledge.clinicalProtocol(protocolID))
            for call in SampledCalls.calls(of: clinical, count: 20, manner: Self.heavy) {
                for (turn, next) in zip(call.turns, call.turns.dropFirst()) where next.isBackchannel {
                    #expect(!turn.clean.contains("?"), Comment(rawValue: turn.clean))
                }
            }
        }
    }

    @Test func `however people talk, turns are sound and mentions stand where their words are`() throws {
        for call in try calls(Self.heavy) { expectSound(call.turns, of: call.script) }
    }

    @Test func `what is meant does not depend on the manner`() throws {
        var rates = Self.heavy.rates
        rates.missingReadBacks = 0
        for (said, meant) in zip(try calls(MannerOfSpeech(rates)), try calls(.clean)) {
            let turns = said.turns.filter { !$0.isBackchannel }
            #expect(turns.map(\.clean) == meant.turns.map(\.text))
            #expect(turns.map { $0.mentions.map(\.value) } == meant.turns.map { $0.mentions.map(\.value) })
            for (turn, other) in zip(turns, meant.turns) {
                let scalars = Array(turn.text.unicodeScalars)
                let others = Array(other.text.unicodeScalars)
                for (mention, unmoved) in zip(turn.mentions, other.mentions) {
                    let text = String(String.UnicodeScalarView(scalars[mention.start..<mention.end]))
                    let meant = String(String.UnicodeScalarView(others[unmoved.start..<unmoved.end]))
                    #expect(text.lowercased() == meant.lowercased(), Comment(rawValue: turn.text))
                }
                #expect(turn.anchorWord.map { turn.words[$0].text } == other.anchorWord.map { other.words[$0].text })
            }
        }
    }

    @Test func `spans of disfluencies are in order and hold whole words`() throws {
        var kinds: Set<Disfluency.Kind> = []
        for call in try calls(Self.heavy) {
            for turn in call.turns {
                var last = 0
                let scalars = Array(turn.text.unicodeScalars)
                for item in turn.disfluencies {
                    kinds.insert(item.kind)
                    try #require(item.start < item.end && item.end <= scalars.count)
                    #expect(item.start >= last)
                    #expect(item.start == 0 || scalars[item.start - 1] == " ")
                    #expect(item.end == scalars.count || scalars[item.end] == " ")
                    last = item.end
                }
            }
        }
        #expect(kinds == Set(Disfluency.Kind.allCases))
    }

    @Test func `the same script gives the same talk`() throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            let script = ArrestFixture.script(seed: seed)
            #expect(try Self.turns(script, Self.heavy) == Self.turns(script, Self.heavy))
        }
    }

    @Test(arguments: ["epinephrine_iv.1", "etco2.1", "access.1", "onset.1"])
    func `a beat that falls away leaves the others their manner`(id: String) throws {
        let reports: Set<String> = ["radio.1", "handoff.1"]
        for seed in 1...8 as ClosedRange<UInt64> {
            let all = try Self.turns(ArrestFixture.script(seed: seed), Self.heavy, talkativeness: nil)
            let fewer = try Self.turns(
                ArrestFixture.script(seed: seed, without: [id]), Self.heavy, talkativeness: nil)
            let isKept = { (turn: DialogueTurn) in turn.beatID != id && !reports.contains(turn.beatID) }
            #expect(all.filter(isKept).map(\.text) == fewer.filter(isKept).map(\.text))
        }
    }

    @Test func `a read-back of a dose is said in one piece`() throws {
        var count = 0
        for call in try calls(Self.heavy) {
            for beat in call.script.beats {
                guard case .medicate = beat.action else { continue }
                let doses = call.turns.filter { turn in
                    turn.beatID == beat.id && turn.placement == .opens && turn.mentions.contains { $0.kind == .dose }
                }
                guard doses.count > 1 else { continue }
                count += 1
                #expect(doses[1].disfluencies.isEmpty)
                for turn in doses {
                    #expect(turn.disfluencies.allSatisfy { $0.start == 0 }, Comment(rawValue: turn.text))
                }
            }
        }
        #expect(count > 30)
    }

    @Test func `a sentence that is cut off ends unfinished under the next speaker's words`() throws {
        var count = 0
        for call in try calls(Self.heavy) {
            for (index, turn) in call.turns.enumerated() {
                guard let last = turn.disfluencies.last, last.kind == .unfinished else { continue }
                count += 1
                #expect(last.end == turn.text.unicodeScalars.count && turn.text.hasSuffix("—"))
                #expect(turn.clean.split(separator: " ").count > turn.words.count - 40)
                #expect(!turn.clean.hasSuffix("—"))
                // What states a fact is said to its end, marks inside it included: 18:31, 106/64.
                #expect(turn.mentions.allSatisfy { $0.end <= turn.text.unicodeScalars.count }, "\(turn.text)")
                let next = try #require(index + 1 < call.turns.count ? call.turns[index + 1] : nil)
                #expect(next.speaker != turn.speaker && next.beatID == turn.beatID)
                #expect(next.pauseMilliseconds < 0 && next.isReply)
            }
        }
        #expect(count > 20)
    }

    @Test func `fillers come about as often as the rates say`() throws {
        var words = 0
        var counts: [Disfluency.Kind: Int] = [:]
        for call in SampledCalls.all {
            for turn in call.turns {
                words += turn.words.count
                for item in turn.disfluencies { counts[item.kind, default: 0] += 1 }
            }
        }
        let thousand = { (kind: Disfluency.Kind) in Double(counts[kind, default: 0]) * 1000 / Double(words) }
        #expect((15...50).contains(thousand(.filler)), "\(thousand(.filler))")
        #expect((2...15).contains(thousand(.repetition)), "\(thousand(.repetition))")
        #expect((1...10).contains(thousand(.restart)), "\(thousand(.restart))")
        #expect(thousand(.unfinished) > 0.2 && thousand(.backchannel) > 2)
    }

    @Test func `each person favours one way to hesitate`() throws {
        var favourite = 0
        var all = 0
        for call in try calls(Self.heavy) {
            for speaker in Set(call.turns.map(\.speaker)) {
                let said = call.turns.filter { $0.speaker == speaker }.flatMap(\.words)
                    .map { $0.text.lowercased().filter(\.isLetter) }.filter { ["um", "uh"].contains($0) }
                guard said.count >= 8 else { continue }
                favourite += max(said.count { $0 == "um" }, said.count { $0 == "uh" })
                all += said.count
            }
        }
        #expect(all > 100)
        #expect(Double(favourite) / Double(all) > 0.65)
    }

    @Test func `devices and dispatchers hesitate little or never`() throws {
        var dispatcher = (words: 0, hesitations: 0)
        var others = (words: 0, hesitations: 0)
        for call in SampledCalls.all {
            for turn in call.turns {
                let count = turn.disfluencies.count { $0.kind == .filler }
                switch call.script.participant(turn.speaker)?.role {
                case .aedVoice: #expect(turn.disfluencies.isEmpty)
                case .dispatcher:
                    dispatcher = (dispatcher.words + turn.words.count, dispatcher.hesitations + count)
                default: others = (others.words + turn.words.count, others.hesitations + count)
                }
            }
        }
        let rate = { (count: (words: Int, hesitations: Int)) in Double(count.hesitations) / Double(count.words) }
        #expect(dispatcher.words > 300)
        #expect(rate(dispatcher) < 0.6 * rate(others))
    }
}

extension DialogueTurn {
    /// Whether it is nothing but a sign of listening.
    var isBackchannel: Bool { disfluencies.first?.kind == .backchannel }
}
