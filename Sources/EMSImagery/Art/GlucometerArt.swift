/// A glucose meter upright around the origin, 230 × 400, strip at its lower end.
struct GlucometerArt: Artwork {
    var colour: Colour
    /// 0 … 2: narrow below, a rounded bar, or waisted; each with keys of its own.
    var style = 0

    /// Points of the right side.
    private var side: [(Double, Double)] {
        switch style {
        case 0: [(0, -204), (70, -202), (106, -176), (114, -110), (112, 20), (100, 130), (76, 184), (0, 198)]
        case 1: [(0, -204), (92, -203), (110, -186), (112, -150), (112, 150), (110, 180), (92, 197), (0, 198)]
        default:
            [(0, -206), (72, -202), (112, -166), (117, -90), (106, 30), (102, 70), (112, 130), (92, 182), (0, 198)]
        }
    }

    func draw(on canvas: Canvas) {
        let outline = Path.mirrored(side)
        canvas.softShadow(18, 24, 150, 232, 0.5)
        canvas.fill(
            outline, .linear(Point(-110, -200), Point(110, 190), [colour.lighter(0.26), colour, colour.darker(0.25)]))
        canvas.line(outline, colour.darker(0.45), 2.4)
        canvas.line(.mirrored(side.map { ($0.0 * 0.91, $0.1 * 0.95) }), colour.lighter(0.5).opacity(0.5), 2)
        drawKeys(on: canvas)
        canvas.shade(.rounded(Box(-30, 178, 60, 14), 5), Colour(0x14171C))
    }

    private func drawKeys(on canvas: Canvas) {
        let face = colour.mixed(with: Colour(0x8A949E), 0.55)
        switch style {
        case 0:
            for (x, sign) in [(-44.0, "◀"), (44, "▶")] {
                canvas.shade(.ellipse(x, 98, 26, 19), .lit(Box(x - 26, 79, 52, 38), face, 0.2))
                canvas.text(sign, in: Box(x - 16, 86, 32, 24), size: 20, .white, face: .regular, align: .centre)
            }
            canvas.shade(.circle(0, 142, 17), .lit(Box(-17, 125, 34, 34), Colour(0x4FA3C7), 0.25))
        case 1:
            // One wide key.
            canvas.shade(.rounded(Box(-62, 86, 124, 50), 25), .lit(Box(-62, 86, 124, 50), Colour(0x3E8F6A), 0.25))
            canvas.line(.rounded(Box(-62, 86, 124, 50), 25), colour.darker(0.4), 2)
            canvas.text("OK", in: Box(-40, 96, 80, 30), size: 24, .white, align: .centre)
            canvas.shade(.rounded(Box(-40, 150, 80, 6), 3), colour.darker(0.35))
        default:
            // A ring of four with one in the middle.
            canvas.shade(.circle(0, 116, 46), .lit(Box(-46, 70, 92, 92), face, 0.22))
            for (x, y, sign) in [(-32.0, 116.0, "◀"), (32, 116, "▶")] {
                canvas.text(sign, in: Box(x - 12, y - 12, 24, 24), size: 16, .white, face: .regular, align: .centre)
            }
            canvas.shade(.circle(0, 116, 19), .lit(Box(-19, 97, 38, 38), Colour(0xD88A3C), 0.25))
        }
    }
}

/// The meter's liquid crystal display: seven segments and the unit.
struct GlucometerDisplayArt: Artwork {
    /// Digits, a point, `L`, `O`, `H`, `I` or `-`.
    var text: String
    var unit: String

    func draw(on canvas: Canvas) {
        let frame = Box(-92, -172, 184, 222)
        canvas.fill(.rounded(frame, 18), Colour(0x171B20))
        let glass = frame.inset(11)
        canvas.shade(
            .rounded(glass, 10),
            .linear(Point(glass.x, glass.y), Point(glass.x + 160, glass.y + 200), [Colour(0xC9D6C2), Colour(0xA9B9A4)]))
        let ink = Colour(0x1D261F)
        let digits = SevenSegments(text: text)
        let height = min(92, 150 / max(digits.widthPerHeight, 0.1))
        let width = digits.widthPerHeight * height
        digits.draw(on: canvas, at: Point(78 - width, -66 - height / 2), height: height, ink)
        canvas.text(unit, in: Box(-10, 8, 84, 26), size: 22, ink, align: .right)
        canvas.text("GLUCOSE", in: Box(-72, -152, 144, 22), size: 17, ink.opacity(0.75), face: .regular)
        canvas.shade(.smooth([(-62, 8), (-52, 22), (-56, 32), (-68, 32), (-72, 22)]), ink.opacity(0.8))
        canvas.shade(.polygon([(-81, -161), (10, -161), (-60, 39), (-81, 39)]), Colour.white.opacity(0.14))
    }
}

/// A test strip that stands out of a meter's lower end, same origin as the meter.
struct TestStripArt: Artwork {
    var hasBlood: Bool

    func draw(on canvas: Canvas) {
        canvas.shade(.rounded(Box(-15, 186, 44, 84), 5), Colour.shadow.opacity(0.3))
        canvas.fill(.rounded(Box(-21, 184, 42, 84), 5), .horizontal(-21, 21, [Colour(0xFFFFFF), Colour(0xD6DADF)]))
        canvas.shade(.box(Box(-21, 196, 42, 12)), Colour(0x3F78B8))
        canvas.shade(.rounded(Box(-8, 238, 16, 26), 4), hasBlood ? Colour(0x9E1B20) : Colour(0xE9DFC4))
    }
}
