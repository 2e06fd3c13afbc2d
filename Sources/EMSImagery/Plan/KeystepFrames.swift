public import EMSModel

extension Keystep {
    /// What the wearer looks at while this is done; nil for what has no look of its own (talk, waiting).
    public var frameKind: FrameKind? {
        switch self {
        case .approachPatient, .requestAssistance, .requestAed, .transport, .loadPatientToStretcher,
            .securePatientOnStretcher, .handoffPatientToHospital, .positionPatient, .protectFromInjury,
            .restrainPatient, .restrictSpinalMotion, .coolPatient, .warmPatient, .decontaminate, .deliverNewborn,
            .switchCompressor:
            .sceneWide
        case .chestCompressions, .mechanicalCompressions: .compressions
        case .attachDefibPads, .shavePatient, .exposePatient, .placeLeftArmLead, .placeRightArmLead,
            .placeLeftLegLead, .placeRightLegLead, .placeV1Lead, .placeV2Lead, .placeV3Lead, .placeV4Lead,
            .placeV5Lead, .placeV6Lead, .connectLeadsToEcg, .decompressChest, .sealChestWound, .clearForShock,
            .checkBreathing:
            .torsoPads
        case .turnOnAed, .clearForAnalysis, .administerShockAed: .aedPanel
        case .openAirway, .placeBvm, .ventilatePatient, .holdAirwayOpen, .insertOpa, .insertNpa, .suctionAirway,
            .insertSupraglotticAirway, .intubate:
            .bvmMask
        case .turnOnEcg, .obtainEcgRecording, .interpretAndReport, .checkRhythm, .checkHeartRate,
            .checkRespiratoryRate, .checkEtco2, .chargeDefibrillator, .defibrillateManually, .cardiovert,
            .paceTranscutaneously, .vagalManoeuvre:
            .monitorCloseup
        case .checkBloodPressure: .bpCuff
        case .checkOxygenSaturation: .pulseOxFinger
        case .prepareGlucometerAndStrip, .readAndRecordGlucoseLevel: .glucometer
        case .giveMedication, .giveNebuliser, .giveOralGlucose, .reviewMedications: .drugLabel
        case .startIvAccess, .startIoAccess, .giveFluidBolus: .ivArm
        case .applyTourniquet, .packWound, .applyPressureDressing, .applyDirectPressure: .tourniquet
        case .checkResponsiveness, .assessPatient, .faceDroopCheck, .speechAbnormalityCheck, .evaluateAphasia,
            .checkVisionDeficits, .checkPerrl, .checkSkinCondition, .checkOrientation, .assessNeglectSigns,
            .applyOxygen, .applyCpap, .checkGcs, .assessPain:
            .strokeFace
        case .checkPulse, .noAction, .explainProcedure, .askPatientAgeSex, .requestPatientToNotMove,
            .checkGripStrength, .inquireMedicationAnticoagulants, .inquireHpiAndPmh, .inquireSubstanceUse,
            .notifyHospitalOfStrokeAlert, .armDriftCheck, .assessBalanceAndCoordination, .documentLkwTime,
            .notifyHospital, .checkSymptomDuration, .documentHpiAndPmh, .splintLimb, .checkTemperature, .dressBurn:
            nil
        }
    }
}
