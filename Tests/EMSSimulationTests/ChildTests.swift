import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Patients who are not grown up: what they weigh, who is with them, who answers, what they get.
@Suite struct ChildTests {
    /// Calls of a protocol of the package as if its patients were of these ages.
    static func cases(
        _ id: String, ages: [AgeGroup], count: Int = 60, change: (inout ClinicalProtocol) -> Void = { _ in }
    ) -> [SimulationCorpus.Case] {
        guard var clinical = SimulationCorpus.knowledge.clinicalProtocol(id) else { return [] }
        clinical.ageGroups = ages.map { Weighted($0, weight: 1) }
        for index in clinical.presentations.indices { clinical.presentations[index].ageGroups = [] }
        change(&clinical)
        return SimulationCorpus.cases(of: clinical, pace: .short, count: count)
    }

    static let seizures = cases("seizure", ages: [.infant, .child, .adolescent])

    @Test func `ages below two years are known in months`() {
        var months: Set<Int> = []
        for item in Self.seizures {
            let patient = item.script.patient
            guard patient.ageYears < 2 else {
                #expect(patient.ageMonths == nil, "\(item)")
                continue
            }
            let age = patient.ageMonths ?? -1
            #expect(age / 12 == patient.ageYears && age > 0, "\(item): \(age) months")
            months.insert(age)
        }
        #expect(months.count > 6)
    }

    /// Third to ninety-seventh percentile, and a little beyond for whole kilograms.
    @Test func `children weigh what children of their age weigh`() {
        for item in Self.seizures {
            let patient = item.script.patient
            let range: ClosedRange<Int> =
                switch patient.monthsOfAge {
                case ..<4: 3...9
                case ..<12: 5...12
                case ..<24: 7...15
                case ..<60: 9...25
                case ..<120: 13...46
                default: 22...95
                }
            #expect(range.contains(patient.weightKilograms), "\(item): \(patient.weightKilograms) kg")
        }
        let fives = Self.cases("seizure", ages: [.child], count: 400).map(\.script.patient).filter { $0.ageYears == 5 }
        let mean = Double(fives.reduce(0) { $0 + $1.weightKilograms }) / Double(fives.count)
        #expect(fives.count > 15 && (17...22).contains(mean), "\(mean)")
    }

    @Test(arguments: [(0, 6), (3, nil), (9, nil), (15, nil), (40, nil)])
    func `a body is built as its weight is for its age`(years: Int, months: Int?) {
        for sex in [Sex.female, .male] {
            let builds = (2...140).map { weight in
                BodyWeight.build(
                    of: Patient(ageYears: years, sex: sex, weightKilograms: weight, name: "A", ageMonths: months))
            }
            #expect(zip(builds, builds.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(builds.first == -1 && builds.last == 1 && builds.contains { abs($0) < 0.25 })
        }
    }

