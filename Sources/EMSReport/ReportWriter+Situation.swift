import EMSModel

extension ReportWriter {
    /// Who came from where to whom. All names are surrogates.
    mutating func addScene() {
        let incident = script.incident
        report.add("eResponse.13", .text("\(incident.unitWord) \(incident.unitNumber)"))
        report.add("eResponse.14", .text("\(incident.unitWord) \(incident.unitNumber)"))
        report.add("eScene.15", .text("\(incident.streetNumber) \(incident.streetName)"))
        if isPronounced {
            // Dead with resuscitation efforts; no transport.
            report.add("eDisposition.19", .text("4219009"))
            report.add("eDisposition.30", .text("4230013"))
        } else {
            report.add("eDisposition.01", .text(incident.hospitalName))
        }
        let patient = script.patient
        // 2516007 months, 2516009 years.
        report.add("ePatient.15", .number(Double(patient.ageMonths ?? patient.ageYears)))
        report.add("ePatient.16", .text(patient.ageMonths == nil ? "2516009" : "2516007"))
        // 9906001 female, 9906003 male; the newer element has codes of its own.
        report.add("ePatient.13", .text(patient.sex == .female ? "9906001" : "9906003"))
        report.add("ePatient.25", .text(patient.sex == .female ? "9919001" : "9919003"))
        report.add("eExam.01", .number(Double(patient.weightKilograms)))
    }

    mutating func addSituation() {
        report.add("eProtocols.01", .text(facts.protocolCode))
        report.add("eProtocols.02", .text(script.patient.ageYears < 18 ? "3602005" : "3602001"))
        // Lies before the session, so it has a time of day but none of the session clock.
        report.add("eSituation.01", .text(clock.text(onset)))
        report.add("eSituation.03", .text("2803001"))
        report.add("eSituation.04", .text(facts.symptom.name))
        report.add("eSituation.09", .text(facts.symptom.code))
        addSymptoms()
        report.add("eSituation.11", .text(facts.impression.code))
        let codes = ["eSituation.09", "eSituation.10", "eSituation.11"].flatMap { report.elements[$0] ?? [] }
        let isInjury = codes.contains { if case .text(let code) = $0.value { ICD10Code(code).isInjury } else { false } }
        report.add("eSituation.02", .text(isInjury ? "9922005" : "9922001"))
        addLastKnownWell()
    }

    /// When it began, as far as anybody knows.
    var onset: SessionTime {
        let arrival = timeline.span(ofBeat: "arrival.1")?.start ?? .zero
        return arrival - .seconds(60 * Double(script.incident.minutesSinceOnset))
    }

    /// What was found, and which signs were looked for and not found; as it was last seen. An injury that is not there is
    /// no symptom that is not there.
    private mutating func addSymptoms() {
        var codes: [String] = []
        var last: [String: (assertion: Observation.Assertion, beatID: String)] = [:]
        for placed in timeline.beats {
            guard case .observe(let observations) = placed.beat.action else { continue }
            for observation in observations where observation.finding.system == .icd10 {
                let code = observation.finding.code
                guard ICD10Code(code).isSymptom, code != facts.symptom.code else { continue }
                if last[code] == nil { codes.append(code) }
                last[code] = (observation.assertion, placed.beat.id)
            }
        }
        for code in codes {
            guard let seen = last[code],
                seen.assertion == .present || (seen.assertion == .absent && !ICD10Code(code).isInjury)
            else { continue }
            report.add(
                "eSituation.10", .text(code), beatID: seen.beatID,
                pertinentNegative: seen.assertion == .absent ? "8801031" : nil)
        }
    }

    private mutating func addLastKnownWell() {
        for placed in timeline.beats {
            guard case .ask(let answer) = placed.beat.action, answer.item == .lastKnownWell, let minutes = answer.value
            else { continue }
            report.add(
                "eSituation.18", .text(clock.text(placed.span.start - .seconds(60 * minutes))), beatID: placed.beat.id)
        }
        if report.elements["eSituation.18"] == nil { report.add("eSituation.18", .text(clock.text(onset))) }
    }
}
