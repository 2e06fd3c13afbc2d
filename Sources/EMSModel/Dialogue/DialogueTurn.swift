/// One utterance before it has a time: who says what, in written and in spoken form, and how it hangs on a beat.
public struct DialogueTurn: Hashable, Sendable {
    /// Where the turn stands to its beat.
    public enum Placement: String, Hashable, Sendable {
        /// Before it (an order, an announcement): the beat starts when the turn ends, or at `anchorWord`.
        case opens
        /// While it goes on (counting, a remark): the turn starts at or after the beat's start.
        case during
        /// After it (a report of what was found or done): the turn starts at or after the beat's end.
        case closes
    }

    /// How the voice reaches the ear.
    public enum Channel: String, Hashable, Sendable, Codable, CaseIterable { case air, radio, telephone, loudspeaker }

    public enum Delivery: String, Hashable, Sendable, Codable, CaseIterable {
        case normal, raised, urgent, weak, calm
        /// Without voice: the sound of breath alone.
        case whispered
        /// In short runs of words with breaths between them.
        case breathless
        /// Beside oneself: high, fast and restless.
        case stressed
    }

    /// Unique in the encounter, such as `t0012`.
    public var id: String
    /// Participant id.
    public var speaker: String
    public var topic: Topic
    public var beatID: String
    /// What was said, as it would be written.
    public var text: String
    /// What was meant: `text` without fillers, repetitions and restarts.
    public var clean: String
    /// The tokens of `text`, separated there by single spaces.
    public var words: [TurnWord]
    public var mentions: [Mention]
    /// In order of start, not overlapping.
    public var disfluencies: [Disfluency]
    public var placement: Placement
    /// For `.opens`: the beat starts with this word instead of after the turn.
    public var anchorWord: Int?
    public var channel: Channel
    public var delivery: Delivery
    /// How often its numbers come, in numbers a minute, where somebody counts the compressions of a chest aloud.
    public var countsPerMinute: Double?
    /// Pause between the end of the turn before and the start of this one; negative overlaps it.
    public var pauseMilliseconds: Int
    /// Whether the call is whole without it, so that it gives way where time is short.
    public var isOptional: Bool
    /// Whether it is left out once its beat is over: talk that passes the time.
    public var endsWithBeat: Bool
    /// Whether it answers the turn before it in the list: nothing else is said between the two.
    public var isReply: Bool
    /// Who was to read this order back and did not.
    public var missingReadBack: String?
    /// The lines of the knowledge files it was made from.
    public var source: [SourceLine]

    public init(
        id: String, speaker: String, topic: Topic, beatID: String, text: String, clean: String, words: [TurnWord],
        mentions: [Mention], disfluencies: [Disfluency] = [], placement: Placement, anchorWord: Int? = nil,
        channel: Channel = .air, delivery: Delivery = .normal, countsPerMinute: Double? = nil, pauseMilliseconds: Int,
        isOptional: Bool = false, endsWithBeat: Bool = false,
        isReply: Bool = false, missingReadBack: String? = nil, source: [SourceLine]
    ) {
        self.id = id
        self.speaker = speaker
        self.topic = topic
        self.beatID = beatID
        self.text = text
        self.clean = clean
        self.words = words
        self.mentions = mentions
        self.disfluencies = disfluencies
        self.placement = placement
        self.anchorWord = anchorWord
        self.channel = channel
        self.delivery = delivery
        self.countsPerMinute = countsPerMinute
        self.pauseMilliseconds = pauseMilliseconds
        self.isOptional = isOptional
        self.endsWithBeat = endsWithBeat
        self.isReply = isReply
        self.missingReadBack = missingReadBack
        self.source = source
    }

    /// The words that are numbers counted aloud; empty where nobody counts.
    public var countedWords: Range<Int> {
        guard countsPerMinute != nil else { return 0..<0 }
        let isNumber = words.map { $0.text.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
        guard let first = isNumber.firstIndex(of: true) else { return 0..<0 }
        return first..<(isNumber[first...].firstIndex(of: false) ?? words.count)
    }

    /// All spoken tokens, joined by spaces.
    public var spoken: String {
        String(wordsOf: words) { word, add in for form in word.spoken { add(form.text) } }
    }
}

extension [TurnWord] {
    /// As they are written, a space between two of them.
    package var text: String { String(wordsOf: self) { word, add in add(word.text) } }
}

/// A token of a turn's text with what is spoken for it.
public struct TurnWord: Hashable, Sendable {
    /// As written, punctuation included, such as `0.3` or `IM,`.
    public var text: String
    /// One or more spoken tokens, such as `zero point three` or `I M`.
    public var spoken: [SpokenForm]
    public var pauseAfter: ClausePause
    /// Whether it has its capital from its place at the start of a sentence, and none of its own.
    public var isRaised: Bool

    public init(text: String, spoken: [SpokenForm], pauseAfter: ClausePause = .none, isRaised: Bool = false) {
        self.text = text
        self.spoken = spoken
        self.pauseAfter = pauseAfter
        self.isRaised = isRaised
    }
}

/// One spoken token: a word of lower-case letters (and apostrophes), or a single capital letter said by its name.
public struct SpokenForm: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case word, letter }

    public var text: String
    public var kind: Kind

    public init(_ text: String, kind: Kind = .word) {
        self.text = text
        self.kind = kind
    }
}

/// The punctuation a synthesiser hears after a word.
public enum ClausePause: String, Hashable, Sendable, CaseIterable {
    case none, comma, stop, question, exclamation
}

/// A line of a knowledge file, relative to the knowledge folder.
public struct SourceLine: Hashable, Sendable, Codable {
    public var file: String
    public var line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
}
