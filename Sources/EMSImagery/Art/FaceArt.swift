internal import EMSModel

/// A face from the front around the origin between eyes and mouth: 196 wide, from −150 at the crown to 134 at the chin.
struct FaceArt: Artwork {
    var skin: SkinPalette
    var ageYears: Int
    var isFemale: Bool
    var beard: BeardStyle
    var hairColour: Colour
    var iris: Colour
    var findings: VisibleFindings
    /// How broad the jaw is, about 1.
    var jawWidth = 1.0
    var wearsGlasses = false

    private var isChild: Bool { ageYears < 13 }

    func draw(on canvas: Canvas) {
        drawNeck(on: canvas)
        for side in [-1.0, 1.0] {
            canvas.fill(.ellipse(side * 98, 4, 15, 29), skin.base.mixed(with: skin.shade, side > 0 ? 0.5 : 0.2))
            canvas.line(
                .smooth([(side * 104, -14), (side * 94, -4), (side * 99, 14)], closed: false), skin.shade.opacity(0.7),
                3)
        }
        let outline = outline
        canvas.fill(
            outline,
            .linear(Point(-90, -110), Point(96, 110), [skin.light, skin.base, skin.base.mixed(with: skin.shade, 0.62)]))
        canvas.within(outline) { drawSideLight(on: canvas) }
        drawRelief(on: canvas)
        canvas.line(outline, skin.shade.darker(0.12).opacity(0.65), 2)
        // A child's eyes are large and lie low, its nose is small.
        for side in [-1.0, 1.0] {
            if isChild {
                canvas.placed(Placement(x: side * 42 * (1 - 1.16), y: 8, scale: 1.16)) {
                    drawEye(on: canvas, side: side)
                }
            } else {
                drawEye(on: canvas, side: side)
            }
        }
        canvas.placed(isChild ? Placement(y: 12, scale: 0.78) : Placement()) { drawNose(on: canvas) }
        canvas.placed(isChild ? Placement(y: 6, scale: 0.9) : Placement()) { drawMouth(on: canvas) }
        if wearsGlasses { drawGlasses(on: canvas) }
        if findings.hasHives { drawHives(on: canvas) }
        if findings.isDiaphoretic { drawSweat(on: canvas) }
    }

    /// +1 on the side of the picture that hangs: the patient's left is the viewer's right.
    private var droop: Double {
        switch findings.facialDroop {
        case .left: 1
        case .right: -1
        case nil: 0
        }
    }

    private var outline: Path {
        if isChild {
            return .mirrored([
                (0, -142), (50, -134), (88, -98), (100, -44), (101, 14), (93 * jawWidth, 62), (68 * jawWidth, 98),
                (34, 118), (0, 124),
            ])
        }
        return .mirrored([
            (0, -142), (48, -134), (84, -100), (97, -50), (97, 6), (88 * jawWidth, 58), (66 * jawWidth, 102),
            (34 * jawWidth, 128), (0, 135),
        ])
    }

    private func drawGlasses(on canvas: Canvas) {
        let frame = isFemale ? Colour(0x6B3A34) : Colour(0x23272E)
        for side in [-1.0, 1] {
            let lens = Path.rounded(Box(side * 42 - 31, -36, 62, 48), isFemale ? 22 : 12)
            canvas.shade(lens, Colour.white.opacity(0.08))
            canvas.line(lens, frame, 3.6)
            canvas.line(.segment(side * 74, -20, side * 98, -16), frame, 4)
        }
        canvas.line(.smooth([(-11, -18), (0, -24), (11, -18)], closed: false), frame, 3.6)
    }

    private func drawNeck(on canvas: Canvas) {
        let width = isChild ? 38.0 : isFemale ? 46.0 : 58.0
        canvas.fill(
            .smooth([(-width, 70), (-width, 130), (-width - 16, 200), (width + 16, 200), (width, 130), (width, 70)]),
            .vertical(90, 200, [skin.shade.darker(0.1), skin.base.mixed(with: skin.shade, 0.45)]))
    }

