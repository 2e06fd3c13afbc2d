public import EMSKnowledge
public import EMSModel
import EMSReproducibility

/// Decides an encounter: runs the patient and the crew through the protocol on a planned clock and writes down what
/// happens as an `EncounterScript`.
///
/// A pure function of the plan's entry and the knowledge. Every choice has a random stream of its own, named by the
/// step it belongs to. A drug that a protocol file no longer lists leaves its time slot empty: the call up to the
/// moment at which the drug would have begun to work stays as it was.
public struct ScriptWriter: Sendable {
    let clinical: ClinicalProtocol
    let catalogue: ClinicalCatalogue
    let language: LanguagePack
    let pace: Recipe.Pace
    let noise: CaseNoise

    public init(
        protocol clinical: ClinicalProtocol, catalogue: ClinicalCatalogue, language: LanguagePack, pace: Recipe.Pace,
        noise: CaseNoise = .none
    ) {
        self.clinical = clinical
        self.catalogue = catalogue
        self.language = language
        self.pace = pace
        self.noise = noise
    }

    /// Where a quota asks for an untidy call, the noise is drawn again until something has gone wrong, in the end with
    /// equipment that fails and a number that is said wrongly.
    public func script(for entry: EncounterPlan.Entry) -> EncounterScript {
        guard let tidiness = entry.tidiness else { return script(for: entry, noise, attempt: 0) }
        guard tidiness == .untidy else { return script(for: entry, .none, attempt: 0) }
        for attempt in 0..<Self.attempts {
            let script = script(for: entry, noise, attempt: attempt)
            if script.tidiness == .untidy { return script }
        }
        var rates = noise
        rates.equipment = 1
        rates.wrongNumber = 1
        return script(for: entry, rates, attempt: Self.attempts)
    }

    private static let attempts = 12

    private func script(for entry: EncounterPlan.Entry, _ rates: CaseNoise, attempt: Int) -> EncounterScript {
        let random = RandomSubstream(seed: entry.seed, "script")
        let cast = Cast(
            entry: entry, protocol: clinical, catalogue: catalogue, language: language, random: random)
        let course = clinical.courses.first { $0.id == entry.course } ?? clinical.courses[0]
        var run = ScriptRun(
            clinical: clinical, catalogue: catalogue, cast: cast, course: course, pace: pace,
            noise: NoiseDraw(rates: rates, attempt: attempt, random: random), random: random)
        run.play()
        let (beats, readings) = run.finish()
        return EncounterScript(
            id: entry.id, index: entry.index, seed: entry.seed, deal: entry.deal, language: language.id,
            protocolID: clinical.id,
            course: course.id, patient: cast.patient, incident: cast.incident, participants: cast.participants,
            beats: beats, reservations: run.reservations, readings: readings,
            physiology: run.physiology.samples, misreadings: run.misreadings(of: beats, readings))
    }
}
