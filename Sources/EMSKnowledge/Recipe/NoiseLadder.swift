/// The key `audio.ladder` of a recipe: noisy twins of each mix.
public struct NoiseLadder: Hashable, Sendable, Codable {
    /// How many of the conditions an encounter is heard under.
    public enum Take: String, Hashable, Sendable, Codable, CaseIterable {
        /// One scene at one ratio; scenes and ratios are dealt evenly over the encounters.
        case one
        /// One scene, dealt evenly, at every ratio.
        case everyRatio = "every_ratio"
    }

    /// Ids of scenes, in the order of the recipe or, where it says `all`, sorted.
    public var scenes: [String]
    /// Signal-to-noise ratios, dB.
    public var ratios: [Double]
    public var take: Take
    /// Whether people speak up where the noise is loud; only with `take: one`. Nil means they do not.
    public var isLombard: Bool?

    public init(scenes: [String], ratios: [Double], take: Take, isLombard: Bool? = nil) {
        self.scenes = scenes
        self.ratios = ratios
        self.take = take
        self.isLombard = isLombard
    }

    enum CodingKeys: String, CodingKey {
        case scenes, take
        case ratios = "snr_db"
        case isLombard = "lombard"
    }
}
