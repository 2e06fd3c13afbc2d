public import EMSModel

/// A mark at one sample of a record.
public struct SensorAnnotation: Hashable, Sendable {
    /// Where a beat comes from.
    public enum BeatLabel: String, Hashable, Sendable, CaseIterable {
        case normal
        case ventricular
        case ventricularEscape = "ventricular_escape"
        case junctionalEscape = "junctional_escape"
        case paced
    }

    /// What disturbs the ECG.
    public enum NoiseCause: String, Hashable, Sendable, CaseIterable {
        case compressions, shock, seizure
    }

    public enum Kind: Hashable, Sendable {
        /// The R peak, or the main deflection of a wide complex.
        case beat(BeatLabel)
        /// From here on the ECG shows this rhythm.
        case rhythm(Rhythm)
        case fibrillationStart
        case fibrillationEnd
        /// From here on the ECG is disturbed.
        case noiseStart(NoiseCause)
        /// From here on the ECG is clean again.
        case noiseEnd
        /// Printable ASCII for people.
        case note(String)
    }

    public let sampleIndex: Int
    public let kind: Kind

    public init(sampleIndex: Int, kind: Kind) {
        self.sampleIndex = sampleIndex
        self.kind = kind
    }
}

extension SensorAnnotation {
    /// Annotation code of the WFDB library (ecgcodes.h).
    public var wfdbCode: Int {
        switch kind {
        case .beat(.normal): 1
        case .beat(.ventricular): 5
        case .beat(.ventricularEscape): 10
        case .beat(.junctionalEscape): 11
        case .beat(.paced): 12
        case .noiseStart, .noiseEnd: 14
        case .note: 22
        case .rhythm: 28
        case .fibrillationStart: 32
        case .fibrillationEnd: 33
        }
    }

    /// Subtype of a `~` annotation: 1 where signal 0 becomes noisy, 0 where it becomes clean; 0 for all others.
    public var wfdbSubtype: Int {
        if case .noiseStart = kind { 1 } else { 0 }
    }

    /// Auxiliary text of the WFDB annotation; empty for most.
    public var wfdbText: String {
        switch kind {
        case .rhythm(let rhythm): rhythm.wfdbAuxiliary
        case .noiseStart(let cause): cause.rawValue
        case .note(let text): text
        default: ""
        }
    }
}
