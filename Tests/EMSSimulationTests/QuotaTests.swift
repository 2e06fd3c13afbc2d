import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Quotas over the protocols of the package, and over more that have what those lack: children, one sex alone, courses of
/// their own.
struct QuotaTests {
    /// Nine protocols for children, one for women alone, and ten for all adults.
    static let many: [ClinicalProtocol] = {
        let own = [
            "anaphylaxis", "bradycardia", "cardiac-arrest", "hemorrhage-control", "hypoglycemia", "opioid-overdose",
            "respiratory-distress", "seizure", "stemi", "stroke",
        ].compactMap { SimulationCorpus.knowledge.clinicalProtocol($0) }
        var all = own
        for number in 0..<9 {
            var copy = own[number % own.count]
            copy.id = "child-\(number)"
            copy.ageGroups = [
                Weighted(.infant, weight: 1), Weighted(.child, weight: 3), Weighted(.adolescent, weight: 2),
            ]
            for index in copy.presentations.indices { copy.presentations[index].ageGroups = [] }
            all.append(copy)
        }
        var birth = own[0]
        birth.id = "birth"
        birth.sexes = [Weighted(.female, weight: 1)]
        birth.courses[0].id = "born_before_arrival"
        all.append(birth)
        return all.sorted { $0.id < $1.id }
    }()

    static func plan(
        _ shares: [QuotaDimension: [String: Double]], protocols: [String: Double] = [:],
        among all: [ClinicalProtocol] = many, count: Int, seed: UInt64 = 7
    ) throws -> EncounterPlan {
        var recipe = SimulationCorpus.recipe(seed: seed, protocols: protocols)
        recipe.quotas = shares.isEmpty ? nil : Quotas(shares: shares)
        return try EncounterPlan(recipe: recipe, protocols: all, count: count)
    }

    static func value(_ entry: EncounterPlan.Entry, _ dimension: QuotaDimension) -> String {
        switch dimension {
        case .clinicalProtocol: entry.protocolID
        case .ageGroup: entry.ageGroup.rawValue
        case .sex: entry.sex.rawValue
        case .language: entry.language
        case .severity: entry.severity.rawValue
        case .course: entry.course
        case .noise: entry.tidiness?.rawValue ?? ""
        }
    }

    struct Ask: Sendable, CustomStringConvertible {
        var name: String
        var shares: [QuotaDimension: [String: Double]]
        var count: Int

        var description: String { name }
    }

    static let feasible = [
        Ask(name: "sex alone", shares: [.sex: ["female": 0.5, "male": 0.5]], count: 100),
        Ask(name: "one sex", shares: [.sex: ["female": 1]], count: 40),
        Ask(
            name: "children in the share of their protocols",
            shares: [.ageGroup: ["infant": 9, "child": 18, "adolescent": 18, "adult": 30, "older": 25]], count: 100),
        Ask(
            name: "sex and severity",
            shares: [
                .sex: ["female": 0.6, "male": 0.4], .severity: ["critical": 0.5, "emergent": 0.4, "lower": 0.1],
            ], count: 200),
        Ask(
            name: "age, sex and course",
            shares: [
                .ageGroup: ["child": 20, "adult": 80], .sex: ["female": 50, "male": 50],
                .course: ["responds": 50, "worsens": 30, "other": 20],
            ], count: 100),
        Ask(
            name: "everything at once",
            shares: [
                .clinicalProtocol: ["cardiac-arrest": 3, "child-1": 2, "child-2": 2, "birth": 1, "stroke": 2],
                .ageGroup: ["child": 0.3, "infant": 0.1, "adult": 0.4, "older": 0.2],
                .sex: ["female": 0.6, "male": 0.4], .severity: ["critical": 0.6, "other": 0.4],
                .course: ["other": 0.7, "responds": 0.3],
            ], count: 300),
        Ask(name: "tidy and not", shares: [.noise: ["tidy": 30, "untidy": 70]], count: 100),
        Ask(
            name: "untidy, by sex and age",
            shares: [
                .noise: ["untidy": 0.6, "other": 0.4], .sex: ["female": 0.5, "male": 0.5],
                .ageGroup: ["child": 0.2, "other": 0.8],
            ], count: 100),
        Ask(
            name: "two languages",
            shares: [
                .language: ["en": 0.75, "xx": 0.25], .ageGroup: ["older": 0.5, "adult": 0.5],
            ], count: 80),
    ]

