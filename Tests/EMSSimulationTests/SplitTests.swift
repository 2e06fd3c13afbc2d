import EMSKnowledge
import EMSSimulation
import Testing

struct SplitTests {
    private func entries(
        _ splits: Recipe.Splits, protocols: [String: Double] = [:], count: Int, seed: UInt64 = 5
    ) throws -> [EncounterPlan.Entry] {
        try EncounterPlan(
            recipe: SimulationCorpus.recipe(seed: seed, protocols: protocols, splits: splits),
            protocols: SimulationCorpus.knowledge.protocols, count: count
        ).entries
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `no script family, patient or phrase seed is in two splits`(seed: UInt64) throws {
        let all = try entries(.init(train: 0.8, validation: 0.1, test: 0.1), count: 2000, seed: seed)
        var splits: [String: EncounterPlan.Split] = [:]
        for entry in all {
            let family = "\(entry.protocolID)/\(entry.presentation)/\(entry.course)/\(entry.ageGroup)"
            for trait in [family, entry.group, "seed \(entry.seed)"] {
                #expect(splits[trait, default: entry.split] == entry.split, "\(trait)")
                splits[trait] = entry.split
            }
        }
        #expect(Set(all.map(\.seed)).count == all.count)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `splits are near their shares, in small sets and in large ones`(seed: UInt64) throws {
        let shares: [(EncounterPlan.Split, Double)] = [(.train, 0.8), (.validation, 0.1), (.test, 0.1)]
        let all = try entries(.init(train: 0.8, validation: 0.1, test: 0.1), count: 4000, seed: seed)
        for (split, share) in shares {
            for count in [60, 200, 1000, 4000] {
                let part = Double(all.prefix(count).count { $0.split == split }) / Double(count)
                #expect(abs(part - share) < (count < 200 ? 0.06 : 0.03), "\(split) is \(part) of \(count)")
            }
        }
        let four = try entries(.init(train: 0.5, validation: 0.25, test: 0.25), count: 4, seed: seed)
        #expect(four.count { $0.split == .train } == 2 && Set(four.map(\.split)).count == 3)
    }

    @Test func `one protocol alone fills all splits`() throws {
        let all = try entries(.init(train: 0.6, validation: 0.2, test: 0.2), protocols: ["stroke": 1], count: 500)
        for (split, share) in [(EncounterPlan.Split.train, 0.6), (.validation, 0.2), (.test, 0.2)] {
            #expect(abs(Double(all.count { $0.split == split }) / 500 - share) < 0.08, "\(split)")
        }
    }

    @Test func `a split without a share gets nothing and one split can have all`() throws {
        #expect(
            try entries(.init(train: 0.9, validation: 0, test: 0.1), count: 300).allSatisfy { $0.split != .validation })
        #expect(try entries(.init(train: 0, validation: 0, test: 1), count: 300).allSatisfy { $0.split == .test })
    }
}
