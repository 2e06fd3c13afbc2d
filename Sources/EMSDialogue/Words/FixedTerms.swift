internal import EMSKnowledge
internal import EMSModel

/// Tokens that hold a digit and state no number, in lower case, with the mention each of them is.
enum FixedTerms {
    static func mentions(_ catalogue: ClinicalCatalogue) -> [String: Mention] {
        let twelveLead = mention(.procedure, twelveLead(catalogue)?.mentionCode ?? "snomed:268400002")
        let oxygen = catalogue.drugs["oxygen"]?.term
        let drug = mention(.drug, oxygen?.mentionCode ?? "rxnorm:7806", oxygen?.slug ?? "oxygen")
        let saturation = mention(.vital, VitalKind.spo2.mentionCode)
        let endTidal = mention(.vital, VitalKind.etco2.mentionCode)
        let emergencyNumber = mention(.unitName, nil)
        // Electrodes of the chest.
        let leads = Dictionary(uniqueKeysWithValues: (1...6).map { ("v\($0)", twelveLead) })
        return leads.merging([
            "12-lead": twelveLead, "12-leads": twelveLead, "4-lead": twelveLead,
            "o2": drug, "spo2": saturation, "etco2": endTidal, "co2": endTidal,
            "911": emergencyNumber, "112": emergencyNumber, "999": emergencyNumber,
        ]) { $1 }
    }

    /// The only procedure among them.
    static func twelveLead(_ catalogue: ClinicalCatalogue) -> CodedTerm? { catalogue.procedures["twelve_lead"]?.term }

    /// Names that open like a drug's and are none, in tokens of lower case.
    static let noDrugs = [
        ["calcium", "channel"], ["calcium", "blocker"], ["calcium", "blockers"], ["insulin", "pump"],
        ["insulin", "pumps"],
    ]

    /// Whether the oxygen of a word is that of the blood, by the word that follows.
    static func isSaturation(_ word: String, _ next: String) -> Bool {
        guard Punctuation.core(of: word).lowercased() == "o2" else { return false }
        return ["sat", "sats", "saturation", "saturations"].contains(Punctuation.core(of: next).lowercased())
    }

    private static func mention(_ kind: Mention.Kind, _ code: String?, _ slug: String? = nil) -> Mention {
        Mention(start: 0, end: 0, kind: kind, value: slug.map { .text($0) }, code: code)
    }
}

extension CodedTerm {
    /// `system:code`.
    var mentionCode: String { system.rawValue + ":" + code }
}
