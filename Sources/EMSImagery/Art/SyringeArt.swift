/// A syringe that lies along x: tip at the origin pointing left, barrel to the right, 430 long in all.
struct SyringeArt: Artwork {
    enum Tip: Hashable, Sendable { case needle, luer, atomiser, oral }

    /// Millilitres the barrel holds, and millilitres in it.
    var capacity: Double
    var volume: Double
    /// Written on the sticker; none is drawn for an empty text.
    var label: String
    var accent: Colour
    var tip: Tip

    private static let start = 46.0
    private static let length = 250.0
    /// From the stopper to the end of the plunger.
    private static let rod = 160.0

    func draw(on canvas: Canvas) {
        let share = min(max(volume / max(capacity, 0.001), 0), 1)
        let stopper = Self.start + 8 + (Self.length - 30) * share
        canvas.shade(.rounded(Box(14, -18, stopper + Self.rod - 4, 58), 20), Colour.shadow.opacity(0.22))
        drawTip(on: canvas)
        drawPlunger(on: canvas, stopper: stopper)
        drawBarrel(on: canvas, stopper: stopper)
        drawScale(on: canvas)
        guard !label.isEmpty else { return }
        let flag = Box(Self.start + 26, 38, 196, 74)
        canvas.shade(.rounded(Box(flag.x + 6, flag.y + 9, flag.width, flag.height), 4), Colour.shadow.opacity(0.25))
        canvas.fill(.rounded(flag, 4), .fromAbove(flag, Colour(0xF8F7F2), 0.1))
        canvas.shade(.rounded(Box(flag.x, flag.y, flag.width, 20), 4), accent)
        canvas.text(
            label, in: Box(flag.x + 8, flag.y + 22, flag.width - 16, 50), size: 41, Colour(0x1B1F26), align: .centre)
    }

    private func drawTip(on canvas: Canvas) {
        switch tip {
        case .needle:
            canvas.fill(
                .polygon([(-70, -1.6), (8, -2.4), (8, 2.4), (-76, 1.6)]),
                .vertical(-3, 3, [Colour(0xF2F5F7), Colour(0x8B98A3)]))
            canvas.fill(
                .polygon([(6, -7), (30, -11), (30, 11), (6, 7)]),
                .vertical(-11, 11, [Colour(0x8FB8E8), Colour(0x3F71B5)]))
        case .luer:
            canvas.fill(
                .polygon([(8, -5), (30, -7), (30, 7), (8, 5)]), .vertical(-7, 7, [Colour(0xFFFFFF), Colour(0xBAC5CE)]))
        case .oral:
            // Wider than any needle's hub, so that nothing meant for the mouth goes into a vein.
            canvas.fill(
                .rounded(Box(-4, -13, 36, 26), 6), .vertical(-13, 13, [Colour(0xC9B8E8), Colour(0x8A6CC0)]))
            canvas.shade(.ellipse(-2, 0, 4, 8), Colour(0x5E4690))
        case .atomiser:
            canvas.fill(
                .smooth([(-34, -6), (-18, -24), (2, -20), (12, -8), (12, 8), (2, 20), (-18, 24), (-34, 6)]),
                .vertical(-24, 24, [Colour(0xFFFFFF), Colour(0xC3CCD3)]))
            canvas.line(
                .smooth([(-34, -6), (-18, -24), (2, -20), (12, -8), (12, 8), (2, 20), (-18, 24), (-34, 6)]),
                Colour(0x98A5AF), 2)
            canvas.fill(.box(Box(10, -6, 22, 12)), Colour(0xE7ECEF))
        }
        canvas.fill(
            .polygon([(28, -9), (Self.start, -26), (Self.start, 26), (28, 9)]),
            .vertical(-26, 26, [Colour(0xFFFFFF), Colour(0xBCC8D0)]))
    }

    private func drawPlunger(on canvas: Canvas, stopper: Double) {
        let end = stopper + Self.rod
        canvas.fill(
            .box(Box(stopper + 10, -9, end - stopper - 10, 18)),
            .vertical(-9, 9, [Colour(0xF7F9FA), Colour(0xC2CCD3), Colour(0xA5B1BA)]))
        canvas.fill(
            .rounded(Box(end - 6, -28, 14, 56), 6), .horizontal(end - 6, end + 8, [Colour(0xF4F6F7), Colour(0xA9B4BD)]))
    }

    private func drawBarrel(on canvas: Canvas, stopper: Double) {
        let barrel = Box(Self.start, -34, Self.length, 68)
        canvas.fill(.rounded(barrel, 8), Colour(0xEAF2F6).opacity(0.55))
        if stopper > Self.start + 10 {
            canvas.shade(
                .rounded(Box(Self.start + 2, -31, stopper - Self.start, 62), 7), Colour(0xCDE4EE).opacity(0.75))
        }
        canvas.shade(.rounded(Box(stopper, -31, 16, 62), 4), .vertical(-31, 31, [Colour(0x555B63), Colour(0x1F2328)]))
        canvas.line(.rounded(barrel, 8), Colour(0x8FA3B0), 2.4)
        canvas.shade(.rounded(Box(Self.start + 8, -28, Self.length - 16, 8), 4), Colour.white.opacity(0.75))
        canvas.fill(
            .rounded(Box(Self.start + Self.length - 4, -48, 12, 96), 5),
            .horizontal(Self.start + Self.length, Self.start + Self.length + 10, [Colour(0xF5F8F9), Colour(0xA9B6C0)]))
    }

    private func drawScale(on canvas: Canvas) {
        var marks = Path()
        let (count, every, step) = divisions
        for index in 0...count {
            let x = Self.start + 8 + (Self.length - 30) * Double(index) / Double(count)
            let isNumbered = index % every == 0
            marks.append(.segment(x, 31, x, isNumbered ? 19 : 24))
            if isNumbered, index > 0 {
                canvas.text(
                    FrameNumber.text(Double(index) * step, decimals: 2), in: Box(x - 20, -24, 40, 14), size: 14,
                    Colour(0x1D2B38), align: .centre)
            }
        }
        canvas.thinLine(marks, Colour(0x1D2B38), 1.6)
    }

    /// Number of marks, how many lie between numbers, and millilitres from mark to mark.
    private var divisions: (Int, Int, Double) {
        switch capacity {
        case ...1: (10, 2, capacity / 10)
        case ...3: (12, 4, capacity / 12)
        case ...5: (10, 2, capacity / 10)
        default: (20, 5, capacity / 20)
        }
    }
}
