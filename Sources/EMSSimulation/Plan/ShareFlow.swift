/// Whether the shares of one dimension can be had together with those of another, given which values go together: the
/// greatest flow from the one to the other (augmenting paths), and the cut where it falls short.
struct ShareFlow {
    private let left: Int
    private let right: Int
    private var capacity: [[Double]]
    private let wanted: Double
    /// Shares are told apart to here.
    private static let epsilon = 1e-7

    init(_ from: [Double], _ to: [Double], edges: Set<[Int]>) {
        left = from.count
        right = to.count
        wanted = from.reduce(0, +)
        let size = from.count + to.count + 2
        capacity = Array(repeating: Array(repeating: 0, count: size), count: size)
        for (index, share) in from.enumerated() { capacity[0][1 + index] = share }
        for (index, share) in to.enumerated() { capacity[1 + from.count + index][size - 1] = share }
        for edge in edges { capacity[1 + edge[0]][1 + from.count + edge[1]] = 2 }
    }

    /// Nil if everything flows. Otherwise values of the first dimension that are asked for more often than all values of
    /// the second that go with them.
    mutating func cut() -> (from: [Int], to: [Int])? {
        var flow = 0.0
        var reached = reach()
        while let path = reached.path {
            let width = zip(path, path.dropFirst()).map { capacity[$0][$1] }.min() ?? 0
            for (from, to) in zip(path, path.dropFirst()) {
                capacity[from][to] -= width
                capacity[to][from] += width
            }
            flow += width
            reached = reach()
        }
        guard wanted - flow > Self.epsilon else { return nil }
        return (
            (0..<left).filter { reached.before[1 + $0] != nil },
            (0..<right).filter { reached.before[1 + left + $0] != nil }
        )
    }

    /// What can be reached from the source, and the way to the sink if there is one.
    private func reach() -> (before: [Int?], path: [Int]?) {
        var before: [Int?] = Array(repeating: nil, count: capacity.count)
        before[0] = 0
        var queue = [0]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for other in capacity.indices where before[other] == nil && capacity[node][other] > Self.epsilon / 100 {
                before[other] = node
                queue.append(other)
            }
        }
        let sink = capacity.count - 1
        guard before[sink] != nil else { return (before, nil) }
        var path = [sink]
        while let last = path.last, last != 0, let node = before[last] { path.append(node) }
        return (before, path.reversed())
    }
}
