public import EMSModel

/// Everything that is said in one language and belongs to no protocol: `assets/language/<id>/*.yaml`.
public struct LanguagePack: Sendable {
    /// How whole numbers and decimals are spoken.
    public struct NumberWords: Hashable, Sendable {
        /// Words for 0 … 19.
        public var upToNineteen: [String]
        /// Words for 20, 30 … 90.
        public var tens: [String]
        public var hundred: String
        public var thousand: String
        /// Said for the decimal mark.
        public var point: String
        /// Whether the unit comes before the ten, joined by `unitJoiner` (German: fünfundzwanzig).
        public var isUnitFirst: Bool
        public var unitJoiner: String

        public init(
            upToNineteen: [String], tens: [String], hundred: String, thousand: String, point: String,
            isUnitFirst: Bool, unitJoiner: String
        ) {
            self.upToNineteen = upToNineteen
            self.tens = tens
            self.hundred = hundred
            self.thousand = thousand
            self.point = point
            self.isUnitFirst = isUnitFirst
            self.unitJoiner = unitJoiner
        }
    }

    /// Language tag, such as `en`.
    public var id: String
    public var numbers: NumberWords
    /// Surrogate names and places: `crew`, `female`, `male`, `street`, `hospital`, `unit`.
    public var names: [String: [String]]
    /// Written token → spoken tokens; single capital letters are said by name. Such as `IM` → `I M`, `mg` → `milligrams`.
    public var spokenForms: [String: [SpokenForm]]
    /// Class of talk → its variants, with slots in braces.
    public var phrases: [String: [Phrase]]

    public init(
        id: String, numbers: NumberWords, names: [String: [String]], spokenForms: [String: [SpokenForm]],
        phrases: [String: [Phrase]]
    ) {
        self.id = id
        self.numbers = numbers
        self.names = names
        self.spokenForms = spokenForms
        self.phrases = phrases
    }
}
