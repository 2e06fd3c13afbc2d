extension ChecksumFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .mismatch: "One bit of `mix.flac` was flipped."
        case .malformed: "`\"sha256\": \"SHA256:9F86...\"`"
        case .encounter: "A stream was replaced and its own digest updated, but not that of the encounter."
        }
    }
}
