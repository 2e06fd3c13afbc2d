extension Recipe {
    /// Texts that go with frames, and the frames that are staged for them.
    public struct Pairs: Hashable, Sendable, Codable {
        /// Scenes staged in each encounter, each with a twin where one fact can be changed; nil keeps the frames of
        /// `frames.every_s`.
        public var scenes: Int?
        /// Weights by kind of frame; all kinds alike when empty.
        public var kinds: [String: Double]
        /// Share of the scenes that are blurred, dim, glaring, warped, shaken or covered in part.
        public var nuisance: Double
        /// Whether what is said stands beside the frame that is seen meanwhile.
        public var utterances: Bool

        public init(scenes: Int?, kinds: [String: Double] = [:], nuisance: Double, utterances: Bool) {
            self.scenes = scenes
            self.kinds = kinds
            self.nuisance = nuisance
            self.utterances = utterances
        }
    }
}

/// Reads the key `pairs` of a recipe.
enum PairsReader {
    static func pairs(_ mapping: MappingReader) -> Recipe.Pairs? {
        guard let node = mapping.optional("pairs") else { return nil }
        let reader = MappingReader(node, "\"pairs\"", mapping.report)
        var pairs = Recipe.Pairs(
            scenes: reader.optional("scenes").flatMap { mapping.report.integer($0, "scenes", in: 1...1_000) },
            nuisance: reader.number("nuisance", in: Limits.probability, default: 0.5),
            utterances: reader.flag("utterances", default: false))
        if let kinds = reader.optional("kinds") {
            for entry in MappingReader(kinds, "\"kinds\"", mapping.report).all {
                pairs.kinds[entry.key] = mapping.report.number(entry.value, entry.key, in: Limits.weight)
            }
        }
        reader.finish()
        return pairs
    }
}
