internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// The manner of speech of one encounter: what its people make of the clean turns of a beat.
struct SpokenManner {
    private let rates: DisfluencyRates
    private let words: MannerWords
    /// Of a handful of people, who are found sooner one after the other than by a hash.
    private let habits: [(id: String, habits: SpeakerHabits)]
    private let listening: Double
    private let names: Set<String>

    /// At most so many in a turn.
    private static let most = 3

    init(
        _ manner: MannerOfSpeech, _ words: MannerWords, people: [Participant], patientName: String, listening: Double,
        random: RandomSubstream
    ) {
        rates = manner.rates
        self.listening = listening
        self.words = words
        names = Set(people.map(\.name) + [patientName])
        habits = people.map {
            ($0.id, SpeakerHabits($0, manner.rates, random: random.substream("person/", $0.id)))
        }
    }

    private func habits(of id: String) -> SpeakerHabits? { habits.first { $0.id == id }?.habits }

    /// - Parameters:
    ///   - canHear: whether somebody is there, awake, to accompany the talk with a word.
    ///   - random: the stream of the beat.
    func spokenOut(
        _ clean: [Utterance], canHear: (Person) -> Bool, random: RandomSubstream
    ) -> [Utterance] {
        guard rates != .none else { return clean }
        var said: [Utterance] = []
        said.reserveCapacity(clean.count)
        var isCut = false
        for index in clean.indices {
            var utterance = clean[index]
            var draw = random.substream("manner/", utterance.name)
            let following = clean[(index + 1)...]
            if isCut {
                utterance.turn.pauseMilliseconds = -draw.integer(in: 120...380)
                utterance.turn.isReply = true
            }
            isCut = false
            let length = utterance.turn.words.count
            var editor = TurnEditor(words: utterance.turn.words, mentions: utterance.turn.mentions, words, names: names)
            var end = length
            if let last = cutOff(utterance, following, editor, &draw) {
                editor.cut(after: last)
                end = last + 1
                isCut = true
            }
            hesitate(utterance, upTo: end, &editor, &draw)
            editor.apply(to: &utterance.turn)
            let heard = isCut ? nil : backchannel(utterance, following, length: length, canHear, &draw)
            said.append(utterance)
            if let heard { said.append(heard) }
        }
        return said
    }

    /// The word after which the next speaker comes in; nil if the turn is heard to its end.
    private func cutOff(
        _ utterance: Utterance, _ following: ArraySlice<Utterance>, _ editor: TurnEditor, _ draw: inout RandomSubstream
    ) -> Int? {
        let turn = utterance.turn
        let next = following.startIndex
        guard next < following.endIndex, following[next].turn.speaker != turn.speaker,
            following[next].turn.placement == turn.placement, !utterance.isFixed, turn.channel == .air,
            following[next].turn.channel == .air, turn.anchorWord == nil, draw.chance(rates.cutOffs)
        else { return nil }
        // An order or a report of a dose is heard to its end: its route is no mention.
        guard !turn.mentions.contains(where: { $0.kind == .dose || $0.kind == .energy }) else { return nil }
        let start = turn.words.indices.last { editor.opensSentence($0) } ?? 0
        // Something of the sentence is said and something is lost, and nothing that states a fact is lost.
        let lastMentioned = turn.words.indices.last { editor.isMentioned($0) } ?? -1
        let earliest = max(start + 1, lastMentioned, turn.words.count - 5)
        guard turn.words.count - start >= 4, earliest <= turn.words.count - 2 else { return nil }
        return draw.integer(in: earliest...turn.words.count - 2)
    }

    private func hesitate(
        _ utterance: Utterance, upTo end: Int, _ editor: inout TurnEditor, _ draw: inout RandomSubstream
    ) {
        guard !utterance.isFixed, utterance.turn.anchorWord == nil, utterance.turn.channel != .loudspeaker,
            let habits = habits(of: utterance.turn.speaker)
        else { return }
        let isHurried = utterance.turn.delivery == .urgent
        // Whoever orders or reports a dose may search for the first word, and then says it in one piece.
        let isDose = utterance.turn.mentions.contains { $0.kind == .dose || $0.kind == .energy }
        var count = 0
        var index = 0
        var planning = 1.0
        while index < end, count < Self.most {
            defer { index += 1 }
            if isDose, index > 0 { break }
            let opens = editor.opensSentence(index)
            if opens { planning = Self.planning(of: editor.sentence(from: index).count) }
            guard editor.isOpen(before: index) else { continue }
            if opens, begin(index, upTo: end, habits, isHurried: isHurried, isDose: isDose, &editor, &draw) {
                count += 1
                continue
            }
            let isSearching = editor.isMentioned(index)
            if draw.chance(habits.hesitation * (opens ? 1.6 : (isSearching ? 1.5 : 0.8) * planning)),
                let filler = hesitation(habits, utterance, isOpening: opens, &draw)
            {
                editor.insert(filler, .filler, before: index)
                count += 1
            } else if !isDose, index + 1 < end, isRepeatable(index, editor),
                draw.chance(habits.repetition * (isHurried ? 1.6 : 1) * planning)
            {
                var again = editor.words[index]
                if utterance.turn.delivery == .weak {
                    again.text += "..."
                } else if draw.chance(0.4) {
                    again.text += ","
                }
                if again.text != editor.words[index].text { again.pauseAfter = .comma }
                editor.insert([again], .repetition, before: index)
                count += 1
            }
        }
    }

