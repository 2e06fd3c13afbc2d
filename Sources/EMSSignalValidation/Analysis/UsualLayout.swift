import EMSManifest
import EMSModel

/// Which parts of the drawn monitor stand left of which: a call has one monitor, and its screen one layout.
struct UsualLayout {
    /// In so many other frames two parts stand alike.
    private static let fewestFrames = 4
    /// Pairs of parts that tell of a frame. Measured over 14 calls: none is ever reversed.
    private static let fewestPairs = 3

    private struct Pair: Hashable {
        var left: String
        var right: String
    }

    private var counts: [Pair: Int] = [:]

    init(_ frames: [FrameRecord]) {
        for frame in frames { for pair in Self.pairs(of: frame) { counts[pair, default: 0] += 1 } }
    }

    func isReversed(in frame: FrameRecord) -> Bool {
        let pairs = Self.pairs(of: frame)
        let reversed = pairs.count { pair in
            counts[pair, default: 0] == 1
                && counts[Pair(left: pair.right, right: pair.left), default: 0] >= Self.fewestFrames
        }
        return reversed >= Self.fewestPairs && 2 * reversed > pairs.count
    }

    private static func pairs(of frame: FrameRecord) -> [Pair] {
        guard frame.kind == FrameKind.monitorCloseup.rawValue else { return [] }
        let parts = frame.objects.filter { $0.box.count == 4 }
        return parts.flatMap { left in
            parts.filter { left.box[0] + left.box[2] <= $0.box[0] }.map { Pair(left: left.id, right: $0.id) }
        }
    }
}
