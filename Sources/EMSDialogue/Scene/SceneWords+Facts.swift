internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

// Drugs, doses, readings and terms as fragments with their mentions.
extension SceneWords {
    /// What is said by somebody who was told it, or who is not of the crew, is reported.
    var status: Mention.Status { Self.status(of: speaker) }

    static func status(of speaker: Person) -> Mention.Status {
        switch speaker.role {
        case .family, .bystander, .caller, .patient, .dispatcher, .police: .reported
        default: .current
        }
    }

    /// What was done is past in a line that looks back.
    var deedStatus: Mention.Status { isRetrospective ? .past : status }

    func number(
        _ value: Double, _ kind: Mention.Kind, unit: String? = nil, style: NumberSpeller.Style = .cardinal,
        beatID: String? = nil
    ) -> Fragment {
        let piece = Fragment.Piece(speller.written(value), spoken: speller.spoken(value, style: style))
        return Fragment(pieces: [piece]).mentioned(
            Mention(
                start: 0, end: 0, kind: kind, value: .number(value), unit: unit, beatID: beatID, status: status))
    }

    /// A name with numbers in it spelled where the language has no spoken form of its own.
    ///
    /// - Parameter name: what it is called here; nil for the name the language has for it.
    func named(
        _ term: CodedTerm, _ kind: Mention.Kind, assertion: Observation.Assertion = .present, beatID: String? = nil,
        status: Mention.Status? = nil, name: String? = nil
    ) -> Fragment {
        var mention = mention(of: term, kind, assertion: assertion, beatID: beatID)
        mention.status = status ?? mention.status
        return Fragment(pieces: (name ?? self.name(of: term)).tokens.map(piece))
            .mentioned(mention)
    }

    private func name(of term: CodedTerm) -> String { terms[term.slug]?.name ?? term.name }

    func mention(
        of term: CodedTerm, _ kind: Mention.Kind, assertion: Observation.Assertion = .present, beatID: String? = nil
    ) -> Mention {
        Mention(
            start: 0, end: 0, kind: kind, value: .text(term.slug), code: term.mentionCode, assertion: assertion,
            beatID: beatID, status: status)
    }

    private func piece(_ token: String) -> Fragment.Piece {
        guard let value = Int(token), !writer.knows(token) else { return Fragment.Piece(token) }
        return Fragment.Piece(token, spoken: speller.spoken(Double(value)))
    }

    /// A term as crews call it, by a class `word.KIND.SLUG` of the language, or by its name.
    func slang(
        _ word: String, _ term: CodedTerm, _ kind: Mention.Kind, beatID: String?, _ renderer: PhraseRenderer,
        _ random: inout RandomSubstream
    ) throws(DialogueError) -> Fragment {
        if let phrases = phrasebook.variants(of: "word.\(word).\(term.slug)"),
            let fragment = try renderer.fragment(of: phrases, random: &random)
        {
            // Its own mention takes the place of those of fixed terms in it.
            return Fragment(pieces: fragment.pieces, sources: fragment.sources).mentioned(
                mention(of: term, kind, beatID: beatID))
        }
        return named(term, kind, beatID: beatID)
    }

    /// An order that is taken back is no more than what was meant to be done.
    private var orderedAssertion: Observation.Assertion {
        if case .takeBack = beat.action { .possible } else { .present }
    }

    func drugName(random: inout RandomSubstream) -> SlotValue {
        let term: CodedTerm
        var assertion = Observation.Assertion.present
        var beatID: String?
        switch subject {
        case .doses(let doses):
            guard let first = doses.first else { return .absent }
            term = first.dose.drug
            beatID = first.beatID
            assertion = orderedAssertion
        case .withheld(let drug, _), .declined(let drug, .drug):
            term = drug
            assertion = .absent
            beatID = beat.id
        default: return .absent
        }
        let isShort = random.chance(isRetrospective ? 0.25 : 0.55)
        let short = terms[term.slug]?.short ?? catalogue.drugs[term.slug]?.shortNames ?? []
        let pick = short.isEmpty ? nil : random.pick(short)
        return .value(
            named(
                term, .drug, assertion: assertion, beatID: beatID, status: deedStatus, name: isShort ? pick : nil))
    }

    func amount(_ given: ScriptFacts.GivenDose, hasUnit: Bool) -> Fragment {
        let dose = given.dose
        let one = dose.dose == 1 ? speller.oneBeforeUnit : nil
        let number = Fragment.Piece(speller.written(dose.dose), spoken: one ?? speller.spoken(dose.dose))
        let unit = dose.unit.rawValue
        let single = dose.dose == 1 ? writer.spoken(ofForm: "1" + unit) : nil
        let pieces = hasUnit ? [number, Fragment.Piece(unit, spoken: single ?? writer.spoken(ofForm: unit))] : [number]
        return Fragment(pieces: pieces).mentioned(
            Mention(
                start: 0, end: 0, kind: .dose, value: .number(dose.dose), unit: unit, code: dose.drug.mentionCode,
                assertion: orderedAssertion, beatID: given.beatID, status: deedStatus))
    }

