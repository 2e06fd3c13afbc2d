/// A hand with its forearm, fingers up, wrist below: palm centre at the origin, palm about 105 wide, thumb on the left.
struct HandArt: Artwork {
    enum Side: Hashable, Sendable { case back, palm }

    var skin: SkinPalette
    /// nil is a bare hand.
    var glove: Colour?
    var sleeve: Colour?
    /// How far below the palm the sleeve ends.
    var sleeveStart = 200.0
    /// Whether the sleeve has a reflecting band, as uniforms have.
    var hasBand = true
    var side: Side = .back
    /// 0 stretched … 1 bent so that only the first joint is seen.
    var curl = 0.0
    /// Degrees between neighbouring fingers.
    var spread = 4.0
    var forearmLength = 420.0
    var showsThumb = true
    var castsShadow = true

    private var colour: Colour { glove ?? skin.base }

    /// Half of the bare forearm's thickness at `y`, which lies between the wrist and the middle of the forearm.
    static func forearmRadius(at y: Double, of length: Double) -> Double {
        let share = min(max((y - 120) / (length * 0.45), 0), 1)
        return 37 + 15 * share * share * (3 - 2 * share) + 1.5
    }

    func draw(on canvas: Canvas) {
        if castsShadow { drawShadow(on: canvas) }
        drawForearm(on: canvas)
        if side == .palm { drawFingers(on: canvas) }
        drawPalm(on: canvas)
        if side == .back { drawFingers(on: canvas) }
        if showsThumb { drawThumb(on: canvas) }
        drawCuff(on: canvas)
    }

    /// What hand and arm throw on what they lie on.
    private func drawShadow(on canvas: Canvas) {
        let end = forearmLength
        let reach = -36 - 62 * (1 - 0.45 * curl)
        for (shift, swell, strength) in [(20.0, 1.0, 0.13), (14, 0.92, 0.16)] {
            let away = canvas.towardsLight * -shift
            let spine = [
                (0.0, reach, 34.0), (0, -30, 60), (-4, 30, 62), (0, 90, 42), (2, 120 + end * 0.45, 54),
                (4, 120 + end, 60),
            ]
            canvas.shade(
                .tube(spine.map { ($0.0 + away.x, $0.1 + away.y, $0.2 * swell) }), Colour.shadow.opacity(strength))
        }
    }

    private func drawForearm(on canvas: Canvas) {
        let end = forearmLength
        canvas.limb([(0, 40, 38), (0, 120, 37), (2, 120 + end * 0.45, 52), (4, 120 + end, 58)], skin.base, gloss: 0.1)
        if let sleeve {
            let y = sleeveStart
            canvas.limb(
                [(0, y, 50), (3, y + 120, 62), (4, max(140 + end, y + 180), 70)], sleeve, gloss: 0.06, flat: true)
            canvas.shade(.tube([(-50, y + 5, 6), (0, y + 13, 6), (50, y + 5, 6)]), sleeve.darker(0.25))
            if hasBand {
                canvas.shade(.tube([(-58, y + 52, 8), (0, y + 61, 8), (60, y + 52, 8)]), Colour(0xE4E66A))
                canvas.shade(.tube([(-58, y + 52, 3), (0, y + 61, 3), (60, y + 52, 3)]), Colour(0xD7DADD))
            }
        }
    }

    private func drawCuff(on canvas: Canvas) {
        guard let glove else { return }
        canvas.fill(
            .smooth([(-41, 48), (-44, 104), (-20, 111), (20, 111), (44, 104), (41, 48), (0, 40)]),
            .horizontal(-44, 44, [glove.lighter(0.12), glove, glove.darker(0.22)]))
        canvas.line(.smooth([(-43, 103), (-15, 111), (15, 111), (43, 103)], closed: false), glove.darker(0.38), 4.5)
        canvas.line(.smooth([(-30, 70), (-10, 76), (14, 73)], closed: false), glove.darker(0.2), 2)
        canvas.line(.smooth([(-22, 86), (2, 92), (26, 86)], closed: false), glove.darker(0.2), 2)
    }

