/// How fingers, arms and hoses are drawn everywhere: a thin dark edge, a round body, a streak of light on what is thin.
extension Canvas {
    /// - Parameter gloss: of the streak of light; limbs of 34 and more, and flat ones, have none.
    func limb(
        _ spine: [(Double, Double, Double)], _ colour: Colour, edge: Double = 1.5, gloss: Double = 0.16,
        flat: Bool = false
    ) {
        let rim = colour.darker(0.34)
        if edge > 0 { fill(.tube(spine.map { ($0.0, $0.1, $0.2 + edge) }, flat: flat), rim) }
        let body = Path.tube(spine, flat: flat)
        let thickest = spine.map(\.2).max() ?? 0
        let away = awayFromLight(across: spine)
        if thickest < 34 {
            // Streaks of full colours do what a gradient does, at a fraction of what mixing colours costs cairo.
            if edge > 0 { shade(body, colour) } else { fill(body, colour) }
            let streaks: [(Double, Double, Double)] =
                thickest < 22 ? [(0.54, 0.5, 0.4)] : [(0.38, 0.68, 0.18), (0.57, 0.48, 0.34), (0.74, 0.28, 0.48)]
            for (shift, width, strength) in streaks {
                let dark = spine.map { ($0.0 + $0.2 * away.x * shift, $0.1 + $0.2 * away.y * shift, $0.2 * width) }
                shade(.tube(dark, flat: flat), colour.mixed(with: colour.darker(0.3), strength))
            }
            if gloss > 0, !flat {
                let streak = spine.map { ($0.0 - $0.2 * away.x * 0.42, $0.1 - $0.2 * away.y * 0.42, $0.2 * 0.22) }
                shade(.tube(streak, flat: flat), colour.mixed(with: .white, gloss))
            }
        } else {
            let paint = across(
                spine, away,
                [colour.lighter(0.2), colour.lighter(0.07), colour, colour.darker(0.12), colour.darker(0.3)])
            if edge > 0 { shade(body, paint) } else { fill(body, paint) }
        }
    }

    /// Across a limb towards its dark side, leaning to where the light goes; about of length 1.
    private func awayFromLight(across spine: [(Double, Double, Double)]) -> Point {
        guard let first = spine.first, let last = spine.last else { return Point(0, 1) }
        let along = Point(last.0 - first.0, last.1 - first.1)
        let length = max(along.length, 1e-6)
        let light = towardsLight
        var normal = Point(-along.y / length, along.x / length)
        if normal.x * light.x + normal.y * light.y > 0 { normal = normal * -1 }
        return normal * 0.8 - light * 0.3
    }

    /// A gradient across a limb, light on the side towards the light.
    private func across(_ spine: [(Double, Double, Double)], _ away: Point, _ colours: [Colour]) -> Paint {
        guard let first = spine.first, let last = spine.last else { return .solid(colours[0]) }
        let radius = spine.map(\.2).max() ?? 1
        let middle = Point((first.0 + last.0) / 2, (first.1 + last.1) / 2)
        let normal = away * (1 / max(away.length, 1e-6))
        // Square to the limb, or else the gradient would run along it.
        let along = Point(last.0 - first.0, last.1 - first.1)
        let length = max(along.length, 1e-6)
        let lean = (normal.x * along.x + normal.y * along.y) / (length * length)
        let square = normal - along * lean
        return .linear(middle - square * (radius * 1.1), middle + square * (radius * 1.2), colours)
    }

    /// A hose or cable: thin, evenly thick, with light on it.
    func hose(_ points: [(Double, Double)], _ colour: Colour, _ width: Double) {
        let path = Path.smooth(points, closed: false)
        stroke(path, colour.darker(0.4), width + 2)
        line(path, colour, width)
        let lit = towardsLight * (width * 0.24)
        let light = Path.smooth(points.map { ($0.0 + lit.x, $0.1 + lit.y) }, closed: false)
        line(light, colour.lighter(0.35), width * 0.3)
    }
}
