/// What the ECG shows, as a closed vocabulary with its NEMSIS 3.5.1 `eVitals.03` code and its WFDB rhythm string.
public enum Rhythm: String, Hashable, Sendable, Codable, CaseIterable {
    case sinus
    case sinusBradycardia = "sinus_bradycardia"
    case sinusTachycardia = "sinus_tachycardia"
    case atrialFibrillation = "atrial_fibrillation"
    case supraventricularTachycardia = "supraventricular_tachycardia"
    case ventricularTachycardia = "ventricular_tachycardia"
    case pulselessVentricularTachycardia = "pulseless_ventricular_tachycardia"
    case ventricularFibrillation = "ventricular_fibrillation"
    case asystole
    case pulselessElectricalActivity = "pulseless_electrical_activity"
    case firstDegreeBlock = "first_degree_block"
    case secondDegreeBlockType1 = "second_degree_block_type_1"
    case secondDegreeBlockType2 = "second_degree_block_type_2"
    case thirdDegreeBlock = "third_degree_block"
    case junctional
    case paced
    case agonal
    case anteriorStemi = "anterior_stemi"
    case inferiorStemi = "inferior_stemi"
    case lateralStemi = "lateral_stemi"
}

extension Rhythm {
    /// NEMSIS 3.5.1 `eVitals.03` code.
    public var nemsisCode: String {
        switch self {
        case .sinus: "9901047"
        case .sinusBradycardia: "9901045"
        case .sinusTachycardia: "9901049"
        case .atrialFibrillation: "9901007"
        case .supraventricularTachycardia: "9901059"
        case .ventricularTachycardia: "9901069"
        case .pulselessVentricularTachycardia: "9901071"
        case .ventricularFibrillation: "9901067"
        case .asystole: "9901003"
        case .pulselessElectricalActivity: "9901035"
        case .firstDegreeBlock: "9901011"
        case .secondDegreeBlockType1: "9901013"
        case .secondDegreeBlockType2: "9901015"
        case .thirdDegreeBlock: "9901017"
        case .junctional: "9901019"
        case .paced: "9901033"
        case .agonal: "9901001"
        case .anteriorStemi: "9901051"
        case .inferiorStemi: "9901053"
        case .lateralStemi: "9901055"
        }
    }

    /// Auxiliary string of a WFDB `+` annotation.
    public var wfdbAuxiliary: String {
        switch self {
        case .sinus: "(N"
        case .sinusBradycardia: "(SBR"
        case .sinusTachycardia: "(N"
        case .atrialFibrillation: "(AFIB"
        case .supraventricularTachycardia: "(SVTA"
        case .ventricularTachycardia: "(VT"
        case .pulselessVentricularTachycardia: "(VT"
        case .ventricularFibrillation: "(VFIB"
        case .asystole: "(ASYS"
        case .pulselessElectricalActivity: "(PEA"
        case .firstDegreeBlock: "(BI"
        case .secondDegreeBlockType1: "(BII"
        case .secondDegreeBlockType2: "(BII"
        case .thirdDegreeBlock: "(BIII"
        case .junctional: "(NOD"
        case .paced: "(PM"
        case .agonal: "(IVR"
        case .anteriorStemi: "(N"
        case .inferiorStemi: "(N"
        case .lateralStemi: "(N"
        }
    }

    /// Whether a heart in this rhythm can move blood; PEA looks organised and does not.
    public var canPerfuse: Bool {
        switch self {
        case .pulselessVentricularTachycardia, .ventricularFibrillation, .asystole, .pulselessElectricalActivity,
            .agonal:
            false
        default: true
        }
    }

    /// Whether a defibrillator advises a shock.
    public var isShockable: Bool { self == .ventricularFibrillation || self == .pulselessVentricularTachycardia }

    /// Whether the ECG has beats that can be counted: not in fibrillation and not in asystole.
    public var hasBeats: Bool { self != .ventricularFibrillation && self != .asystole }

    /// Whether beats come at even intervals, so that a rate can be checked beat by beat.
    public var isRegular: Bool {
        switch self {
        case .ventricularFibrillation, .asystole, .atrialFibrillation, .secondDegreeBlockType1,
            .secondDegreeBlockType2, .agonal:
            false
        default: true
        }
    }
}
