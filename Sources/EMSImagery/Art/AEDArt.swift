/// An automated defibrillator from above, in plane coordinates.
struct AEDArt: Artwork {
    var colour: Colour
    var isConnected: Bool
    /// Of the case's corners.
    var roundness = 64.0

    func draw(on canvas: Canvas) {
        let body = Box(150, 44, 660, 456)
        canvas.shade(.rounded(Box(164, 64, 660, 456), 70), Colour.shadow.opacity(0.4))
        canvas.fill(.rounded(Box(360, 14, 240, 80), 34), .vertical(14, 94, [Colour(0x4A5059), Colour(0x262A31)]))
        canvas.fill(.rounded(body, roundness), .fromAbove(body, colour.darker(0.3), 0.2))
        canvas.shade(.rounded(body.inset(16), roundness * 0.8), .fromAbove(body, colour, 0.18))
        canvas.line(.rounded(body.inset(18), roundness * 0.78), colour.lighter(0.5).opacity(0.7), 2.5)
        let ink = Colour(0x23272E)
        canvas.shade(.rounded(Box(206, 78, 96, 40), 12), Colour(0x2F7D4F))
        canvas.text("AED", in: Box(206, 78, 96, 40), size: 27, .white, align: .centre)
        canvas.text("Follow the prompts", in: Box(316, 80, 250, 36), size: 20, ink, face: .regular)
        drawPower(on: canvas, ink)
        drawFigure(on: canvas)
        drawSocket(on: canvas, ink)
    }

    private func drawPower(on canvas: Canvas, _ ink: Colour) {
        canvas.softShadow(702, 140, 50, 48, 0.4)
        canvas.shade(.circle(698, 132, 38), .lit(Box(660, 94, 76, 76), Colour(0x3C9B5C), 0.25))
        canvas.line(.circle(698, 134, 15), .white, 5)
        canvas.line(.segment(698, 134, 698, 112), Colour(0x3C9B5C), 12)
        canvas.line(.segment(698, 134, 698, 112), .white, 5)
        canvas.text("1", in: Box(634, 112, 26, 40), size: 30, ink, align: .centre)
    }

    private func drawFigure(on canvas: Canvas) {
        let plate = Box(206, 312, 330, 146)
        canvas.shade(.rounded(plate, 14), Colour(0xF5F3EC))
        canvas.line(.rounded(plate, 14), Colour(0x2B3038).opacity(0.5), 2)
        let ink = Colour(0x3A4049)
        canvas.placed(Placement(x: 300, y: 392, scale: 0.36)) {
            canvas.shade(.circle(0, -160, 44), Colour(0xD9B698))
            canvas.shade(
                .mirrored([(0, -112), (60, -104), (120, -78), (128, 40), (96, 44), (84, -20), (78, 170), (0, 178)]),
                Colour(0xD9B698))
            canvas.line(
                .mirrored([(0, -112), (60, -104), (120, -78), (128, 40), (96, 44), (84, -20), (78, 170), (0, 178)]),
                ink, 7)
            canvas.line(.circle(0, -160, 44), ink, 7)
            canvas.shade(.rounded(Box(-72, -72, 50, 66), 14), Colour(0x3F7FB5))
            canvas.shade(.rounded(Box(30, 30, 50, 66), 14), Colour(0x3F7FB5))
        }
        canvas.text("2", in: Box(214, 318, 30, 36), size: 30, ink, align: .centre)
        canvas.text("Place pads", in: Box(366, 342, 160, 28), size: 23, ink)
        canvas.text("on bare chest", in: Box(366, 372, 160, 26), size: 20, ink, face: .regular)
        canvas.text("Do not touch", in: Box(366, 402, 160, 26), size: 20, ink, face: .regular)
        canvas.text("during analysis", in: Box(366, 428, 160, 26), size: 20, ink, face: .regular)
    }

