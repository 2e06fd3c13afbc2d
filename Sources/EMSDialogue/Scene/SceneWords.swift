internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// The slots of a line: what each of them stands for, given who speaks to whom, about what, and when.
///
/// A slot that is not listed here is looked up among the classes of the language, most particular first:
/// `word.NAME.self` if the patient speaks, `word.NAME.you` if the patient is spoken to, `word.NAME.SEX.AGEGROUP`,
/// `word.NAME.SEX`, `word.NAME`. So a language bends its words as it needs without any Swift.
///
/// A class, since whatever fills a slot holds on to it.
final class SceneWords {
    private let call: CallWords
    var script: EncounterScript { call.script }
    var clinicalProtocol: ClinicalProtocol { call.clinicalProtocol }
    var catalogue: ClinicalCatalogue { call.catalogue }
    var terms: [String: TermWords] { call.words.terms }
    var phrasebook: Phrasebook { call.phrasebook }
    var speller: NumberSpeller { call.words.speller }
    var writer: SpokenWriter { call.words.writer }
    var facts: ScriptFacts { call.facts }
    private let plan: BeatPlan
    private let line: Line
    var beat: Beat { plan.beat }
    /// Beats before this index are over when the line is said.
    let end: Int
    let speaker: Person
    var listener: Person? { line.listener }
    var subject: Subject { line.subject }
    /// Whether the line looks back, so that every reading in it is a past one.
    var isRetrospective: Bool { line.isRetrospective }

    init(_ call: CallWords, _ plan: BeatPlan, _ line: Line, speaker: Person, end: Int) {
        self.call = call
        self.plan = plan
        self.line = line
        self.end = end
        self.speaker = speaker
    }

    func value(
        of slot: Slot, renderer: PhraseRenderer, random: inout RandomSubstream
    ) throws(DialogueError) -> SlotValue {
        switch slot {
        case .fact(let fact):
            return try value(of: fact, renderer: renderer, random: &random) ?? bent(fact.rawValue)
        case .vital(let kind, let isFirst): return vital(kind, isFirst: isFirst)
        case .bloodPressure(let isFirst): return bloodPressure(isFirst: isFirst)
        case .bent(let name): return bent(name)
        }
    }

    private func bent(_ name: String) -> SlotValue {
        if let phrases = bentWords(name) { return .phrases(phrases) }
        return Self.hasBentWords(name, in: phrasebook) ? .absent : .unknown
    }

    private func bentWords(_ name: String) -> [Phrase]? {
        let isToPatient = listener?.role == .patient
        if name == "sir_maam", let listener, !isToPatient, !listener.role.isCrew { return wordsOfAddress(listener) }
        let forms = call.bentForms(of: name)
        if speaker.role == .patient, let own = forms.own { return own }
        return isToPatient ? forms.you ?? forms.other : forms.other
    }

    /// What somebody who is neither the patient nor of the crew is called to the face: a child's parents by what they are
    /// to the child. What is said to the crew with such a word in it is meant for the patient's ears.
    private func wordsOfAddress(_ listener: Person) -> [Phrase]? {
        let kin = script.patient.isMinor && !listener.relation.isEmpty ? ["word.sir_maam." + listener.relation] : []
        for name in kin + ["word.sir_maam.grown.\(listener.sex.rawValue)", "word.sir_maam.\(listener.sex.rawValue)"] {
            if let own = phrasebook.variants(of: name) { return own }
        }
        return nil
    }

    static func hasBentWords(_ name: String, in phrasebook: Phrasebook) -> Bool {
        let ends =
            ["", ".self", ".you"] + Sex.allCases.map { "." + $0.rawValue }
            + Sex.allCases.flatMap { sex in AgeGroup.allCases.map { ".\(sex.rawValue).\($0.rawValue)" } }
        return ends.contains { phrasebook.variants(of: "word." + name + $0) != nil }
    }

