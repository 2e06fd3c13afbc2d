import EMSKnowledge
import EMSSimulation
import Testing

struct EncounterPlanTests {
    typealias Entry = EncounterPlan.Entry

    private func entries(
        seed: UInt64 = 5, protocols: [String: Double] = [:],
        splits: Recipe.Splits = .init(train: 0.8, validation: 0.1, test: 0.1), count: Int = 500
    ) throws -> [Entry] {
        try EncounterPlan(
            recipe: SimulationCorpus.recipe(seed: seed, protocols: protocols, splits: splits),
            protocols: SimulationCorpus.knowledge.protocols, count: count
        ).entries
    }

    /// The largest distance of a stratum's count from its share over all prefixes.
    private func worstDeviation<Key: Hashable>(_ deals: [Key], shares: [Key: Double]) -> Double {
        var counts: [Key: Double] = [:]
        var worst = 0.0
        for (index, key) in deals.enumerated() {
            counts[key, default: 0] += 1
            for (stratum, share) in shares {
                worst = max(worst, abs(counts[stratum, default: 0] - share * Double(index + 1)))
            }
        }
        return worst
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `every prefix holds each protocol's share to within one`(seed: UInt64) throws {
        let ids = SimulationCorpus.protocolIDs
        let equal = Dictionary(uniqueKeysWithValues: ids.map { ($0, 1 / Double(ids.count)) })
        #expect(worstDeviation(try entries(seed: seed).map(\.protocolID), shares: equal) < 1)
        let total = ids.indices.reduce(0.0) { $0 + Double($1 * $1 + 1) }
        let uneven = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, Double($0 * $0 + 1)) })
        let deals = try entries(seed: seed, protocols: uneven).map(\.protocolID)
        #expect(worstDeviation(deals, shares: uneven.mapValues { $0 / total }) < 1)
    }

    @Test func `courses have their shares within their protocol`() throws {
        let protocols = SimulationCorpus.knowledge.protocols
        let all = try entries(count: 30 * protocols.count)
        for clinical in protocols {
            let total = clinical.courses.reduce(0) { $0 + $1.weight }
            let shares = Dictionary(uniqueKeysWithValues: clinical.courses.map { ($0.id, $0.weight / total) })
            let deals = all.filter { $0.protocolID == clinical.id }.map(\.course)
            #expect(deals.count == 30)
            // Where courses are for some presentations alone, they wait for one of these.
            let areLimited = clinical.courses.contains { !$0.presentations.isEmpty }
            #expect(worstDeviation(deals, shares: shares) < (areLimited ? 2 : 1), "\(clinical.id)")
        }
    }

    @Test func `a longer plan begins with the shorter one`() throws {
        let long = try entries(count: 60)
        for count in [0, 1, 7, 20, 40] { #expect(try entries(count: count) == Array(long.prefix(count))) }
    }

    @Test func `another seed deals in another order`() throws {
        #expect(try entries(seed: 1, count: 40).map(\.protocolID) != entries(seed: 2, count: 40).map(\.protocolID))
        #expect(try entries(seed: 1, count: 40).map(\.seed) != entries(seed: 2, count: 40).map(\.seed))
    }

    @Test func `one protocol takes all places`() throws {
        let deals = try entries(protocols: ["stroke": 3], count: 12)
        #expect(deals.allSatisfy { $0.protocolID == "stroke" })
        #expect(deals.count == 12)
    }

    @Test func `extreme weights keep their shares`() throws {
        let weights = ["stroke": 1e-6, "stemi": 1e6, "seizure": 1]
        let total = weights.values.reduce(0, +)
        let deals = try entries(protocols: weights, count: 2000).map(\.protocolID)
        #expect(worstDeviation(deals, shares: weights.mapValues { $0 / total }) < 1)
        #expect(deals.filter { $0 == "stroke" }.count <= 1)
    }

    @Test func `ids, groups and seeds are unique and can be read by any JSON reader`() throws {
        let all = try entries(count: 300)
        #expect(Set(all.map(\.id)).count == 300)
        #expect(Set(all.map(\.seed)).count == 300)
        #expect(all[7].id == "enc-000007")
        #expect(all.map(\.index) == Array(0..<300))
        #expect(all.allSatisfy { $0.seed < 1 << 53 })
    }
}
