public import EMSKnowledge

/// The layer between what is meant and what is said: fillers, repetitions, restarts, sentences that another cuts off,
/// and the words by which somebody shows that he listens.
///
/// It takes clean turns and leaves their `clean` as it is. Which words it says stands in the classes `manner.…` of the
/// language; how often, in the rates. No mention, number, dose or read-back is broken, and each choice is drawn from a
/// stream named after the beat and the line, so that the manner of one turn does not depend on that of another.
public struct MannerOfSpeech: Sendable {
    public var rates: DisfluencyRates

    public init(_ rates: DisfluencyRates) { self.rates = rates }

    /// Everybody says what is meant.
    public static let clean = MannerOfSpeech(.none)

    /// As crews talk.
    public static let natural = MannerOfSpeech(.natural)
}
