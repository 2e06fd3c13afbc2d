/// An outside program that annotates, as it names itself.
public struct AnnotatorRecord: Hashable, Sendable, Codable {
    public var name: String
    public var version: String
    /// What it scores, in its order: `facet=value`, or the kind of a frame alone. All different.
    public var labels: [String]

    public init(name: String, version: String, labels: [String]) {
        self.name = name
        self.version = version
        self.labels = labels
    }
}
