/// An action of the crew that an observer can see: the 67 keysteps of egocentric EMS recordings (ids 0–66, upstream
/// spelling kept in `label`), and ids of our own from 100 on for interventions that have none there.
public enum Keystep: Int, Hashable, Sendable, Codable, CaseIterable {
    case approachPatient = 0
    case checkResponsiveness = 1
    case checkPulse = 2
    case checkBreathing = 3
    case chestCompressions = 4
    case requestAed = 5
    case requestAssistance = 6
    case turnOnAed = 7
    case attachDefibPads = 8
    case clearForAnalysis = 9
    case clearForShock = 10
    case administerShockAed = 11
    case openAirway = 12
    case placeBvm = 13
    case ventilatePatient = 14
    case noAction = 15
    case assessPatient = 16
    case explainProcedure = 17
    case shavePatient = 18
    case placeLeftArmLead = 19
    case placeRightArmLead = 20
    case placeLeftLegLead = 21
    case placeRightLegLead = 22
    case placeV1Lead = 23
    case placeV2Lead = 24
    case placeV3Lead = 25
    case placeV4Lead = 26
    case placeV5Lead = 27
    case placeV6Lead = 28
    case askPatientAgeSex = 29
    case requestPatientToNotMove = 30
    case turnOnEcg = 31
    case connectLeadsToEcg = 32
    case obtainEcgRecording = 33
    case interpretAndReport = 34
    case transport = 35
    case checkGripStrength = 36
    case reviewMedications = 37
    case inquireMedicationAnticoagulants = 38
    case inquireHpiAndPmh = 39
    case inquireSubstanceUse = 40
    case notifyHospitalOfStrokeAlert = 41
    case checkBloodPressure = 42
    case checkHeartRate = 43
    case checkOxygenSaturation = 44
    case checkRespiratoryRate = 45
    case faceDroopCheck = 46
    case armDriftCheck = 47
    case speechAbnormalityCheck = 48
    case assessBalanceAndCoordination = 49
    case documentLkwTime = 50
    case checkVisionDeficits = 51
    case evaluateAphasia = 52
    case assessNeglectSigns = 53
    case prepareGlucometerAndStrip = 54
    case readAndRecordGlucoseLevel = 55
    case suctionAirway = 56
    case insertNpa = 57
    case loadPatientToStretcher = 58
    case securePatientOnStretcher = 59
    case handoffPatientToHospital = 60
    case checkPerrl = 61
    case checkSkinCondition = 62
    case checkOrientation = 63
    case notifyHospital = 64
    case checkSymptomDuration = 65
    case documentHpiAndPmh = 66
    case giveMedication = 100
    case startIvAccess = 101
    case startIoAccess = 102
    case insertOpa = 103
    case giveNebuliser = 104
    case applyCpap = 105
    case applyTourniquet = 106
    case splintLimb = 107
    case paceTranscutaneously = 108
    case defibrillateManually = 109
    case cardiovert = 110
    case coolPatient = 111
    case warmPatient = 112
    case deliverNewborn = 113
    case applyOxygen = 114
    case insertSupraglotticAirway = 115
    case intubate = 116
    case packWound = 117
    case applyPressureDressing = 118
    case applyDirectPressure = 119
    case giveFluidBolus = 120
    case chargeDefibrillator = 121
    case checkRhythm = 122
    case checkTemperature = 123
    case checkEtco2 = 124
    case positionPatient = 125
    case giveOralGlucose = 126
    case vagalManoeuvre = 127
    case decompressChest = 128
    case restrictSpinalMotion = 129
    case restrainPatient = 130
    case assessPain = 131
    case checkGcs = 132
    case exposePatient = 133
    case holdAirwayOpen = 134
    case sealChestWound = 135
    case dressBurn = 136
    case decontaminate = 137
    case mechanicalCompressions = 138
    case protectFromInjury = 139
    case switchCompressor = 140
}

