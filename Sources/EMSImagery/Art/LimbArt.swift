/// A bare arm or leg across the picture from the left edge, in plane coordinates, with the clothes pushed up.
struct LimbArt: Artwork {
    enum Part: Hashable, Sendable { case upperArm, leg }

    var part: Part
    var skin: SkinPalette
    var cloth: Colour
    var scale: Double

    /// Points of the spine with radii.
    var spine: [(Double, Double, Double)] {
        let points: [(Double, Double, Double)]
        switch part {
        case .upperArm:
            points = [
                (-90, 296, 108), (180, 300, 104), (420, 306, 96), (610, 314, 80), (680, 320, 78), (820, 348, 76),
                (1060, 404, 58),
            ]
        case .leg:
            points = [
                (-90, 300, 140), (120, 300, 132), (300, 296, 116), (390, 300, 108), (520, 316, 110), (760, 328, 92),
                (1060, 350, 68),
            ]
        }
        return points.map { ($0.0, $0.1, $0.2 * scale) }
    }

    func draw(on canvas: Canvas) {
        let shadow = spine.map { ($0.0 + 10, $0.1 + 34, $0.2 * 0.98) }
        canvas.shade(.tube(shadow), Colour.shadow.opacity(0.2))
        canvas.shade(.tube(shadow.map { ($0.0, $0.1, $0.2 * 0.92) }), Colour.shadow.opacity(0.22))
        canvas.limb(spine, skin.base, gloss: 0)
        let light = spine.map { ($0.0, $0.1 - $0.2 * 0.42, $0.2 * 0.24) }
        canvas.shade(.tube(light), skin.light.opacity(0.4))
        switch part {
        case .upperArm: drawElbow(on: canvas)
        case .leg: drawKnee(on: canvas)
        }
        drawCloth(on: canvas)
    }

    private func drawElbow(on canvas: Canvas) {
        for dx in [0.0, 16] {
            canvas.line(
                .smooth([(646 + dx, 286), (654 + dx, 312), (648 + dx, 340)], closed: false), skin.shade.opacity(0.5), 3)
        }
        canvas.line(.smooth([(470, 290), (560, 296), (640, 312)], closed: false), skin.shade.opacity(0.22), 9)
        canvas.line(.smooth([(690, 322), (790, 348), (930, 392)], closed: false), Colour(0x5C7C9C).opacity(0.2), 6)
    }

    private func drawKnee(on canvas: Canvas) {
        canvas.shade(
            .ellipse(350, 274, 66, 60), .radial(Point(342, 262), 70, [skin.light.opacity(0.6), skin.light.opacity(0)]))
        canvas.line(
            .smooth([(296, 250), (330, 222), (384, 224), (412, 262)], closed: false), skin.shade.opacity(0.4), 5)
        canvas.line(.smooth([(306, 318), (350, 338), (400, 322)], closed: false), skin.shade.opacity(0.45), 5)
        canvas.line(.smooth([(430, 290), (600, 294), (900, 316)], closed: false), skin.light.opacity(0.4), 8)
    }

    private func drawCloth(on canvas: Canvas) {
        let half = spine[0].2 + 16
        let edge = 96.0
        let sleeve = Path.smooth([
            (-120, 298 - half), (20, 298 - half), (edge, 300 - half + 8), (edge + 14, 270), (edge + 4, 320),
            (edge + 10, 300 + half - 12), (10, 300 + half), (-120, 300 + half),
        ])
        canvas.fill(sleeve, .vertical(298 - half, 300 + half, [cloth.lighter(0.26), cloth, cloth.darker(0.32)]))
        for x in [8.0, 44, 78] {
            canvas.line(
                .smooth([(x, 310 - half), (x + 12, 290), (x + 2, 290 + half)], closed: false),
                cloth.darker(0.3).opacity(0.55), 6)
            canvas.line(
                .smooth([(x - 7, 310 - half), (x + 5, 290), (x - 5, 290 + half)], closed: false),
                cloth.lighter(0.4).opacity(0.45), 4)
        }
        canvas.line(
            .smooth([(edge, 304 - half), (edge + 14, 270), (edge + 4, 320), (edge + 10, 292 + half)], closed: false),
            cloth.darker(0.42), 3)
    }
}
