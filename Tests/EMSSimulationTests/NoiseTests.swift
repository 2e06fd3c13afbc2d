import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Cases that are not tidy.
@Suite struct NoiseTests {
    static let all = CaseNoise(
        impressionChange: 1, refusal: 1, equipment: 1, wrongNumber: 1, lateContraindication: 1)

    static func cases(
        of clinical: ClinicalProtocol, noise: CaseNoise, pace: Recipe.Pace = .short, count: Int = 12
    ) -> [SimulationCorpus.Case] {
        guard let language = SimulationCorpus.knowledge.languages["en"] else { return [] }
        let writer = ScriptWriter(
            protocol: clinical, catalogue: SimulationCorpus.knowledge.catalogue, language: language, pace: pace,
            noise: noise)
        let recipe = SimulationCorpus.recipe(pace: pace)
        guard let plan = try? EncounterPlan(recipe: recipe, protocols: [clinical], count: count) else { return [] }
        return plan.entries.compactMap { entry in
            guard let course = clinical.courses.first(where: { $0.id == entry.course }) else { return nil }
            return .init(clinical: clinical, course: course, pace: pace, script: writer.script(for: entry))
        }
    }

    static let noisy: [SimulationCorpus.Case] = SimulationCorpus.knowledge.protocols.flatMap { clinical in
        SimulationCorpus.paces.flatMap { cases(of: clinical, noise: all, pace: $0) }
    }

    @Test func `no noise is none`() {
        for clinical in SimulationCorpus.knowledge.protocols {
            for item in Self.cases(of: clinical, noise: .none, count: 4) {
                #expect(item.script.misreadings.isEmpty)
                #expect(!item.script.beats.contains { $0.action.isNoise }, "\(item)")
            }
        }
    }

    @Test func `a first impression is thought of before it is ruled out, and is not what is treated`() {
        var changes = 0
        for item in Self.noisy where !item.clinical.differentials.isEmpty {
            let thoughts = item.script.beats.compactMap { beat -> (Beat, WorkingImpression)? in
                if case .think(let impression) = beat.action { (beat, impression) } else { nil }
            }
            #expect(thoughts.map(\.1.isRuledOut) == [false, true], "\(item)")
            #expect(thoughts.allSatisfy { $0.1.term != item.clinical.impression }, "\(item)")
            #expect(Set(thoughts.map(\.1.term)).count == 1, "\(item)")
            if let impression = item.script.beats.first(where: { $0.action == .communicate(.impression) }) {
                #expect(thoughts[1].0.plannedStart <= impression.plannedStart, "\(item)")
            }
            changes += 1
        }
        #expect(changes > 50)
    }

