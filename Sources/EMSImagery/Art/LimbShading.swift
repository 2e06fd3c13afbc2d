/// How fingers, arms and hoses are drawn everywhere: a thin dark edge, a round body, a streak of light.
extension Canvas {
    func limb(
        _ spine: [(Double, Double, Double)], _ colour: Colour, edge: Double = 1.5, gloss: Double = 0.16,
        flat: Bool = false
    ) {
        let rim = colour.darker(0.34)
        if edge > 0 { fill(.tube(spine.map { ($0.0, $0.1, $0.2 + edge) }, flat: flat), rim) }
        let body = Path.tube(spine, flat: flat)
        let thickest = spine.map(\.2).max() ?? 0
        if thickest < 72 {
            // Streaks of full colours do what a gradient does, at a fraction of what mixing colours costs cairo.
            if edge > 0 { shade(body, colour) } else { fill(body, colour) }
            let streaks: [(Double, Double, Double, Double)] =
                thickest < 22
                ? [(0.42, 0.34, 0.5, 0.4)]
                : [(0.3, 0.24, 0.68, 0.18), (0.44, 0.36, 0.48, 0.34), (0.58, 0.46, 0.28, 0.48)]
            for (right, down, width, strength) in streaks {
                let dark = spine.map { ($0.0 + $0.2 * right, $0.1 + $0.2 * down, $0.2 * width) }
                shade(.tube(dark, flat: flat), colour.mixed(with: colour.darker(0.3), strength))
            }
        } else {
            let paint = across(spine, [colour.lighter(0.16), colour, colour.darker(0.2)])
            if edge > 0 { shade(body, paint) } else { fill(body, paint) }
        }
        if gloss > 0, !flat {
            let streak = spine.map { ($0.0 - $0.2 * 0.28, $0.1 - $0.2 * 0.3, $0.2 * 0.22) }
            shade(.tube(streak, flat: flat), colour.mixed(with: .white, gloss))
        }
    }

    /// A gradient across a limb, light on the side towards the upper left.
    private func across(_ spine: [(Double, Double, Double)], _ colours: [Colour]) -> Paint {
        guard let first = spine.first, let last = spine.last else { return .solid(colours[1]) }
        let along = Point(last.0 - first.0, last.1 - first.1)
        let length = max(along.length, 1e-6)
        var normal = Point(-along.y / length, along.x / length)
        if normal.x * 0.6 + normal.y * 0.8 < 0 { normal = normal * -1 }
        let radius = spine.map(\.2).max() ?? 1
        let middle = Point((first.0 + last.0) / 2, (first.1 + last.1) / 2)
        return .linear(middle - normal * (radius * 1.1), middle + normal * (radius * 1.25), colours)
    }

    /// A hose or cable: thin, evenly thick, with light on it.
    func hose(_ points: [(Double, Double)], _ colour: Colour, _ width: Double) {
        let path = Path.smooth(points, closed: false)
        stroke(path, colour.darker(0.4), width + 2)
        line(path, colour, width)
        let light = Path.smooth(points.map { ($0.0 - width * 0.14, $0.1 - width * 0.2) }, closed: false)
        line(light, colour.lighter(0.35), width * 0.3)
    }
}
