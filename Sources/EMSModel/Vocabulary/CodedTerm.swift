/// A term of the knowledge files with its code in a public system.
public struct CodedTerm: Hashable, Sendable, Codable {
    public enum System: String, Hashable, Sendable, Codable, CaseIterable {
        case icd10, rxnorm, snomed, loinc, nemsis
        /// A slug of our own, where no public code is carried.
        case emsynth
    }

    public var slug: String
    /// As it is written in text, such as `high blood pressure`.
    public var name: String
    public var system: System
    public var code: String

    public init(slug: String, name: String, system: System = .emsynth, code: String? = nil) {
        self.slug = slug
        self.name = name
        self.system = system
        self.code = code ?? slug
    }
}
