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
        canvas.line(bag, Colour(0x5F7886), 2.4)
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
        let film = Path.rounded(Box(-40, -42, 124, 84), 16)
        canvas.fill(film, Colour(0xF6FBFD).opacity(0.34))
        canvas.line(film, Colour.white.opacity(0.8), 7)
        canvas.line(.rounded(Box(-43, -45, 130, 90), 19), Colour(0x9FB4BF).opacity(0.6), 1.5)
        canvas.line(.smooth([(-24, -34), (20, -37), (66, -34)], closed: false), Colour.white.opacity(0.6), 4)
        // Under the skin the cannula is a ridge only.
        canvas.line(.segment(24, 1, 70, 4), Colour(0x6C3F3A).opacity(0.3), 7)
        canvas.line(.segment(20, 0, 38, 1.5), Colour(0xF1F4F6), 4.5)
        for side in [-1.0, 1] {
            let wing = Path.smooth([
                (-14, side * 5), (-22, side * 20), (-14, side * 29), (2, side * 27), (8, side * 14), (4, side * 5),
            ])
            canvas.fill(wing, side < 0 ? hub.lighter(0.18) : hub.darker(0.12))
            canvas.line(wing, hub.darker(0.45).opacity(0.8), 1.4)
            canvas.thinLine(.segment(-12, side * 20, 0, side * 19), hub.darker(0.3).opacity(0.7), 1.6)
        }
        canvas.limb([(-22, -1, 9), (2, 0, 8), (22, 0.5, 4.5)], hub, gloss: 0.4)
        canvas.limb([(-52, -3, 9), (-24, -1, 9)], Colour(0xE9EEF1), gloss: 0.5, flat: true)
        canvas.thinLine(.segment(-40, -11, -40, 8), Colour(0x9AA8B2), 1.6)
        // Tape over the hub, and a strip along the film's edge.
        canvas.fill(.polygon([(-36, -50), (-22, -52), (-18, 50), (-32, 52)]), Colour(0xF3EFE6).opacity(0.8))
        canvas.line(.polygon([(-36, -50), (-22, -52), (-18, 50), (-32, 52)]), Colour(0xBDB7A8).opacity(0.7), 1.2)
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