extension Keystep {
    /// The label as published for ids 0–66, ours from 100 on.
    public var label: String {
        switch self {
        case .approachPatient: "approach_patient"
        case .checkResponsiveness: "check_responsiveness"
        case .checkPulse: "check_pulse"
        case .checkBreathing: "check_breathing"
        case .chestCompressions: "chest_compressions"
        case .requestAed: "request_aed"
        case .requestAssistance: "request_assistance"
        case .turnOnAed: "turn_on_aed"
        case .attachDefibPads: "attach_defib_pads"
        case .clearForAnalysis: "clear_for_analysis"
        case .clearForShock: "clear_for_shock"
        case .administerShockAed: "administer_shock_aed"
        case .openAirway: "open_airway"
        case .placeBvm: "place_bvm"
        case .ventilatePatient: "ventilate_patient"
        case .noAction: "no_action"
        case .assessPatient: "assess_patient"
        case .explainProcedure: "explain_procedure"
        case .shavePatient: "shave_patient"
        case .placeLeftArmLead: "place_left_arm_lead"
        case .placeRightArmLead: "place_right_arm_lead"
        case .placeLeftLegLead: "place_left_leg_lead"
        case .placeRightLegLead: "place_right_leg_lead"
        case .placeV1Lead: "place_v1_lead"
        case .placeV2Lead: "place_v2_lead"
        case .placeV3Lead: "place_v3_lead"
        case .placeV4Lead: "place_v4_lead"
        case .placeV5Lead: "place_v5_lead"
        case .placeV6Lead: "place_v6_lead"
        case .askPatientAgeSex: "ask_patient_age_sex"
        case .requestPatientToNotMove: "request_patient_to_not_move"
        case .turnOnEcg: "turn_on_ecg"
        case .connectLeadsToEcg: "connect_leads_to_ecg"
        case .obtainEcgRecording: "obtain_ecg_recording"
        case .interpretAndReport: "interpret_and_report"
        case .transport: "transport"
        case .checkGripStrength: "check_grip_strength"
        case .reviewMedications: "review_medications"
        case .inquireMedicationAnticoagulants: "inquire_medication_anticoagulants"
        case .inquireHpiAndPmh: "inquire_hpi_and_pmh"
        case .inquireSubstanceUse: "inquire_substance_use"
        case .notifyHospitalOfStrokeAlert: "notify_hospital_of_stroke_alert"
        case .checkBloodPressure: "check_blood_pressure"
        case .checkHeartRate: "check_heart_rate"
        case .checkOxygenSaturation: "check_oxygen_saturation"
        case .checkRespiratoryRate: "check_respiratory_rate"
        case .faceDroopCheck: "face_droop_check"
        case .armDriftCheck: "arm_drift_check"
        case .speechAbnormalityCheck: "speech_abnormality_check"
        case .assessBalanceAndCoordination: "assess_balance_and_coordination"
        case .documentLkwTime: "document_lkw_time"
        case .checkVisionDeficits: "check_vision_deficits"
        case .evaluateAphasia: "evaluate_aphasia"
        case .assessNeglectSigns: "assess_neglect_signs"
        case .prepareGlucometerAndStrip: "prepare_glucometer_and_strip"
        case .readAndRecordGlucoseLevel: "read_and_record_glucose_level"
        case .suctionAirway: "suction_airway"
        case .insertNpa: "inset_NPA"
        case .loadPatientToStretcher: "load_patient_to_stretcher"
        case .securePatientOnStretcher: "secure_patient_on_stretcher"
        case .handoffPatientToHospital: "handoff_patient_to_hospital"
        case .checkPerrl: "check_perrl"
        case .checkSkinCondition: "check_skin_condition"
        case .checkOrientation: "check_a&o"
        case .notifyHospital: "notify_hospital"
        case .checkSymptomDuration: "check_symptom_duration"
        case .documentHpiAndPmh: "document_hpi_and_pmh"
        case .giveMedication: "give_medication"
        case .startIvAccess: "start_iv_access"
        case .startIoAccess: "start_io_access"
        case .insertOpa: "insert_opa"
        case .giveNebuliser: "give_nebuliser"
        case .applyCpap: "apply_cpap"
        case .applyTourniquet: "apply_tourniquet"
        case .splintLimb: "splint_limb"
        case .paceTranscutaneously: "pace_transcutaneously"
        case .defibrillateManually: "defibrillate_manually"
        case .cardiovert: "cardiovert"
        case .coolPatient: "cool_patient"
        case .warmPatient: "warm_patient"
        case .deliverNewborn: "deliver_newborn"
        case .applyOxygen: "apply_oxygen"
        case .insertSupraglotticAirway: "insert_supraglottic_airway"
        case .intubate: "intubate"
        case .packWound: "pack_wound"
        case .applyPressureDressing: "apply_pressure_dressing"
        case .applyDirectPressure: "apply_direct_pressure"
        case .giveFluidBolus: "give_fluid_bolus"
        case .chargeDefibrillator: "charge_defibrillator"
        case .checkRhythm: "check_rhythm"
        case .checkTemperature: "check_temperature"
        case .checkEtco2: "check_etco2"
        case .positionPatient: "position_patient"
        case .giveOralGlucose: "give_oral_glucose"
        case .vagalManoeuvre: "vagal_manoeuvre"
        case .decompressChest: "decompress_chest"
        case .restrictSpinalMotion: "restrict_spinal_motion"
        case .restrainPatient: "restrain_patient"
        case .assessPain: "assess_pain"
        case .checkGcs: "check_gcs"
        case .exposePatient: "expose_patient"
        case .holdAirwayOpen: "hold_airway_open"
        case .sealChestWound: "seal_chest_wound"
        case .dressBurn: "dress_burn"
        case .decontaminate: "decontaminate"
        case .mechanicalCompressions: "mechanical_compressions"
        case .protectFromInjury: "protect_from_injury"
        case .switchCompressor: "switch_compressor"
        }
    }

    public init?(label: String) {
        guard let match = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = match
    }
}
