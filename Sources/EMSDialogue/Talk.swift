internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// The talk of one encounter: puts words to the lines of its beats.
final class Talk {
    private let call: CallWords
    private let random: RandomSubstream
    private let order: VariantOrder
    private let talkativeness: Talkativeness
    private let rates: DisfluencyRates
    private let manner: SpokenManner
    private var script: EncounterScript { call.script }
    private var facts: ScriptFacts { call.facts }
    private var phrasebook: Phrasebook { call.phrasebook }

    init(
        _ script: EncounterScript, _ clinicalProtocol: ClinicalProtocol, _ catalogue: ClinicalCatalogue,
        manner: MannerOfSpeech, words: LanguageWords,
        talkativeness level: Double?
    ) {
        call = CallWords(script, clinicalProtocol, catalogue, words)
        random = RandomSubstream(seed: script.seed, "dialogue")
        order = VariantOrder(random: random, deal: script.deal)
        talkativeness = level.map(Talkativeness.init(level:)) ?? Talkativeness(deal: script.deal)
        rates = manner.rates
        self.manner = SpokenManner(
            manner, words.manner, people: script.participants, patientName: script.patient.name,
            listening: talkativeness.listening, random: random)
    }

    /// Without ids.
    func utterances(ofBeat index: Int) throws(DialogueError) -> [Utterance] {
        let id = script.beats[index].id
        let ownRandom = random.substream(id)
        let plan = BeatPlan(
            call, index: index, talkativeness: talkativeness, rates: rates, random: ownRandom)
        let repetition = Self.repetition(ofBeat: id)
        var said: [Utterance] = []
        let lines = plan.lines
        var wasSaid = true
        var listener: String?
        for (position, line) in lines.enumerated() {
            // Nobody answers himself.
            guard let speaker = line.speaker, !line.isReply || wasSaid && said.last?.turn.speaker != speaker.id else {
                wasSaid = false
                continue
            }
            let use = Self.uses(of: line.act, in: lines[..<position])
            var random = ownRandom.substream(line.act, "/", String(use))
            let say = plan.words(for: line)
            wasSaid = random.chance(
                speaker.role == .aedVoice ? line.chance : talkativeness.chance(line, isOwn: !say.isEmpty))
            guard wasSaid else { continue }
            plan.elaborate(line)
            let words = Wording(
                line: line, speaker: speaker, plan: plan, say: say, use: use, repetition: repetition)
            let next = said.count
            try utter(words, into: &said, random: &random)
            wasSaid = said.count > next
            guard wasSaid else { continue }
            if line.isReply { said[next].turn.isReply = true }
            if next > 0, listener == line.listener?.id, said[next - 1].turn.canBeJoined(with: said[next].turn),
                isJoint(random)
            {
                said[next - 1].turn.join(said[next].turn)
                said[next - 1].isFixed = said[next - 1].isFixed || said[next].isFixed
                said.remove(at: next)
            }
            listener = line.listener?.id
        }
        // Only what is said last before the beat can hold the word it starts with.
        let last = said.lastIndex { $0.turn.placement == .opens }
        for position in said.indices where position != last { said[position].turn.anchorWord = nil }
        ReadBacks.mark(&said, of: plan.beat)
        return manner.spokenOut(said, canHear: { canHear($0, plan) }, random: ownRandom)
    }

    /// How many lines have this act: of a dozen they are counted sooner than looked up, by length first.
    private static func uses(of act: String, in lines: ArraySlice<Line>) -> Int {
        let length = act.utf8.count
        return lines.count { $0.act.utf8.count == length && $0.act == act }
    }

    /// Whether a line is said in one breath with the one before, if both are to the same person.
    private func isJoint(_ random: RandomSubstream) -> Bool {
        var joint = random.substream("joint")
        return joint.chance(0.96)
    }

    /// Who is asleep or was left behind shows no sign of listening.
    private func canHear(_ person: Person, _ plan: BeatPlan) -> Bool {
        switch person.role {
        case .patient: facts.canTalk(at: plan.beat)
        // Nobody hums at the news of a death.
        case .family, .bystander, .caller, .police:
            plan.isOnScene && plan.beat.action != .communicate(.deathNotification)
        default: true
        }
    }

