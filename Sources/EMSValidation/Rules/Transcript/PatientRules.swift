import EMSDiagnostics
import EMSManifest
import EMSModel

/// How old and heavy the patient is, and of what sex, by what is said and reported, against the manifest. Weights of
/// recorded calls are estimates, and not judged.
struct PatientRules {
    let encounter: EncounterRecord

    private var patient: PatientRecord { encounter.patient }

    /// Ages and weights that are denied, or said by mistake, are not judged.
    func check(_ transcript: Located<TranscriptRecord>, findings: inout [Finding]) {
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated() {
                guard mention.assertion == .present, mention.status != .error,
                    case .number(let said)? = mention.value, let expected = expected(mention), said != Double(expected)
                else { continue }
                findings.append(
                    transcript.finding(
                        .cross(.patientMismatch), "\(turn.speaker) says \(said), the manifest \(expected)",
                        field: "turns[\(turnIndex)].mentions[\(index)].value", timeNanoseconds: turn.start.nanoseconds
                    ).disputing(
                        mention.kind == .age ? ageDispute(said, Double(expected)) : weightDispute(said)))
            }
            let isEnglish = transcript.record.language.hasPrefix("en")
            if encounter.isSynthetic,
                let sex = Self.sexTold(in: turn) ?? (isEnglish ? Self.sexMeant(by: turn) : nil), sex != patient.sex
            {
                findings.append(
                    transcript.finding(
                        .cross(.patientMismatch),
                        "\(turn.speaker) tells of somebody \(sex.rawValue), the manifest of \(patient.sex.rawValue)",
                        field: "turns[\(turnIndex)].text", timeNanoseconds: turn.start.nanoseconds
                    ).disputing(sexDispute(sex)))
            }
        }
    }

    /// `89 year old male`: the word behind the age that is mentioned.
    private static func sexTold(in turn: TurnRecord) -> Sex? {
        guard turn.mentions.contains(where: { $0.kind == .age && $0.assertion == .present && $0.status != .error })
        else {
            return nil
        }
        let words = turn.text.lowercased().letterRuns()
        return words.indices.dropFirst().lazy.compactMap { place in
            words[place - 1] == "old" || words[place - 1].contains("jährige") ? wordsForSex[String(words[place])] : nil
        }.first
    }

    /// Whom the crew means when it begins a sentence with he or she: others are named before. Measured over 12,900 calls:
    /// without an exception, which those who tell what happened do not keep to.
    private static func sexMeant(by turn: TurnRecord) -> Sex? {
        guard turn.role.isCrew || turn.role == .hospital else { return nil }
        let sentences = turn.clean.utf8.split { $0 == 0x2E || $0 == 0x3F || $0 == 0x21 }
        let meant = sentences.compactMap { sentence -> Sex? in
            let word = sentence.drop { !isLetter($0) }.prefix(while: isLetter)
            return word.count > longestPronoun ? nil : pronouns[Substring(word).lowercased()]
        }
        return Set(meant).count == 1 ? meant.first : nil
    }

    private static let pronouns: [String: Sex] = ["he": .male, "she": .female]
    private static let longestPronoun = 3

    /// What is not ASCII counts as a letter.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

    private static let wordsForSex: [String: Sex] = [
        "male": .male, "man": .male, "boy": .male, "mann": .male, "junge": .male, "female": .female, "woman": .female,
        "girl": .female, "frau": .female, "mädchen": .female,
    ]

    private func expected(_ mention: MentionRecord) -> Int? {
        switch mention.kind {
        case .age: age(inMonths: mention.unit == "mo")
        case .weight where encounter.isSynthetic && mention.unit == "kg": patient.weightKilograms
        default: nil
        }
    }

    func check(report: Located<Void>, findings: inout [Finding]) {
        checkAge(report, &findings)
        for (element, codes) in Self.sexes {
            guard let code = report.json[element]?.elements?.first?["value"]?.string, let sex = codes[code],
                sex != patient.sex
            else { continue }
            let message = "reports \(sex.rawValue), the manifest has \(patient.sex.rawValue)"
            findings.append(
                report.finding(.cross(.patientMismatch), message, field: "\(element)[0].value").disputing(
                    sexDispute(sex)))
        }
        if encounter.isSynthetic, let expected = patient.weightKilograms,
            let weight = report.json["eExam.01"]?.elements?.first?["value"]?.double, weight != Double(expected)
        {
            let message = "reports \(weight) kg, the manifest has \(expected)"
            findings.append(
                report.finding(.cross(.patientMismatch), message, field: "eExam.01[0].value")
                    .disputing(weightDispute(weight)))
        }
        // 2516007 months, 2516009 years.
        if encounter.isSynthetic, let unit = report.json["ePatient.16"]?.elements?.first?["value"]?.string,
            unit != (patient.ageMonths == nil ? "2516009" : "2516007")
        {
            let message = "\(unit) is not the unit of the age in the manifest"
            findings.append(
                report.finding(.cross(.patientMismatch), message, field: "ePatient.16[0].value")
                    .disputing(ageDispute()))
        }
        // 3602001 adult, 3602005 child.
        if encounter.isSynthetic, let code = report.json["eProtocols.02"]?.elements?.first?["value"]?.string,
            code != (patient.ageYears < 18 ? "3602005" : "3602001")
        {
            let message = "\(code) is not the protocol of somebody of \(patient.ageYears) years"
            findings.append(
                report.finding(.cross(.patientMismatch), message, field: "eProtocols.02[0].value")
                    .disputing(ageDispute()))
        }
    }

    /// Of NEMSIS 3.5.1, the older element and the newer.
    private static let sexes: [(element: String, codes: [String: Sex])] = [
        ("ePatient.13", ["9906001": .female, "9906003": .male]),
        ("ePatient.25", ["9919001": .female, "9919003": .male]),
    ]

    /// `ePatient.15` with its unit, `ePatient.16`.
    private func checkAge(_ report: Located<Void>, _ findings: inout [Finding]) {
        let unit = report.json["ePatient.16"]?.elements?.first?["value"]?.string
        guard let reported = report.json["ePatient.15"]?.elements?.first?["value"]?.double, let unit,
            Self.units.contains(unit), let expected = age(inMonths: unit == Self.months), reported != Double(expected)
        else { return }
        findings.append(
            report.finding(
                .cross(.patientMismatch), "reports an age of \(reported), the manifest has \(expected)",
                field: "ePatient.15[0].value"
            ).disputing(ageDispute(reported, Double(expected))))
    }

    private func ageDispute(_ said: Double? = nil, _ expected: Double? = nil) -> Dispute {
        let field = patient.ageMonths == nil ? "patient.age_years" : "patient.age_months"
        return Dispute(.encounter, field, said: said.map { "\($0)" }, has: expected.map { "\($0)" })
    }

    private func sexDispute(_ said: Sex) -> Dispute {
        Dispute(.encounter, "patient.sex", said: said.rawValue, has: patient.sex.rawValue)
    }

    private func weightDispute(_ said: Double) -> Dispute {
        let weight = patient.weightKilograms.map { "\(Double($0)) kg" }
        return Dispute(.encounter, "patient.weight_kg", said: "\(said) kg", has: weight)
    }

    private static let months = "2516007"
    /// Months and years of NEMSIS 3.5.1.
    private static let units = [months, "2516009"]

    /// Nil where the manifest has the age in another unit alone.
    private func age(inMonths: Bool) -> Int? {
        inMonths ? patient.ageMonths : patient.ageMonths == nil ? patient.ageYears : nil
    }
}
