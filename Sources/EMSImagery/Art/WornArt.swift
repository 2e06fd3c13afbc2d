/// A watch on a forearm that runs downwards from the origin: strap around it, case in the middle, 64 × 98.
struct WatchArt: Artwork {
    var strap: Colour
    var caseColour: Colour
    /// Half of the wrist's thickness.
    var wrist: Double
    /// 0 … 2: a rounded case, a round one, or one with cut corners.
    var style = 0

    private var body: (outline: Path, rim: Path) {
        switch style {
        case 0: (.rounded(Box(-32, -47, 64, 98), 16), .rounded(Box(-29.5, -44.5, 59, 93), 13.5))
        case 1: (.circle(0, 2, 54), .circle(0, 2, 50.5))
        default:
            (
                .polygon([(-22, -51), (22, -51), (38, -33), (38, 37), (22, 55), (-22, 55), (-38, 37), (-38, -33)]),
                .polygon([(-20, -47), (20, -47), (34, -31), (34, 35), (20, 51), (-20, 51), (-34, 35), (-34, -31)])
            )
        }
    }

    func draw(on canvas: Canvas) {
        let band = Path.wrapped(half: wrist + 2.5, from: -25, to: 27)
        let away = canvas.towardsLight * -7
        canvas.within(.box(Box(-wrist, -80, wrist * 2, 160))) {
            canvas.shade(.box(Box(-wrist + away.x, -25 + away.y, wrist * 2, 54)), Colour.shadow.opacity(0.3))
        }
        canvas.fill(
            band,
            .horizontal(
                -wrist - 2, wrist + 2, [strap.darker(0.5), strap, strap.lighter(0.14), strap, strap.darker(0.5)]))
        canvas.line(band, strap.darker(0.5).opacity(0.8), 1.5)
        for y in [-19.0, 21] {
            canvas.thinLine(.segment(-wrist, y, wrist, y), strap.lighter(0.4).opacity(0.5), 1.4)
        }
        let (body, rim) = body
        let edge = style == 0 ? -37.0 : style == 1 ? -58 : -43
        for y in style == 1 ? [2.0] : [-22.0, 26] {
            canvas.fill(.rounded(Box(edge, y - 6, 9, 12), 3), Colour(0x8A929B))
        }
        canvas.softShadow(away.x, away.y + 2, 50, 62, 0.4)
        canvas.fill(body, .lit(Box(-36, -50, 72, 104), caseColour, 0.34))
        canvas.line(rim, strap, 3)
        canvas.line(body, caseColour.darker(0.5), 1.5)
    }
}

extension Path {
    /// What lies around a limb that runs downwards: its edges bend where they go out of sight.
    static func wrapped(half: Double, from top: Double, to bottom: Double) -> Path {
        var path = Path()
        path.move(-half + 4, top)
        path.curve(Point(-half * 0.5, top + 5), Point(half * 0.5, top + 5), Point(half - 4, top))
        path.curve(Point(half, top), Point(half + 1, top + 4), Point(half + 1, (top + bottom) / 2))
        path.curve(Point(half + 1, bottom - 2), Point(half, bottom + 2), Point(half - 4, bottom + 2))
        path.curve(Point(half * 0.5, bottom + 7), Point(-half * 0.5, bottom + 7), Point(-half + 4, bottom + 2))
        path.curve(Point(-half, bottom + 2), Point(-half - 1, bottom - 2), Point(-half - 1, (top + bottom) / 2))
        path.curve(Point(-half - 1, top + 4), Point(-half, top), Point(-half + 4, top))
        path.close()
        return path
    }
}

/// The face of a `WatchArt` for a wearer who holds the arm across: 100 × 72, middle at the origin.
struct WatchDisplayArt: Artwork {
    var text: String

    func draw(on canvas: Canvas) {
        let glass = Box(-42, -29, 88, 58)
        canvas.fill(.rounded(glass, 8), .vertical(-29, 29, [Colour(0xD4DECB), Colour(0xAEBCA6)]))
        let ink = Colour(0x1A221C)
        canvas.text("24H", in: Box(-36, -26, 40, 12), size: 9, ink.opacity(0.8), face: .regular)
        canvas.text(text, in: Box(-40, -15, 84, 38), size: 30, ink, face: .mono, align: .centre)
        canvas.shade(.polygon([(-38, -27), (4, -27), (-22, 27), (-38, 27)]), Colour.white.opacity(0.14))
    }
}
