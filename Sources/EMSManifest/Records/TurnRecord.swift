public import EMSModel

/// One utterance on the session clock.
public struct TurnRecord: Hashable, Sendable {
    public var id: String
    /// Id of a speaker of the encounter.
    public var speaker: String
    public var role: Role
    public var topic: Topic
    public var start: SessionTime
    public var end: SessionTime
    /// As it would be written; its words are separated by single spaces.
    public var text: String
    /// Every spoken token.
    public var spoken: String
    /// Without fillers, repetitions and restarts.
    public var clean: String
    public var channel: DialogueTurn.Channel?
    public var delivery: DialogueTurn.Delivery?
    /// The beat of the script it belongs to.
    public var beatID: String?
    /// The tokens of `text` in order.
    public var words: [WordRecord]
    /// In order of start.
    public var mentions: [MentionRecord]
    /// What was said and not meant, in order of start; absent where all of it was meant.
    public var disfluencies: [DisfluencyRecord]?
    /// Lines of the knowledge files it was made from.
    public var source: [SourceLine]?

    public init(
        id: String, speaker: String, role: Role, topic: Topic, start: SessionTime, end: SessionTime, text: String,
        spoken: String, clean: String, channel: DialogueTurn.Channel? = nil, delivery: DialogueTurn.Delivery? = nil,
        beatID: String? = nil, words: [WordRecord], mentions: [MentionRecord],
        disfluencies: [DisfluencyRecord]? = nil, source: [SourceLine]? = nil
    ) {
        self.id = id
        self.speaker = speaker
        self.role = role
        self.topic = topic
        self.start = start
        self.end = end
        self.text = text
        self.spoken = spoken
        self.clean = clean
        self.channel = channel
        self.delivery = delivery
        self.beatID = beatID
        self.words = words
        self.mentions = mentions
        self.disfluencies = disfluencies
        self.source = source
    }
}

extension TurnRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, speaker, role, topic, text, spoken, clean, channel, delivery, words, mentions, disfluencies,
            source
        case start = "start_ns"
        case end = "end_ns"
        case beatID = "beat_id"
    }
}
