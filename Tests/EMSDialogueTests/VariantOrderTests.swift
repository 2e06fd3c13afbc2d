import EMSDialogue
import EMSModel
import EMSReproducibility
import Testing

@Suite struct VariantOrderTests {
    private func first(of count: Int, in place: Int, group: String = "step", ordinal: Int = 0) -> [Int] {
        let order = VariantOrder(
            random: RandomSubstream(seed: UInt64(place), "call"), deal: Deal(seed: 9, place: place))
        return Array(order.indices(of: "class", count: count, group: group, ordinal: ordinal))
    }

    @Test(arguments: [2, 3, 6, 7, 12, 20])
    func `Over the calls of a protocol each variant comes first about as often as any other`(count: Int) {
        // Also over every third call, which may be those of one presentation.
        for stride in [1, 3] {
            let firsts = (0..<120).map { first(of: count, in: $0 * stride)[0] }
            for variant in 0..<count {
                #expect(abs(firsts.count { $0 == variant } - 120 / count) <= 3, "\(variant) of \(count)")
            }
        }
    }

    @Test func `A call tries each variant once and goes on with the next one`() {
        for place in 0..<20 {
            #expect(first(of: 7, in: place).sorted() == Array(0..<7))
            #expect(first(of: 7, in: place, ordinal: 1)[0] == first(of: 7, in: place)[1])
        }
        #expect((0..<20).contains { first(of: 7, in: $0)[0] != first(of: 7, in: $0, group: "other")[0] })
    }
}