    private func value(
        of fact: Slot.Fact, renderer: PhraseRenderer, random: inout RandomSubstream
    ) throws(DialogueError) -> SlotValue? {
        if let value = personOrPlace(fact) { return value }
        switch fact {
        case .impression: return .value(named(clinicalProtocol.impression, .condition))
        case .symptom: return .value(named(clinicalProtocol.symptom, .finding))
        case .drug: return drugName(random: &random)
        case .dose: return dose { amount($0, hasUnit: true) }
        case .amount: return dose { amount($0, hasUnit: false) }
        case .route: return dose { Fragment(words: $0.dose.route.rawValue) }
        case .times: return times
        case .reason:
            guard case .withheld(_, let reason) = subject else { return .absent }
            return .value(named(reason, .condition))
        case .procedure:
            if case .declined(let term, .procedure) = subject {
                var said = try slang("procedure", term, .procedure, beatID: beat.id, renderer, &random)
                for index in said.mentions.indices { said.mentions[index].assertion = .absent }
                return .value(said)
            }
            guard case .procedure(let procedure, let beatID) = subject else { return .absent }
            return .value(try slang("procedure", procedure.term, .procedure, beatID: beatID, renderer, &random))
        case .rhythm:
            guard let rhythm else { return .absent }
            let term = CodedTerm(
                slug: rhythm.rawValue, name: rhythm.rawValue.replacing("_", with: " "), system: .nemsis,
                code: rhythm.nemsisCode)
            // Who looks back tells what the monitor showed then.
            let seen = isRetrospective ? facts.beat(naming: rhythm, before: end)?.id : nil
            var said = try slang("rhythm", term, .rhythm, beatID: seen, renderer, &random)
            for index in said.mentions.indices { said.mentions[index].status = deedStatus }
            return .value(said)
        case .energy, .joules: return try energy(hasUnit: fact == .energy, renderer: renderer, random: &random)
        case .shocks:
            guard case .shock(_, let beatID, let count) = subject else { return .absent }
            return .value(number(Double(count), .count, beatID: beatID))
        case .finding:
            guard case .observation(let observation) = subject else { return .absent }
            return .value(named(observation.finding, .finding, assertion: observation.assertion, beatID: beat.id))
        case .terms, .findings: return try terms(renderer: renderer, random: &random)
        case .vitals: return try vitals(renderer: renderer, random: &random)
        case .score:
            guard case .answer(let answer) = subject, let value = answer.value else { return .absent }
            return .value(try score(value, renderer: renderer, random: &random))
        case .timeAgo, .onsetMinutes, .careMinutes, .eta:
            guard let minutes = minutes(of: fact) else { return .absent }
            return .value(try duration(minutes, renderer: renderer, random: &random))
        case .age:
            return .phrases(phrasebook.variants(of: script.patient.ageMonths == nil ? "age" : "age.months") ?? [])
        case .ageInMonths:
            guard let months = script.patient.ageMonths else { return .absent }
            return .value(try ageInMonths(months, renderer: renderer, random: &random))
        case .counting:
            guard case .counting(let numbers) = subject else { return .absent }
            return .value(
                numbers.dropLast().reduce(Fragment(pieces: [])) { $0 + number(Double($1), .count).closed(by: ",") }
                    + number(Double(numbers.last ?? 1), .count))
        default: return nil
        }
    }

    private var rhythm: Rhythm? {
        if case .rhythm(let rhythm) = subject { return rhythm }
        return facts.rhythm(before: end)
    }

    private func minutes(of fact: Slot.Fact) -> Int? {
        switch fact {
        case .eta: return script.incident.etaMinutes
        case .onsetMinutes: return script.incident.minutesSinceOnset
        case .careMinutes: return Termination.careMinutes
        default:
            guard case .answer(let answer) = subject else { return nil }
            return answer.value.map { Int($0.rounded()) }
        }
    }

    private var times: SlotValue {
        guard case .doses(let doses) = subject, doses.count > 1 else { return .absent }
        return .value(number(Double(doses.count), .count))
    }

    private func dose(_ fragment: (ScriptFacts.GivenDose) -> Fragment) -> SlotValue {
        guard case .doses(let doses) = subject, let first = doses.first else { return .absent }
        return .value(fragment(first))
    }
}
