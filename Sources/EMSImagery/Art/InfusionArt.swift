/// A bag of fluid that hangs from its eyelet, 170 × 210, upper left corner at the origin, with its drip chamber below.
struct InfusionBagArt: Artwork {
    var fluid: String
    var volume: String
    /// 0 empty … 1 full.
    var level: Double

    func draw(on canvas: Canvas) {
        canvas.shade(.rounded(Box(8, 10, 170, 210), 22), Colour.shadow.opacity(0.25))
        let bag = Path.smooth([
            (20, 2), (85, -6), (150, 2), (168, 30), (170, 120), (160, 190), (104, 212), (66, 212), (10, 190), (0, 120),
            (2, 30),
        ])
        canvas.fill(
            bag, .linear(Point(0, 0), Point(170, 210), [Colour(0xF8FBFC).opacity(0.92), Colour(0xCFDDE4).opacity(0.9)]))
        let surface = 22 + (1 - min(max(level, 0), 1)) * 170
        canvas.within(bag) {
            canvas.shade(
                .box(Box(0, surface, 170, 220)),
                .horizontal(0, 170, [Colour(0xCDE5F0).opacity(0.9), Colour(0xA9CDDE).opacity(0.85)]))
            canvas.line(.segment(0, surface, 170, surface), Colour(0x7FA9BD), 2)
        }
        canvas.line(bag, Colour(0x8FA6B2), 2.4)
        canvas.line(.circle(85, 10, 7), Colour(0x8FA6B2), 3)
        let label = Box(20, 48, 130, 104)
        canvas.shade(.rounded(label, 6), Colour.white.opacity(0.94))
        canvas.shade(.rounded(Box(20, 48, 130, 12), 5), Colour(0x2B66A8))
        for (row, line) in PrintableText.wrapped(fluid, lines: 2).enumerated() {
            canvas.text(line, in: Box(26, 64 + Double(row) * 22, 118, 22), size: 18, Colour(0x1E3E66), align: .centre)
        }
        canvas.text(volume, in: Box(26, 116, 118, 28), size: 23, Colour(0x1E3E66), align: .centre)
        var marks = Path()
        for y in stride(from: 50.0, to: 190, by: 20) { marks.append(.segment(152, y, 162, y)) }
        canvas.thinLine(marks, Colour(0x54748A), 1.6)
    }
}

/// A drip chamber, 30 wide and 70 high, top at the origin.
struct DripChamberArt: Artwork {
    func draw(on canvas: Canvas) {
        canvas.fill(.rounded(Box(-9, -16, 18, 20), 3), .horizontal(-9, 9, [Colour(0xF4F6F8), Colour(0xAFBCC6)]))
        canvas.fill(
            .rounded(Box(-15, 2, 30, 66), 12),
            .horizontal(-15, 15, [Colour(0xF3F8FA).opacity(0.85), Colour(0xBCD2DC).opacity(0.85)]))
        canvas.shade(.rounded(Box(-13, 38, 26, 28), 10), Colour(0xA9CDDE).opacity(0.9))
        canvas.shade(.smooth([(0, 14), (4, 23), (0, 27), (-4, 23)]), Colour(0x7FB0C6))
        canvas.line(.rounded(Box(-15, 2, 30, 66), 12), Colour(0x8FA6B2), 2)
        canvas.line(.segment(-8, 10, -8, 54), Colour.white.opacity(0.9), 3)
    }
}

/// A cannula in a vein under a clear dressing; the needle's direction is to the right, hub at the origin.
struct CatheterArt: Artwork {
    var hub: Colour

    func draw(on canvas: Canvas) {
        canvas.fill(.rounded(Box(-44, -42, 128, 84), 14), Colour(0xF6FBFD).opacity(0.5))
        canvas.line(.rounded(Box(-44, -42, 128, 84), 14), Colour.white.opacity(0.9), 5)
        canvas.line(.segment(14, 0, 62, 3), Colour(0xE9EEF2), 4)
        canvas.limb([(-34, -2, 7), (-12, -1, 9), (16, 0, 5)], hub, gloss: 0.4)
        canvas.fill(.smooth([(-16, -4), (-28, -26), (-8, -30), (4, -6)]), hub.lighter(0.12))
        canvas.fill(.smooth([(-16, 4), (-28, 26), (-8, 30), (4, 6)]), hub.darker(0.1))
        canvas.fill(.rounded(Box(-40, -34, 16, 70), 3), Colour(0xF3EFE6).opacity(0.92))
    }
}

/// A needle in the bone: a wing hub that stands on the skin, at the origin.
struct IntraosseousArt: Artwork {
    func draw(on canvas: Canvas) {
        canvas.softShadow(10, 14, 58, 40, 0.45)
        canvas.fill(
            .smooth([(-50, 4), (-20, -14), (20, -14), (50, 4), (20, 20), (-20, 20)]),
            .lit(Box(-50, -14, 100, 34), Colour(0xF1D9A8), 0.15))
        canvas.line(.smooth([(-50, 4), (-20, -14), (20, -14), (50, 4), (20, 20), (-20, 20)]), Colour(0xB99E66), 2)
        canvas.fill(.rounded(Box(-18, -30, 36, 44), 9), .horizontal(-18, 18, [Colour(0x7FA5E0), Colour(0x2F5EA8)]))
        canvas.fill(.rounded(Box(-11, -42, 22, 16), 5), .horizontal(-11, 11, [Colour(0xF3F5F7), Colour(0xB7C1CB)]))
    }
}