    @Test(arguments: feasible, [7, 8, 9] as [UInt64])
    func `quotas are met exactly, and nearly on every prefix`(ask: Ask, seed: UInt64) throws {
        let plan = try Self.plan(ask.shares, count: 3 * ask.count, seed: seed)
        for (dimension, numbers) in ask.shares {
            let total = numbers.values.reduce(0, +)
            var counts: [String: Double] = [:]
            var worst = 0.0
            for (index, entry) in plan.entries.enumerated() {
                let value = Self.value(entry, dimension)
                let name = numbers[value] == nil ? Quotas.other : value
                try #require(numbers[name] != nil, "\(dimension) has \(value)")
                counts[name, default: 0] += 1
                for (name, number) in numbers {
                    let distance = abs(counts[name, default: 0] - number / total * Double(index + 1))
                    worst = max(worst, distance)
                    if (index + 1) % ask.count == 0 { #expect(distance < 1e-6, "\(dimension) \(name) at \(index + 1)") }
                }
            }
            #expect(worst < 2, "\(dimension): \(worst)")
        }
    }

    @Test func `what the files do not have together never comes together`() throws {
        let protocols = Dictionary(uniqueKeysWithValues: Self.many.map { ($0.id, $0) })
        for ask in Self.feasible {
            for entry in try Self.plan(ask.shares, count: ask.count).entries {
                let clinical = try #require(protocols[entry.protocolID])
                let presentation = try #require(clinical.presentations.first { $0.id == entry.presentation })
                #expect(clinical.ageGroups.contains { $0.value == entry.ageGroup })
                #expect(presentation.ageGroups.isEmpty || presentation.ageGroups.contains(entry.ageGroup))
                #expect(clinical.sexes.contains { $0.value == entry.sex })
                let course = try #require(clinical.courses.first { $0.id == entry.course })
                #expect(clinical.acuity(presentation, course, entry.ageGroup) == entry.severity)
            }
        }
    }

    @Test(arguments: feasible) func `a longer plan with quotas begins with the shorter one`(ask: Ask) throws {
        let long = try Self.plan(ask.shares, count: 2 * ask.count + 7).entries
        for count in [1, 7, ask.count - 1, ask.count, ask.count + 3] {
            #expect(try Self.plan(ask.shares, count: count).entries == Array(long.prefix(count)))
        }
    }

    @Test func `protocols nobody weighs stay alike where they can, and follow the quotas where they cannot`() throws {
        let alike = try Self.plan([.sex: ["female": 0.5, "male": 0.5]], count: 200)
        #expect(!alike.summary.protocolsFollowQuotas)
        #expect(Set((alike.summary.counts[.clinicalProtocol] ?? [:]).values) == [10])
        let children = try Self.plan([.ageGroup: ["child": 0.9, "adult": 0.1]], count: 200)
        #expect(children.summary.protocolsFollowQuotas)
        #expect(children.summary.counts[.ageGroup] == ["child": 180, "adult": 20])
    }

    struct Impossible: Sendable, CustomStringConvertible {
        var name: String
        var shares: [QuotaDimension: [String: Double]]
        var protocols: [String: Double] = [:]
        var says: [String]

        var description: String { name }
    }

    static let impossible = [
        Impossible(
            name: "an age nobody has", shares: [.ageGroup: ["infant": 0.5, "adult": 0.5]],
            protocols: ["stroke": 1, "stemi": 1], says: ["age group infant", "50 %"]),
        Impossible(
            name: "a course nobody has", shares: [.course: ["born_before_arrival": 0.1, "other": 0.9]],
            protocols: ["stroke": 1], says: ["course born_before_arrival", "10 %"]),
        Impossible(
            name: "men giving birth", shares: [.sex: ["male": 1]], protocols: ["birth": 1],
            says: ["sex male", "100 %"]),
        Impossible(
            name: "more children than their protocols", shares: [.ageGroup: ["child": 0.4, "other": 0.6]],
            protocols: ["child-1": 1, "stroke": 3], says: ["stroke", "75 %", "60 %"]),
        Impossible(
            name: "more men than go with births",
            shares: [
                .clinicalProtocol: ["birth": 0.7, "stroke": 0.3], .sex: ["male": 0.5, "female": 0.5],
            ], says: ["birth", "70 %", "female", "50 %"]),
        Impossible(
            name: "no calls without a weight", shares: [.clinicalProtocol: ["stroke": 1], .course: ["nothing": 1]],
            says: ["course nothing"]),
        Impossible(
            name: "a course of one protocol in another's age",
            shares: [
                .course: ["born_before_arrival": 0.5, "responds": 0.5], .ageGroup: ["child": 0.6, "adult": 0.4],
            ], says: ["course", "age group"]),
    ]

    @Test(arguments: impossible) func `what cannot be had is refused with the reason`(ask: Impossible) throws {
        do {
            _ = try Self.plan(ask.shares, protocols: ask.protocols, count: 100)
            Issue.record("a plan was made")
        } catch let error as PlanError {
            for words in ask.says { #expect(error.message.contains(words), "\(error)") }
        }
    }

    @Test func `a severity that goes with one course alone is refused beyond that course's share`() throws {
        var clinical = SimulationCorpus.knowledge.protocols[0]
        clinical.courses = [Course(id: "good", weight: 1), Course(id: "bad", weight: 1, effectScale: 0.1)]
        clinical.contact.ranges = [:]
        for index in clinical.presentations.indices { clinical.presentations[index].contact = nil }
        let shares: [QuotaDimension: [String: Double]] = [
            .course: ["good": 0.5, "bad": 0.5], .severity: ["critical": 0.4, "emergent": 0.6],
        ]
        #expect(throws: PlanError.self) { try Self.plan(shares, among: [clinical], count: 10) }
    }

    @Test func `three quotas of which each two go together are named when all do not`() throws {
        // Of female, older and `x`, each kind has one or all three: a fifth of each is a fifth too little.
        let kinds: [(Sex, AgeGroup, String)] = [
            (.male, .adult, "x"), (.male, .older, "y"), (.female, .adult, "y"), (.female, .older, "x"),
        ]
        let all = kinds.enumerated().map { number, kind in
            var clinical = SimulationCorpus.knowledge.protocols[0]
            clinical.id = "kind-\(number)"
            clinical.sexes = [Weighted(kind.0, weight: 1)]
            clinical.ageGroups = [Weighted(kind.1, weight: 1)]
            clinical.courses = [Course(id: kind.2, weight: 1)]
            for index in clinical.presentations.indices { clinical.presentations[index].ageGroups = [] }
            return clinical
        }
        let shares: [QuotaDimension: [String: Double]] = [
            .sex: ["female": 0.2, "male": 0.8], .ageGroup: ["older": 0.2, "adult": 0.8], .course: ["x": 0.2, "y": 0.8],
        ]
        for dimension in shares.keys {
            var two = shares
            two[dimension] = nil
            let plan = try Self.plan(two, among: all, count: 50)
            #expect(plan.entries.count == 50)
        }
        do {
            _ = try Self.plan(shares, among: all, count: 50)
            Issue.record("a plan was made")
        } catch let error as PlanError {
            #expect(error.message.contains("age group, sex, course"), "\(error)")
        }
    }

    @Test func `presentations are near their shares, and ages near theirs`() throws {
        let plan = try Self.plan([:], among: SimulationCorpus.knowledge.protocols, count: 1000)
        for clinical in SimulationCorpus.knowledge.protocols {
            let own = plan.entries.filter { $0.protocolID == clinical.id }
            let total = clinical.presentations.reduce(0) { $0 + $1.weight }
            for presentation in clinical.presentations {
                let count = own.count { $0.presentation == presentation.id }
                #expect(abs(Double(count) - presentation.weight / total * Double(own.count)) < 1, "\(presentation.id)")
            }
            for sex in clinical.sexes {
                let share = sex.weight / clinical.sexes.reduce(0) { $0 + $1.weight }
                #expect(abs(Double(own.count { $0.sex == sex.value }) - share * Double(own.count)) < 1)
            }
        }
    }

    @Test func `severity follows from how the patient is found and how it goes`() throws {
        let knowledge = SimulationCorpus.knowledge
        let arrest = try #require(knowledge.clinicalProtocol("cardiac-arrest"))
        let stemi = try #require(knowledge.clinicalProtocol("stemi"))
        #expect(arrest.acuity(arrest.presentations[0], arrest.courses[0], .adult) == .critical)
        let good = Course(id: "good", weight: 1)
        let bad = Course(id: "bad", weight: 1, effectScale: 0.2)
        #expect(stemi.acuity(stemi.presentations[0], good, .adult) == .emergent)
        #expect(stemi.acuity(stemi.presentations[0], bad, .adult) == .critical)
        var minor = stemi
        minor.isCritical = false
        #expect(minor.acuity(minor.presentations[0], good, .adult) == .lower)
        #expect(minor.acuity(minor.presentations[0], bad, .adult) == .emergent)
        minor.contact.ranges[.systolic] = 70...84
        minor.presentations[0].contact = nil
        #expect(minor.acuity(minor.presentations[0], good, .adult) == .critical)
        #expect(minor.acuity(minor.presentations[0], good, .infant) == .lower)
    }
}
