extension KnowledgeFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .yamlSyntax: "A list whose second line is not indented like its first."
        case .yamlAlias: "`dose: *epi`"
        case .yamlDepth: "Forty levels of lists."
        case .yamlSize: "A protocol of 20 MB."
        case .yamlTag: "`!!python/object`, or a second `---`."
        case .encoding: "A file saved as UTF-16."
        case .unreadable: "A file that belongs to another user."
        case .duplicateKey: "`steps:` twice in a protocol."
        case .unknownKey: "`contraindicatons:`"
        case .missingKey: "A drug without `routes`."
        case .wrongType: "`age: young`, where years are due."
        case .outOfRange: "A share of 1.4."
        case .unknownValue: "`route: intravenus`"
        case .unknownReference: "A step gives `epinefrine`, which no catalogue has."
        case .duplicateID: "Two drugs with the id `naloxone`."
        case .empty: "`presentations: []`"
        case .unreachable: "A course whose condition no presentation meets."
        case .circular: "Step A comes after step B, and step B after step A."
        case .condition: "`when: spo2 << 90`"
        case .doseCap: "0.1 mg per kilogram, at most 0.5 mg: every adult gets the maximum."
        case .doseUnit: "`dose: 1 mq`"
        case .doseRoute: "Nitroglycerin under the skin."
        case .doseRange: "Ten milligrams of epinephrine: the decimal point slipped."
        case .doseRepeat: "`repeat: every 3 min` without an end."
        case .pronunciation: "A spoken form with a sign that no voice knows."
        case .template: "`{drug` without its closing brace."
        case .spokenNumber: "`Give 1 mg of epi` instead of `Give {dose} of {drug}`."
        case .missingWords: "German has no phrase for a handoff."
        }
    }
}
