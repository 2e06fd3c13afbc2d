/// How deep a validation goes; each level includes those before it.
public enum ValidationLevel: String, Hashable, Sendable, Codable, CaseIterable {
    /// `dataset.json` and `manifest.jsonl`: grammar, schema, identity, counts, splits, paths.
    case structure
    /// Every listed file is there with its size, and nothing else.
    case files
    /// Contents have their digests; transcripts, events, labels and report are well formed and agree with one another.
    case checksums
    /// Audio, images and sensor records decode and are what the manifest says.
    case decode
    /// Samples and pixels agree with what is said and labelled.
    case signals
}

extension ValidationLevel: Comparable {
    public static func < (left: ValidationLevel, right: ValidationLevel) -> Bool { left.depth < right.depth }

    private var depth: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
