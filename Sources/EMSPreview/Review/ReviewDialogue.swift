public import EMSModel

/// One sampled dialogue, as it is read.
public struct ReviewDialogue: Sendable, Encodable {
    public struct Turn: Sendable, Encodable {
        /// Milliseconds from the start of the call.
        public var time: Int64
        public var speaker: String
        public var role: Role
        public var text: String
        /// Places in the page's list of sources; the phrase the turn begins with comes first.
        public var sources: [Int]

        public init(time: Int64, speaker: String, role: Role, text: String, sources: [Int]) {
            self.time = time
            self.speaker = speaker
            self.role = role
            self.text = text
            self.sources = sources
        }
    }

    /// Such as `enc-000003`.
    public var id: String
    /// What is to be known of the call: presentation, course, patient.
    public var facts: [String]
    public var turns: [Turn]

    public init(id: String, facts: [String], turns: [Turn]) {
        self.id = id
        self.facts = facts
        self.turns = turns
    }
}

/// A line of a knowledge file.
public struct ReviewSource: Hashable, Sendable, Encodable {
    /// Such as `protocols/stroke.yaml`.
    public var file: String
    /// From 1.
    public var line: Int
    /// As it stands in the file, without the white space around it; empty if the file is not there to be read.
    public var text: String

    public init(file: String, line: Int, text: String) {
        self.file = file
        self.line = line
        self.text = text
    }
}
