/// Faults of ids and of references between records.
public enum IdentityFault: String, CatalogueArea {
    case duplicateID = "duplicate-id"
    case danglingReference = "dangling-reference"
    case caseCollision = "case-collision"
    case unsafeID = "unsafe-id"
    case notNormalised = "not-normalised"
    case orphanRecord = "orphan-record"
    case cyclicReference = "cyclic-reference"

    public static var area: String { "identity" }
}

extension IdentityFault {
    public var entry: CatalogueEntry {
        switch self {
        case .duplicateID:
            CatalogueEntry(
                .error, "An id occurs twice",
                "References to it are ambiguous.",
                "Give each record an id of its own.")
        case .danglingReference:
            CatalogueEntry(
                .error, "A reference names a record that does not exist",
                "What it should point at cannot be found.",
                "Correct the reference or add the record.")
        case .caseCollision:
            CatalogueEntry(
                .error, "Two names differ in upper and lower case alone",
                "On some file systems one of them overwrites the other.",
                "Rename one of them.")
        case .unsafeID:
            CatalogueEntry(
                .error, "An id cannot be used in exports",
                "Dots, spaces, other characters and split words make loaders drop or misfile the record.",
                "Use letters, digits, hyphens and underscores, and no split word.")
        case .notNormalised:
            CatalogueEntry(
                .error, "An id is not plain ASCII",
                "The same looking id can have several spellings.",
                "Use letters, digits, hyphens and underscores.")
        case .orphanRecord:
            CatalogueEntry(
                .error, "An encounter lies in a split and in no line of the manifest",
                "Readers of the folders find more encounters than readers of the manifest.",
                "Add its line to the manifest, or remove its folder.")
        case .cyclicReference:
            CatalogueEntry(
                .error, "References lead in a circle",
                "A reader that follows them never comes to an end.",
                "Break the circle.")
        }
    }
}
