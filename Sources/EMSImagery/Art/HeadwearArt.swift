/// Shoulders in a shirt below a `FaceArt`, same origin.
struct CollarArt: Artwork {
    var garment: Garment
    var skin: SkinPalette

    func draw(on canvas: Canvas) {
        let cloth = garment.colour
        let shoulders = Path.mirrored([(0, 168), (62, 166), (120, 186), (196, 214), (244, 262), (262, 340), (0, 340)])
        canvas.fill(
            shoulders, .linear(Point(-200, 160), Point(220, 340), [cloth.lighter(0.22), cloth, cloth.darker(0.22)]))
        canvas.within(shoulders) {
            if garment.pattern == .stripes {
                for x in stride(from: -250.0, to: 260, by: 26) {
                    canvas.line(.segment(x, 160, x * 1.06, 340), cloth.darker(0.3).opacity(0.5), 6)
                }
            }
            canvas.line(
                .smooth([(-150, 200), (-128, 260), (-136, 330)], closed: false), cloth.darker(0.25).opacity(0.6), 5)
            canvas.line(
                .smooth([(150, 206), (132, 260), (140, 330)], closed: false), cloth.darker(0.3).opacity(0.6), 5)
        }
        let neckline: [(Double, Double)] = [(-66, 166), (-44, 200), (0, 222), (44, 200), (66, 166)]
        canvas.shade(.smooth(neckline), skin.base.mixed(with: skin.shade, 0.4))
        canvas.line(.smooth(neckline, closed: false), cloth.darker(0.3), 9)
        canvas.line(.smooth(neckline, closed: false), cloth.lighter(0.1), 5)
    }
}

/// A non-rebreather mask on a `FaceArt`, same origin.
struct OxygenMaskArt: Artwork {
    func draw(on canvas: Canvas) {
        canvas.stroke(.smooth([(-62, 60), (-84, 40), (-99, 18)], closed: false), Colour(0xE9F2EC), 4)
        canvas.stroke(.smooth([(62, 60), (84, 40), (99, 18)], closed: false), Colour(0xE9F2EC), 4)
        let shell = Path.mirrored([(0, 2), (20, 10), (54, 62), (56, 96), (34, 120), (0, 126)])
        canvas.fill(shell, Colour(0xDCEBEA).opacity(0.62))
        canvas.line(shell, Colour(0x9DB9B6), 3)
        canvas.line(.smooth([(-26, 30), (-40, 66), (-38, 96)], closed: false), Colour.white.opacity(0.8), 5)
        canvas.fill(.circle(0, 84, 15), .lit(Box(-15, 69, 30, 30), Colour(0xBFD8D3), 0.2))
        canvas.line(.circle(0, 84, 9), Colour(0x7FA39D), 2)
        canvas.fill(
            .smooth([(-14, 122), (-40, 150), (-44, 214), (0, 232), (44, 214), (40, 150), (14, 122)]),
            Colour(0xE4F0EF).opacity(0.72))
        canvas.line(
            .smooth([(-14, 122), (-40, 150), (-44, 214), (0, 232), (44, 214), (40, 150), (14, 122)]), Colour(0x9DB9B6),
            2)
    }
}

/// A nasal cannula on a `FaceArt`, same origin.
struct NasalCannulaArt: Artwork {
    func draw(on canvas: Canvas) {
        for side in [-1.0, 1.0] {
            canvas.hose([(side * 12, 54), (side * 44, 48), (side * 78, 24), (side * 100, 2)], Colour(0xCDE6D4), 4)
            canvas.stroke(.segment(side * 8, 54, side * 8, 44), Colour(0xBBDCC6), 5)
        }
        canvas.fill(.rounded(Box(-16, 51, 32, 8), 4), Colour(0xD9EEDF))
    }
}
