public import EMSModel

/// The layer between what is meant and what is said: takes a turn whose text is clean and gives the turn as it is
/// spoken out, its `clean` unchanged.
///
/// A manner is a pure function of the turn, so that it can be changed or left out without touching another turn.
public struct MannerOfSpeech: Sendable {
    private let transform: @Sendable (DialogueTurn) -> DialogueTurn

    public init(_ transform: @escaping @Sendable (DialogueTurn) -> DialogueTurn) { self.transform = transform }

    /// Everybody says what is meant.
    public static let clean = MannerOfSpeech { $0 }

    public func spokenOut(_ turn: DialogueTurn) -> DialogueTurn { transform(turn) }
}
