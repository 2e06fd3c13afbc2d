/// What makes two builds the same: a folder only takes encounters of one identity. The number of encounters and the
/// number of jobs are no part of it.
struct BuildIdentity: Hashable, Sendable, Codable {
    /// Of the canonical recipe without its count.
    var recipeSHA256: String
    var seed: UInt64
    /// Of all knowledge files.
    var knowledgeSHA256: String
    /// Versions of program, engines and font.
    var versions: [String: String]

    enum CodingKeys: String, CodingKey {
        case recipeSHA256 = "recipe_sha256"
        case seed
        case knowledgeSHA256 = "knowledge_sha256"
        case versions
    }

    /// Says what differs, for people; nil if nothing does.
    func difference(from other: BuildIdentity) -> String? {
        // The recipe holds the seed too: another seed alone is told as such.
        if seed != other.seed { return "another seed (\(other.seed))" }
        if recipeSHA256 != other.recipeSHA256 { return "another recipe" }
        if knowledgeSHA256 != other.knowledgeSHA256 { return "other protocol or language files" }
        let keys = Set(versions.keys).union(other.versions.keys).sorted()
        let differing = keys.filter { versions[$0] != other.versions[$0] }
        // An engine that only one of the two has is another voice: that of the folder tells more.
        guard let key = differing.first(where: { other.versions[$0] != nil }) ?? differing.first else { return nil }
        guard let theirs = other.versions[key] else { return "no \(key)" }
        return versions[key].map { "\(key) \(theirs) instead of \($0)" } ?? "\(key) \(theirs)"
    }
}
