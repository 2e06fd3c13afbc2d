internal import EMSModel

/// A turn on its way from the grammar to the script's talk, with what the manner of speech has to know about it.
struct Utterance: Sendable {
    var turn: DialogueTurn
    /// Names its random choices: the act of its line, with its number and that of the sentence.
    var name: String
    /// The act of the line, such as `confirm`.
    var act: String
    var listener: Person?
    /// Whether nothing of it may be cut off or said otherwise: numbers counted aloud, a read-back of a dose.
    var isFixed = false
}