    @Test func `only an adult who is fully awake declines, only what may be declined, and it is not given`() {
        var refused: Set<String> = []
        for item in Self.noisy {
            for beat in item.script.beats {
                guard case .refuse(let care) = beat.action else { continue }
                refused.insert(care.term.slug)
                let second = Int(beat.plannedStart.seconds)
                let body = item.script.physiology[max(0, second - 1)]
                #expect(body.gcsTotal >= 14 && body.hasPulse, "\(item)")
                #expect(!item.script.patient.isMinor && beat.actor == "patient", "\(item)")
                let catalogue = SimulationCorpus.knowledge.catalogue
                switch care {
                case .drug(let drug):
                    #expect(catalogue.drugs[drug.slug]?.mayBeDeclined == true, "\(drug.slug)")
                    #expect(!item.script.beats.contains { $0.gives(drug.slug) }, "\(item)")
                case .procedure(let term):
                    #expect(catalogue.procedures[term.slug]?.mayBeDeclined == true, "\(term.slug)")
                    #expect(
                        !item.script.beats.contains { $0.action == .perform(Procedure(term: term)) }, "\(item)")
                }
            }
        }
        #expect(refused.count >= 3, "\(refused)")
    }

    @Test func `equipment fails once in a call and the care goes on`() {
        var kinds: [String: Int] = [:]
        for item in Self.noisy {
            let failures = item.script.beats.compactMap { beat -> String? in
                switch beat.action {
                case .trouble(let trouble): trouble.rawValue
                case .detach(.pleth): "probe_off"
                case .perform(let procedure) where !procedure.succeeded && procedure.term.slug == "iv_access": "access"
                default: nil
                }
            }
            #expect(failures.count <= 1, "\(item): \(failures)")
            if let failure = failures.first { kinds[failure, default: 0] += 1 }
        }
        #expect(Set(kinds.keys) == ["low_battery", "cuff_error", "probe_off", "access"], "\(kinds)")
    }

    @Test func `a probe is on again before its number is read, and a vein is found at the second attempt`() throws {
        var probes = 0
        var veins = 0
        for item in Self.noisy {
            let beats = item.script.beats
            if let off = beats.firstIndex(where: { $0.action == .detach(.pleth) }) {
                probes += 1
                let on = try #require(beats[off...].first { $0.action == .attach(.pleth) }, "\(item)")
                let readings = item.script.readings.filter { $0.kind == .spo2 }.map(\.beatID)
                for beat in beats[off...] where readings.contains(beat.id) {
                    #expect(beat.plannedStart >= on.plannedEnd, "\(item): \(beat.id)")
                }
            }
            for beat in beats {
                guard case .perform(let missed) = beat.action, !missed.succeeded, missed.term.slug == "iv_access"
                else { continue }
                veins += 1
                let second = Procedure(term: missed.term, attempt: 2)
                let next = try #require(beats.first { $0.action == .perform(second) }, "\(item)")
                #expect(next.plannedStart >= beat.plannedEnd, "\(item)")
            }
        }
        #expect(probes > 0 && veins > 0)
    }

    @Test func `a wrong number is not the reading's and can be shown by the device`() {
        var count = 0
        for item in Self.noisy {
            for wrong in item.script.misreadings {
                count += 1
                let reading = item.script.reading(wrong.readingID)
                #expect(reading != nil && reading?.value != wrong.said, "\(item)")
                #expect(reading?.kind.plausibleRange.contains(wrong.said) == true, "\(item)")
            }
            let beats = item.script.misreadings.compactMap { item.script.reading($0.readingID)?.beatID }
            #expect(Set(beats).count == beats.count, "\(item): two in one set")
        }
        #expect(count > 200)
    }

    @Test func `a drug that is taken back rests on what the patient has, and is never given`() {
        var count = 0
        for item in Self.noisy {
            let patient = item.script.patient
            for beat in item.script.beats {
                guard case .takeBack(let late) = beat.action else { continue }
                count += 1
                let known = patient.allergies + patient.homeMedications + patient.conditions
                #expect(known.contains(late.told), "\(item)")
                #expect(item.script.participant(late.teller) != nil, "\(item)")
                #expect(!item.script.beats.contains { $0.gives(late.dose.drug.slug) }, "\(item)")
                let reasons = item.clinical.medication(late.dose.drug.slug)?.contraindications.map(\.reason) ?? []
                #expect(reasons.contains(late.reason), "\(item)")
            }
        }
        #expect(count > 3)
    }

    @Test func `the same body and the same people with and without noise until the first untidy beat`() {
        for clinical in SimulationCorpus.knowledge.protocols {
            let tidy = Self.cases(of: clinical, noise: .none, count: 3)
            for (left, right) in zip(tidy, Self.cases(of: clinical, noise: Self.all, count: 3)) {
                #expect(left.script.patient == right.script.patient)
                #expect(left.script.participants == right.script.participants)
                let first = right.script.beats.first { $0.action.isNoise }?.plannedStart.seconds ?? 0
                let count = Int(first)
                #expect(left.script.physiology.prefix(count) == right.script.physiology.prefix(count))
            }
        }
    }

    @Test(arguments: DrugRemovalTests.removals)
    func `with noise, a drug less changes nothing before its onset`(removal: DrugRemovalTests.Removal) throws {
        let clinical = try #require(SimulationCorpus.knowledge.clinicalProtocol(removal.protocolID))
        var without = clinical
        without.medications.removeAll { $0.drug.slug == removal.drug }
        let cases = Self.cases(of: clinical, noise: Self.all, count: 6)
        for (item, other) in zip(cases, Self.cases(of: without, noise: Self.all, count: 6)) {
            let given = Set(item.script.beats.filter { $0.gives(removal.drug) }.map(\.id))
            let effect = item.script.beats.first {
                if case .effect(let cause) = $0.action { given.contains(cause) } else { false }
            }
            guard let onset = effect?.plannedStart else { continue }
            let second = Int(onset.seconds)
            #expect(item.script.physiology.prefix(second) == other.script.physiology.prefix(second), "\(item)")
            let early = item.script.beats.filter { beat in
                if case .effect = beat.action { return false }
                return beat.plannedStart < onset && !given.contains(beat.id)
            }
            let known = Dictionary(
                other.script.beats.map { ($0.id, $0.plannedStart) }, uniquingKeysWith: { first, _ in first })
            let moved = early.filter { known[$0.id] != $0.plannedStart }.map(\.id)
            #expect(moved.isEmpty, "\(item): \(moved)")
        }
    }
}

extension BeatAction {
    fileprivate var isNoise: Bool {
        switch self {
        case .think, .refuse, .takeBack, .trouble, .detach: true
        case .perform(let procedure): !procedure.succeeded
        default: false
        }
    }
}

extension Beat {
    fileprivate func gives(_ drug: String) -> Bool {
        if case .medicate(let dose) = action { dose.drug.slug == drug } else { false }
    }
}
