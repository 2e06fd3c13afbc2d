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
        order = VariantOrder(random: random)
        talkativeness = level.map(Talkativeness.init(level:)) ?? Talkativeness(random: random)
        rates = manner.rates
        self.manner = SpokenManner(
            manner, words.manner, people: script.participants, listening: talkativeness.listening, random: random)
    }

    /// Without ids.
    func turns(ofBeat index: Int) throws(DialogueError) -> [DialogueTurn] {
        let beat = script.beats[index]
        let ownRandom = random.substream(beat.id)
        let plan = BeatPlan(
            call, beat: beat, index: index, talkativeness: talkativeness, rates: rates, random: ownRandom)
        let repetition = Self.repetition(beat)
        let lines = plan.lines
        var said: [Utterance] = []
        var uses: [String: Int] = Dictionary(minimumCapacity: lines.count)
        var wasSaid = true
        var listener: String?
        for line in lines {
            let use = Self.counted(&uses[line.act, default: 0])
            guard let speaker = line.speaker, wasSaid || !line.isReply else {
                wasSaid = false
                continue
            }
            let number = String(use)
            var random = ownRandom.substream(line.act, "/", number)
            let say = plan.words(for: line)
            wasSaid = random.chance(
                speaker.role == .aedVoice ? line.chance : talkativeness.chance(line, isOwn: !say.isEmpty))
            guard wasSaid else { continue }
            plan.elaborate(line)
            let words = Wording(
                line: line, speaker: speaker, plan: plan, say: say, use: use, repetition: repetition)
            var next = try turns(words, random: &random)
            wasSaid = !next.isEmpty
            if line.isReply, !next.isEmpty { next[0].turn.isReply = true }
            if !said.isEmpty, !next.isEmpty, listener == line.listener?.id,
                said[said.count - 1].turn.canBeJoined(with: next[0].turn), isJoint(line.act, number, ownRandom)
            {
                said[said.count - 1].turn.join(next[0].turn)
                said[said.count - 1].isFixed = said[said.count - 1].isFixed || next[0].isFixed
                said += next.dropFirst()
            } else {
                said += next
            }
            if wasSaid { listener = line.listener?.id }
        }
        // Only what is said last before the beat can hold the word it starts with.
        let last = said.lastIndex { $0.turn.placement == .opens }
        for position in said.indices where position != last { said[position].turn.anchorWord = nil }
        ReadBacks.mark(&said, of: beat)
        return manner.spokenOut(said, canHear: { canHear($0, at: beat) }, random: ownRandom).map(\.turn)
    }

    /// How often before.
    private static func counted(_ uses: inout Int) -> Int {
        defer { uses += 1 }
        return uses
    }

    /// Whether a line is said in one breath with the one before, if both are to the same person.
    private func isJoint(_ act: String, _ number: String, _ random: RandomSubstream) -> Bool {
        var joint = random.substream(act, "/", number, "/joint")
        return joint.chance(0.96)
    }

    /// Who is asleep or was left behind shows no sign of listening.
    private func canHear(_ person: Participant, at beat: Beat) -> Bool {
        switch person.role {
        case .patient: facts.canTalk(at: beat)
        case .family, .bystander, .caller, .police: beat.phase != .transport && beat.phase != .handoff
        default: true
        }
    }

    /// A line that is going to be said.
    private struct Wording {
        var line: Line
        var speaker: Participant
        var plan: BeatPlan
        var say: [Phrase]
        var use: Int
        var repetition: (kind: String, ordinal: Int)
    }

    private func turns(_ wording: Wording, random: inout RandomSubstream) throws(DialogueError) -> [Utterance] {
        let line = wording.line
        let renderer = renderer(wording)
        guard var text = try firstSayable(wording, renderer: renderer, random: &random) else { return [] }
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
            turn: whole, name: line.act + "/" + String(wording.use), act: line.act, listener: line.listener,
            isFixed: line.isFixed)
        guard line.splitsSentences else { return [utterance] }
        return try interjected(utterance, wording, random: &random)
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
            text.mark(
                Mention(
                    start: 0, end: 0, kind: .drug, value: .text(term.slug), code: term.mentionCode,
                    assertion: given == nil && home == nil ? .possible : .present, beatID: given?.beatID,
                    status: SceneWords.status(of: wording.speaker)),
                words: match.words)
        }
    }

    /// Sentences with what somebody else says between them.
    private func interjected(
        _ whole: Utterance, _ wording: Wording, random: inout RandomSubstream
    ) throws(DialogueError) -> [Utterance] {
        var said: [Utterance] = []
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
            if !said.isEmpty, flowsOn(position, random), said[said.count - 1].turn.canBeJoined(with: utterance.turn) {
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
            var next = try turns(inner, random: &chance)
            if !next.isEmpty { next[0].turn.isReply = true }
            said += next
        }
        return said
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
    private static func repetition(_ beat: Beat) -> (kind: String, ordinal: Int) {
        // Most often it is the last part.
        if let point = beat.id.utf8.lastIndex(of: UInt8(ascii: ".")),
            let ordinal = Int(beat.id[beat.id.utf8.index(after: point)...])
        {
            return (String(beat.id[..<point]), max(0, ordinal))
        }
        var parts = beat.id.utf8.split(separator: UInt8(ascii: ".")).map(Substring.init)
        guard let index = parts.lastIndex(where: { Int($0) != nil }) else { return (beat.id, 0) }
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

    private func channel(_ line: Line, _ speaker: Participant) -> DialogueTurn.Channel {
        if let channel = line.channel { return channel }
        switch speaker.role {
        case .dispatcher, .medicalControl: return .radio
        case .caller: return .telephone
        case .aedVoice: return .loudspeaker
        default: return .air
        }
    }
}
