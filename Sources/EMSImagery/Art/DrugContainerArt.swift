/// A glass vial with its label, 190 × 360, centre at the origin.
struct VialArt: Artwork {
    var name: String
    var strength: String
    var use: String
    var accent: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(26, 176, 130, 34, 0.5)
        canvas.fill(
            .rounded(Box(-44, -182, 88, 42), 8),
            .horizontal(-44, 44, [Colour(0xF0F2F4), Colour(0xC3C9CF), Colour(0x858E97)]))
        canvas.shade(
            .rounded(Box(-44, -182, 88, 16), 6),
            .horizontal(-44, 44, [accent.lighter(0.4), accent, accent.darker(0.25)]))
        canvas.fill(
            .smooth([
                (-36, -142), (36, -142), (38, -122), (70, -108), (70, -100), (-70, -100), (-70, -108), (-38, -122),
            ]), Colour(0xD9E6EC).opacity(0.85))
        let glass = Box(-92, -118, 184, 296)
        canvas.fill(
            .rounded(glass, 32),
            .horizontal(
                -92, 92,
                [Colour(0xF0F6F9).opacity(0.92), Colour(0xCBDDE6).opacity(0.9), Colour(0x9DB6C3).opacity(0.92)]))
        canvas.shade(.rounded(Box(-86, -84, 172, 256), 28), Colour(0xBFDCE8).opacity(0.55))
        canvas.line(.rounded(glass, 32), Colour(0x7F98A6), 2.4)
        drawLabel(on: canvas)
        canvas.shade(.rounded(Box(-84, -104, 11, 262), 5.5), Colour.white.opacity(0.55))
        canvas.shade(.rounded(Box(77, -96, 7, 246), 3.5), Colour.white.opacity(0.25))
    }

    private func drawLabel(on canvas: Canvas) {
        let label = Box(-91, -62, 182, 192)
        canvas.shade(.box(label), .horizontal(-91, 91, [Colour(0xFFFFFF), Colour(0xFBFAF6), Colour(0xD2D0CA)]))
        canvas.shade(
            .box(Box(-91, -62, 182, 22)), .horizontal(-91, 91, [accent.lighter(0.15), accent, accent.darker(0.25)]))
        DrugText(name: name, strength: strength, use: use, accent: accent).draw(on: canvas, in: Box(-71, -36, 148, 160))
        canvas.barcode(Box(-46, 107, 92, 17))
    }
}

/// The writing of a drug label: name, strength, use.
struct DrugText {
    var name: String
    var strength: String
    var use: String
    var accent: Colour

    func draw(on canvas: Canvas, in box: Box) {
        let lines = PrintableText.wrapped(name, lines: 2, shortest: 9)
        let height = lines.count > 1 ? 32.0 : 44
        for (row, line) in lines.enumerated() {
            canvas.text(
                line, in: Box(box.x, box.y + Double(row) * height, box.width, height), size: 29, Colour(0x1A1D22),
                align: .centre, least: 0.4)
        }
        let y = box.y + Double(lines.count) * height + 6
        if !strength.isEmpty {
            canvas.shade(.rounded(Box(box.x + 4, y, box.width - 8, 38), 8), accent.lighter(0.15))
            let ink = accent.red + accent.green + accent.blue > 1.5 ? Colour(0x1A1D22) : Colour.white
            canvas.text(strength, in: Box(box.x + 10, y + 2, box.width - 20, 34), size: 25, ink, align: .centre)
        }
        if !use.isEmpty {
            canvas.text(
                use, in: Box(box.x, y + 44, box.width, 24), size: 18, Colour(0x4B525B), face: .regular, align: .centre)
        }
    }
}

extension Canvas {
    /// Bars that a machine could read, if they meant anything.
    func barcode(_ box: Box) {
        var bars = Path()
        for (index, width) in [2.0, 1, 3, 1, 1, 2, 4, 1, 2, 1, 1, 3, 2, 1, 2, 1].enumerated() {
            let x = box.x + box.width * (Double(index) + 0.5) / 16
            bars.append(.box(Box(x - width * 0.7, box.y, width * 1.4, box.height)))
        }
        shade(bars, Colour(0x2A2E35).opacity(0.8))
    }
}