    private func drawRelief(on canvas: Canvas) {
        let glow = Colour(0xD9564A).opacity(
            findings.complexion == .pale || findings.complexion == .cyanotic ? 0.04 : 0.14)
        for side in [-1.0, 1.0] {
            canvas.shade(.ellipse(side * 58, 40, 30, 24), .radial(Point(side * 58, 40), 30, [glow, glow.opacity(0)]))
            canvas.shade(
                .ellipse(side * 42, -12, 34, 24),
                .radial(Point(side * 42, -14), 34, [skin.shade.opacity(0.34), skin.shade.opacity(0)]))
        }
        let fold = skin.shade.opacity(0.65)
        if ageYears >= 50 {
            for (y, half) in [(-98.0, 44.0), (-84, 52), (-70, 40)] {
                canvas.line(.smooth([(-half, y + 3), (0, y - 3), (half, y + 3)], closed: false), fold.opacity(0.4), 2)
            }
            for side in [-1.0, 1.0] {
                canvas.line(.smooth([(side * 66, -12), (side * 78, -18)], closed: false), fold.opacity(0.5), 2)
                canvas.line(.smooth([(side * 66, -6), (side * 80, -4)], closed: false), fold.opacity(0.5), 2)
                canvas.line(
                    .smooth([(side * 26, 10), (side * 42, 16), (side * 56, 10)], closed: false), fold.opacity(0.5), 2)
            }
        }
        if droop != 0 { drawHangingCheek(on: canvas) }
        // The fold from nose to mouth is flat where the face hangs.
        for side in [-1.0, 1.0] where side != droop {
            // A beard covers it.
            if beard == .full || beard == .moustache { continue }
            let strength = findings.isSmiling ? 0.75 : (ageYears >= 45 || droop != 0 ? 0.55 : isChild ? 0 : 0.2)
            canvas.line(
                .smooth([(side * 20, 42), (side * 37, 60), (side * 44, 84)], closed: false), fold.opacity(strength), 3)
        }
    }

    /// The cheek sinks: smooth above, a pouch and a fold below the corner of the mouth.
    private func drawHangingCheek(on canvas: Canvas) {
        let pouch = Point(droop * 54, 92)
        canvas.shade(
            .ellipse(pouch.x, pouch.y, 28, 24), .radial(pouch, 28, [skin.shade.opacity(0.4), skin.shade.opacity(0)]))
        canvas.shade(
            .ellipse(droop * 50, 62, 24, 22),
            .radial(Point(droop * 50, 62), 24, [skin.light.opacity(0.3), skin.light.opacity(0)]))
        if beard == .full { return }
        canvas.line(
            .smooth([(droop * 36, 100), (droop * 43, 112), (droop * 42, 122)], closed: false), skin.shade.opacity(0.6),
            3)
    }

    /// What reaches the edge of the face and is cut by it.
    private func drawSideLight(on canvas: Canvas) {
        canvas.shade(
            .smooth([(60, -130), (100, -80), (104, 20), (84, 90), (40, 136), (110, 130), (120, -90)]),
            skin.shade.opacity(0.22))
        if beard == .stubble { canvas.shade(jaw, hairColour.opacity(0.2)) }
        if beard == .full {
            canvas.shade(jaw, .vertical(20, 136, [hairColour.lighter(0.08), hairColour.darker(0.1)]))
        }
    }

    private var jaw: Path {
        .mirrored([(0, 98), (24, 62), (44, 58), (74, 34), (100, -6), (104, 60), (70, 118), (34, 146), (0, 148)])
    }

