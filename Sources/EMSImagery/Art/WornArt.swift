/// A watch on a forearm that runs downwards from the origin: strap across, case in the middle, about 140 × 150.
struct WatchArt: Artwork {
    var strap: Colour

    func draw(on canvas: Canvas) {
        canvas.shade(.rounded(Box(-58, -26, 124, 76), 14), Colour.shadow.opacity(0.35))
        let band = Path.smooth([
            (-54, -30), (0, -25), (54, -30), (58, 0), (54, 34), (0, 40), (-54, 34), (-58, 0),
        ])
        canvas.fill(band, .horizontal(-58, 58, [strap.darker(0.3), strap.lighter(0.1), strap, strap.darker(0.35)]))
        for x in [-45.0, 45] { canvas.line(.segment(x, -24, x, 30), strap.darker(0.4).opacity(0.5), 1.6) }
        canvas.softShadow(4, 8, 60, 52, 0.5)
        canvas.fill(.rounded(Box(-36, -48, 72, 100), 16), .lit(Box(-36, -48, 72, 100), Colour(0x30353D), 0.3))
        canvas.line(.rounded(Box(-36, -48, 72, 100), 16), strap, 3)
        for y in [-22.0, 2, 26] { canvas.fill(.rounded(Box(-41, y - 6, 7, 12), 3), Colour(0x8A929B)) }
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

/// A bracelet across a wrist that runs downwards through the origin.
struct TagBandArt: Artwork {
    var colour: Colour

    func draw(on canvas: Canvas) {
        canvas.shade(.rounded(Box(-60, -18, 128, 56), 14), Colour.shadow.opacity(0.3))
        let band = Path.smooth([
            (-58, -26), (0, -20), (58, -26), (62, 0), (58, 26), (0, 32), (-58, 26), (-62, 0),
        ])
        canvas.fill(band, .horizontal(-62, 62, [colour.darker(0.3), colour.lighter(0.12), colour, colour.darker(0.3)]))
        canvas.line(.smooth([(-57, -21), (0, -15), (57, -21)], closed: false), colour.lighter(0.4).opacity(0.6), 2)
    }
}

/// The plate of a bracelet, 190 × 92, middle at the origin: the sign of medicine and the words.
struct TagPlateArt: Artwork {
    var text: String

    func draw(on canvas: Canvas) {
        let plate = Box(-100, -44, 200, 92)
        canvas.softShadow(6, 10, 120, 62, 0.4)
        canvas.fill(
            .rounded(plate, 14),
            .linear(Point(-100, -44), Point(100, 48), [Colour(0xF6F7F8), Colour(0xCDD3D8), Colour(0xA2AAB2)]))
        canvas.line(.rounded(plate.inset(4), 11), Colour(0xB3342C), 3)
        canvas.shade(.box(Box(-86, -28, 24, 8)), Colour(0xB3342C))
        canvas.shade(.box(Box(-78, -36, 8, 24)), Colour(0xB3342C))
        canvas.text("ALLERGY", in: Box(-54, -38, 142, 28), size: 24, Colour(0x9E241E))
        canvas.text(text.uppercased(), in: Box(-88, -6, 176, 42), size: 31, Colour(0x1D2127), align: .centre)
    }
}

/// A tablet in a case with rubber corners, in plane coordinates.
struct TabletArt: Artwork {
    static let screen = Box(122, 66, 690, 412)
    var colour: Colour

    func draw(on canvas: Canvas) {
        let body = Box(64, 26, 806, 492)
        canvas.shade(.rounded(Box(78, 46, 806, 492), 44), Colour.shadow.opacity(0.4))
        canvas.fill(.rounded(body, 42), .fromAbove(body, colour, 0.2))
        canvas.line(.rounded(body.inset(3), 40), colour.lighter(0.5).opacity(0.6), 2.5)
        canvas.shade(.rounded(Self.screen.inset(-14), 16), Colour(0x16191E))
        canvas.shade(.circle(840, 272, 13), .lit(Box(827, 259, 26, 26), Colour(0x2A2E35), 0.2))
        for (x, y) in [(84.0, 46.0), (850, 46), (84, 498), (850, 498)] {
            canvas.line(.circle(x, y, 7), colour.darker(0.4), 3)
        }
    }
}

/// The lit screen of a tablet with its title.
struct TabletScreenArt: Artwork {
    var title: String

    func draw(on canvas: Canvas) {
        let screen = TabletArt.screen
        canvas.fill(.box(screen), .fromAbove(screen, Colour(0xF3F6F9), 0.03))
        canvas.shade(.box(Box(screen.x, screen.y, screen.width, 62)), Colour(0x1F5C86))
        canvas.text("HANDOFF", in: Box(screen.x + 18, screen.y + 10, 190, 42), size: 30, .white)
        canvas.text(
            title, in: Box(screen.x + 220, screen.y + 12, screen.width - 240, 38), size: 25, .white, face: .regular,
            align: .right)
    }
}

/// A row of a tablet's screen: name left, value right.
struct TabletRowArt: Artwork {
    var row: HandoffFacts.Row
    var index: Int

    func draw(on canvas: Canvas) {
        let screen = TabletArt.screen
        let height = 57.0
        let field = Box(screen.x + 10, screen.y + 66 + Double(index) * height, screen.width - 20, height - 3)
        canvas.fill(.rounded(field, 6), index % 2 == 0 ? Colour(0xFFFFFF) : Colour(0xE6ECF1))
        let ink = Colour(0x1C222A)
        canvas.text(
            row.name, in: Box(field.x + 14, field.y, 250, field.height), size: 27, ink.lighter(0.25), face: .regular)
        canvas.text(
            row.value, in: Box(field.x + 270, field.y, field.width - 288, field.height), size: 33, ink, align: .right)
    }
}
