import EMSImagery
import Testing

@Suite struct TwelveLeadTests {
    private static let leadII = (0..<2500).map { index -> Float in
        let place = index % 210
        return place < 6
            ? Float(place) * 0.2 : place < 12 ? Float(12 - place) * 0.2 : (60..<110).contains(place) ? 0.25 : 0
    }

    private func lead(
        _ name: String, axis: Double = 46, injury: TwelveLeads.Injury? = nil,
        of leadII: [Float] = TwelveLeadTests.leadII
    ) throws -> [Float] {
        let leads = TwelveLeads(leadII: leadII, axisDegrees: axis, injury: injury)
        let index = try #require(TwelveLeads.names.firstIndex(of: name))
        return leads.samples[index]
    }

    @Test(arguments: [nil, TwelveLeads.Injury.anterior, .inferior, .lateral], [12.0, 46, 76])
    func `limb leads obey Einthoven and Goldberger at every sample`(
        injury: TwelveLeads.Injury?, axis: Double
    ) throws {
        func lead(_ name: String) throws -> [Float] { try self.lead(name, axis: axis, injury: injury) }
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

    /// ST of a lead in mV: 0.14 s behind the first R, against the line before it.
    private func elevation(_ name: String, _ injury: TwelveLeads.Injury, ofLeadII level: Float) throws -> Float {
        let leadII = (0..<2500).map { index -> Float in
            let place = index % 210
            return place < 6
                ? Float(place) * 0.2 : place < 12 ? Float(12 - place) * 0.2 : (30..<56).contains(place) ? level : 0
        }
        let samples = try lead(name, injury: injury, of: leadII)
        return samples[210 + 6 + 35] - samples[210 - 15]
    }

    @Test func `an infarction lifts ST where it is looked at, and lowers it opposite`() throws {
        for name in ["II", "III", "aVF"] { #expect(try elevation(name, .inferior, ofLeadII: 0.25) > 0.1, "\(name)") }
        for name in ["I", "aVL", "V2"] { #expect(try elevation(name, .inferior, ofLeadII: 0.25) < -0.03, "\(name)") }
        for name in ["V2", "V3", "V4"] { #expect(try elevation(name, .anterior, ofLeadII: -0.07) > 0.1, "\(name)") }
        for name in ["III", "aVF"] { #expect(try elevation(name, .anterior, ofLeadII: -0.07) < -0.03, "\(name)") }
        for name in ["I", "aVL", "V5", "V6"] {
            #expect(try elevation(name, .lateral, ofLeadII: -0.04) > 0.05, "\(name)")
        }
        for name in ["III", "aVF"] { #expect(try elevation(name, .lateral, ofLeadII: -0.04) < -0.03, "\(name)") }
    }

    @Test func `the axis turns the complex from lead III to lead I`() throws {
        let heights = try [12.0, 30, 46, 60, 76].map { axis in
            (try lead("I", axis: axis).max() ?? 0) - (try lead("III", axis: axis).max() ?? 0)
        }
        #expect(heights == heights.sorted(by: >) && heights[0] > 0 && heights[4] < 0)
    }
}
