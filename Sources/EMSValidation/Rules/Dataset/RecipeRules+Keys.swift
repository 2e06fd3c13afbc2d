import EMSDiagnostics
import EMSManifest

extension RecipeRules {
    /// Keys of a recipe that this version of the format does not have: what they ask for, nobody has done. One that asks for no
    /// streams is not of this program, and has sections alone.
    var strangeKeys: [Finding] {
        guard dataset.record.versions["emsynth"] != nil, dataset.record.formatVersion == DatasetFormat.version,
            case .object(let recipe)? = dataset.record.recipe
        else { return [] }
        var findings: [Finding] = []
        func check(_ value: JSONValue, _ known: Set<String>, _ place: String) {
            guard case .object(let fields) = value else { return }
            for key in fields.keys.sorted() where !known.contains(key) {
                let field = "\(place).\(key.prefix(80))"
                findings.append(
                    dataset.finding(.schema(.unknownField), "\(field) is no key of a recipe", field: field))
            }
        }
        if recipe["streams"] != nil { check(.object(recipe), Self.keys, "recipe") }
        for (section, keys) in Self.sections.sorted(by: { $0.key < $1.key }) {
            recipe[section].map { check($0, keys, "recipe.\(section)") }
        }
        return findings
    }

    private static let keys: Set = [
        "audio", "clocks", "description", "disfluency", "encounters", "frames", "language", "licence", "name", "noise",
        "own_material", "pace", "pairs", "protocols", "quotas", "seed", "splits", "streams", "title",
    ]

    /// Those whose keys are not names of protocols, kinds or dimensions.
    private static let sections: [String: Set<String>] = [
        "audio": ["container", "delivery", "faults", "ladder", "rooms", "sample_rate_hz", "stems", "voices"],
        "clocks": ["drift_ppm"],
        "disfluency": [
            "backchannels", "cut_offs", "hesitations_per_1000_words", "missing_dose_read_backs", "missing_read_backs",
            "openers_per_1000_words", "repetitions_per_1000_words", "restarts_per_1000_words",
        ],
        "frames": ["every_s", "height", "recorded", "width"],
        "noise": ["equipment", "impression_change", "late_contraindication", "refusal", "wrong_number"],
        "pairs": ["kinds", "nuisance", "scenes", "utterances"],
        "splits": ["test", "train", "validation"],
        "streams": ["audio", "frames", "report", "sensors"],
    ]
}