    /// How often a speaker falters within a sentence of so many words, 1 for one of seven: what is long has to be planned
    /// while it is said, and falterings a word rise in proportion to the length (Oviatt 1995, Shriberg 1996).
    private static func planning(of length: Int) -> Double { min(2, Double(length) / 7) }

    /// Before the first word of a sentence. Whether anything was said there.
    private func begin(
        _ index: Int, upTo end: Int, _ habits: SpeakerHabits, isHurried: Bool, isDose: Bool,
        _ editor: inout TurnEditor, _ draw: inout RandomSubstream
    ) -> Bool {
        let sentence = editor.sentence(from: index).clamped(to: index..<end)
        let isPlain = !isDose && !sentence.prefix(3).contains { editor.isMentioned($0) }
        if draw.chance(habits.opener * (isHurried ? 0.6 : 1) * Self.room(in: sentence)),
            let opener = habits.opener(words, &draw), !isSaid(opener, at: index, editor)
        {
            editor.insert(closed(opener.words, by: ","), .filler, before: index)
            return true
        }
        if isPlain, sentence.count <= 3, sentence.upperBound < end || end == editor.words.count,
            draw.chance(habits.echo * (isHurried ? 2 : 1))
        {
            editor.insert(Array(editor.words[sentence]), .repetition, before: index)
            return true
        }
        guard isPlain, sentence.count >= 4, draw.chance(habits.restart) else { return false }
        if draw.chance(0.5), let start = words.falseStarts.isEmpty ? nil : draw.pick(words.falseStarts) {
            editor.insert(closed(start.words, by: "—"), .restart, before: index)
            return true
        }
        let again = Array(editor.words[index...index + 1])
        guard again.allSatisfy({ $0.pauseAfter == .none }) else { return false }
        editor.insert(closed(again, by: draw.chance(0.7) ? "," : "—"), .restart, before: index)
        return true
    }

    /// How readily a sentence is opened with a word that means nothing: `so, copy` is hardly said.
    private static func room(in sentence: Range<Int>) -> Double {
        sentence.count > 2 ? 1.25 : sentence.count == 2 ? 0.6 : 0.15
    }

    /// Nobody says `okay, okay` by habit.
    private func isSaid(_ opener: MannerWords.Saying, at index: Int, _ editor: TurnEditor) -> Bool {
        let first = { (word: TurnWord) in Punctuation.core(of: word.text).lowercased() }
        return opener.words.last.map(first) == first(editor.words[index])
            || opener.words.first.map(first) == first(editor.words[index])
    }

    private func isRepeatable(_ index: Int, _ editor: TurnEditor) -> Bool {
        editor.words[index].pauseAfter == .none && !editor.isMentioned(index)
            && words.isRepeated(editor.words[index].text)
    }

    private func hesitation(
        _ habits: SpeakerHabits, _ utterance: Utterance, isOpening: Bool, _ draw: inout RandomSubstream
    ) -> [TurnWord]? {
        if !isOpening, !words.asides.isEmpty, draw.chance(habits.asides) {
            return draw.pick(words.asides).words
        }
        guard let filler = habits.hesitation(words, &draw) else { return nil }
        return closed(filler.words, by: utterance.turn.delivery == .weak ? "..." : isOpening ? "," : "")
    }

    /// A turn of the listener while the speaker goes on, or when he has ended and nobody answers.
    private func backchannel(
        _ utterance: Utterance, _ following: ArraySlice<Utterance>, length: Int, _ canHear: (Person) -> Bool,
        _ draw: inout RandomSubstream
    ) -> Utterance? {
        let turn = utterance.turn
        // A question asks for an answer, wherever in the turn it stands.
        guard let listener = utterance.listener, listener.id != turn.speaker, length >= 5, turn.channel == .air,
            !utterance.act.hasPrefix("question"), !turn.words.contains(where: { $0.text.hasSuffix("?") }),
            turn.anchorWord == nil, listener.role != .aedVoice, !listener.role.isRemote || listener.role == .hospital,
            following.isEmpty || following[following.startIndex].turn.speaker == turn.speaker
                || following[following.startIndex].turn.placement != turn.placement,
            let habits = habits(of: listener.id), draw.chance(rates.backchannels * habits.listening * listening),
            canHear(listener),
            let said = habits.backchannel(words, &draw)
        else { return nil }
        var heard = DialogueTurn(
            id: "", speaker: listener.id, topic: turn.topic, beatID: turn.beatID, text: "", clean: "",
            words: said.words, mentions: [], placement: turn.placement, pauseMilliseconds: draw.integer(in: -250...200),
            isReply: true, source: [said.source])
        heard.text = said.words.text
        heard.clean = heard.text
        heard.disfluencies = [Disfluency(start: 0, end: heard.text.scalarCount, kind: .backchannel)]
        return Utterance(
            turn: heard, name: utterance.name + "/heard", act: "heard", listener: nil, isFixed: true)
    }

    private func closed(_ words: [TurnWord], by mark: String) -> [TurnWord] {
        guard !mark.isEmpty, var last = words.last else { return words }
        last.text = Punctuation.core(of: last.text) + mark
        last.pauseAfter = .comma
        return words.dropLast() + [last]
    }
}
