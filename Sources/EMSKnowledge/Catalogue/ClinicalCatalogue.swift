public import EMSModel

/// Terms shared by all protocols: `assets/clinical/*.yaml`.
public struct ClinicalCatalogue: Sendable {
    /// A drug with what it can legally be given by; the dose lint holds protocols against it.
    public struct Drug: Hashable, Sendable {
        public var term: CodedTerm
        public var routes: [Route]
        public var units: [DoseUnit]
        /// As on the vial: amount in `concentrationUnit` a millilitre; nil for what has none (oxygen, tablets).
        public var concentrationPerMillilitre: Double?
        public var concentrationUnit: DoseUnit?
        /// Words a crew uses for it, such as `epi`.
        public var shortNames: [String]
        /// What a single dose lies in, in one of these; the dose lint refuses others.
        public var usual: [DoseRange]
        /// The same for a dose by weight, a kilogram; empty where `usual` is to be held against the dose of an adult.
        public var usualPerKilogram: [DoseRange]
        /// Whether a patient who is awake may do without it: nothing that life or limb hangs on.
        public var mayBeDeclined = false

        public init(
            term: CodedTerm, routes: [Route], units: [DoseUnit], concentrationPerMillilitre: Double?,
            concentrationUnit: DoseUnit?, shortNames: [String], usual: [DoseRange] = [],
            usualPerKilogram: [DoseRange] = []
        ) {
            self.term = term
            self.routes = routes
            self.units = units
            self.concentrationPerMillilitre = concentrationPerMillilitre
            self.concentrationUnit = concentrationUnit
            self.shortNames = shortNames
            self.usual = usual
            self.usualPerKilogram = usualPerKilogram
        }
    }

    /// A procedure with its SNOMED CT code, keysteps and effect.
    public struct ProcedureKind: Sendable {
        public var term: CodedTerm
        public var keysteps: [Keystep]
        /// Who does it unless the step says otherwise.
        public var seat: Seat
        public var durationSeconds: Double
        /// Whether the hands are taken for its whole length.
        public var occupiesActor: Bool
        /// The route it opens, for access.
        public var provides: Route?
        public var effect: Effect?
        /// Whether a patient who is awake may do without it.
        public var mayBeDeclined = false

        public init(
            term: CodedTerm, keysteps: [Keystep], seat: Seat, durationSeconds: Double, occupiesActor: Bool,
            provides: Route?, effect: Effect?
        ) {
            self.term = term
            self.keysteps = keysteps
            self.seat = seat
            self.durationSeconds = durationSeconds
            self.occupiesActor = occupiesActor
            self.provides = provides
            self.effect = effect
        }
    }

    public var drugs: [String: Drug]
    public var procedures: [String: ProcedureKind]
    public var conditions: [String: CodedTerm]
    public var homeMedications: [String: CodedTerm]
    public var allergies: [String: CodedTerm]
    public var reasons: [String: CodedTerm]
    /// Whose a condition or home medication can be, by its id; everybody's where there is none.
    public var bearers: [String: Bearer] = [:]

    public init(
        drugs: [String: Drug], procedures: [String: ProcedureKind], conditions: [String: CodedTerm],
        homeMedications: [String: CodedTerm], allergies: [String: CodedTerm], reasons: [String: CodedTerm]
    ) {
        self.drugs = drugs
        self.procedures = procedures
        self.conditions = conditions
        self.homeMedications = homeMedications
        self.allergies = allergies
        self.reasons = reasons
    }
}
