public import EMSModel

/// What one person says in one go.
public struct SpokenUtterance: Hashable, Sendable {
    public var voice: VoiceProfile
    /// Language of the words, such as `en`.
    public var language: String
    public var delivery: DialogueTurn.Delivery
    /// At most 400, and at most 480 characters between two punctuations.
    public var tokens: [SpokenToken]

    public init(
        voice: VoiceProfile, language: String, delivery: DialogueTurn.Delivery = .normal, tokens: [SpokenToken]
    ) {
        self.voice = voice
        self.language = language
        self.delivery = delivery
        self.tokens = tokens
    }
}
