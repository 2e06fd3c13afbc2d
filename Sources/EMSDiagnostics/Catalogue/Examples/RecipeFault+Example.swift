extension RecipeFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .unknownKey: "`encounter: 10`: the key is `encounters`."
        case .missingKey: "A recipe without `name`."
        case .wrongType: "`encounters: ten`"
        case .outOfRange: "`encounters: -1`"
        case .unknownValue: "`languages: {xx: 1}`"
        case .quota: "Shares of 0.7 and 0.6."
        case .override: "`--set audio.format`, without a value."
        case .notFound: "`emsynth build dmeo`"
        }
    }
}
