extension SchemaFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .missingField: "A line of the manifest without `duration_ns`."
        case .wrongType: "`\"index\": \"7\"`, or `\"samples\": true`."
        case .unknownField: "`\"speekers\"` beside `\"streams\"`."
        case .unknownValue: "`\"split\": \"training\"`: the word is `train`."
        case .outOfRange: "`\"age_years\": 610`"
        case .unsupportedVersion: "`\"format_version\": \"2.0\"` for a program that knows 1.0."
        case .notSynthetic: "`\"synthetic\": false` without `--profile recorded`."
        case .typeDrift: "`voice.pitch` is 52 in one line and \"52\" in the next."
        }
    }
}