    private func drawEye(on canvas: Canvas, side: Double) {
        let x = side * 42
        let y = -14.0
        let hangs = side == droop
        let brow = (hangs ? -36.0 : -46.0) - (findings.isSmiling && !hangs ? 2 : 0)
        canvas.line(
            .smooth(
                [
                    (x - side * 25, brow + (findings.isSmiling ? 0 : 3)), (x - side * 4, brow),
                    (x + side * 17, brow + 1), (x + side * 29, brow + 10),
                ], closed: false),
            hairColour.mixed(with: skin.shade, 0.25), isChild ? 4 : isFemale ? 5 : 7.5)
        if findings.eyesAreClosed {
            let lid: [(Double, Double)] = [(x - 24, y - 1), (x - 10, y + 6), (x + 10, y + 6), (x + 24, y - 1)]
            canvas.shade(.ellipse(x, y - 1, 24, 13), skin.base.mixed(with: skin.shade, 0.16))
            canvas.line(.smooth(lid, closed: false), skin.shade.darker(0.45), 3.4)
            canvas.line(
                .smooth([(x - 22, y - 10), (x, y - 14), (x + 22, y - 10)], closed: false), skin.shade.opacity(0.6), 2)
            return
        }
        // The upper lid hangs over the eye, the lower one away from it.
        let opening = hangs ? 4.5 : 11.0
        let lower = hangs ? 13.0 : 9.0
        let almond = Path.smooth([
            (x - 24, y + 2), (x - 10, y - opening + 1), (x + 8, y - opening), (x + 24, y + (hangs ? 2 : 0)),
            (x + 10, y + lower), (x - 10, y + lower),
        ])
        canvas.shade(almond, Colour(0xF7F4F0))
        canvas.within(almond) {
            canvas.shade(.circle(x, y - 1, 12), iris.darker(0.25))
            canvas.shade(.circle(x, y - 1, 10.4), .radial(Point(x, y - 1), 11, [iris.lighter(0.35), iris]))
            canvas.shade(.circle(x, y - 1, pupil(side)), Colour(0x0B0B0E))
            canvas.shade(.circle(x - 4, y - 5, 2.6), Colour.white.opacity(0.95))
            canvas.shade(.box(Box(x - 26, y - 16, 52, 8)), skin.shade.opacity(0.3))
        }
        canvas.line(
            .smooth([(x - 25, y + 3), (x - 10, y - opening), (x + 8, y - opening - 1), (x + 25, y)], closed: false),
            Colour(0x2A1A17), isFemale && !isChild ? 4.2 : 3.2)
        canvas.line(
            .smooth([(x - 20, y + 6), (x, y + lower + 2), (x + 21, y + 5)], closed: false), skin.shade.opacity(0.65),
            1.8)
        canvas.line(
            .smooth([(x - 23, y - 10), (x - 4, y - opening - 8), (x + 22, y - 11)], closed: false),
            skin.shade.opacity(0.6), 2.2)
        if isFemale, !isChild {
            canvas.line(.segment(x + side * 24, y, x + side * 30, y - 5), Colour(0x2A1A17), 2.2)
        }
    }

    private func pupil(_ side: Double) -> Double {
        switch findings.pupils {
        case .normal: 4.4
        case .pinpoint: 1.7
        case .dilated: 8.4
        // The patient's right eye is on the viewer's left.
        case .unequal: side < 0 ? 8.4 : 4.2
        }
    }

    private func drawNose(on canvas: Canvas) {
        canvas.shade(.smooth([(-5, -30), (6, -30), (15, 26), (12, 42), (0, 44), (4, 10)]), skin.shade.opacity(0.28))
        canvas.line(.smooth([(-2, -22), (-4, 6), (-6, 26)], closed: false), skin.light.opacity(0.55), 6)
        canvas.line(
            .smooth([(-19, 32), (-20, 42), (-10, 45), (0, 48), (10, 45), (20, 42), (19, 32)], closed: false),
            skin.shade.darker(0.12), 2.8)
        for side in [-1.0, 1.0] { canvas.shade(.ellipse(side * 9, 43, 4.6, 2.8), skin.shade.darker(0.42)) }
    }

