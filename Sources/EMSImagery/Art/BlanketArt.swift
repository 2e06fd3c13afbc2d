internal import EMSReproducibility

/// A blanket spread out under what is looked at, folds running down; an object of its own.
struct BlanketArt: Artwork {
    enum Weave: Hashable, Sendable { case plain, ribs, checks, quilt }

    struct Fold: Hashable, Sendable {
        var x: Double
        /// How far it swings to the side.
        var lean: Double
        var depth: Double
    }

    var colour: Colour
    var weave: Weave
    var folds: [Fold]
    /// Height of the hem at the left edge; above the picture if there is none to be seen.
    var hemLeft: Double
    /// At the right edge.
    var hemRight: Double

    func draw(on canvas: Canvas) {
        canvas.fill(.box(.beyondPlane), .fromAbove(Box(-70, -70, 1100, 680), colour.darker(0.06), 0.16))
        drawWeave(on: canvas)
        for fold in folds { draw(fold, on: canvas) }
        canvas.thinLine(.segment(-70, hemLeft, 1030, hemRight), colour.darker(0.35).opacity(0.5), 3)
        canvas.thinLine(.segment(-70, hemLeft + 10, 1030, hemRight + 10), colour.lighter(0.5).opacity(0.35), 2)
    }

    private func drawWeave(on canvas: Canvas) {
        var lines = Path()
        switch weave {
        case .plain: return
        case .ribs: for x in stride(from: -60.0, to: 1030, by: 54) { lines.append(.segment(x, -70, x, 610)) }
        case .checks:
            for x in stride(from: -40.0, to: 1030, by: 150) { lines.append(.segment(x, -70, x, 610)) }
            for y in stride(from: -30.0, to: 610, by: 150) { lines.append(.segment(-70, y, 1030, y)) }
            canvas.thinLine(lines, colour.lighter(0.5).opacity(0.16), 30)
            return
        case .quilt:
            for x in stride(from: -700.0, to: 1030, by: 170) {
                lines.append(.segment(x, -70, x + 680, 610))
                lines.append(.segment(x + 680, -70, x, 610))
            }
        }
        canvas.thinLine(lines, colour.darker(0.25).opacity(0.3), 3)
    }

    /// A valley, dark on the side away from the light, and the ridge beside it.
    private func draw(_ fold: Fold, on canvas: Canvas) {
        let (x, lean) = (fold.x, fold.lean)
        func line(_ shift: Double) -> [(Double, Double)] {
            [
                (x + shift, -60), (x + lean + shift * 1.3, 160), (x - lean * 0.5 + shift, 350),
                (x + lean * 0.6 + shift * 1.2, 610),
            ]
        }
        let depth = fold.depth
        canvas.shade(
            .smooth(line(-4) + line(30 * depth).reversed()), colour.darker(0.3).opacity(0.14 * depth + 0.04))
        canvas.line(.smooth(line(0), closed: false), colour.darker(0.32).opacity(0.3), 6)
        canvas.line(.smooth(line(-9), closed: false), colour.lighter(0.5).opacity(0.26), 5)
    }
}

extension BlanketArt {
    /// A blanket as it happens to lie.
    static func lying(_ colour: Colour, _ random: inout RandomSubstream) -> BlanketArt {
        let count = random.integer(in: 2...5)
        let folds = (0..<count).map { index in
            Fold(
                x: (Double(index) + 0.5) * 960 / Double(count) + random.uniform(-70...70),
                lean: random.uniform(16...46) * (random.chance(0.5) ? 1 : -1), depth: random.uniform(0.3...1))
        }
        let edge = random.chance(0.4) ? random.uniform(14...56) : -200
        return BlanketArt(
            colour: colour, weave: random.pick([.plain, .plain, .ribs, .checks, .quilt]), folds: folds,
            hemLeft: edge, hemRight: edge + random.uniform(-14...14))
    }
}
