/// The "did you mean" of messages: the name in a vocabulary that is closest to what was written.
public enum NearestName {
    /// The closest candidate by edit distance, the first of equals; nil if none is within a third of the length (at
    /// least one change, at most three).
    public static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
        let written = Array(name.lowercased().unicodeScalars)
        guard !written.isEmpty, written.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let scalars = Array(candidate.lowercased().unicodeScalars)
            let limit = min(3, max(1, max(written.count, scalars.count) / 3))
            guard abs(scalars.count - written.count) <= limit else { continue }
            let distance = distance(written, scalars)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// `did you mean "x"?`, or an empty text.
    public static func question(_ name: String, in candidates: some Sequence<String>) -> String {
        of(name, in: candidates).map { "did you mean \"\($0)\"?" } ?? ""
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 1...max(1, left.count) where row <= left.count {
            var current = [row]
            for column in 1...max(1, right.count) where column <= right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var value = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    value = min(value, beforeLast[column - 2] + 1)
                }
                current.append(value)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