    private func drawSocket(on canvas: Canvas, _ ink: Colour) {
        canvas.shade(.rounded(Box(600, 424, 160, 44), 16), Colour(0x2B3038))
        if isConnected {
            canvas.hose([(700, 446), (790, 452), (870, 486), (990, 500)], Colour(0xE4E6E8), 11)
            canvas.shade(
                .rounded(Box(616, 428, 104, 36), 12), .vertical(428, 464, [Colour(0xF2F3F4), Colour(0xB0B8C0)]))
            canvas.text("PADS", in: Box(622, 430, 92, 32), size: 19, Colour(0x2B3038), align: .centre)
            canvas.shade(.circle(744, 446, 7), Colour(0x58D67E))
        } else {
            canvas.shade(.rounded(Box(622, 436, 60, 20), 8), Colour(0x0F1115))
            canvas.shade(.circle(744, 446, 7), Colour(0xE85B45))
            drawLoosePlug(on: canvas)
        }
    }
}

extension AEDArt {
    /// The pads' plug beside the case.
    private func drawLoosePlug(on canvas: Canvas) {
        canvas.softShadow(878, 446, 54, 30, 0.4)
        canvas.hose([(898, 420), (936, 372), (950, 290), (1000, 250)], Colour(0xE4E6E8), 11)
        canvas.placed(Placement(x: 874, y: 440, rotationDegrees: -38)) {
            canvas.fill(
                .rounded(Box(-42, -19, 78, 38), 12), .vertical(-19, 19, [Colour(0xF2F3F4), Colour(0xB0B8C0)]))
            for y in [-9.0, 0, 9] { canvas.fill(.box(Box(-58, y - 2.5, 17, 5)), Colour(0xB98F3C)) }
            canvas.text("PADS", in: Box(-36, -16, 66, 32), size: 18, Colour(0x2B3038), align: .centre)
        }
    }
}

/// The defibrillator's display with its prompt.
struct AEDDisplayArt: Artwork {
    var prompt: String
    var glass = Colour(0x1C4A3A)

    func draw(on canvas: Canvas) {
        let frame = Box(206, 130, 390, 164)
        canvas.fill(.rounded(frame, 14), Colour(0x23272E))
        let tint = self.glass
        let glass = frame.inset(9)
        canvas.shade(
            .rounded(glass, 8),
            .linear(Point(glass.x, glass.y), Point(glass.x + 340, glass.y + 150), [tint, tint.darker(0.5)]))
        let lines = PrintableText.wrapped(prompt, lines: prompt.unicodeScalars.count > 34 ? 3 : 2)
        let height = 132.0 / Double(max(lines.count, 2))
        let top = glass.y + (146 - height * Double(lines.count)) / 2
        for (row, line) in lines.enumerated() {
            canvas.text(
                line, in: Box(glass.x + 14, top + Double(row) * height, glass.width - 28, height),
                size: lines.count > 2 ? 32 : 38, tint.mixed(with: .white, 0.88), align: .centre)
        }
        canvas.shade(.polygon([(215, 139), (340, 139), (250, 285), (215, 285)]), Colour.white.opacity(0.05))
    }
}

/// The shock button; it glows when a shock is ready.
struct ShockButtonArt: Artwork {
    var isReady: Bool

    func draw(on canvas: Canvas) {
        let (x, y) = (690.0, 296.0)
        if isReady {
            canvas.shade(
                .circle(x, y, 118),
                .radial(
                    Point(x, y), 118,
                    [Colour(0xFF9A3C).opacity(0.9), Colour(0xFF8A2C).opacity(0.5), Colour(0xFF8A2C).opacity(0)]))
        }
        canvas.softShadow(x + 6, y + 10, 80, 78, 0.45)
        canvas.shade(.circle(x, y, 74), Colour(0x2B3038))
        let base = isReady ? Colour(0xFF6A2A) : Colour(0xA9502F)
        canvas.fill(.circle(x, y, 64), .lit(Box(x - 64, y - 64, 128, 128), base, isReady ? 0.3 : 0.2))
        canvas.shade(.bolt(x: x, y: y, height: 76), isReady ? Colour(0xFFF6DC) : Colour(0xE7CDBF))
        canvas.text("3", in: Box(612, 206, 26, 40), size: 30, Colour(0x23272E), align: .centre)
    }
}
