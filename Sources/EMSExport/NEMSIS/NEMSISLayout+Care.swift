/// The sections of a patient care report that have a row for each time something was measured, given or done, and its end.
extension NEMSISLayout {
    static let vitals = NEMSISItem.group(
        "eVitals",
        [
            .rows(
                "eVitals.VitalGroup", of: "eVitals",
                [
                    .one("eVitals.01"), .fixed("eVitals.02", "9923001"),
                    .group(
                        "eVitals.CardiacRhythmGroup",
                        [.many("eVitals.03"), .one("eVitals.04"), .many("eVitals.05")]),
                    .group(
                        "eVitals.BloodPressureGroup",
                        [.one("eVitals.06"), .one("eVitals.07", .omitted), .one("eVitals.08", .omitted)]),
                    .group("eVitals.HeartRateGroup", [.one("eVitals.10")]), .one("eVitals.12"), .one("eVitals.14"),
                    .one("eVitals.16"), .one("eVitals.17", .omitted), .one("eVitals.18"),
                    .group(
                        "eVitals.GlasgowScoreGroup",
                        [
                            .one("eVitals.19"), .one("eVitals.20"), .one("eVitals.21"), .many("eVitals.22"),
                            .one("eVitals.23", .omitted),
                        ]), .group("eVitals.TemperatureGroup", [.one("eVitals.24", .omitted)]), .one("eVitals.26"),
                    .group("eVitals.PainScaleGroup", [.one("eVitals.27"), .one("eVitals.28", .omitted)]),
                    .group(
                        "eVitals.StrokeScaleGroup",
                        [.one("eVitals.29"), .one("eVitals.30"), .one("eVitals.34", .omitted)]),
                    .one("eVitals.31", .notApplicable), .one("eVitals.32", .omitted),
                ])
        ])

    static let medications = NEMSISItem.group(
        "eMedications",
        [
            .rows(
                "eMedications.MedicationGroup", of: "eMedications",
                [
                    .one("eMedications.01"), .fixed("eMedications.02", "9923001"), .one("eMedications.03"),
                    .one("eMedications.04"),
                    .group("eMedications.DosageGroup", [.one("eMedications.05"), .one("eMedications.06")]),
                    .one("eMedications.07"), .many("eMedications.08"), .one("eMedications.09", .omitted),
                    .one("eMedications.10"),
                ])
        ])

    static let procedures = NEMSISItem.group(
        "eProcedures",
        [
            .rows(
                "eProcedures.ProcedureGroup", of: "eProcedures",
                [
                    .one("eProcedures.01"), .fixed("eProcedures.02", "9923001"), .one("eProcedures.03"),
                    .one("eProcedures.05"), .one("eProcedures.06"), .many("eProcedures.07"), .one("eProcedures.08"),
                    .one("eProcedures.09", .omitted), .one("eProcedures.10"),
                ])
        ])

    static let device = NEMSISItem.group(
        "eDevice",
        [
            .rows(
                "eDevice.DeviceGroup", of: "eDevice", isNeeded: false,
                [
                    .one("eDevice.02", .omitted), .many("eDevice.03", .omitted),
                    .group(
                        "eDevice.ShockGroup",
                        [.one("eDevice.09", .omitted), .one("eDevice.10", .omitted), .one("eDevice.11", .omitted)]),
                ])
        ])

    // The patient was cared for and taken to the nearest emergency department.
    static let disposition = NEMSISItem.group(
        "eDisposition",
        [
            .group(
                "eDisposition.DestinationGroup",
                [
                    .one("eDisposition.01", .omitted), .fixed("eDisposition.05", state),
                    .fixed("eDisposition.06", county), .fixed("eDisposition.07", postcode),
                ]),
            .group(
                "eDisposition.IncidentDispositionGroup",
                [
                    .fixed("eDisposition.27", "4227001"), .fixed("eDisposition.28", "4228001"),
                    .fixed("eDisposition.29", "4229001"), .fixed("eDisposition.30", "4230001"),
                ]), .fixed("eDisposition.16", "4216005"), .one("eDisposition.17"), .many("eDisposition.18"),
            .one("eDisposition.19"), .fixed("eDisposition.20", "4220001"), .fixed("eDisposition.21", "4221003"),
            .one("eDisposition.22", .notApplicable), .fixed("eDisposition.23", "9908007"),
            .group("eDisposition.HospitalTeamActivationGroup", [.one("eDisposition.24"), .one("eDisposition.25")]),
            .fixed("eDisposition.32", "4232005"),
        ])

    // The patient was cared for where he lay, and taken nowhere.
    static let dispositionOnScene = NEMSISItem.group(
        "eDisposition",
        [
            .group(
                "eDisposition.DestinationGroup",
                [
                    .one("eDisposition.05", .notApplicable), .one("eDisposition.06", .notApplicable),
                    .one("eDisposition.07", .notApplicable),
                ]),
            .group(
                "eDisposition.IncidentDispositionGroup",
                [
                    .fixed("eDisposition.27", "4227001"), .fixed("eDisposition.28", "4228001"),
                    .fixed("eDisposition.29", "4229001"), .one("eDisposition.30"),
                ]), .one("eDisposition.16", .notApplicable), .one("eDisposition.17", .notApplicable),
            .many("eDisposition.18", .notApplicable), .one("eDisposition.19"),
            .many("eDisposition.20", .notApplicable), .one("eDisposition.21", .notApplicable),
            .one("eDisposition.22", .notApplicable), .many("eDisposition.23", .notApplicable),
            .group(
                "eDisposition.HospitalTeamActivationGroup",
                [.one("eDisposition.24", .notApplicable), .one("eDisposition.25", .notApplicable)]),
            .fixed("eDisposition.32", "4232005"),
        ])

    // What becomes of the patient in hospital is not part of a call.
    static let outcome = NEMSISItem.group(
        "eOutcome",
        [
            .one("eOutcome.01", .notApplicable), .one("eOutcome.02", .notApplicable),
            .group(
                "eOutcome.EmergencyDepartmentProceduresGroup",
                [.one("eOutcome.09", .notApplicable), .one("eOutcome.19", .notApplicable)]),
            .many("eOutcome.10", .notApplicable), .one("eOutcome.11", .notApplicable),
            .group(
                "eOutcome.HospitalProceduresGroup",
                [.one("eOutcome.12", .notApplicable), .one("eOutcome.20", .notApplicable)]),
            .many("eOutcome.13", .notApplicable), .one("eOutcome.16", .notApplicable),
            .one("eOutcome.18", .notApplicable),
        ])
}
