internal import EMSReproducibility

/// A blood pressure cuff around an upper arm of a `LimbArt`, around the origin, 280 wide.
struct CuffArt: Artwork {
    var radius: Double
    var isInflated: Bool
    /// Printed on it, such as `ADULT`.
    var size: String
    var cloth: Colour

    func draw(on canvas: Canvas) {
        let half = radius + (isInflated ? 17 : 9)
        canvas.shade(.rounded(Box(-134, -half + 14, 280, half * 2), 20), Colour.shadow.opacity(0.28))
        let wrap = Path.smooth([
            (-140, -half + 8), (-60, -half - 3), (60, -half - 3), (140, -half + 8), (150, 0), (140, half - 8),
            (60, half + 3), (-60, half + 3), (-140, half - 8), (-130, 0),
        ])
        canvas.fill(wrap, .vertical(-half, half, [cloth.lighter(0.34), cloth, cloth.darker(0.38)]))
        canvas.line(wrap, cloth.darker(0.5), 2)
        canvas.within(wrap) {
            canvas.shade(
                .smooth([
                    (40, -half - 10), (70, -half), (84, 0), (70, half), (40, half + 10), (160, half + 10), (170, 0),
                    (160, -half - 10),
                ]), cloth.darker(0.22).opacity(0.7))
        }
        canvas.line(
            .smooth([(-118, -half + 10), (-108, 0), (-118, half - 10)], closed: false), Colour(0xB8C7E0).opacity(0.7), 2
        )
        // Cloth that is blown up is taut; else it lies in creases.
        if isInflated {
            canvas.line(
                .smooth([(-112, -half * 0.5), (0, -half * 0.56), (112, -half * 0.5)], closed: false),
                cloth.lighter(0.5).opacity(0.45), 9)
        } else {
            var creases = Path()
            for (x, y) in [(-60.0, 0.62), (-10, 0.7), (60, 0.58)] {
                creases.append(.smooth([(x - 22, half * y), (x, half * (y - 0.1)), (x + 26, half * y)], closed: false))
            }
            canvas.line(creases, cloth.darker(0.4).opacity(0.6), 4)
        }
        canvas.text(size, in: Box(-96, -50, 130, 34), size: 30, Colour(0xE8EEF8), align: .centre)
        canvas.line(.segment(-70, 2, 10, 2), Colour(0xE8EEF8), 3)
        canvas.shade(.polygon([(-30, 12), (-40, 32), (-20, 32)]), Colour(0xE8EEF8))
        canvas.text("ARTERY", in: Box(-80, 34, 100, 20), size: 15, Colour(0xE8EEF8), align: .centre)
    }
}

/// The rubber bulb by which a cuff is pumped up, its valve towards the left, 190 × 80, middle at the origin.
struct BulbArt: Artwork {
    func draw(on canvas: Canvas) {
        let rubber = Colour(0x33383F)
        canvas.softShadow(10, 12, 104, 46, 0.45)
        canvas.fill(.rounded(Box(-84, -11, 40, 22), 6), .vertical(-11, 11, [Colour(0xF0F2F4), Colour(0x8A929B)]))
        canvas.fill(.circle(-62, -15, 9), .lit(Box(-71, -24, 18, 18), Colour(0xC9CED4), 0.3))
        let body = Path.smooth([
            (-48, -12), (-22, -32), (22, -40), (64, -28), (80, 0), (64, 28), (22, 40), (-22, 32), (-48, 12),
        ])
        canvas.fill(body, .vertical(-40, 40, [rubber.lighter(0.4), rubber, rubber.darker(0.4)]))
        canvas.line(body, rubber.darker(0.5), 2)
        canvas.line(.smooth([(-20, -22), (18, -29), (54, -19)], closed: false), Colour.white.opacity(0.3), 6)
        canvas.fill(.rounded(Box(76, -8, 16, 16), 5), Colour(0xB4BBC2))
    }
}

/// A dial that shows the pressure of a cuff, radius 110, centre at the origin.
struct GaugeArt: Artwork {
    var pressure: Int

    func draw(on canvas: Canvas) {
        canvas.softShadow(10, 16, 136, 132, 0.45)
        canvas.fill(.circle(0, 0, 110), .lit(Box(-110, -110, 220, 220), Colour(0x4B525C), 0.25))
        canvas.shade(.circle(0, 0, 97), .lit(Box(-97, -97, 194, 194), Colour(0xFAF9F5), 0.06))
        var marks = Path()
        var long = Path()
        for value in stride(from: 0, through: 300, by: 10) {
            let (x, y) = Self.direction(value)
            let isLong = value % 20 == 0
            let path = Path.segment(x * (isLong ? 78 : 84), y * (isLong ? 78 : 84), x * 93, y * 93)
            if isLong { long.append(path) } else { marks.append(path) }
            if value % 40 == 0 {
                canvas.text(
                    "\(value)", in: Box(x * 60 - 20, y * 60 - 10, 40, 20), size: 16, Colour(0x23272E), align: .centre)
            }
        }
        canvas.thinLine(marks, Colour(0x23272E), 1.6)
        canvas.thinLine(long, Colour(0x23272E), 3)
        canvas.text("mmHg", in: Box(-30, 38, 60, 16), size: 13, Colour(0x5A626C), face: .regular, align: .centre)
        let (x, y) = Self.direction(min(max(pressure, 0), 300))
        canvas.line(.segment(-x * 22, -y * 22, x * 86, y * 86), Colour(0xC2281E), 4)
        canvas.shade(.circle(0, 0, 9), Colour(0x23272E))
    }

    /// 0 stands at the lower left, 300 at the lower right, five sixths of a turn apart.
    private static func direction(_ pressure: Int) -> (Double, Double) {
        let turns = (Double(pressure) - 150) / 300 * (5.0 / 6)
        return (DeterministicMath.sinTurns(turns), -DeterministicMath.cosTurns(turns))
    }
}
