public import EMSModel

/// One way this complaint comes about: who calls, where, what happened, what is found.
public struct Presentation: Sendable {
    public var id: String
    public var weight: Double
    /// Who tells the story on scene: family, bystander, caller, police, patient …
    public var storyteller: Role
    /// Words for the storyteller's relation to the patient, such as `wife`.
    public var relations: [String]
    /// Kinds of place, such as `kitchen`.
    public var places: [String]
    public var ageGroups: [AgeGroup]
    /// Ages it occurs at within these groups; nil for all.
    public var ageYears: ClosedRange<Int>?
    /// What the dispatcher says is the matter; slots: age_years, sex_noun, place.
    public var dispatch: [Phrase]
    /// What the storyteller says happened; one is chosen, several lines of talk each.
    public var story: [Phrase]
    /// What the patient says, if able to talk.
    public var complaint: [Phrase]
    /// Probability of a finding where it differs from the protocol's.
    public var findings: [String: Double]
    /// Probability that the patient has a condition, by slug of the catalogue.
    public var conditions: [String: Double]
    /// Probability that the patient takes a drug at home.
    public var homeMedications: [String: Double]
    public var allergies: [String: Double]
    /// How those of a role speak, where there is a reason for it.
    public var voices: [Role: VoiceTrait]
    /// Minutes from onset to arrival.
    public var onsetMinutes: ClosedRange<Int>
    /// Contact vitals where they differ from the protocol's.
    public var contact: ContactVitals?
    /// What it is called and coded as where that differs from the protocol: impression (`eSituation.11`), symptom
    /// (`eSituation.09`) and protocol code (`eProtocols.01`).
    public var impression: CodedTerm?
    public var symptom: CodedTerm?
    public var nemsis: String?

    public init(
        id: String, weight: Double, storyteller: Role, relations: [String], places: [String], ageGroups: [AgeGroup],
        dispatch: [Phrase], story: [Phrase], complaint: [Phrase], findings: [String: Double],
        conditions: [String: Double], homeMedications: [String: Double], allergies: [String: Double],
        onsetMinutes: ClosedRange<Int>, contact: ContactVitals?, impression: CodedTerm? = nil,
        symptom: CodedTerm? = nil, nemsis: String? = nil, ageYears: ClosedRange<Int>? = nil,
        voices: [Role: VoiceTrait] = [:]
    ) {
        self.id = id
        self.weight = weight
        self.storyteller = storyteller
        self.relations = relations
        self.places = places
        self.ageGroups = ageGroups
        self.dispatch = dispatch
        self.story = story
        self.complaint = complaint
        self.findings = findings
        self.conditions = conditions
        self.homeMedications = homeMedications
        self.allergies = allergies
        self.onsetMinutes = onsetMinutes
        self.contact = contact
        self.impression = impression
        self.symptom = symptom
        self.nemsis = nemsis
        self.ageYears = ageYears
        self.voices = voices
    }

    /// The ages of a group at which it occurs.
    public func years(of group: AgeGroup) -> ClosedRange<Int> {
        ageYears.map { group.years.overlaps($0) ? group.years.clamped(to: $0) : group.years } ?? group.years
    }
}

/// A sign or symptom the crew may look for.
public struct Finding: Hashable, Sendable {
    public var term: CodedTerm
    /// Probability of being present.
    public var probability: Double
    /// How it is reported when it is there, and when it is not.
    public var present: [Phrase]
    public var absent: [Phrase]
    /// How the patient speaks who has it; nil where it is not heard.
    public var voice: VoiceTrait?

    public init(
        term: CodedTerm, probability: Double, present: [Phrase], absent: [Phrase], voice: VoiceTrait? = nil
    ) {
        self.term = term
        self.probability = probability
        self.present = present
        self.absent = absent
        self.voice = voice
    }
}
