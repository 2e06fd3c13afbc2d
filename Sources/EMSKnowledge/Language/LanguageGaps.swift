import EMSModel
public import EMSDiagnostics

/// What a language pack lacks, seen from the one that protocol files are written in.
///
/// A gap is no error: a protocol without words is not offered in the language, a class that nobody wrote is not said.
public struct LanguageGaps {
    private let pack: LanguagePack
    private let model: LanguagePack
    private let knowledge: Knowledge
    private var findings: [EMSDiagnostics.Finding] = []

    /// - Returns: one finding for each kind of thing that is missing, in a fixed order; none for the language that
    ///   protocol files are written in.
    public static func findings(of pack: LanguagePack, in knowledge: Knowledge) -> [EMSDiagnostics.Finding] {
        guard pack.id != ClinicalProtocol.ownLanguage, let model = knowledge.languages[ClinicalProtocol.ownLanguage]
        else { return [] }
        var gaps = LanguageGaps(pack: pack, model: model, knowledge: knowledge)
        gaps.lookAtPack()
        for clinical in knowledge.protocols {
            if let words = pack.protocols[clinical.id] { gaps.look(at: clinical, words) }
        }
        gaps.lookAtTerms()
        return gaps.findings
    }

    private init(pack: LanguagePack, model: LanguagePack, knowledge: Knowledge) {
        self.pack = pack
        self.model = model
        self.knowledge = knowledge
    }

    // MARK: The pack

    private mutating func lookAtPack() {
        note("names for", model.names.keys.filter { pack.names[$0] == nil })
        let units = DoseUnit.allCases.map(\.rawValue) + ["%", "/", "mg/dL", "mmHg", "kg", "J"]
        note("a spoken form for", units.filter { pack.spokenForms[$0] == nil })
        // Bent words are each language's own, what stands for a closed vocabulary is not; and so are the subjects of small
        // talk and the lists they draw from, but not with whom there is any.
        let closed = ["word.rhythm.", "word.procedure."]
        let own = ["word.", "chat.", "list."]
        note(
            "phrases for",
            model.phrases.keys.filter { name in
                let isOwn = own.contains { name.hasPrefix($0) } && !closed.contains { name.hasPrefix($0) }
                return !isOwn && name != "number.pair_zero" && pack.phrases[name]?.isEmpty ?? true
            })
        let companies = Set(Self.smallTalk(of: pack).map { $0[1] })
        note("small talk with", Self.smallTalk(of: model).map { $0[1] }.filter { !companies.contains($0) })
        note(
            "answers to",
            Self.smallTalk(of: pack).map { $0.joined(separator: ".") }
                .filter { pack.phrases[$0 + ".reply"]?.isEmpty ?? true })
        note("words for the protocols", knowledge.protocols.map(\.id).filter { pack.protocols[$0] == nil }, .info)
        if knowledge.lexica[pack.id] == nil { note("pronunciations in", ["assets/pronunciation/\(pack.id).yaml"]) }
        if !knowledge.voices.contains(where: { $0.language == pack.id }) {
            note("voices in", ["assets/voices/\(pack.id).yaml"])
        }
    }

    /// The classes `chat.WHO.SUBJECT` in their parts.
    private static func smallTalk(of pack: LanguagePack) -> [[String]] {
        pack.phrases.keys.map { $0.split(separator: ".").map(String.init) }
            .filter { $0.count == 3 && $0[0] == "chat" }
    }

    // MARK: Protocols

    private mutating func look(at clinical: ClinicalProtocol, _ words: ProtocolWords) {
        let file = "protocols/\(clinical.id).yaml"
        var missing: [String] = []
        for presentation in clinical.presentations {
            let own = words.presentations[presentation.id]
            if own?.dispatch.isEmpty ?? true { missing.append("presentations.\(presentation.id).dispatch") }
            if own?.story.isEmpty ?? true { missing.append("presentations.\(presentation.id).story") }
            if !presentation.complaint.isEmpty, own?.complaint.isEmpty ?? true {
                missing.append("presentations.\(presentation.id).complaint")
            }
        }
        for finding in clinical.findings {
            let own = words.findings[finding.term.slug]
            if !finding.present.isEmpty, own?.present.isEmpty ?? true {
                missing.append("findings.\(finding.term.slug).present")
            }
            if !finding.absent.isEmpty, own?.absent.isEmpty ?? true {
                missing.append("findings.\(finding.term.slug).absent")
            }
        }
        for step in clinical.allSteps {
            for act in step.say.keys.sorted(by: { $0.rawValue < $1.rawValue })
            where words.steps[step.id]?[act]?.isEmpty ?? true {
                missing.append("steps.\(step.id).\(act.rawValue)")
            }
        }
        for slug in clinical.differentials.map(\.impression.slug) where words.differentials[slug] == nil {
            missing.append("differentials.\(slug)")
        }
        for name in clinical.phrases.keys.sorted() where words.phrases[name]?.isEmpty ?? true {
            // A bent word may just as well stand in the pack.
            if name.hasPrefix("word."), pack.phrases[name] != nil { continue }
            missing.append("phrases.\(name)")
        }
        note("", missing, sorted: false, in: file)
    }

    // MARK: Terms

    /// What the protocols that the language speaks may name.
    private mutating func lookAtTerms() {
        var terms: Set<String> = []
        var places: Set<String> = []
        var relations: Set<String> = []
        for clinical in knowledge.protocols where pack.protocols[clinical.id] != nil {
            terms.formUnion([clinical.impression.slug, clinical.symptom.slug])
            terms.formUnion(clinical.findings.map(\.term.slug))
            terms.formUnion(clinical.differentials.map(\.impression.slug))
            terms.formUnion(clinical.medications.map(\.drug.slug))
            terms.formUnion(clinical.medications.flatMap { $0.contraindications.map(\.reason.slug) })
            for presentation in clinical.presentations {
                terms.formUnion(presentation.conditions.keys)
                terms.formUnion(presentation.homeMedications.keys)
                terms.formUnion(presentation.allergies.keys)
                places.formUnion(presentation.places)
                relations.formUnion(presentation.relations)
            }
            for step in clinical.allSteps {
                if case .perform(let slug) = step.action, pack.phrases["word.procedure.\(slug)"] == nil {
                    terms.insert(slug)
                }
            }
        }
        note("a name for the terms", terms.filter { pack.terms[$0] == nil })
        note("a class for the places", classes("word.place.", places))
        note("a class for the relations", classes("word.relation.", relations))
    }

    private func classes(_ prefix: String, _ words: Set<String>) -> [String] {
        words.map { prefix + String($0.lowercased().map { $0.isASCII && $0.isLetter ? $0 : "_" }) }
            .filter { pack.phrases[$0]?.isEmpty ?? true }
    }

    private mutating func note(
        _ what: String, _ missing: some Sequence<String>, _ severity: Severity = .warning, sorted: Bool = true,
        in file: String? = nil
    ) {
        let names = sorted ? Array(Set(missing)).sorted() : Array(missing)
        guard !names.isEmpty else { return }
        let lead = what.isEmpty ? "" : what + " "
        findings.append(
            EMSDiagnostics.Finding(
                .knowledge(.missingWords), "the language \"\(pack.id)\" lacks \(lead)\(names.joined(separator: ", "))",
                severity: severity, path: "assets/language/\(pack.id)" + (file.map { "/" + $0 } ?? "")))
    }
}