    private func drawPalm(on canvas: Canvas) {
        let outline: [(Double, Double)] = [
            (-50, -36), (-26, -54), (0, -58), (26, -54), (50, -36), (55, 8), (44, 52), (36, 74), (0, 80), (-36, 74),
            (-46, 52), (-55, 14),
        ]
        canvas.fill(.smooth(outline.map { ($0.0 * 1.03, $0.1 * 1.02) }), colour.darker(0.34))
        canvas.shade(
            .smooth(outline),
            .linear(Point(-55, -60), Point(52, 80), [colour.lighter(0.16), colour, colour.darker(0.16)]))
        if side == .palm {
            let crease = colour.darker(glove == nil ? 0.24 : 0.18)
            var creases = Path.smooth([(-44, -6), (-10, 4), (10, 26), (14, 58)], closed: false)
            creases.append(.smooth([(-40, -14), (-6, -14), (30, -4), (48, 10)], closed: false))
            creases.append(.smooth([(-18, -32), (14, -24), (44, -26)], closed: false))
            canvas.line(creases, crease, 2)
            canvas.shade(.ellipse(-28, 28, 20, 30), colour.lighter(0.22).opacity(0.5))
        } else {
            var tendons = Path()
            for (x, y) in Self.knuckles { tendons.append(.segment(x * 0.9, y + 20, x * 0.55, 34)) }
            canvas.thinLine(tendons, colour.darker(0.1), 2.2)
        }
    }

    private static let knuckles: [(Double, Double)] = [(-38, -38), (-13, -49), (13, -48), (37, -36)]
    private static let lengths = [80.0, 95, 88, 66]

    private func drawFingers(on canvas: Canvas) {
        for index in 0..<4 {
            let (x, y) = Self.knuckles[index]
            let lean = (Double(index) - 1.5) * spread
            canvas.placed(Placement(x: x, y: y, rotationDegrees: lean)) {
                drawFinger(on: canvas, length: Self.lengths[index] * (1 - 0.45 * curl), radius: index == 3 ? 12 : 14)
            }
        }
    }

    private func drawFinger(on canvas: Canvas, length: Double, radius: Double) {
        canvas.limb([(0, 10, radius + 1.5), (0, -length * 0.45, radius), (0, -length, radius - 2.5)], colour)
        let fold = colour.darker(0.22)
        let half = radius * 0.55
        var folds = Path()
        for place in curl > 0.5 ? [0.42] : [0.38, 0.7] {
            folds.append(
                .smooth([(-half, -length * place), (0, -length * place - 2.5), (half, -length * place)], closed: false))
        }
        canvas.thinLine(folds, fold, 1.8)
        if side == .back, glove == nil, curl < 0.5 {
            canvas.shade(
                .rounded(Box(-radius * 0.5, -length - radius * 0.62, radius, radius * 1.3), radius * 0.5), skin.nail)
            canvas.line(
                .smooth([(-radius * 0.5, -length + 3), (0, -length + 7), (radius * 0.5, -length + 3)], closed: false),
                skin.shade.opacity(0.5), 1.4)
        }
        if side == .back {
            canvas.shade(.ellipse(-1, 5, radius * 0.75, 8), colour.lighter(0.13))
        }
    }

    private func drawThumb(on canvas: Canvas) {
        canvas.limb([(-34, 40, 20), (-58, 8, 18), (-74, -24, 15.5), (-80, -52, 12.5)], colour)
        if side == .back, glove == nil {
            canvas.placed(Placement(x: -80, y: -52, rotationDegrees: -10)) {
                canvas.shade(.rounded(Box(-7, -11, 14, 17), 7), skin.nail)
            }
        }
        canvas.shade(.ellipse(-36, 34, 17, 17), colour.mixed(with: colour.lighter(0.1), 0.5))
    }
}
