import EMSModel

extension ReportWriter {
    /// Plain sentences, each with the beats it rests on.
    mutating func addNarrative() {
        let patient = script.patient
        let incident = script.incident
        say(
            "\(incident.unitWord) \(incident.unitNumber) was sent to a \(patient.ageInWords) \(patient.sex.rawValue) (\(place)).",
            ["dispatch.1"])
        say("The crew reached the patient at \(clock.text(span("arrival.1").start).timeOfDay).", ["arrival.1"])
        for placed in timeline.beats {
            if let sentence = sentence(for: placed) { say(sentence, [placed.beat.id]) }
        }
        say("The patient was treated under the protocol \(facts.protocolTitle).", ["handoff.1"])
        say("Care was handed over to \(incident.hospitalName).", ["handoff.1"])
    }

    private var place: String { script.incident.place }

    private func span(_ id: String) -> SessionSpan {
        timeline.span(ofBeat: id) ?? SessionSpan(start: .zero, end: .zero)
    }

    private mutating func say(_ text: String, _ beats: [String]) {
        report.narrative.append(.init(text: text, beats: beats))
    }

    private func sentence(for placed: SessionTimeline.PlacedBeat) -> String? {
        let time = clock.text(placed.span.start).timeOfDay
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
        case .perform(let procedure):
            return "\(procedure.term.name.capitalizedFirst) at \(time)."
        case .shock(let shock): return "Shock \(shock.ordinal) of \(shock.energyJoules) J at \(time)."
        case .interpret(let rhythm):
            return "Rhythm at \(time): \(rhythm.rawValue.replacing("_", with: " "))."
        case .communicate, .ask, .attach, .detach, .compress, .ventilate, .rhythm, .effect: return nil
        }
    }
}

extension Patient {
    fileprivate var ageInWords: String { ageMonths.map { "\($0) month old" } ?? "\(ageYears) year old" }
}

extension Reading {
    fileprivate var sentencePart: String? {
        switch kind {
        case .heartRate: "heart rate \(value.short)"
        case .systolic: "systolic pressure \(value.short) mmHg"
        case .diastolic: "diastolic pressure \(value.short) mmHg"
        case .respiratoryRate: "respirations \(value.short)"
        case .spo2: "SpO2 \(value.short) %"
        case .etco2: "EtCO2 \(value.short) mmHg"
        case .glucose: "glucose \(value.short) mg/dL"
        case .temperature: "temperature \(value.short) °C"
        case .gcs: "GCS \(value.short)"
        case .pain: "pain \(value.short) of 10"
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

    /// `07:32:10` of an ISO date and time.
    fileprivate var timeOfDay: String { String(dropFirst(11).prefix(8)) }
}
