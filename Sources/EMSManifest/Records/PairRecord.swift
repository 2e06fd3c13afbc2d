/// A line of `pairs.jsonl`: a text that goes with a frame.
public struct PairRecord: Hashable, Sendable {
    public enum Style: String, Hashable, Sendable, Codable, CaseIterable {
        /// One sentence, several sentences, and the facts alone in few words.
        case short, full, clinical
        /// A question whose answer is a value, or `yes` and `no`.
        case question, polar
        /// What was said while the frame was seen.
        case utterance
    }

    /// Unique in the encounter.
    public var id: String
    /// Index of the frame.
    public var frame: Int
    public var style: Style
    public var text: String
    /// False for a hard negative, whose text states one thing that the frame does not show.
    public var isTrue: Bool
    /// What the text states or asks about: of a question with its answer, of a `polar` one with the value it names.
    public var facts: [FactRecord]
    /// Of a hard negative the fact among `facts` that does not hold.
    public var changed: FactRecord?
    /// Of questions.
    public var answer: String?
    /// What may be answered, sorted; holds `answer`.
    public var choices: [String]?
    /// Of utterances.
    public var turnID: String?

    public init(
        id: String, frame: Int, style: Style, text: String, isTrue: Bool = true, facts: [FactRecord] = [],
        changed: FactRecord? = nil, answer: String? = nil, choices: [String]? = nil, turnID: String? = nil
    ) {
        self.id = id
        self.frame = frame
        self.style = style
        self.text = text
        self.isTrue = isTrue
        self.facts = facts
        self.changed = changed
        self.answer = answer
        self.choices = choices
        self.turnID = turnID
    }
}

extension PairRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, frame, style, text, facts, changed, answer, choices
        case isTrue = "is_true"
        case turnID = "turn_id"
    }
}
