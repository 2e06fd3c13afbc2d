import EMSImagery
import Testing

@Suite struct TwelveLeadTests {
    private static let leadII = (0..<2500).map { index -> Float in
        let place = index % 210
        return place < 6
            ? Float(place) * 0.2 : place < 12 ? Float(12 - place) * 0.2 : (60..<110).contains(place) ? 0.25 : 0
    }

    private func lead(_ name: String) throws -> [Float] {
        let leads = TwelveLeads(leadII: Self.leadII)
        let index = try #require(TwelveLeads.names.firstIndex(of: name))
        return leads.samples[index]
    }

    @Test func `limb leads obey Einthoven and Goldberger at every sample`() throws {
        let (one, two, three) = (try lead("I"), try lead("II"), try lead("III"))
        let (right, left, foot) = (try lead("aVR"), try lead("aVL"), try lead("aVF"))
        #expect(two == Self.leadII)
        var worst: Float = 0
        for index in one.indices {
            worst = max(worst, abs(one[index] + three[index] - two[index]))
            worst = max(worst, abs(right[index] + left[index] + foot[index]))
            worst = max(worst, abs(right[index] + (one[index] + two[index]) / 2))
            worst = max(worst, abs(left[index] - (one[index] - three[index]) / 2))
            worst = max(worst, abs(foot[index] - (two[index] + three[index]) / 2))
        }
        #expect(worst < 1e-5)
    }

    @Test func `the loop is open, and R grows from V1 to V4`() throws {
        let (one, two) = (try lead("I"), try lead("II"))
        // Leads that were copies of one another would leave one ratio wherever there is a wave.
        let ratios = one.indices.filter { abs(two[$0]) > 0.15 }.map { one[$0] / two[$0] }
        #expect((ratios.max() ?? 0) - (ratios.min() ?? 0) > 0.1)
        let tops = try ["V1", "V2", "V3", "V4"].map { try lead($0).max() ?? 0 }
        #expect(tops == tops.sorted())
        #expect((try lead("V1").min() ?? 0) < -0.5 * (try lead("V1").max() ?? 0))
    }
}
