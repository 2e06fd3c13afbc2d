/// The defibrillator's display with its prompt.
struct AEDDisplayArt: Artwork {
    var prompt: String
    var glass = Colour(0x1C4A3A)
    var make = AEDMake.round

    func draw(on canvas: Canvas) {
        let frame = make.display
        canvas.fill(.rounded(frame, 14), Colour(0x23272E))
        let tint = self.glass
        let glass = frame.inset(9)
        canvas.shade(
            .rounded(glass, 8),
            .linear(
                Point(glass.x, glass.y), Point(glass.x + glass.width * 0.9, glass.y + glass.height),
                [tint, tint.darker(0.5)]))
        // A wide display has room for more words in a line.
        let most = make == .wide ? 50 : 34
        let lines = PrintableText.wrapped(prompt, lines: prompt.unicodeScalars.count > most ? 3 : 2)
        let height = (glass.height - 14) / Double(max(lines.count, 2))
        let top = glass.y + (glass.height - height * Double(lines.count)) / 2
        for (row, line) in lines.enumerated() {
            canvas.text(
                line, in: Box(glass.x + 14, top + Double(row) * height, glass.width - 28, height),
                size: lines.count > 2 ? min(32, height * 0.86) : 38, tint.mixed(with: .white, 0.88), align: .centre)
        }
        let (left, right, bottom) = (frame.x + 9, frame.x + 134, frame.y + frame.height - 9)
        canvas.shade(
            .polygon([(left, frame.y + 9), (right, frame.y + 9), (left + 35, bottom), (left, bottom)]),
            Colour.white.opacity(0.05))
    }
}

/// The shock button; it glows when a shock is ready.
struct ShockButtonArt: Artwork {
    var isReady: Bool
    var make = AEDMake.round
    /// Of its number.
    var ink = Colour(0x23272E)

    func draw(on canvas: Canvas) {
        let (x, y) = (make.shock.x, make.shock.y)
        let size = make == .tall ? 0.8 : 1
        canvas.placed(Placement(x: x, y: y, scale: size)) {
            if isReady {
                canvas.shade(
                    .circle(0, 0, 118),
                    .radial(
                        Point(0, 0), 118,
                        [Colour(0xFF9A3C).opacity(0.9), Colour(0xFF8A2C).opacity(0.5), Colour(0xFF8A2C).opacity(0)]))
            }
            canvas.softShadow(6, 10, 80, 78, 0.45)
            let base = isReady ? Colour(0xFF6A2A) : Colour(0xA9502F)
            canvas.shade(make == .wide ? Self.triangle(92) : .circle(0, 0, 74), Colour(0x2B3038))
            canvas.fill(
                make == .wide ? Self.triangle(78) : .circle(0, 0, 64),
                .lit(Box(-64, -64, 128, 128), base, isReady ? 0.3 : 0.2))
            canvas.shade(
                .bolt(x: 0, y: make == .wide ? 14 : 0, height: make == .wide ? 62 : 76),
                isReady ? Colour(0xFFF6DC) : Colour(0xE7CDBF))
        }
        let number = Box(x + make.shockNumber.x, y + make.shockNumber.y, 26, 40)
        canvas.text("3", in: number, size: 30, ink, align: .centre)
    }

    /// On its base, with blunt corners.
    private static func triangle(_ size: Double) -> Path {
        .smooth(
            [
                (-0.1, -0.96), (0.1, -0.96), (0.2, -0.84), (0.58, -0.14), (0.96, 0.58), (0.98, 0.74), (0.84, 0.84),
                (0, 0.86), (-0.84, 0.84), (-0.98, 0.74), (-0.96, 0.58), (-0.58, -0.14), (-0.2, -0.84),
            ].map { ($0.0 * size, $0.1 * size) })
    }
}
