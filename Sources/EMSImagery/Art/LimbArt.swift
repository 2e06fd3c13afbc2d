/// A bare arm or leg across the picture from the left edge, in plane coordinates, with the clothes pushed up; a leg has a
/// foot that ends at x = 1210.
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
                (980, 346, 66), (1090, 352, 56),
            ]
        }
        return points.map { ($0.0, $0.1, $0.2 * scale) }
    }

    func draw(on canvas: Canvas) {
        let shadow = spine.map { ($0.0 + 10, $0.1 + 34, $0.2 * 0.98) }
        canvas.shade(.tube(shadow), Colour.shadow.opacity(0.2))
        canvas.shade(.tube(shadow.map { ($0.0, $0.1, $0.2 * 0.92) }), Colour.shadow.opacity(0.22))
        if part == .leg { drawFoot(on: canvas) }
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

    /// The foot of somebody who lies on the back: heel down, toes up.
    private func drawFoot(on canvas: Canvas) {
        func at(_ x: Double, _ y: Double) -> (Double, Double) { (1090 + (x - 1090) * scale, 352 + (y - 352) * scale) }
        canvas.shade(
            .smooth([at(1066, 330), at(1190, 250), at(1220, 330), at(1206, 440), at(1130, 452)]),
            Colour.shadow.opacity(0.3))
        let foot = Path.smooth([
            at(1040, 312), at(1086, 296), at(1122, 246), at(1146, 196), at(1180, 184), at(1204, 204), at(1200, 268),
            at(1194, 340), at(1188, 398), at(1154, 424), at(1100, 416), at(1046, 404),
        ])
        canvas.fill(
            foot,
            .linear(
                Point(1080, 240), Point(1210, 400), [skin.light, skin.base, skin.base.mixed(with: skin.shade, 0.6)]))
        canvas.line(foot, skin.shade.darker(0.12).opacity(0.6), 2)
        for (x, y, radius) in [(1150.0, 200.0, 15.0), (1172, 190, 11), (1187, 194, 9.5), (1199, 203, 8.5)] {
            let toe = at(x, y)
            canvas.fill(
                .ellipse(toe.0, toe.1, radius * scale, radius * 1.25 * scale), skin.base.mixed(with: skin.light, 0.4))
            canvas.line(
                .ellipse(toe.0, toe.1, radius * scale, radius * 1.25 * scale), skin.shade.opacity(0.6), 1.6)
            canvas.shade(.ellipse(toe.0 - 2, toe.1 - radius * 0.7 * scale, radius * 0.5, radius * 0.4), skin.nail)
        }
        canvas.line(
            .smooth([at(1098, 330), at(1112, 344), at(1106, 364)], closed: false), skin.shade.opacity(0.5), 4)
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
