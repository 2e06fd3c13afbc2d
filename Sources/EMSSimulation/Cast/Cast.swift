import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Everybody in an encounter and the place it happens at, drawn from the presentation that the plan chose.
struct Cast {
    var presentation: Presentation
    var patient: Patient
    var incident: Incident
    var participants: [Participant]
    /// Which participant works at a seat.
    var seats: [Seat: String]

    init(
        entry: EncounterPlan.Entry, protocol clinical: ClinicalProtocol, catalogue: ClinicalCatalogue,
        language: LanguagePack, random: RandomSubstream
    ) {
        presentation =
            clinical.presentations.first { $0.id == entry.presentation } ?? clinical.presentations[0]
        patient = Self.patient(
            ageGroup: entry.ageGroup, sex: entry.sex, presentation: presentation, catalogue: catalogue,
            names: language.names, random: random)
        incident = Self.incident(presentation, names: language.names, random: random)
        (participants, seats) = Self.people(
            presentation: presentation, patient: patient, isCritical: clinical.isCritical, names: language.names,
            random: random)
    }

    /// Who came along and can be asked, if anybody did.
    var companion: String? {
        let role = presentation.storyteller == .patient ? Role.family : presentation.storyteller
        return participants.first { $0.role == role }?.id
    }

    private static func patient(
        ageGroup: AgeGroup, sex: Sex, presentation: Presentation, catalogue: ClinicalCatalogue,
        names: [String: [String]], random: RandomSubstream
    ) -> Patient {
        var stream = random.substream("patient")
        let age = stream.integer(in: presentation.years(of: ageGroup))
        let months = months(ageYears: age, random: random)
        let weight = BodyWeight(ageYears: age, ageMonths: months, sex: sex).kilograms(&stream)
        let given = stream.pick(names[sex.rawValue] ?? [sex.rawValue])
        let skinTone = stream.integer(in: 0...5)
        let draw = { (probabilities: [String: Double], terms: [String: CodedTerm], kind: String) in
            probabilities.keys.sorted().compactMap { slug -> CodedTerm? in
                var own = random.substream("patient/\(kind)/\(slug)")
                let isTheirs = catalogue.bearers[slug]?.includes(sex: sex, ageYears: age) != false
                return own.chance(probabilities[slug] ?? 0) && isTheirs ? terms[slug] : nil
            }
        }
        return Patient(
            ageYears: age, sex: sex, weightKilograms: weight, name: given,
            conditions: draw(presentation.conditions, catalogue.conditions, "condition"),
            homeMedications: draw(presentation.homeMedications, catalogue.homeMedications, "takes"),
            allergies: draw(presentation.allergies, catalogue.allergies, "allergy"), skinTone: skinTone,
            ageMonths: months)
    }

    /// From the second month on, up to two years.
    private static func months(ageYears: Int, random: RandomSubstream) -> Int? {
        guard ageYears < 2 else { return nil }
        var stream = random.substream("patient/months")
        return ageYears == 0 ? stream.integer(in: 1...11) : stream.integer(in: 12...23)
    }

    private static func incident(
        _ presentation: Presentation, names: [String: [String]], random: RandomSubstream
    ) -> Incident {
        var stream = random.substream("incident")
        return Incident(
            presentationID: presentation.id, unitWord: stream.pick(names["unit"] ?? ["Medic"]),
            unitNumber: stream.integer(in: 2...39), streetNumber: stream.integer(in: 11...989),
            streetName: stream.pick(names["street"] ?? ["Main Street"]), place: stream.pick(presentation.places),
            hospitalName: stream.pick(names["hospital"] ?? ["General"]),
            minutesSinceOnset: Self.toldMinutes(stream.integer(in: presentation.onsetMinutes)),
            etaMinutes: stream.integer(in: 4...14),
            minuteOfDay: stream.integer(in: 0...1439))
    }

    /// As people tell how long ago something was: in steps of five minutes from a quarter of an hour on, of a quarter
    /// of an hour from an hour on, of an hour from three hours on.
    private static func toldMinutes(_ minutes: Int) -> Int {
        let step = minutes < 15 ? 1 : minutes < 60 ? 5 : minutes < 180 ? 15 : 60
        return max(step, (minutes + step / 2) / step * step)
    }

    private static func people(
        presentation: Presentation, patient: Patient, isCritical: Bool, names: [String: [String]],
        random: RandomSubstream
    ) -> ([Participant], [Seat: String]) {
        var stream = random.substream("people")
        let surnames = stream.shuffled(names["crew"] ?? ["Baker", "Cruz", "Diaz", "Evans", "Ford"])
        var used = 0
        func crew(_ id: String, _ role: Role, _ seat: Seat) -> Participant {
            used += 1
            return Participant(
                id: id, role: role, sex: stream.chance(0.4) ? .female : .male, ageYears: stream.integer(in: 22...58),
                name: surnames[(used - 1) % surnames.count], seat: seat)
        }
        var people = [crew("medic1", .leadMedic, .leader)]
        var seats: [Seat: String]
        if isCritical {
            people += [
                crew("medic2", .paramedic, .access), crew("emt1", .emt, .airway),
                crew("ff1", .firefighter, .compressor), crew("ff2", .firefighter, .monitor),
            ]
            seats = [.leader: "medic1", .access: "medic2", .airway: "emt1", .compressor: "ff1", .monitor: "ff2"]
        } else {
            people += [crew("emt1", .emt, .monitor), crew("ff1", .firefighter, .airway)]
            seats = [.leader: "medic1", .access: "medic1", .airway: "ff1", .compressor: "ff1", .monitor: "emt1"]
        }
        people.append(Participant(id: "patient", role: .patient, sex: patient.sex, ageYears: patient.ageYears))
        people += Companion.participants(of: presentation, patient: patient, stream: &stream)
        for (id, role) in [
            ("dispatch", Role.dispatcher), ("control", .medicalControl), ("nurse", .hospital), ("aed", .aedVoice),
        ] {
            people.append(
                Participant(
                    id: id, role: role, sex: stream.chance(0.5) ? .female : .male,
                    ageYears: stream.integer(in: 25...60)))
        }
        return (people, seats)
    }
}
