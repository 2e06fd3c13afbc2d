/// Faults of recipes.
public enum RecipeFault: String, CatalogueArea {
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case outOfRange = "out-of-range"
    case unknownValue = "unknown-value"
    case quota
    case override
    case notFound = "not-found"

    public static var area: String { "recipe" }
}

extension RecipeFault {
    public var entry: CatalogueEntry {
        switch self {
        case .unknownKey:
            CatalogueEntry(
                .error, "A recipe key is not known",
                "It may be misspelt, in which case the default would be used silently.",
                "Correct the name or remove the key.")
        case .missingKey:
            CatalogueEntry(
                .error, "A recipe lacks a required key",
                "It does not say what to build.",
                "Add the key.")
        case .wrongType:
            CatalogueEntry(
                .error, "A recipe value has the wrong type",
                "A number, a text, a list and a mapping are not interchangeable.",
                "Write the type named in the message.")
        case .outOfRange:
            CatalogueEntry(
                .error, "A recipe value lies outside its range",
                "Nothing could be built with it.",
                "Correct the value.")
        case .unknownValue:
            CatalogueEntry(
                .error, "A recipe value is not known",
                "The program has no such stream, protocol, language or format.",
                "Use one of the values named in the message.")
        case .quota:
            CatalogueEntry(
                .error, "Shares or counts do not add up",
                "Quotas cannot be kept exactly.",
                "Correct the shares.")
        case .override:
            CatalogueEntry(
                .error, "An override cannot be applied",
                "`--set` takes a key of the recipe and a value of its type.",
                "Write it as key=value.")
        case .notFound:
            CatalogueEntry(
                .error, "No such recipe",
                "It is neither a file nor one of the built-in names.",
                "Name a file, or one of the built-in recipes.")
        }
    }
}