    /// A line that is going to be said.
    private struct Wording {
        var line: Line
        var speaker: Person
        var plan: BeatPlan
        var say: [Phrase]
        var use: Int
        var repetition: (kind: String, ordinal: Int)
    }

    /// Adds the turns of a line: none if it cannot be said, several if each of its sentences is one.
    private func utter(
        _ wording: Wording, into said: inout [Utterance], random: inout RandomSubstream
    ) throws(DialogueError) {
        let line = wording.line
        let renderer = renderer(wording)
        guard var text = try firstSayable(wording, renderer: renderer, random: &random) else { return }
        text.closeSentence()
        markDrugs(in: &text, wording)
        var anchor = text.anchorWord
        if anchor == nil, line.anchorsLastWord { anchor = text.words.count - 1 }
        let written = text.text
        let whole = DialogueTurn(
            id: "", speaker: wording.speaker.id, topic: wording.plan.beat.topic, beatID: wording.plan.beat.id,
            text: written,
            clean: written, words: text.words, mentions: text.mentions, placement: line.placement,
            anchorWord: line.placement == .opens ? anchor : nil, channel: channel(line, wording.speaker),
            delivery: line.delivery, countsPerMinute: line.countsPerMinute(of: wording.plan.beat),
            pauseMilliseconds: line.pause.milliseconds(&random),
            isOptional: line.chance < 1, endsWithBeat: line.endsWithBeat, source: text.sources)
        let utterance = Utterance(
            turn: whole, name: "\(line.act)/\(wording.use)", act: line.act,
            listener: line.listener, isFixed: line.isFixed)
        guard line.splitsSentences else { return said.append(utterance) }
        try interject(utterance, wording, into: &said, random: &random)
    }

    /// A drug that is named without a slot is one that was given, that the patient takes, or one that is only thought of.
    private func markDrugs(in text: inout TurnText, _ wording: Wording) {
        for match in call.words.drugs.matches(in: text.words) {
            let given = facts.doses(before: wording.plan.index).last { match.terms.contains($0.dose.drug) }
            let home = script.patient.homeMedications.first(where: match.terms.contains)
            let own = call.clinicalProtocol.medications.lazy.compactMap { medication in
                match.terms.first { $0.slug == medication.drug.slug }
            }
            guard let term = given?.dose.drug ?? home ?? own.first ?? match.terms.first else { continue }
            // Also in the reason why it is not given: “no aspirin, an aspirin allergy”.
            var isWithheld = false
            if case .withheld(let drug, _) = wording.line.subject { isWithheld = drug.slug == term.slug }
            text.mark(
                Mention(
                    start: 0, end: 0, kind: .drug, value: .text(term.slug), code: term.mentionCode,
                    assertion: isWithheld ? .absent : given == nil && home == nil ? .possible : .present,
                    beatID: given?.beatID,
                    status: SceneWords.status(of: wording.speaker)),
                words: match.words)
        }
    }

    /// Adds sentences with what somebody else says between them.
    private func interject(
        _ whole: Utterance, _ wording: Wording, into said: inout [Utterance], random: inout RandomSubstream
    ) throws(DialogueError) {
        let first = said.count
        let sentences = whole.turn.sentences
        for (position, sentence) in sentences.enumerated() {
            var utterance = whole
            utterance.turn = sentence
            utterance.name += "/\(position)"
            if position > 0 {
                utterance.turn.pauseMilliseconds = Line.Pause.normal.milliseconds(&random)
                // What belongs together is told in one go.
                utterance.turn.isReply = true
            }
            if said.count > first, flowsOn(position, random),
                said[said.count - 1].turn.canBeJoined(with: utterance.turn)
            {
                said[said.count - 1].turn.join(utterance.turn)
            } else {
                said.append(utterance)
            }
            guard position < sentences.count - 1, let between = wording.line.interjection else { continue }
            var chance = random.substream("between/\(position)")
            let line = Line(
                "\(wording.line.act).between", between.classes, by: between.speaker, to: wording.speaker,
                wording.line.placement
            ).sometimes(between.chance).after(.quick)
            guard chance.chance(talkativeness.chance(line, isOwn: false)), let speaker = between.speaker,
                speaker.id != wording.speaker.id
            else { continue }
            var inner = wording
            inner.line = line
            inner.speaker = speaker
            inner.say = []
            inner.use = position
            let next = said.count
            try utter(inner, into: &said, random: &chance)
            if said.count > next { said[next].turn.isReply = true }
        }
    }

