internal import EMSReproducibility

/// In which order the variants of a class are tried.
///
/// Each encounter shuffles a class once; a place in that order is chosen by what the line belongs to and moves on by one
/// with each turn of the same step. Nothing here counts what was said before, so that a line that is not said moves no
/// other line.
final class VariantOrder {
    private let random: RandomSubstream
    /// Shuffles are asked for again and again.
    private var orders: [String: [Int]] = [:]

    init(random: RandomSubstream) { self.random = random }

    /// Every index below `count` once, the chosen one first.
    ///
    /// - Parameters:
    ///   - name: the class, or whatever else the variants are of.
    ///   - group: what repeats: a step with an act.
    ///   - act: the act, if the group is the step alone.
    ///   - ordinal: which repetition this is.
    func indices(
        of name: String, count: Int, group: String, act: String? = nil, ordinal: Int
    ) -> some Sequence<Int> {
        var start = 0
        var order = [0]
        if count > 1 {
            order = self.order(of: name, count: count)
            var offset = random.substream("offset/", name, "/", group, act == nil ? "" : "/", act ?? "")
            start = (offset.integer(in: 0...count - 1) + ordinal) % count
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
