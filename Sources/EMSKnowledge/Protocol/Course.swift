public import EMSModel

/// How an encounter goes: quotas are set over these.
public struct Course: Hashable, Sendable {
    public var id: String
    public var weight: Double
    /// Scales every drug and intervention effect: 1 answers as described, 0 not at all.
    public var effectScale: Double
    /// Added to the drift of the contact vitals.
    public var driftPerMinute: [PhysiologyQuantity: Double]
    /// For arrests: the rhythm found at each rhythm check in turn; the last one stays. A rhythm that can perfuse is
    /// return of circulation.
    public var rhythmChecks: [Rhythm]
    /// Seconds after return of circulation at which the heart stops again, with the first of these rhythms found.
    public var rearrest: Rearrest?
    /// NEMSIS `eProtocols.01` code where this course has its own (shockable and non-shockable arrest).
    public var nemsis: String?
    /// The presentations that may go this way; empty for all.
    public var presentations: [String]
    public var ending: Ending

    /// How the call ends.
    public enum Ending: String, Hashable, Sendable, CaseIterable {
        /// The patient is taken to hospital and handed over.
        case handoff
        /// An arrest in which the heart does not beat again: death is pronounced where the patient lies, once
        /// `Termination` allows it.
        case pronounced
    }

    public struct Rearrest: Hashable, Sendable {
        public var afterSeconds: Double
        public var rhythmChecks: [Rhythm]

        public init(afterSeconds: Double, rhythmChecks: [Rhythm]) {
            self.afterSeconds = afterSeconds
            self.rhythmChecks = rhythmChecks
        }
    }

    public init(
        id: String, weight: Double, effectScale: Double = 1, driftPerMinute: [PhysiologyQuantity: Double] = [:],
        rhythmChecks: [Rhythm] = [], rearrest: Rearrest? = nil, nemsis: String? = nil,
        presentations: [String] = [], ending: Ending = .handoff
    ) {
        self.id = id
        self.weight = weight
        self.effectScale = effectScale
        self.driftPerMinute = driftPerMinute
        self.rhythmChecks = rhythmChecks
        self.rearrest = rearrest
        self.nemsis = nemsis
        self.presentations = presentations
        self.ending = ending
    }
}

extension ClinicalProtocol {
    /// How a call with this presentation may go.
    public func courses(of presentation: Presentation) -> [Course] {
        courses.filter { $0.presentations.isEmpty || $0.presentations.contains(presentation.id) }
    }
}