    /// Whether a sentence follows the one before in the same breath, where nobody has said anything between them.
    private func flowsOn(_ position: Int, _ random: RandomSubstream) -> Bool {
        var flow = random.substream("flow/\(position)")
        return flow.chance(0.85)
    }

    /// The protocol's own words first, then those of the line, then of its classes; within them by the encounter's
    /// order.
    private func firstSayable(
        _ wording: Wording, renderer: PhraseRenderer, random: inout RandomSubstream
    ) throws(DialogueError) -> TurnText? {
        let line = wording.line
        if !wording.say.isEmpty {
            let name = "say/\(wording.plan.beat.stepID)/\(line.own?.rawValue ?? "")"
            if let text = try sayable(wording.say, name, wording, renderer: renderer, random: &random) { return text }
        }
        if let (name, variants) = line.phrases,
            let text = try sayable(variants, name, wording, marksAll: true, renderer: renderer, random: &random)
        {
            return text
        }
        for name in line.classes {
            if let variants = phrasebook.variants(of: name),
                let text = try sayable(variants, name, wording, renderer: renderer, random: &random)
            {
                return text
            }
        }
        return nil
    }

    /// The first of these variants that can be said.
    private func sayable(
        _ variants: [Phrase], _ name: String, _ wording: Wording, marksAll: Bool = false, renderer: PhraseRenderer,
        random: inout RandomSubstream
    ) throws(DialogueError) -> TurnText? {
        let line = wording.line
        let (kind, ordinal) = wording.repetition
        let indices = order.indices(
            of: name, count: variants.count, group: line.variant?.group ?? kind,
            act: line.variant == nil ? line.act : nil, ordinal: line.variant?.ordinal ?? ordinal + wording.use)
        for index in indices {
            guard var text = try renderer.render(variants[index], fact: line.fact, marksAll: marksAll, random: &random)
            else { continue }
            if let more = try second(wording, renderer: renderer, random: random) { text.append(more) }
            return text
        }
        return nil
    }

    /// The second sentence of a line, if it is to have one.
    private func second(
        _ wording: Wording, renderer: PhraseRenderer, random: RandomSubstream
    ) throws(DialogueError) -> TurnText? {
        guard let more = wording.line.more else { return nil }
        var random = random.substream("more")
        guard random.chance(more.chance * talkativeness.elaboration) else { return nil }
        let (kind, ordinal) = wording.repetition
        for name in more.classes {
            guard let variants = phrasebook.variants(of: name) else { continue }
            for index in order.indices(
                of: name, count: variants.count, group: kind, act: wording.line.act, ordinal: ordinal + wording.use)
            {
                let phrase = variants[index]
                if let text = try renderer.render(phrase, random: &random) { return text }
            }
        }
        return nil
    }

    /// What repeats and how often before: `naloxone.2` is the second of `naloxone`. Read from the id alone, so that it
    /// does not change with other beats.
    private static func repetition(ofBeat id: String) -> (kind: String, ordinal: Int) {
        // Most often it is the last part.
        if let point = id.utf8.lastIndex(of: UInt8(ascii: ".")), let ordinal = Int(id[id.utf8.index(after: point)...]) {
            return (String(id[..<point]), max(0, ordinal))
        }
        var parts = id.utf8.split(separator: UInt8(ascii: ".")).map(Substring.init)
        guard let index = parts.lastIndex(where: { Int($0) != nil }) else { return (id, 0) }
        let ordinal = max(0, Int(parts.remove(at: index)) ?? 0)
        return (parts.joined(separator: "."), ordinal)
    }

    private func renderer(_ wording: Wording) -> PhraseRenderer {
        let line = wording.line
        let scene = SceneWords(
            call, wording.plan, line, speaker: wording.speaker,
            end: wording.plan.index + (line.placement == .closes ? 1 : 0))
        return PhraseRenderer(call: call, scene: scene)
    }

    private func channel(_ line: Line, _ speaker: Person) -> DialogueTurn.Channel {
        if let channel = line.channel { return channel }
        switch speaker.role {
        case .dispatcher, .medicalControl: return .radio
        case .caller: return .telephone
        case .aedVoice: return .loudspeaker
        default: return .air
        }
    }
}
