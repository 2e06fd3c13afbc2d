/// How far what people say is from what they mean: the key `disfluency` of a recipe, `none`, `natural` or a mapping of
/// rates over the natural ones.
///
/// Rates by words are those of a calm member of a crew; how often one person does it varies around them, and with who he
/// is (a frightened relative, a patient who has no breath, a dispatcher at the console).
public struct DisfluencyRates: Hashable, Sendable, Codable {
    /// `um`, `uh` and the like in a thousand words.
    public var hesitationsPerThousandWords: Double
    /// Words that open a sentence and mean nothing (`so`, `okay`, `alright`) in a thousand words.
    public var openersPerThousandWords: Double
    /// Words said twice in a thousand words.
    public var repetitionsPerThousandWords: Double
    /// Beginnings that are dropped in a thousand words.
    public var restartsPerThousandWords: Double
    /// Share of the sentences before another's answer that are cut off by it.
    public var cutOffs: Double
    /// Share of the longer turns that somebody accompanies with a word.
    public var backchannels: Double
    /// Share of the orders, other than of drugs and energies, that nobody reads back.
    public var missingReadBacks: Double
    /// Share of the orders of drugs and energies that nobody reads back.
    public var missingDoseReadBacks: Double

    public init(
        hesitationsPerThousandWords: Double, openersPerThousandWords: Double, repetitionsPerThousandWords: Double,
        restartsPerThousandWords: Double, cutOffs: Double, backchannels: Double, missingReadBacks: Double,
        missingDoseReadBacks: Double
    ) {
        self.hesitationsPerThousandWords = hesitationsPerThousandWords
        self.openersPerThousandWords = openersPerThousandWords
        self.repetitionsPerThousandWords = repetitionsPerThousandWords
        self.restartsPerThousandWords = restartsPerThousandWords
        self.cutOffs = cutOffs
        self.backchannels = backchannels
        self.missingReadBacks = missingReadBacks
        self.missingDoseReadBacks = missingDoseReadBacks
    }

    /// Everybody says what is meant, and every order is read back.
    public static let none = DisfluencyRates(
        hesitationsPerThousandWords: 0, openersPerThousandWords: 0, repetitionsPerThousandWords: 0,
        restartsPerThousandWords: 0, cutOffs: 0, backchannels: 0, missingReadBacks: 0, missingDoseReadBacks: 0)

    /// As recorded simulated calls have it: um 9, uh 9, okay 24, so 8, alright 5 and 9 repetitions in a thousand words.
    public static let natural = DisfluencyRates(
        hesitationsPerThousandWords: 20, openersPerThousandWords: 20, repetitionsPerThousandWords: 6,
        restartsPerThousandWords: 4, cutOffs: 0.08, backchannels: 0.46, missingReadBacks: 0.05,
        missingDoseReadBacks: 0)

    enum CodingKeys: String, CodingKey {
        case hesitationsPerThousandWords = "hesitations_per_1000_words"
        case openersPerThousandWords = "openers_per_1000_words"
        case repetitionsPerThousandWords = "repetitions_per_1000_words"
        case restartsPerThousandWords = "restarts_per_1000_words"
        case cutOffs = "cut_offs"
        case backchannels
        case missingReadBacks = "missing_read_backs"
        case missingDoseReadBacks = "missing_dose_read_backs"
    }
}
