/// A self-inflating bag with its mask on a `FaceArt`, same origin; the bag lies to the right.
struct BagValveMaskArt: Artwork {
    /// 0 full … 1 squeezed.
    var squeeze: Double
    var colour: Colour
    /// How the bag lies; it turns about where it joins the valve.
    var turnDegrees: Double

    var bag: Placement { Placement(x: 112, y: 22, scale: 1, rotationDegrees: turnDegrees) }

    func draw(on canvas: Canvas) {
        canvas.placed(bag) { drawBag(on: canvas) }
        drawMask(on: canvas)
        drawValve(on: canvas)
    }

    private func drawMask(on canvas: Canvas) {
        let shell = Path.mirrored([(0, -6), (16, -2), (40, 40), (62, 84), (56, 112), (30, 128), (0, 131)])
        canvas.fill(
            shell,
            .linear(Point(-50, 0), Point(60, 130), [Colour(0xEAF4F7).opacity(0.66), Colour(0xB9D5DF).opacity(0.6)]))
        canvas.line(shell, Colour(0x4E94B5).opacity(0.55), 13)
        canvas.line(shell, Colour(0xA9D7E8).opacity(0.75), 6)
        let dome = Path.mirrored([(0, 20), (14, 26), (30, 58), (40, 88), (30, 106), (0, 110)])
        canvas.line(dome, Colour(0x86AFC0).opacity(0.8), 2.5)
        canvas.line(.smooth([(-16, 34), (-30, 66), (-32, 92)], closed: false), Colour.white.opacity(0.85), 5)
    }

    private func drawValve(on canvas: Canvas) {
        canvas.softShadow(14, 80, 34, 26, 0.25)
        canvas.limb([(2, 70, 19), (42, 52, 17), (78, 34, 17)], Colour(0xDDE5E8), gloss: 0.5)
        canvas.limb([(78, 34, 24), (112, 22, 24)], Colour(0x3E6F8A), gloss: 0.3)
        canvas.fill(.circle(0, 70, 24), .lit(Box(-24, 46, 48, 48), Colour(0xCBD8DD), 0.2))
        canvas.line(.circle(0, 70, 16), Colour(0x8FA9B3), 2.5)
    }

    private func drawBag(on canvas: Canvas) {
        let half = 76 * (1 - 0.6 * squeeze)
        let end = 66 - 8 * squeeze
        canvas.softShadow(170, 40, 200, 80, 0.35)
        canvas.hose([(300, 26), (340, 90), (330, 180), (400, 330)], Colour(0x7CC29A), 7)
        let reservoir = Path.smooth([
            (306, -14), (340, -50), (420, -58), (462, -30), (466, 28), (424, 54), (344, 50), (306, 14),
        ])
        canvas.fill(
            reservoir,
            .linear(Point(320, -60), Point(450, 60), [Colour(0xF2F8FA).opacity(0.8), Colour(0xBCD3DC).opacity(0.65)]))
        canvas.line(reservoir, Colour(0x88A7B4), 2.4)
        canvas.line(.smooth([(344, -34), (400, -42), (444, -28)], closed: false), Colour.white.opacity(0.9), 5)
        canvas.line(.smooth([(360, 34), (400, 10), (440, 26)], closed: false), Colour(0x88A7B4).opacity(0.7), 2)
        let body = Path.smooth([
            (-4, -20), (30, -50), (76, -end), (150, -half), (224, -end), (270, -48), (300, -20), (300, 20), (270, 48),
            (224, end), (150, half), (76, end), (30, 50), (-4, 20),
        ])
        canvas.fill(body, .vertical(-76, 76, [colour.lighter(0.4), colour, colour.darker(0.32)]))
        canvas.line(body, colour.darker(0.45), 2)
        for x in [46.0, 254] {
            canvas.line(.smooth([(x, -54), (x + 7, 0), (x, 54)], closed: false), colour.darker(0.3).opacity(0.7), 3)
        }
        canvas.line(.smooth([(60, -44), (140, -half + 20), (230, -46)], closed: false), Colour.white.opacity(0.5), 8)
        if squeeze > 0.3 {
            var creases = Path()
            for side in [-1.0, 1] {
                creases.append(
                    .smooth([(150 + side * 62, -44), (150 + side * 34, 0), (150 + side * 62, 44)], closed: false))
            }
            canvas.line(creases, colour.darker(0.45).opacity(0.7 * squeeze), 5)
        }
        canvas.fill(.rounded(Box(294, -24, 22, 48), 7), .vertical(-24, 24, [Colour(0x5B6873), Colour(0x2F3942)]))
    }
}

/// A gloved hand that holds a mask to a `FaceArt` with thumb and forefinger and lifts the jaw with the others; comes
/// from the upper left, same origin.
struct MaskGripArt: Artwork {
    var glove: Colour
    var skin: SkinPalette
    var sleeve: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(-100, 60, 100, 110, 0.35)
        canvas.limb([(-420, -330, 66), (-260, -130, 54), (-160, -10, 40)], skin.base, gloss: 0.08)
        canvas.limb([(-440, -356, 80), (-290, -168, 66)], sleeve, gloss: 0.06, flat: true)
        canvas.line(.segment(-372, -188, -280, -264), Colour(0xE4E66A), 15)
        canvas.line(.segment(-372, -188, -280, -264), Colour(0xD7DADD), 5)
        for spine in [
            [(-146.0, 50.0, 17.0), (-140, 112, 14), (-104, 146, 11.5)],
            [(-128, 60, 17), (-114, 116, 14.5), (-74, 146, 12)],
            [(-108, 64, 17), (-90, 108, 15), (-46, 134, 12.5)],
        ] {
            canvas.limb(spine, glove)
        }
        let palm = Path.smooth([
            (-176, -22), (-128, -44), (-92, -22), (-78, 26), (-86, 74), (-128, 92), (-166, 70), (-184, 20),
        ])
        canvas.fill(palm, .linear(Point(-180, -40), Point(-80, 90), [glove.lighter(0.16), glove, glove.darker(0.18)]))
        canvas.line(
            .smooth([(-166, 70), (-184, 20), (-176, -22), (-128, -44), (-92, -22)], closed: false), glove.darker(0.34),
            2)
        canvas.limb([(-100, 34, 18), (-62, 88, 16), (-30, 108, 13)], glove)
        canvas.limb([(-112, -14, 20), (-64, 2, 17), (-22, 26, 13.5)], glove)
        canvas.limb([(-186, -44, 44), (-158, -8, 41)], glove, gloss: 0.1)
        canvas.line(.segment(-222, -18, -158, -76), glove.darker(0.4), 5)
    }
}