/// A screw-cap bottle of tablets, 200 × 330, centre at the origin.
struct BottleArt: Artwork {
    var name: String
    var strength: String
    var use: String
    var accent: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(26, 164, 140, 34, 0.5)
        let amber = Colour(0xC9762B)
        canvas.fill(
            .rounded(Box(-100, -104, 200, 272), 30),
            .horizontal(-100, 100, [amber.lighter(0.35), amber, amber.darker(0.4)]))
        canvas.shade(.rounded(Box(-88, -90, 12, 244), 6), Colour.white.opacity(0.45))
        canvas.fill(
            .rounded(Box(-86, -168, 172, 70), 12),
            .horizontal(-86, 86, [Colour(0xFFFFFF), Colour(0xE6E8EA), Colour(0xA8AEB5)]))
        var ridges = Path()
        for x in stride(from: -76.0, through: 76, by: 12) { ridges.append(.segment(x, -160, x, -106)) }
        canvas.thinLine(ridges, Colour(0x9AA1A8).opacity(0.6), 2.4)
        canvas.shade(
            .box(Box(-99, -66, 198, 190)), .horizontal(-99, 99, [Colour(0xFFFFFF), Colour(0xFBFAF6), Colour(0xCFCDC7)]))
        canvas.shade(.box(Box(-99, -66, 198, 20)), accent)
        DrugText(name: name, strength: strength, use: use, accent: accent).draw(on: canvas, in: Box(-75, -42, 164, 160))
        canvas.barcode(Box(-50, 102, 100, 17))
    }
}

/// A brown bottle of something to drink by the millilitre, 190 × 360, centre at the origin.
struct LiquidBottleArt: Artwork {
    var name: String
    var strength: String
    var use: String
    var accent: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(26, 176, 134, 34, 0.5)
        let glass = Colour(0x8A4A1E)
        let outline = Path.mirrored([
            (0, -126), (36, -126), (38, -112), (84, -84), (95, -58), (95, 150), (84, 172), (0, 176),
        ])
        canvas.fill(outline, .horizontal(-95, 95, [glass.lighter(0.35), glass, glass.darker(0.45)]))
        canvas.within(outline) {
            canvas.shade(.box(Box(-96, -64, 192, 244)), Colour(0x3A1608).opacity(0.35))
            canvas.shade(.ellipse(0, -64, 92, 9), glass.lighter(0.4).opacity(0.6))
        }
        canvas.line(outline, glass.darker(0.5).opacity(0.8), 2)
        canvas.fill(
            .rounded(Box(-48, -180, 96, 58), 9),
            .horizontal(-48, 48, [Colour(0xFFFFFF), Colour(0xE2E5E8), Colour(0xA4ABB2)]))
        var ridges = Path()
        for x in stride(from: -40.0, through: 40, by: 10) { ridges.append(.segment(x, -172, x, -130)) }
        canvas.thinLine(ridges, Colour(0x9AA1A8).opacity(0.6), 2.2)
        canvas.shade(
            .box(Box(-94, -46, 188, 186)), .horizontal(-94, 94, [Colour(0xFFFFFF), Colour(0xFBFAF6), Colour(0xCFCDC7)]))
        canvas.shade(.box(Box(-94, -46, 188, 20)), accent)
        DrugText(name: name, strength: strength, use: use, accent: accent).draw(on: canvas, in: Box(-72, -22, 152, 150))
        canvas.barcode(Box(-48, 118, 96, 15))
        canvas.shade(.rounded(Box(-86, -70, 10, 226), 5), Colour.white.opacity(0.3))
    }
}

