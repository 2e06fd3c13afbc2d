/// Finds circles in references.
enum ReferenceCycle {
    /// A node from which a walk along the references comes back to it, the first in the order given; nil if there is none.
    static func first(in edges: [(from: String, to: String)]) -> String? {
        var targets: [String: [String]] = [:]
        for edge in edges { targets[edge.from, default: []].append(edge.to) }
        var done: Set<String> = []
        for edge in edges where !done.contains(edge.from) {
            // Depth first, without recursion: data choose the depth.
            var path: [(node: String, next: Int)] = [(edge.from, 0)]
            var open: Set<String> = [edge.from]
            while let (node, next) = path.last {
                let following = targets[node] ?? []
                guard next < following.count else {
                    done.insert(node)
                    open.remove(node)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                if open.contains(following[next]) { return following[next] }
                if !done.contains(following[next]) {
                    path.append((following[next], 0))
                    open.insert(following[next])
                }
            }
        }
        return nil
    }
}
