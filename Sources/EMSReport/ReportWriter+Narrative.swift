import EMSModel

extension ReportWriter {
    /// Plain sentences, each with the beats it rests on.
    mutating func addNarrative() {
        let patient = script.patient
        let incident = script.incident
        say(
            "\(incident.unitWord) \(incident.unitNumber) was sent to \(patient.ageInWords) \(patient.sex.rawValue) (\(place)).",
            ["dispatch.1"])
        say("The crew reached the patient at \(clock.timeOfDay(span("arrival.1").start)).", ["arrival.1"])
        for placed in timeline.beats {
            if let sentence = sentence(for: placed) { say(sentence, [placed.beat.id]) }
        }
        let last = isPronounced ? Termination.reportBeat : "handoff.1"
        say("The patient was treated under the protocol \(facts.protocolTitle).", [last])
        if isPronounced {
            say("Police and coroner were notified; all devices were left in place. Nobody was transported.", [last])
        } else {
            say("Care was handed over to \(incident.hospitalName).", [last])
        }
    }

    private var place: String { script.incident.place }

    private func span(_ id: String) -> SessionSpan {
        timeline.span(ofBeat: id) ?? SessionSpan(start: .zero, end: .zero)
    }

    private mutating func say(_ text: String, _ beats: [String]) {
        report.narrative.append(.init(text: text, beats: beats))
    }

    private func sentence(for placed: SessionTimeline.PlacedBeat) -> String? {
        // Most beats make no sentence.
        var time: String { clock.timeOfDay(placed.span.start) }
        switch placed.beat.action {
        case .observe(let observations):
            let found = observations.filter { $0.assertion == .present }.map(\.finding.name)
            return found.isEmpty ? nil : "Found at \(time): \(found.joined(separator: ", "))."
        case .measure(let ids):
            let parts = ids.compactMap { script.reading($0) }.compactMap(\.sentencePart)
            return parts.isEmpty ? nil : "At \(time): \(parts.joined(separator: ", "))."
        case .medicate(let dose):
            return
                "\(dose.drug.name.capitalizedFirst) \(dose.dose.short) \(dose.unit.rawValue) \(dose.route.rawValue) was given at \(time)."
        case .withhold(let drug, let reason):
            return "\(drug.name.capitalizedFirst) was withheld: \(reason.name)."
        case .takeBack(let late):
            return
                "\(late.dose.drug.name.capitalizedFirst) was ordered at \(time) and withheld when \(late.told.name) was told: \(late.reason.name)."
        case .refuse(let care): return "The patient declined \(care.term.name) at \(time)."
        case .think(let impression):
            return impression.isRuledOut ? "\(impression.term.name.capitalizedFirst) was ruled out at \(time)." : nil
        case .trouble(.lowBattery): return "The battery of the monitor was changed at \(time)."
        case .trouble(.cuffError): return "The cuff gave no reading at \(time)."
        case .perform(let procedure):
            let outcome = procedure.succeeded ? "at" : "was tried without success at"
            return "\(procedure.term.name.capitalizedFirst) \(outcome) \(time)."
        case .shock(let shock): return "Shock \(shock.ordinal) of \(shock.energyJoules) J at \(time)."
        case .interpret(let rhythm):
            return "Rhythm at \(time): \(rhythm.rawValue.replacing("_", with: " "))."
        case .communicate(let kind): return sentence(for: kind, time)
        case .ask, .attach, .detach, .compress, .ventilate, .rhythm, .effect: return nil
        }
    }
}

extension ReportWriter {
    /// Of what is only said, how a resuscitation ends.
    private func sentence(for kind: CommunicationKind, _ time: @autoclosure () -> String) -> String? {
        switch kind {
        case .terminationRequest: "At \(time()) medical control was asked to end the resuscitation, and agreed."
        case .pronouncement: "Death was pronounced at \(time())."
        case .deathNotification: "Whoever was with the patient was told of the death at \(time())."
        default: nil
        }
    }
}

extension Patient {
    /// With its article: `a 61 year old`, `an 8 month old`.
    fileprivate var ageInWords: String {
        let number = ageMonths ?? ageYears
        let article = [8, 11, 18].contains(number) || (80..<90).contains(number) ? "an" : "a"
        return "\(article) \(number) \(ageMonths == nil ? "year" : "month") old"
    }
}

extension Reading {
    fileprivate var sentencePart: String? {
        switch kind {
        case .heartRate: "heart rate \(value.short)"
        case .systolic: "systolic pressure \(value.short) mmHg"
        case .diastolic: "diastolic pressure \(value.short) mmHg"
        case .respiratoryRate: "respirations \(value.short)"
        case .spo2: "SpO2 \(value.short) %"
        case .spco: "SpCO \(value.short) %"
        case .etco2: "EtCO2 \(value.short) mmHg"
        case .glucose: "glucose \(value.short) mg/dL"
        case .temperature: "temperature \(value.short) °C"
        case .gcs: "GCS \(value.short)"
        case .pain: "pain \(value.short) of 10"
        case .strokeScale: "stroke scale \(value.short)"
        case .apgar: "APGAR \(value.short)"
        case .apgarAppearance: "appearance \(value.short)"
        case .apgarPulse: "pulse \(value.short)"
        case .apgarGrimace: "grimace \(value.short)"
        case .apgarActivity: "activity \(value.short)"
        case .apgarRespiration: "respiration \(value.short)"
        case .gcsEye, .gcsVerbal, .gcsMotor: nil
        }
    }
}

extension Double {
    /// Without a decimal part where there is none.
    fileprivate var short: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