    private func drawMouth(on canvas: Canvas) {
        func corner(_ side: Double) -> (Double, Double) {
            if side == droop { return (side * 30, findings.isSmiling ? 98 : 101) }
            return findings.isSmiling ? (side * 42, 68) : (side * 34, 77)
        }
        let (left, right) = (corner(-1), corner(1))
        let middle = (left.1 + right.1) / 2
        if beard == .moustache || beard == .full {
            canvas.shade(
                .smooth([
                    (left.0 - 4, left.1 - 1), (-18, 58), (0, 54), (18, 58), (right.0 + 4, right.1 - 1), (16, 70),
                    (0, 66), (-16, 70),
                ]), hairColour)
        }
        let top: [(Double, Double)] = [left, (-13, middle - 11), (0, middle - 7), (13, middle - 11), right]
        if findings.isSmiling {
            let gape: [(Double, Double)] = [
                right, (20, right.1 * 0.3 + middle * 0.7 + 14), (0, middle + 18),
                (-20, left.1 * 0.3 + middle * 0.7 + 14),
            ]
            let mouth = Path.smooth(
                [left, (-18, left.1 * 0.4 + middle * 0.6 + 1), (0, middle + 1), (18, right.1 * 0.4 + middle * 0.6 + 1)]
                    + gape)
            canvas.shade(
                .smooth([
                    left, (-16, left.1 * 0.4 + middle * 0.6 - 5), (0, middle - 4),
                    (16, right.1 * 0.4 + middle * 0.6 - 5), right, (22, right.1 * 0.3 + middle * 0.7 + 18),
                    (0, middle + 25), (-22, left.1 * 0.3 + middle * 0.7 + 18),
                ]),
                skin.lips)
            canvas.shade(mouth, Colour(0x4A1518))
            canvas.within(mouth) {
                canvas.shade(.rounded(Box(-40, middle - 14, 80, 25), 6), Colour(0xF6F2E8))
                for x in stride(from: -24.0, through: 24, by: 12) {
                    canvas.line(.segment(x, middle - 8, x, middle + 10), Colour(0xD9D2C4), 1)
                }
            }
        } else {
            canvas.shade(.smooth(top + [(17, middle + 12), (0, middle + 15), (-17, middle + 12)]), skin.lips)
            canvas.line(
                .smooth([left, (-14, middle - 1), (0, middle + 1.5), (14, middle - 1), right], closed: false),
                skin.lips.darker(0.5), 3)
            canvas.line(
                .smooth([(-9, middle + 9), (0, middle + 10), (9, middle + 9)], closed: false),
                skin.lips.lighter(0.5).opacity(0.6), 3)
        }
        canvas.line(
            .smooth([(-15, middle + 27), (0, middle + 30), (15, middle + 27)], closed: false),
            skin.shade.opacity(beard == .full ? 0 : 0.45), 3)
    }

    private func drawHives(on canvas: Canvas) {
        for (x, y, radius) in [
            (-60.0, 52.0, 11.0), (-46, 66, 8), (62, 46, 12), (50, 68, 7), (-30, -92, 9), (24, -100, 12), (46, -84, 7),
            (-68, 20, 8), (72, 14, 8), (6, 116, 9), (-78, -40, 7),
        ] {
            canvas.shade(.ellipse(x, y, radius * 1.2, radius), Colour(0xC5403C).opacity(0.45))
            canvas.shade(.ellipse(x - 1, y - 2, radius * 0.6, radius * 0.45), Colour(0xF2B3A4).opacity(0.55))
        }
    }

    private func drawSweat(on canvas: Canvas) {
        for (x, y) in [
            (-52.0, -96.0), (-20, -108), (14, -94), (44, -104), (-74, -60), (70, -62), (-70, 24), (76, 30), (-48, 60),
            (56, 64), (0, -82), (-30, -76),
        ] {
            canvas.shade(
                .smooth([(x, y - 6), (x + 3.6, y + 2), (x, y + 5), (x - 3.6, y + 2)]), Colour.white.opacity(0.6))
            canvas.shade(.ellipse(x + 1, y + 2, 1.8, 2), skin.shade.opacity(0.4))
        }
    }
}
