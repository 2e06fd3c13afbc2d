/// Faults of fields: present, of the right type, in range.
public enum SchemaFault: String, CatalogueArea {
    case missingField = "missing-field"
    case wrongType = "wrong-type"
    case unknownField = "unknown-field"
    case unknownValue = "unknown-value"
    case outOfRange = "out-of-range"
    case unsupportedVersion = "unsupported-version"
    case notSynthetic = "not-synthetic"
    case typeDrift = "type-drift"

    public static var area: String { "schema" }
}

extension SchemaFault {
    public var entry: CatalogueEntry {
        switch self {
        case .missingField:
            CatalogueEntry(
                .error, "A required field is missing",
                "Programs that read this field fail or guess.",
                "Add the field.")
        case .wrongType:
            CatalogueEntry(
                .error, "A field has the wrong type",
                "A true or false, a number, a text, a list and an object are not interchangeable.",
                "Write the type the schema names.")
        case .unknownField:
            CatalogueEntry(
                .warning, "A field is not in the schema",
                "It may be misspelt, in which case the intended field is missing.",
                "Correct the name or remove the field.")
        case .unknownValue:
            CatalogueEntry(
                .error, "A value is not in its closed vocabulary",
                "Programs that branch on this value meet a case they do not know.",
                "Use one of the values the schema lists.")
        case .outOfRange:
            CatalogueEntry(
                .error, "A value lies outside its range",
                "No real device or patient has such a value.",
                "Correct the value.")
        case .unsupportedVersion:
            CatalogueEntry(
                .error, "The format version is not supported",
                "The data may hold fields with another meaning than this program assumes.",
                "Use a version of the program that knows the format.")
        case .notSynthetic:
            CatalogueEntry(
                .error, "A record is not marked as synthetic",
                "Made-up calls must never be taken for real ones.",
                "Set `synthetic` to true, or check recordings with the profile for them.")
        case .typeDrift:
            CatalogueEntry(
                .error, "A field has another type than in earlier records",
                "Loaders that make columns of fields refuse the file, or turn the column into text.",
                "Write one type in every record, and leave the field out where there is no value.")
        }
    }
}
