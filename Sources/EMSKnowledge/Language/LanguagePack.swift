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
        /// Said for one inside a longer number, where that differs (German: ein-undzwanzig).
        public var oneInCompound: String?
        /// Said for one before a unit, where that differs (German: ein Milligramm).
        public var oneBeforeUnit: String?
        /// Whether a whole number is one word (German: zweihundertfünf).
        public var isClosed: Bool
        /// Said between hours and minutes (German: Uhr); nil where nothing is.
        public var clock: String?
        /// Whether a house number follows the name of the street (German: Hauptstraße 12).
        public var isHouseNumberLast: Bool

        public init(
            upToNineteen: [String], tens: [String], hundred: String, thousand: String, point: String,
            isUnitFirst: Bool, unitJoiner: String, oneInCompound: String? = nil, oneBeforeUnit: String? = nil,
            isClosed: Bool = false, clock: String? = nil, isHouseNumberLast: Bool = false
        ) {
            self.upToNineteen = upToNineteen
            self.tens = tens
            self.hundred = hundred
            self.thousand = thousand
            self.point = point
            self.isUnitFirst = isUnitFirst
            self.unitJoiner = unitJoiner
            self.oneInCompound = oneInCompound
            self.oneBeforeUnit = oneBeforeUnit
            self.isClosed = isClosed
            self.clock = clock
            self.isHouseNumberLast = isHouseNumberLast
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
    /// Slug of a term → what it is called. A term that is not here goes by the name in its own file.
    public var terms: [String: TermWords]
    /// By id of the protocol; empty for the language that protocol files are written in.
    public var protocols: [String: ProtocolWords]

    public init(
        id: String, numbers: NumberWords, names: [String: [String]], spokenForms: [String: [SpokenForm]],
        phrases: [String: [Phrase]], terms: [String: TermWords] = [:], protocols: [String: ProtocolWords] = [:]
    ) {
        self.id = id
        self.numbers = numbers
        self.names = names
        self.spokenForms = spokenForms
        self.phrases = phrases
        self.terms = terms
        self.protocols = protocols
    }
}
