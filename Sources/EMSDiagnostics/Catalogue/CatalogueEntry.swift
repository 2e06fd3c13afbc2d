/// What the catalogue says about a code: shown by `emsynth explain`.
public struct CatalogueEntry: Hashable, Sendable {
    public var severity: Severity
    /// A few words, such as `A listed file is missing`.
    public var title: String
    /// What it means for somebody who uses the data.
    public var meaning: String
    /// What to do about it.
    public var remedy: String

    init(_ severity: Severity, _ title: String, _ meaning: String, _ remedy: String) {
        self.severity = severity
        self.title = title
        self.meaning = meaning
        self.remedy = remedy
    }
}

/// The codes of one area of the catalogue; `rawValue` is the part of the slug behind the dot.
public protocol CatalogueArea: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    static var area: String { get }
    var entry: CatalogueEntry { get }
    /// A case of it, in one sentence.
    var example: String { get }
}