/// Two plastic ampoules for the nebuliser side by side, 220 × 340, centre at the origin.
struct NebuleArt: Artwork {
    var name: String
    var strength: String
    var use: String
    var accent: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(20, 160, 140, 30, 0.45)
        let plastic = Path.mirrored([
            (0, -168), (24, -166), (30, -128), (24, -116), (78, -84), (92, -50), (92, 140), (70, 164), (0, 168),
        ])
        canvas.fill(plastic, .horizontal(-92, 92, [Colour(0xF6FAFB), Colour(0xD9E5EA), Colour(0xA5B7C1)]))
        canvas.line(plastic, Colour(0x8BA0AC), 2.4)
        canvas.shade(.rounded(Box(-26, -164, 52, 34), 8), accent.lighter(0.3))
        canvas.text("TWIST", in: Box(-24, -160, 48, 24), size: 13, Colour(0x20262D), align: .centre)
        canvas.shade(.rounded(Box(-84, -62, 168, 190), 10), Colour.white.opacity(0.85))
        DrugText(name: name, strength: strength, use: use, accent: accent).draw(on: canvas, in: Box(-78, -50, 156, 160))
        canvas.shade(.rounded(Box(-86, -56, 8, 190), 4), Colour.white.opacity(0.9))
    }
}

/// A carton with a printed front, 300 × 230, centre at the origin.
struct MedicationBoxArt: Artwork {
    var name: String
    var strength: String
    var use: String
    var accent: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(26, 112, 200, 44, 0.5)
        canvas.fill(.polygon([(-150, -96), (-116, -132), (184, -132), (150, -96)]), Colour(0xE3E6E8))
        canvas.fill(.polygon([(150, -96), (184, -132), (184, 78), (150, 114)]), Colour(0xB4BAC0))
        canvas.fill(.box(Box(-150, -96, 300, 210)), .lit(Box(-150, -96, 300, 210), Colour(0xF8F8F5), 0.06))
        canvas.shade(.polygon([(-150, 92), (150, 66), (150, 114), (-150, 114)]), accent)
        canvas.shade(.polygon([(-150, 82), (150, 56), (150, 62), (-150, 88)]), accent.lighter(0.5))
        DrugText(name: name, strength: strength, use: use, accent: accent).draw(
            on: canvas, in: Box(-132, -84, 264, 130))
    }
}

/// Round tablets beside their bottle, around the origin.
struct TabletsArt: Artwork {
    var count: Int

    func draw(on canvas: Canvas) {
        for index in 0..<min(max(count, 1), 6) {
            let x = Double(index % 3) * 58 - 50
            let y = Double(index / 3) * 50
            canvas.softShadow(x + 5, y + 9, 30, 24, 0.4)
            canvas.fill(.ellipse(x, y, 24, 20), .lit(Box(x - 24, y - 20, 48, 40), Colour(0xF5F3EE), 0.12))
            canvas.line(.segment(x - 16, y + 3, x + 16, y - 3), Colour(0xC8C4BA), 2.4)
        }
    }
}

/// The blue cloth on which things are laid out.
struct ClothArt: Artwork {
    func draw(on canvas: Canvas) {
        let blue = Colour(0x7FA9C9)
        canvas.shade(.box(.beyondPlane), .fromAbove(Box(0, 0, 960, 540), Colour(0x8C959E), 0.2))
        canvas.shade(.polygon([(42, 42), (948, 50), (942, 528), (36, 520)]), Colour.shadow.opacity(0.28))
        canvas.shade(
            .polygon([(30, 28), (936, 36), (930, 514), (24, 506)]), .fromAbove(Box(20, 30, 920, 480), blue, 0.16))
        var creases = Path()
        var ridges = Path()
        for x in [330.0, 640] {
            creases.append(.segment(x, 34, x - 4, 508))
            ridges.append(.segment(x - 5, 34, x - 9, 508))
        }
        creases.append(.segment(28, 270, 932, 276))
        ridges.append(.segment(28, 265, 932, 271))
        canvas.thinLine(creases, blue.darker(0.25).opacity(0.35), 5)
        canvas.thinLine(ridges, Colour.white.opacity(0.3), 4)
    }
}