    @Test func `nobody is a child's spouse, and parents are of an age to be parents`() {
        for item in Self.seizures {
            for person in item.script.participants where !person.relation.isEmpty {
                let adults: Set = ["wife", "husband", "son", "daughter", "roommate", "coworker", "boss"]
                #expect(!adults.contains(person.relation), "\(item): \(person.relation)")
                let distance = person.ageYears - item.script.patient.ageYears
                if ["mother", "father"].contains(person.relation) { #expect((18...40).contains(distance), "\(item)") }
                if person.relation == "grandmother" { #expect(distance >= 40, "\(item)") }
            }
        }
    }

    @Test func `infants are not asked, and small children only what they can tell`() {
        let calls = Self.cases("stemi", ages: [.infant, .child, .adolescent])
        var byChild = 0
        var byCompanion = 0
        for item in calls {
            let patient = item.script.patient
            for beat in item.script.beats {
                if case .communicate(.complaint) = beat.action { #expect(patient.ageYears >= 3, "\(item)") }
                guard case .ask(let answer) = beat.action else { continue }
                if answer.answeredBy == "patient" {
                    byChild += 1
                    #expect(patient.canAnswer(answer.item), "\(item): \(answer.item)")
                } else {
                    byCompanion += 1
                }
                if patient.ageYears < 3 {
                    #expect(![.quality, .radiation, .severity].contains(answer.item), "\(item)")
                }
            }
        }
        #expect(byChild > 10 && byCompanion > 10)
    }

    @Test func `a child who tells his own story has a parent with him`() {
        let calls = Self.cases("stemi", ages: [.child]) { clinical in
            for index in clinical.presentations.indices { clinical.presentations[index].storyteller = .patient }
        }
        for item in calls {
            let family = item.script.participants.first { $0.role == .family }
            #expect(["mother", "father"].contains(family?.relation), "\(item)")
        }
    }

    @Test func `nobody asks a child after drugs`() {
        let asking = ProtocolStep(
            id: "drugs", action: .communicate(.status), when: .always, seat: nil, topic: nil,
            keysteps: [.inquireSubstanceUse], durationSeconds: nil, after: [:], turns: [], say: [:],
            source: SourceLine(file: "protocols/test.yaml", line: 1))
        let calls = Self.cases("seizure", ages: [.infant, .child, .adolescent]) { $0.steps.insert(asking, at: 0) }
        for item in calls {
            let isAsked = item.script.beats.contains { $0.stepID == "drugs" }
            #expect(isAsked == (item.script.patient.ageYears >= 13), "\(item)")
        }
    }

    @Test func `what the file leaves out of the contact is normal for the age`() {
        let calls = Self.cases("seizure", ages: [.infant, .child, .adolescent]) { clinical in
            clinical.contact = ContactVitals(rhythms: [Weighted(.sinus, weight: 1)])
            for index in clinical.presentations.indices { clinical.presentations[index].contact = nil }
            for index in clinical.courses.indices { clinical.courses[index].driftPerMinute = [:] }
        }
        for item in calls {
            let norms = item.script.patient.norms
            let body = item.script.physiology[10]
            // The body wanders by a few beats.
            #expect(norms.heartRate.contains(body.electricalRatePerMinute.rounded(), within: 6), "\(item)")
            #expect(norms.systolic.contains(body.systolic.rounded(), within: 6), "\(item)")
            #expect(norms.respiratoryRate.contains(body.respiratoryRatePerMinute.rounded(), within: 3), "\(item)")
            #expect(body.rhythm == .sinus, "\(item): \(body.electricalRatePerMinute) is \(body.rhythm)")
            #expect(body.displayed(.spo2) != nil, "\(item)")
            #expect(body.gcsTotal == 15, "\(item)")
        }
    }

    @Test func `an infant's chest is pressed less deep than a child's, and a child's less than an adult's`() {
        func depths(_ ages: [AgeGroup]) -> [Double] {
            Self.cases("cardiac-arrest", ages: ages, count: 12).flatMap { item in
                item.script.beats.compactMap { beat in
                    guard case .compress(let quality) = beat.action else { return nil }
                    #expect((100...120).contains(quality.ratePerMinute), "\(item)")
                    return quality.depthMillimetres
                }
            }
        }
        #expect(depths([.infant]).allSatisfy { (36...44).contains($0) })
        #expect(depths([.child]).allSatisfy { (45...55).contains($0) })
        #expect(depths([.adult]).allSatisfy { (48...58).contains($0) })
    }

    @Test func `a shock by weight is one the defibrillator can be set to`() throws {
        let calls = Self.cases("cardiac-arrest", ages: [.infant, .child], count: 40) { clinical in
            clinical.steps = clinical.steps.map { $0.shocking(with: [.joulesPerKilogram(2), .joulesPerKilogram(4)]) }
        }
        var shocks = 0
        for item in calls {
            let kilograms = Double(item.script.patient.weightKilograms)
            for beat in item.script.beats {
                guard case .shock(let shock) = beat.action else { continue }
                shocks += 1
                #expect(ShockEnergy.settings.contains(shock.energyJoules), "\(item)")
                let dose = Double(shock.energyJoules) / kilograms
                #expect(shock.ordinal == 1 ? (1.5...2.6).contains(dose) : (3...5).contains(dose), "\(item): \(dose)")
            }
        }
        #expect(shocks > 10)
    }

    @Test func `a child's dose lies on a line of a syringe and under its cap`() {
        let calls = Self.cases("seizure", ages: [.infant, .child], count: 80) { clinical in
            for index in clinical.medications.indices {
                clinical.medications[index].doses = clinical.medications[index].doses.map { rule in
                    var rule = rule
                    if rule.unit == .milligrams { rule.amount = .perKilogram(0.13, cap: 10) }
                    rule.ageGroups = []
                    rule.roundTo = 0.001
                    return rule
                }
            }
        }
        var drawn = 0
        for item in calls {
            for beat in item.script.beats {
                guard case .medicate(let dose) = beat.action, dose.unit == .milligrams,
                    let drug = SimulationCorpus.knowledge.catalogue.drugs[dose.drug.slug],
                    let strength = drug.concentrationPerMillilitre, drug.concentrationUnit == dose.unit
                else { continue }
                drawn += 1
                let millilitres = dose.dose / strength
                let lines = millilitres * (millilitres <= 1 ? 100 : millilitres <= 3 ? 10 : millilitres <= 10 ? 5 : 1)
                #expect(abs(lines - lines.rounded()) < 1e-6, "\(item): \(dose.dose) mg is \(millilitres) mL")
                #expect(dose.dose <= 0.13 * Double(item.script.patient.weightKilograms) + 1e-9, "\(item)")
            }
        }
        #expect(drawn > 10)
    }
}

extension ClosedRange<Double> {
    fileprivate func contains(_ value: Double, within slack: Double) -> Bool {
        value >= lowerBound - slack && value <= upperBound + slack
    }
}

extension ProtocolStep {
    fileprivate func shocking(with energies: [ShockEnergy]) -> ProtocolStep {
        var step = self
        switch action {
        case .shock(_, let mode): step.action = .shock(energies: energies, mode: mode)
        case .cycle(var cycle):
            cycle.steps = cycle.steps.map { $0.shocking(with: energies) }
            step.action = .cycle(cycle)
        default: break
        }
        return step
    }
}

/// Ages that a protocol narrows within its groups, and times as people tell them.
struct CastTests {
    @Test func `a mother in labour is of an age to be one`() throws {
        for name in ["childbirth", "preterm-labor"] {
            let clinical = try #require(SimulationCorpus.knowledge.clinicalProtocol(name))
            let ages = SimulationCorpus.cases(of: clinical, pace: .short, count: 40).map(\.script.patient.ageYears)
            #expect(ages.allSatisfy { (17...43).contains($0) }, "\(ages)")
            #expect(Set(ages).count > 5)
        }
    }

    @Test func `long ago is told in round numbers`() {
        for item in SimulationCorpus.cases {
            let minutes = item.script.incident.minutesSinceOnset
            #expect(minutes < 15 || minutes % 5 == 0)
            #expect(minutes < 60 || minutes % 15 == 0)
            #expect(minutes < 195 || minutes % 60 == 0)
        }
    }
}
