import EMSDiagnostics
import EMSManifest
import EMSModel

/// How old the patient is by what is said and reported, against the manifest.
struct PatientRules {
    let patient: PatientRecord

    /// Ages that are denied, or said by mistake, are not judged.
    func check(_ transcript: Located<TranscriptRecord>, findings: inout [Finding]) {
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated() {
                guard mention.kind == .age, mention.assertion == .present, mention.status != .error,
                    case .number(let said)? = mention.value, let expected = age(inMonths: mention.unit == "mo"),
                    said != Double(expected)
                else { continue }
                findings.append(
                    transcript.finding(
                        .cross(.patientMismatch), "\(turn.speaker) says \(said), the manifest \(expected)",
                        field: "turns[\(turnIndex)].mentions[\(index)].value", timeNanoseconds: turn.start.nanoseconds))
            }
        }
    }

    /// `ePatient.15` with its unit, `ePatient.16`.
    func check(report: Located<Void>, findings: inout [Finding]) {
        let unit = report.json["ePatient.16"]?.elements?.first?["value"]?.string
        guard let reported = report.json["ePatient.15"]?.elements?.first?["value"]?.double, let unit,
            Self.units.contains(unit), let expected = age(inMonths: unit == Self.months), reported != Double(expected)
        else { return }
        findings.append(
            report.finding(
                .cross(.patientMismatch), "reports an age of \(reported), the manifest has \(expected)",
                field: "ePatient.15[0].value"))
    }

    private static let months = "2516007"
    /// Months and years of NEMSIS 3.5.1.
    private static let units = [months, "2516009"]

    /// Nil where the manifest has the age in another unit alone.
    private func age(inMonths: Bool) -> Int? {
        inMonths ? patient.ageMonths : patient.ageMonths == nil ? patient.ageYears : nil
    }
}
