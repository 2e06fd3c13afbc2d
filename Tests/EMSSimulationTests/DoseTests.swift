import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

@Suite struct DoseTests {
    struct Given: Sendable {
        var item: SimulationCorpus.Case
        var medication: Medication
        /// In planned order.
        var doses: [(beat: Beat, dose: MedicationDose)]
    }

    /// What was given of each drug in each script.
    static let given: [Given] = SimulationCorpus.cases.flatMap { item in
        item.clinical.medications.map { medication in
            let doses = item.script.beats.compactMap { beat -> (beat: Beat, dose: MedicationDose)? in
                guard case .medicate(let dose) = beat.action, dose.drug.slug == medication.drug.slug else { return nil }
                return (beat, dose)
            }
            return Given(item: item, medication: medication, doses: doses)
        }
    }

    @Test func `drugs are given in every protocol that lists them`() {
        let ids = Set(Self.given.filter { !$0.doses.isEmpty }.map(\.item.clinical.id))
        let wanted = SimulationCorpus.knowledge.protocols.filter { !$0.medications.isEmpty }.map(\.id)
        #expect(ids == Set(wanted))
    }

    @Test func `each dose follows a rule of the file and stays under its cap`() {
        for case let (given, (beat, dose)) in Self.given.flatMap({ given in given.doses.map { (given, $0) } }) {
            let patient = given.item.script.patient
            let rules = given.medication.doses.filter { rule in
                rule.unit == dose.unit && rule.routes.contains(dose.route)
                    && (rule.ordinal == nil || rule.ordinal == dose.ordinal)
                    && (rule.ageGroups.isEmpty || rule.ageGroups.contains(patient.ageGroup))
            }
            let fits = rules.contains { rule in
                switch rule.amount {
                case .fixed(let amount): return dose.dose <= amount
                case .perKilogram(let perKilogram, let cap):
                    let exact = perKilogram * Double(patient.weightKilograms)
                    return dose.dose <= cap && dose.dose <= exact + max(rule.roundTo, 1e-9)
                }
            }
            #expect(
                fits, "\(given.item): \(beat.id) \(dose.dose) \(dose.unit.rawValue) at \(patient.weightKilograms) kg")
            #expect(dose.dose > 0, "\(given.item): \(beat.id)")
        }
    }

    @Test func `doses are counted, spaced and limited in number and in sum`() {
        for given in Self.given {
            let doses = given.doses
            let name = "\(given.item): \(given.medication.drug.slug)"
            #expect(doses.map(\.dose.ordinal) == Array(1..<(doses.count + 1)), "\(name)")
            #expect(doses.count <= given.medication.maximumDoses, "\(name)")
            if let cap = given.medication.cumulativeCap {
                #expect(doses.reduce(0) { $0 + $1.dose.dose } <= cap + 1e-9, "\(name)")
            }
            guard let apart = given.medication.repeatSeconds else { continue }
            for (left, right) in zip(doses, doses.dropFirst()) {
                #expect(right.beat.plannedStart - left.beat.plannedStart >= .seconds(apart), "\(name)")
            }
        }
    }

    @Test func `nothing goes into a vein before there is a line`() {
        for given in Self.given {
            for (beat, dose) in given.doses where dose.route == .intravenous || dose.route == .intraosseous {
                let line = given.item.script.beats.contains { other in
                    guard case .perform(let procedure) = other.action else { return false }
                    let kind = SimulationCorpus.knowledge.catalogue.procedures[procedure.term.slug]
                    return kind?.provides == dose.route && other.plannedEnd <= beat.plannedStart
                }
                #expect(line, "\(given.item): \(beat.id)")
            }
        }
    }

    @Test func `a drug that this patient must not have is never given`() {
        var withheld = 0
        for given in Self.given {
            let forbidden = given.medication.contraindications.contains { $0.condition.holds(for: given.item) }
            guard forbidden else { continue }
            #expect(given.doses.isEmpty, "\(given.item): \(given.medication.drug.slug)")
            let beat = given.item.script.beats.first { beat in
                if case .withhold(let drug, _) = beat.action { drug.slug == given.medication.drug.slug } else { false }
            }
            if beat != nil { withheld += 1 }
        }
        #expect(withheld >= 5)
    }

    @Test func `a drug that is withheld is not given later, and its reason is one of the file`() {
        var met = 0
        for item in SimulationCorpus.cases {
            for (index, beat) in item.script.beats.enumerated() {
                guard case .withhold(let drug, let reason) = beat.action else { continue }
                met += 1
                let reasons = item.clinical.medication(drug.slug)?.contraindications.map(\.reason) ?? []
                #expect(reasons.contains(reason), "\(item): \(beat.id)")
                let later = item.script.beats[index...].contains { other in
                    if case .medicate(let dose) = other.action { dose.drug.slug == drug.slug } else { false }
                }
                #expect(!later, "\(item): \(drug.slug) is given after it was withheld")
            }
        }
        #expect(met > 20)
    }

    @Test func `no effect begins before its drug's onset`() throws {
        for item in SimulationCorpus.cases {
            for beat in item.script.beats {
                guard case .effect(let id) = beat.action else { continue }
                let cause = try #require(item.script.beat(id), "\(item): \(beat.id)")
                if case .medicate(let dose) = cause.action {
                    #expect(beat.plannedStart >= cause.plannedEnd + dose.onset, "\(item): \(beat.id)")
                }
                #expect(beat.after.contains { $0.beatID == id && $0.edge == .end }, "\(item): \(beat.id)")
            }
        }
    }
}

extension Condition {
    /// Whether it rests on what never changes in a call, and holds.
    fileprivate func holds(for item: SimulationCorpus.Case) -> Bool {
        let patient = item.script.patient
        return tests.allSatisfy { test in
            switch test {
            case .condition(let slug): patient.conditions.contains { $0.slug == slug }
            case .takes(let slug): patient.homeMedications.contains { $0.slug == slug }
            case .allergy(let slug): patient.allergies.contains { $0.slug == slug }
            case .presentation(let ids): ids.contains(item.script.incident.presentationID)
            case .ageGroup(let groups): groups.contains(patient.ageGroup)
            case .vital, .rhythm, .pulse, .seizing, .finding, .course, .given, .done: false
            }
        }
    }
}
