/// `dataset.json`: what the data set is, where it comes from and what it holds.
public struct DatasetRecord: Hashable, Sendable {
    /// Always `emsynth`.
    public var format: String
    /// `major.minor`; see `DatasetFormat`.
    public var formatVersion: String
    public var name: String
    public var title: String?
    public var description: String?
    /// SPDX identifier of the data's licence, such as `CC0-1.0`; the code has its own.
    public var license: String
    /// Always true: nothing here happened to anybody.
    public var isSynthetic: Bool
    /// BCP 47 tags that occur, sorted.
    public var languages: [String]
    /// At most 2^53 - 1, so that every JSON reader keeps it; absent for recordings.
    public var seed: UInt64?
    /// The effective recipe; absent for recordings.
    public var recipe: JSONValue?
    /// SHA-256 of the canonical JSON of `recipe`.
    public var recipeSHA256: String?
    /// Versions or digests of emsynth, engines, knowledge files and fonts by name.
    public var versions: [String: String]
    public var counts: DatasetCounts
    /// Number of encounters by split.
    public var splits: [String: Int]
    /// Number of encounters by value, by what quotas may be asked over, such as `age_group`; absent for recordings.
    public var plan: [String: [String: Int]]?
    /// Closed vocabularies by name, such as `topics`, `keysteps`, `objects`.
    public var labelSets: [String: [LabelRecord]]
    /// Recordings of somebody's that take part, by use and id; absent where there are none.
    public var recordings: [RecordingRecord]?

    public init(
        format: String = DatasetFormat.name, formatVersion: String = DatasetFormat.version, name: String,
        title: String? = nil, description: String? = nil, license: String, isSynthetic: Bool = true,
        languages: [String], seed: UInt64? = nil, recipe: JSONValue? = nil, recipeSHA256: String? = nil,
        versions: [String: String], counts: DatasetCounts, splits: [String: Int],
        plan: [String: [String: Int]]? = nil, labelSets: [String: [LabelRecord]],
        recordings: [RecordingRecord]? = nil
    ) {
        self.format = format
        self.formatVersion = formatVersion
        self.name = name
        self.title = title
        self.description = description
        self.license = license
        self.isSynthetic = isSynthetic
        self.languages = languages
        self.seed = seed
        self.recipe = recipe
        self.recipeSHA256 = recipeSHA256
        self.versions = versions
        self.counts = counts
        self.splits = splits
        self.plan = plan
        self.labelSets = labelSets
        self.recordings = recordings
    }
}

extension DatasetRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case format, name, title, description, license, languages, seed, recipe, versions, counts, splits, plan,
            recordings
        case formatVersion = "format_version"
        case isSynthetic = "synthetic"
        case recipeSHA256 = "recipe_sha256"
        case labelSets = "label_sets"
    }
}
