/// The sections of a patient care report of NEMSIS 3.5.1 and their elements, in the order of the standard: all that it
/// demands, and of the others those that the run report may have. Agency, state, county and ZIP code are surrogates and
/// the same in every report.
enum NEMSISLayout {
    /// An agency that does not exist, with the codes of Richmond, Virginia.
    static let agency = "EMSYNTH"
    static let state = "51"
    static let county = "51760"
    static let postcode = "23219"

    static let demographics: [NEMSISItem] = [
        .fixed("dAgency.01", agency), .fixed("dAgency.02", agency), .fixed("dAgency.04", state),
    ]

    /// - Parameters:
    ///   - isArrest: whether what is unknown of an arrest was not recorded, or there was none.
    ///   - isTransported: whether the patient was taken to a hospital.
    static func sections(isArrest: Bool, isTransported: Bool) -> [NEMSISItem] {
        [
            record, response, dispatch, crew, times(isTransported), patient, payment, scene, situation, injury,
            arrest(isArrest, isTransported), history, narrative, vitals, exam, protocols, medications, procedures,
            device, isTransported ? disposition : dispositionOnScene, outcome,
        ]
    }

    private static let record = NEMSISItem.group(
        "eRecord",
        [
            .one("eRecord.01"),
            .group(
                "eRecord.SoftwareApplicationGroup",
                [.fixed("eRecord.02", "emsynth"), .fixed("eRecord.03", "emsynth"), .one("eRecord.04")]),
        ])

    // A single ambulance with paramedics goes to somebody who called.
    private static let response = NEMSISItem.group(
        "eResponse",
        [
            .group("eResponse.AgencyGroup", [.fixed("eResponse.01", agency)]), .one("eResponse.03"),
            .one("eResponse.04"), .group("eResponse.ServiceGroup", [.fixed("eResponse.05", "2205001")]),
            .fixed("eResponse.07", "2207015"), .many("eResponse.08"), .many("eResponse.09"), .many("eResponse.10"),
            .many("eResponse.11"), .many("eResponse.12"), .one("eResponse.13"), .one("eResponse.14"),
            .fixed("eResponse.23", "2223001"), .many("eResponse.24"),
        ])

    // 2301051: no other appropriate choice.
    private static let dispatch = NEMSISItem.group(
        "eDispatch", [.fixed("eDispatch.01", "2301051"), .one("eDispatch.02")])

    private static let crew = NEMSISItem.group(
        "eCrew",
        [
            .rows(
                "eCrew.CrewGroup", of: "eCrew", isNeeded: false,
                [.one("eCrew.01"), .one("eCrew.02"), .many("eCrew.03")])
        ])

    private static func times(_ isTransported: Bool) -> NEMSISItem {
        let absent = isTransported ? NEMSISItem.NotValue.notRecorded : .notApplicable
        return .group(
            "eTimes",
            [
                .one("eTimes.01"), .one("eTimes.03"), .one("eTimes.05"), .one("eTimes.06"), .one("eTimes.07"),
                .one("eTimes.09"), .one("eTimes.11", absent), .one("eTimes.12", absent), .one("eTimes.13"),
            ])
    }

    private static let patient = NEMSISItem.group(
        "ePatient",
        [
            .fixed("ePatient.07", county), .fixed("ePatient.08", state), .fixed("ePatient.09", postcode),
            .many("ePatient.14"), .group("ePatient.AgeGroup", [.one("ePatient.15"), .one("ePatient.16")]),
            .one("ePatient.25"),
        ])

    private static let payment = NEMSISItem.group("ePayment", [.one("ePayment.01"), .one("ePayment.50")])

    // One patient, in an unspecified place.
    private static let scene = NEMSISItem.group(
        "eScene",
        [
            .one("eScene.01"), .fixed("eScene.06", "2707005"), .fixed("eScene.07", "9923001"),
            .one("eScene.08", .notApplicable), .fixed("eScene.09", "Y92.9"), .one("eScene.10", .notApplicable),
            .one("eScene.15", .omitted), .fixed("eScene.18", state), .fixed("eScene.19", postcode),
            .fixed("eScene.21", county),
        ])

    private static let situation = NEMSISItem.group(
        "eSituation",
        [
            .one("eSituation.01"), .one("eSituation.02"),
            .group(
                "eSituation.PatientComplaintGroup",
                [.one("eSituation.03", .omitted), .one("eSituation.04", .omitted)]),
            .one("eSituation.07"), .one("eSituation.08"), .one("eSituation.09"), .many("eSituation.10"),
            .one("eSituation.11"), .many("eSituation.12"), .one("eSituation.13"), .one("eSituation.18"),
            .one("eSituation.20", .notApplicable),
        ])

    private static let injury = NEMSISItem.group(
        "eInjury",
        [
            .many("eInjury.01", .notApplicable), .many("eInjury.03", .notApplicable),
            .many("eInjury.04", .notApplicable),
        ])

    private static func arrest(_ isArrest: Bool, _ isTransported: Bool) -> NEMSISItem {
        let unknown = isArrest ? NEMSISItem.NotValue.notRecorded : .notApplicable
        let onArrival = isTransported ? unknown : .notApplicable
        return .group(
            "eArrest",
            [.one("eArrest.01"), .one("eArrest.02", unknown), .many("eArrest.03", unknown)]
                + [.many("eArrest.04", unknown), .one("eArrest.07", unknown), .many("eArrest.09", unknown)]
                + [.one("eArrest.11", unknown), .many("eArrest.12", unknown), .one("eArrest.14", unknown)]
                + [.one("eArrest.15", .omitted), .one("eArrest.16", unknown), .many("eArrest.17", onArrival)]
                + [.one("eArrest.18", unknown)]
                + [.one("eArrest.20", unknown), .one("eArrest.21", .notApplicable), .one("eArrest.22", unknown)])
    }

    private static let history = NEMSISItem.group(
        "eHistory",
        [
            .many("eHistory.01"), .many("eHistory.06", .omitted), .many("eHistory.08", .omitted),
            .rows(
                "eHistory.CurrentMedsGroup", of: "eHistory.12", isNeeded: false, [.one("eHistory.12", .omitted)]),
            .many("eHistory.17"),
        ])

    private static let narrative = NEMSISItem.group("eNarrative", [.one("eNarrative.01")])

    private static let exam = NEMSISItem.group("eExam", [.one("eExam.01", .omitted)])

    private static let protocols = NEMSISItem.group(
        "eProtocols",
        [.group("eProtocols.ProtocolGroup", [.one("eProtocols.01"), .one("eProtocols.02", .omitted)])])
}
