/// What a language calls a term of the catalogue or of a protocol.
public struct TermWords: Hashable, Sendable {
    public var name: String
    /// Words a crew uses for it, such as `Adre`.
    public var short: [String]

    public init(name: String, short: [String] = []) {
        self.name = name
        self.short = short
    }
}
