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

    private static func patient(
        ageGroup: AgeGroup, sex: Sex, presentation: Presentation, catalogue: ClinicalCatalogue,
        names: [String: [String]], random: RandomSubstream
    ) -> Patient {
        var stream = random.substream("patient")
        let age = stream.integer(in: ageGroup.years)
        let weight = bodyWeight(ageYears: age, sex: sex, stream: &stream)
        let given = stream.pick(names[sex.rawValue] ?? [sex.rawValue])
        let skinTone = stream.integer(in: 0...5)
        let draw = { (probabilities: [String: Double], terms: [String: CodedTerm], kind: String) in
            probabilities.keys.sorted().compactMap { slug -> CodedTerm? in
                var own = random.substream("patient/\(kind)/\(slug)")
                return own.chance(probabilities[slug] ?? 0) ? terms[slug] : nil
            }
        }
        return Patient(
            ageYears: age, sex: sex, weightKilograms: weight, name: given,
            conditions: draw(presentation.conditions, catalogue.conditions, "condition"),
            homeMedications: draw(presentation.homeMedications, catalogue.homeMedications, "takes"),
            allergies: draw(presentation.allergies, catalogue.allergies, "allergy"), skinTone: skinTone)
    }

    /// Whole kilograms. Children: 3 kg + age in quarter years up to one year, then 2 · age + 8 (the common ambulance
    /// formula), adults around 68 and 82 kg.
    private static func bodyWeight(ageYears: Int, sex: Sex, stream: inout RandomSubstream) -> Int {
        if ageYears == 0 { return stream.integer(in: 4...10) }
        if ageYears <= 12 { return 2 * ageYears + 8 + stream.integer(in: -2...4) }
        if ageYears <= 17 { return 3 * ageYears + stream.integer(in: 2...16) }
        let mean = sex == .male ? 83.0 : 70.0
        return Int(min(140, max(42, mean + 14 * stream.normal())).rounded())
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
            minutesSinceOnset: stream.integer(in: presentation.onsetMinutes), etaMinutes: stream.integer(in: 4...14),
            minuteOfDay: stream.integer(in: 0...1439))
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
        people.append(contentsOf: storyteller(of: presentation, patient: patient, stream: &stream))
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

    private static func storyteller(
        of presentation: Presentation, patient: Patient, stream: inout RandomSubstream
    ) -> [Participant] {
        guard presentation.storyteller != .patient else { return [] }
        // Stories speak of "my husband" and "my wife"; the patient must be one.
        let fitting = presentation.relations.filter { !($0 == "wife" && patient.sex == .female) }
            .filter { !($0 == "husband" && patient.sex == .male) }
        let relation = fitting.isEmpty ? "" : stream.pick(fitting)
        let isOfPatientsAge = ["wife", "husband", "partner", "friend", "roommate"].contains(relation)
        let isChild = ["son", "daughter", "grandson", "granddaughter"].contains(relation)
        let isParent = ["mother", "father"].contains(relation)
        let age =
            isOfPatientsAge
            ? max(18, patient.ageYears + stream.integer(in: -6...6))
            : isChild
                ? max(12, patient.ageYears - stream.integer(in: 20...34))
                : isParent ? patient.ageYears + stream.integer(in: 20...36) : stream.integer(in: 19...66)
        let female = ["wife", "mother", "daughter", "sister", "aunt", "grandmother", "granddaughter", "niece"]
        let male = ["husband", "father", "son", "brother", "uncle", "grandfather", "grandson", "nephew"]
        let sex: Sex =
            female.contains(relation)
            ? .female : male.contains(relation) ? .male : stream.chance(0.5) ? .female : .male
        let role = presentation.storyteller
        return [
            Participant(id: role.rawValue, role: role, sex: sex, ageYears: min(age, 92), relation: relation)
        ]
    }
}
