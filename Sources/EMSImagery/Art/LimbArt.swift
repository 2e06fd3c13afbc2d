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
        for width in [0.34, 0.2] {
            let light = spine.map { ($0.0, $0.1 - $0.2 * 0.46, $0.2 * width) }
            canvas.shade(.tube(light), skin.light.opacity(0.14))
        }
        canvas.within(.tube(spine)) {
            switch part {
            case .upperArm: drawElbow(on: canvas)
            case .leg: drawKnee(on: canvas)
            }
        }
        drawCloth(on: canvas)
    }

    private func drawElbow(on canvas: Canvas) {
        canvas.shade(
            .ellipse(652, 318, 64, 58), .radial(Point(652, 318), 64, [skin.shade.opacity(0.26), skin.shade.opacity(0)]))
        canvas.line(
            .smooth([(640, 282), (652, 306), (650, 336), (640, 356)], closed: false), skin.shade.opacity(0.42), 3.5)
        canvas.line(.smooth([(668, 300), (676, 318), (672, 334)], closed: false), skin.shade.opacity(0.24), 3)
        for width in [16.0, 9] {
            canvas.line(.smooth([(420, 292), (530, 298), (626, 314)], closed: false), skin.shade.opacity(0.1), width)
        }
        canvas.line(
            .smooth([(560, 300), (660, 314), (780, 346), (930, 388)], closed: false), Colour(0x5C7C9C).opacity(0.17), 6)
        canvas.line(.smooth([(700, 342), (790, 372), (900, 402)], closed: false), Colour(0x5C7C9C).opacity(0.12), 5)
    }

    private func drawKnee(on canvas: Canvas) {
        canvas.shade(
            .ellipse(350, 276, 92, 84), .radial(Point(352, 284), 92, [skin.shade.opacity(0.34), skin.shade.opacity(0)]))
        canvas.shade(
            .ellipse(346, 266, 58, 52), .radial(Point(336, 252), 62, [skin.light.opacity(0.85), skin.light.opacity(0)]))
        canvas.line(
            .smooth([(288, 262), (310, 224), (352, 210), (396, 226), (414, 266)], closed: false),
            skin.shade.opacity(0.36), 5)
        canvas.line(.smooth([(306, 316), (350, 336), (398, 320)], closed: false), skin.shade.opacity(0.45), 5)
        canvas.line(.smooth([(330, 304), (352, 310), (376, 304)], closed: false), skin.shade.opacity(0.3), 3.5)
        for width in [22.0, 12, 5] {
            canvas.line(
                .smooth([(420, 276), (560, 284), (760, 300), (960, 318)], closed: false), skin.light.opacity(0.16),
                width)
        }
        canvas.line(
            .smooth([(470, 366), (560, 392), (680, 384), (800, 372)], closed: false), skin.shade.opacity(0.22), 7)
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
