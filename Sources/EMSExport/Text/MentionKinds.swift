import EMSModel

/// The labels of mentions.
enum MentionKinds {
    static let all = Mention.Kind.allCases.map(\.rawValue)
}
