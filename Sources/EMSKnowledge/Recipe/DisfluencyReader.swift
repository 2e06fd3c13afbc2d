import EMSDiagnostics

/// Reads the key `disfluency` of a recipe.
enum DisfluencyReader {
    private static let named = ["none": DisfluencyRates.none, "natural": DisfluencyRates.natural]
    /// More than every fifth word of a kind is no speech.
    private static let perThousandWords = 0.0...200

    static func rates(_ mapping: MappingReader) -> DisfluencyRates {
        guard let node = mapping.optional("disfluency") else { return .natural }
        let report = mapping.report
        if case .mapping = node.content { return rates(node, report) }
        guard let name = report.text(node, "disfluency") else { return .natural }
        guard let rates = named[name] else {
            let question = NearestName.question(name, in: named.keys.sorted())
            report.add(
                .unknownValue,
                "there is no manner of speech \"\(shown(name))\"" + (question.isEmpty ? "" : "; \(question)"),
                at: node.position, remedy: "One of: none, natural, or a mapping of rates.")
            return .natural
        }
        return rates
    }

    private static func rates(_ node: KnowledgeNode, _ report: FileReport) -> DisfluencyRates {
        let reader = MappingReader(node, "\"disfluency\"", report)
        let usual = DisfluencyRates.natural
        func words(_ key: DisfluencyRates.CodingKeys, _ value: Double) -> Double {
            reader.number(key.rawValue, in: perThousandWords, default: value)
        }
        func share(_ key: DisfluencyRates.CodingKeys, _ value: Double) -> Double {
            reader.number(key.rawValue, in: Limits.probability, default: value)
        }
        let rates = DisfluencyRates(
            hesitationsPerThousandWords: words(.hesitationsPerThousandWords, usual.hesitationsPerThousandWords),
            openersPerThousandWords: words(.openersPerThousandWords, usual.openersPerThousandWords),
            repetitionsPerThousandWords: words(.repetitionsPerThousandWords, usual.repetitionsPerThousandWords),
            restartsPerThousandWords: words(.restartsPerThousandWords, usual.restartsPerThousandWords),
            cutOffs: share(.cutOffs, usual.cutOffs), backchannels: share(.backchannels, usual.backchannels),
            missingReadBacks: share(.missingReadBacks, usual.missingReadBacks),
            missingDoseReadBacks: share(.missingDoseReadBacks, usual.missingDoseReadBacks))
        reader.finish()
        return rates
    }
}
