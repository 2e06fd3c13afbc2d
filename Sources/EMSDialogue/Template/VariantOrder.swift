package import EMSModel
package import EMSReproducibility

/// In which order the variants of a class are tried.
///
/// The one that is said first is dealt in turn over the encounters of a protocol, by what the line belongs to, so that in a
/// data set each is said about as often as any other. Each encounter shuffles a class once, and goes on in that order with
/// each turn of the same step. Nothing here counts what was said before, so that a line that is not said moves no other
/// line.
package final class VariantOrder {
    private let random: RandomSubstream
    private let dealt: RandomSubstream
    private let place: Int
    /// Shuffles are asked for again and again.
    private var orders: [String: [Int]] = [:]

    /// Of the golden ratio: its multiples lie evenly in 0 ..< 1, those of every second or third encounter too.
    private static let step = 0.618_033_988_749_894_9

    package init(random: RandomSubstream, deal: Deal) {
        self.random = random
        dealt = RandomSubstream(seed: deal.seed, "dialogue")
        place = deal.place
    }

    /// Every index below `count` once, the chosen one first.
    ///
    /// - Parameters:
    ///   - name: the class, or whatever else the variants are of.
    ///   - group: what repeats: a step with an act.
    ///   - act: the act, if the group is the step alone.
    ///   - ordinal: which repetition this is.
    package func indices(
        of name: String, count: Int, group: String, act: String? = nil, ordinal: Int
    ) -> some Sequence<Int> {
        var start = 0
        var order = [0]
        if count > 1 {
            order = self.order(of: name, count: count)
            var offset = dealt.substream("offset/", name, "/", group, act == nil ? "" : "/", act ?? "")
            let share = (offset.unit() + Double(place) * Self.step).truncatingRemainder(dividingBy: 1)
            let first = order.firstIndex(of: Int(share * Double(count))) ?? 0
            start = (first + ordinal) % count
        }
        // Most often the first will do.
        return (0..<count).lazy.map { place in order[place < count - start ? start + place : start + place - count] }
    }

    private func order(of name: String, count: Int) -> [Int] {
        if let known = orders[name], known.count == count { return known }
        var shuffle = random.substream("order/", name)
        let order = shuffle.shuffled(Array(0..<count))
        orders[name] = order
        return order
    }
}
