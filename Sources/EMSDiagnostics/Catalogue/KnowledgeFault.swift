/// Faults of knowledge files: protocols, language packs, lexica.
public enum KnowledgeFault: String, CatalogueArea {
    case yamlSyntax = "yaml-syntax"
    case yamlAlias = "yaml-alias"
    case yamlDepth = "yaml-depth"
    case yamlSize = "yaml-size"
    case yamlTag = "yaml-tag"
    case encoding
    case unreadable
    case duplicateKey = "duplicate-key"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case outOfRange = "out-of-range"
    case unknownValue = "unknown-value"
    case unknownReference = "unknown-reference"
    case duplicateID = "duplicate-id"
    case empty
    case unreachable
    case circular
    case condition
    case doseCap = "dose-cap"
    case doseUnit = "dose-unit"
    case doseRoute = "dose-route"
    case doseRange = "dose-range"
    case doseRepeat = "dose-repeat"
    case pronunciation
    case template
    case spokenNumber = "spoken-number"
    case missingWords = "missing-words"

    public static var area: String { "protocol" }
}

extension KnowledgeFault {
    public var entry: CatalogueEntry {
        switch self {
        case .yamlSyntax:
            CatalogueEntry(
                .error, "YAML cannot be read",
                "The file breaks the grammar of YAML.",
                "Correct the file at the place named.")
        case .yamlAlias:
            CatalogueEntry(
                .error, "YAML aliases and anchors are not allowed",
                "A few bytes of aliases can expand to gigabytes.",
                "Write the value out.")
        case .yamlDepth:
            CatalogueEntry(
                .error, "YAML is nested too deeply",
                "Deep nesting makes readers crash.",
                "Flatten the value.")
        case .yamlSize:
            CatalogueEntry(
                .error, "A knowledge file is too large",
                "It cannot have been written by hand.",
                "Split it.")
        case .yamlTag:
            CatalogueEntry(
                .error, "YAML tags, directives and several documents are not allowed",
                "A knowledge file is one plain document.",
                "Remove them.")
        case .encoding:
            CatalogueEntry(
                .error, "A knowledge file is not UTF-8",
                "Its words would be misread.",
                "Save it as UTF-8 without a mark.")
        case .unreadable:
            CatalogueEntry(
                .error, "A knowledge file cannot be read",
                "It is missing, or permissions keep it from being read.",
                "Restore it or make it readable.")
        case .duplicateKey:
            CatalogueEntry(
                .error, "A key occurs twice",
                "One of the two values would be ignored.",
                "Keep one of them.")
        case .unknownKey:
            CatalogueEntry(
                .error, "A key is not known",
                "It may be misspelt, in which case the intended one is missing.",
                "Correct the name or remove the key.")
        case .missingKey:
            CatalogueEntry(
                .error, "A required key is missing",
                "The entry says too little to be used.",
                "Add the key.")
        case .wrongType:
            CatalogueEntry(
                .error, "A value has the wrong type",
                "A number, a text, a list and a mapping are not interchangeable.",
                "Write the type named in the message.")
        case .outOfRange:
            CatalogueEntry(
                .error, "A number lies outside its range",
                "No patient, device or dose has such a value.",
                "Correct the number.")
        case .unknownValue:
            CatalogueEntry(
                .error, "A value is not in its closed vocabulary",
                "The program has no case for it.",
                "Use one of the values named in the documentation.")
        case .unknownReference:
            CatalogueEntry(
                .error, "A name refers to nothing",
                "No entry has this name.",
                "Correct the name or add the entry.")
        case .duplicateID:
            CatalogueEntry(
                .error, "A name is given twice",
                "References to it are ambiguous.",
                "Rename one of them.")
        case .empty:
            CatalogueEntry(
                .error, "A list that must have an entry is empty",
                "Nothing could be chosen from it.",
                "Add an entry, or remove the key if it is optional.")
        case .unreachable:
            CatalogueEntry(
                .warning, "An entry can never be used",
                "Its condition contradicts another, or nothing refers to it.",
                "Correct the condition or remove the entry.")
        case .circular:
            CatalogueEntry(
                .error, "Entries depend on one another in a circle",
                "No order satisfies them.",
                "Break the circle.")
        case .condition:
            CatalogueEntry(
                .error, "A condition cannot be understood",
                "The step it guards would never or always happen.",
                "Write it in the form the documentation shows.")
        case .doseCap:
            CatalogueEntry(
                .error, "A maximum dose does not fit the dose per kilogram",
                "Reached below 10 kg of body weight, it points to a slip of the decimal point.",
                "Check both figures against their source.")
        case .doseUnit:
            CatalogueEntry(
                .error, "A dose has an unknown unit",
                "The amount could be off by a factor of a thousand.",
                "Use one of the units the documentation lists.")
        case .doseRoute:
            CatalogueEntry(
                .error, "A drug is given by a route it does not have",
                "The drug's own entry does not allow this route.",
                "Correct the route, or add it to the drug.")
        case .doseRange:
            CatalogueEntry(
                .error, "A dose lies outside what is usual for the drug",
                "The decimal point or the unit may have slipped.",
                "Check the figure against its source, or widen the range in the drug's own entry.")
        case .doseRepeat:
            CatalogueEntry(
                .error, "Repeats of a dose are not bounded",
                "A drug could be given without end, or again at once.",
                "Give both the number of doses and the time between them.")
        case .pronunciation:
            CatalogueEntry(
                .error, "A pronunciation or spoken form cannot be spoken",
                "It holds characters the synthesiser must not get.",
                "Use letters and the phoneme names of the documentation.")
        case .template:
            CatalogueEntry(
                .error, "A phrase template cannot be expanded",
                "A slot is unknown, or brackets do not match.",
                "Correct the template.")
        case .spokenNumber:
            CatalogueEntry(
                .error, "A number is written into a phrase",
                "It would be said whatever the script says, and no reading would stand behind it.",
                "Use a slot, such as {dose}.")
        case .missingWords:
            CatalogueEntry(
                .warning, "A language lacks words",
                "What has no words is not said in this language, or its protocol is not offered in it.",
                "Write them; docs/writing-languages.md says where each belongs.")
        }
    }
}