    func energy(
        hasUnit: Bool, renderer: PhraseRenderer, random: inout RandomSubstream
    ) throws(DialogueError) -> SlotValue {
        guard case .shock(let shock, let beatID, _) = subject else { return .absent }
        let value = Double(shock.energyJoules)
        var fragment = Fragment(pieces: [Fragment.Piece(speller.written(value), spoken: speller.spoken(value))])
        if hasUnit, let words = phrasebook.variants(of: "number.joules"),
            let unit = try renderer.fragment(of: words, random: &random)
        {
            fragment = fragment + unit
        }
        return .value(
            fragment.mentioned(
                Mention(
                    start: 0, end: 0, kind: .energy, value: .number(value), unit: "J", beatID: beatID,
                    status: deedStatus)))
    }

    func score(
        _ value: Double, renderer: PhraseRenderer, random: inout RandomSubstream
    ) throws(DialogueError) -> Fragment {
        var fragment = Fragment(pieces: [Fragment.Piece(speller.written(value), spoken: speller.spoken(value))])
        if random.chance(0.6), let words = phrasebook.variants(of: "number.out_of"),
            let joint = try renderer.fragment(of: words, random: &random)
        {
            fragment = fragment + joint + Fragment(pieces: [Fragment.Piece("10", spoken: speller.spoken(10))])
        }
        return fragment.mentioned(
            Mention(
                start: 0, end: 0, kind: .score, value: .number(value), unit: VitalKind.pain.unit,
                code: VitalKind.pain.mentionCode, beatID: beat.id, status: status))
    }

    /// Such as `8 months`.
    func ageInMonths(
        _ months: Int, renderer: PhraseRenderer, random: inout RandomSubstream
    ) throws(DialogueError) -> Fragment {
        let name = months == 1 ? "number.month" : "number.months"
        let words = try renderer.fragment(of: phrasebook.variants(of: name) ?? [], random: &random)
        let number = Fragment(pieces: [
            Fragment.Piece(speller.written(Double(months)), spoken: speller.spoken(Double(months)))
        ])
        return (number + (words ?? Fragment(pieces: []))).mentioned(
            Mention(start: 0, end: 0, kind: .age, value: .number(Double(months)), unit: "mo", status: status))
    }

    /// Minutes, as hours from two hours on. Whole hours are a number of hours, all else one of minutes.
    func duration(
        _ minutes: Int, renderer: PhraseRenderer, random: inout RandomSubstream
    ) throws(DialogueError) -> Fragment {
        var parts: [(value: Int, unit: String)] = []
        if minutes >= 120 {
            parts.append((minutes / 60, "hour"))
            if minutes % 60 != 0 { parts.append((minutes % 60, "minute")) }
        } else {
            parts.append((minutes, "minute"))
        }
        var fragment = Fragment(pieces: [])
        for (value, unit) in parts {
            let name = "number.\(unit)\(value == 1 ? "" : "s")"
            let words = try renderer.fragment(of: phrasebook.variants(of: name) ?? [], random: &random)
            let own = value == 1 ? phrasebook.variants(of: "number.one_\(unit)")?.first : nil
            let spoken = own.flatMap { writer.spoken($0.text) } ?? speller.spoken(Double(value))
            fragment = fragment + Fragment(pieces: [Fragment.Piece(speller.written(Double(value)), spoken: spoken)])
            if let words { fragment = fragment + words }
        }
        let isWholeHours = parts.count == 1 && parts[0].unit == "hour"
        return fragment.mentioned(
            Mention(
                start: 0, end: 0, kind: .duration, value: .number(Double(isWholeHours ? parts[0].value : minutes)),
                unit: isWholeHours ? "h" : "min", beatID: beat.id, status: status))
    }

    func terms(renderer: PhraseRenderer, random: inout RandomSubstream) throws(DialogueError) -> SlotValue {
        let (terms, kind, assertion): ([CodedTerm], Mention.Kind, Observation.Assertion)
        switch subject {
        case .terms(let list, let listKind, let listAssertion):
            (terms, kind, assertion) = (list, listKind, listAssertion)
        case .answer(let answer):
            (terms, kind, assertion) = (answer.terms, answer.item.mentionKind, answer.item.assertion)
        default: return .absent
        }
        guard let last = terms.last else { return .absent }
        let fragments = terms.map { named($0, kind, assertion: assertion, beatID: beat.id) }
        guard fragments.count > 1 else { return .value(named(last, kind, assertion: assertion, beatID: beat.id)) }
        let joint = try renderer.fragment(of: phrasebook.variants(of: "number.and") ?? [], random: &random)
        var list = Fragment(pieces: [])
        for fragment in fragments.dropLast(2) { list = list + fragment.closed(by: ",") }
        list = list + fragments[fragments.count - 2]
        return .value(list + (joint ?? Fragment(pieces: [])) + fragments[fragments.count - 1])
    }
}

extension HistoryAnswer.Item {
    var mentionKind: Mention.Kind {
        switch self {
        case .allergies: .allergy
        case .medications: .drug
        case .history: .condition
        default: .finding
        }
    }

    var assertion: Observation.Assertion { self == .history ? .historical : .present }
}
