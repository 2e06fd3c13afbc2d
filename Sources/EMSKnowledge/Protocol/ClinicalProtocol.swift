public import EMSModel

/// A protocol file: what a complaint looks like, how the patient changes, what the crew does and what is said.
public struct ClinicalProtocol: Sendable {
    public struct Labels: Hashable, Sendable {
        /// Regional number, such as `2-7`.
        public var odemsaNumber: String
        /// Upstream label string, exactly as published.
        public var odemsa: String
        /// Upstream string of the group (adult and paediatric twins share one).
        public var group: String
        /// NEMSIS `eProtocols.01` code.
        public var nemsis: String

        public init(odemsaNumber: String, odemsa: String, group: String, nemsis: String) {
            self.odemsaNumber = odemsaNumber
            self.odemsa = odemsa
            self.group = group
            self.nemsis = nemsis
        }
    }

    /// Slug, equal to the file name without its extension.
    public var id: String
    public var title: String
    public var labels: Labels
    /// Primary impression (ICD-10, NEMSIS `eSituation.11`).
    public var impression: CodedTerm
    /// Primary symptom (ICD-10, NEMSIS `eSituation.09`).
    public var symptom: CodedTerm
    /// Relative frequency of age groups; those absent do not occur.
    public var ageGroups: [Weighted<AgeGroup>]
    public var sexes: [Weighted<Sex>]
    /// Acuity, in words a lead would use: `critical` calls hurry, `emergent` ones do not.
    public var isCritical: Bool
    public var presentations: [Presentation]
    public var findings: [Finding]
    public var contact: ContactVitals
    public var courses: [Course]
    public var medications: [Medication]
    public var steps: [ProtocolStep]
    /// Lines of a class of generic talk that this protocol says in its own words (`impression`, `radio_report`, …).
    public var phrases: [String: [Phrase]]
    /// What it may be taken for at first.
    public var differentials: [Differential]
    /// How the scores that its steps measure are counted.
    public var scores: [CountedScore]

    public init(
        id: String, title: String, labels: Labels, impression: CodedTerm, symptom: CodedTerm,
        ageGroups: [Weighted<AgeGroup>], sexes: [Weighted<Sex>], isCritical: Bool, presentations: [Presentation],
        findings: [Finding], contact: ContactVitals, courses: [Course], medications: [Medication],
        steps: [ProtocolStep], phrases: [String: [Phrase]], differentials: [Differential] = [],
        scores: [CountedScore] = []
    ) {
        self.id = id
        self.title = title
        self.labels = labels
        self.impression = impression
        self.symptom = symptom
        self.ageGroups = ageGroups
        self.sexes = sexes
        self.isCritical = isCritical
        self.presentations = presentations
        self.findings = findings
        self.contact = contact
        self.courses = courses
        self.medications = medications
        self.steps = steps
        self.phrases = phrases
        self.differentials = differentials
        self.scores = scores
    }

    public func medication(_ slug: String) -> Medication? { medications.first { $0.drug.slug == slug } }

    public func score(_ vital: VitalKind) -> CountedScore? { scores.first { $0.vital == vital } }

    /// The scale that a `stroke_scale` is a score of.
    public var strokeScale: StrokeScale? {
        if case .strokeScale(let scale, _)? = score(.strokeScale) { scale } else { nil }
    }

    public func finding(_ slug: String) -> Finding? { findings.first { $0.term.slug == slug } }

    /// The protocol as one of its presentations has it: what the presentation calls and codes otherwise stands in the
    /// head. A course's own code still comes before it.
    public func presented(as presentationID: String) -> ClinicalProtocol {
        guard let presentation = presentations.first(where: { $0.id == presentationID }) else { return self }
        var result = self
        result.impression = presentation.impression ?? impression
        result.symptom = presentation.symptom ?? symptom
        result.labels.nemsis = presentation.nemsis ?? labels.nemsis
        return result
    }

    /// The step of this id, at any depth.
    public func step(_ id: String) -> ProtocolStep? { Self.find(id, in: steps) }

    private static func find(_ id: String, in steps: [ProtocolStep]) -> ProtocolStep? {
        // By index: a step is a large value, and most are only looked at.
        for index in steps.indices {
            if steps[index].id == id { return steps[index] }
            if case .cycle(let cycle) = steps[index].action, let inner = find(id, in: cycle.steps) { return inner }
        }
        return nil
    }
}

public struct Weighted<Value: Hashable & Sendable>: Hashable, Sendable {
    public var value: Value
    public var weight: Double

    public init(_ value: Value, weight: Double) {
        self.value = value
        self.weight = weight
    }
}

/// A template of something said, with the place it was written at. Slots stand in braces: `{dose}`.
public struct Phrase: Hashable, Sendable {
    public var text: String
    public var source: SourceLine

    public init(text: String, source: SourceLine) {
        self.text = text
        self.source = source
    }
}
