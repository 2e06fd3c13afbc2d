/// A windlass tourniquet around a `LimbArt` at a given place: band upright, rod across, around the origin.
struct TourniquetArt: Artwork {
    /// Half of the limb's thickness.
    var radius: Double

    func draw(on canvas: Canvas) {
        let band = Colour(0x23262B)
        let half = radius + 5
        canvas.shade(.rounded(Box(-30, -half + 10, 76, half * 2), 12), Colour.shadow.opacity(0.3))
        let strap = Path.smooth([
            (-34, -half + 4), (0, -half - 4), (34, -half + 4), (40, 0), (34, half - 4), (0, half + 4), (-34, half - 4),
            (-28, 0),
        ])
        canvas.fill(strap, .vertical(-half, half, [band.lighter(0.3), band, band.darker(0.4)]))
        canvas.line(
            .smooth([(-20, -half + 4), (-13, 0), (-20, half - 4)], closed: false), band.lighter(0.3).opacity(0.6), 2)
        canvas.line(
            .smooth([(22, -half + 4), (28, 0), (22, half - 4)], closed: false), band.lighter(0.3).opacity(0.6), 2)
        // The end of the band that is left over, on which the time is written.
        canvas.shade(.rounded(Box(30, 2, 62, 44), 7), Colour.shadow.opacity(0.3))
        canvas.fill(.rounded(Box(28, -5, 62, 44), 7), .vertical(-5, 39, [band.lighter(0.22), band.darker(0.2)]))
        canvas.thinLine(.segment(34, 1, 84, 1), band.lighter(0.35).opacity(0.6), 1.8)
        canvas.thinLine(.segment(34, 33, 84, 33), band.lighter(0.35).opacity(0.6), 1.8)
        canvas.fill(.rounded(Box(-40, -34, 86, 70), 10), .lit(Box(-40, -34, 86, 70), Colour(0x3A3F47), 0.22))
        canvas.line(.rounded(Box(-40, -34, 86, 70), 10), Colour(0x15171B), 2)
        canvas.softShadow(10, 8, 92, 18, 0.5)
        canvas.limb([(-86, -16, 9), (0, 0, 9.5), (92, 18, 9)], Colour(0xB4372B), gloss: 0.35)
        canvas.fill(.rounded(Box(52, -6, 26, 44), 9), .lit(Box(52, -6, 26, 44), Colour(0x2C3036), 0.2))
    }
}

/// The white strap of a tourniquet on which the time is written, 150 × 50, centre at the origin.
struct TimeTagArt: Artwork {
    var text: String

    func draw(on canvas: Canvas) {
        canvas.shade(.rounded(Box(-70, -20, 150, 50), 6), Colour.shadow.opacity(0.35))
        canvas.fill(.rounded(Box(-75, -25, 150, 50), 6), .lit(Box(-75, -25, 150, 50), Colour(0xF7F6F1), 0.08))
        canvas.text("TIME", in: Box(-68, -21, 44, 14), size: 12, Colour(0x6A2020), face: .bold)
        canvas.text(text, in: Box(-68, -10, 136, 34), size: 31, Colour(0x20242C), align: .centre)
    }
}

/// A wound with blood on the skin, around the origin.
struct WoundArt: Artwork {
    enum Shape: Hashable, Sendable, CaseIterable { case tear, cut, hole }

    var shape: Shape
    /// Spots of blood around it.
    var drops: Int

    func draw(on canvas: Canvas) {
        let blood = Colour(0x8E1218)
        let (pool, gap) = outlines
        canvas.shade(
            .ellipse(6, 10, 118, 76),
            .radial(Point(6, 10), 118, [blood.opacity(0.3), blood.opacity(0.12), blood.opacity(0)]))
        canvas.fill(pool, .linear(Point(-60, -30), Point(60, 60), [blood.lighter(0.12), blood, blood.darker(0.3)]))
        canvas.line(gap, Colour(0xD98A7E).opacity(0.7), 5)
        canvas.shade(gap, blood.darker(0.55))
        canvas.line(.smooth([(-46, -10), (-12, -19), (30, -15)], closed: false), Colour.white.opacity(0.35), 4)
        for (x, y, radius) in Self.spots.prefix(drops) { canvas.fill(.ellipse(x, y, radius * 1.2, radius), blood) }
    }

    private static let spots = [
        (96.0, 30.0, 6.0), (-92, 16, 5), (70, 62, 4), (-60, 54, 6), (110, -6, 4), (-84, -22, 4), (20, 74, 5),
        (-112, 34, 3),
    ]

    /// The blood, and the gap in the skin.
    private var outlines: (Path, Path) {
        switch shape {
        case .tear:
            (
                .smooth([
                    (-70, -6), (-30, -30), (22, -22), (64, -28), (84, 4), (58, 34), (44, 78), (30, 40), (-14, 36),
                    (-26, 70), (-40, 32), (-64, 22),
                ]), .smooth([(-44, 2), (-10, -10), (40, -6), (52, 4), (10, 14), (-30, 12)])
            )
        case .cut:
            (
                .smooth([
                    (-100, -2), (-50, -20), (10, -16), (70, -22), (104, -4), (74, 16), (30, 20), (22, 66), (6, 24),
                    (-30, 22), (-38, 48), (-52, 20), (-84, 12),
                ]), .smooth([(-82, -2), (-30, -8), (30, -4), (84, -6), (34, 6), (-30, 6)])
            )
        case .hole:
            (
                .smooth([
                    (-46, -14), (-14, -42), (28, -40), (56, -10), (50, 28), (26, 46), (18, 92), (2, 50), (-22, 44),
                    (-44, 20),
                ]), .smooth([(-18, -4), (2, -18), (22, -6), (18, 12), (-4, 18)])
            )
        }
    }
}

/// A pressure dressing with blood soaking through, wound around a `LimbArt`, around the origin.
struct DressingArt: Artwork {
    var radius: Double

    func draw(on canvas: Canvas) {
        let half = radius + 7
        let cloth = Colour(0xF0ECE2)
        for (index, x) in [-122.0, -78, -34, 10, 54, 96].enumerated() {
            let turn = Path.smooth([
                (x - 26, -half + 6), (x + 4, -half - 2), (x + 30, -half + 6), (x + 42, 0), (x + 30, half - 6),
                (x + 4, half + 2), (x - 26, half - 6), (x - 16, 0),
            ])
            canvas.fill(
                turn, .vertical(-half, half, [cloth.lighter(0.4), cloth, cloth.darker(0.24 + 0.015 * Double(index))]))
            canvas.line(
                .smooth([(x + 30, -half + 6), (x + 42, 0), (x + 30, half - 6)], closed: false),
                cloth.darker(0.3).opacity(0.7), 2)
        }
        canvas.shade(
            .ellipse(-8, -6, 60, 46),
            .radial(
                Point(-8, -6), 60,
                [Colour(0x9E1B20).opacity(0.9), Colour(0xA8262A).opacity(0.65), Colour(0xA8262A).opacity(0)]))
    }
}
