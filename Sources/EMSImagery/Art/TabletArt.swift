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
    var bar = Colour(0x1F5C86)

    func draw(on canvas: Canvas) {
        let screen = TabletArt.screen
        canvas.fill(.box(screen), .fromAbove(screen, Colour(0xF3F6F9), 0.03))
        canvas.shade(.box(Box(screen.x, screen.y, screen.width, 62)), bar)
        canvas.text("HANDOFF", in: Box(screen.x + 18, screen.y + 10, 190, 42), size: 30, .white)
        canvas.text(
            title, in: Box(screen.x + 220, screen.y + 12, screen.width - 240, 38), size: 25, .white, face: .regular,
            align: .right)
    }
}

/// A row of a tablet's screen, name left, value right; or a card, name above, value below, three rows of two.
struct TabletRowArt: Artwork {
    var row: HandoffFacts.Row
    var index: Int
    var isCard = false

    func draw(on canvas: Canvas) {
        if isCard { drawCard(on: canvas) } else { drawRow(on: canvas) }
    }

    private func drawCard(on canvas: Canvas) {
        let screen = TabletArt.screen
        let (width, height) = (screen.width / 2, 114.0)
        let field = Box(
            screen.x + Double(index % 2) * width + 8, screen.y + 68 + Double(index / 2) * height, width - 16,
            height - 8)
        canvas.fill(.rounded(field, 12), Colour(0xFFFFFF))
        canvas.line(.rounded(field, 12), Colour(0xC3CED8), 2)
        canvas.shade(.rounded(Box(field.x, field.y, 9, field.height), 4), Colour(0x4F86AE))
        let ink = Colour(0x1C222A)
        canvas.text(
            row.name, in: Box(field.x + 24, field.y + 8, field.width - 40, 32), size: 25, ink.lighter(0.25),
            face: .regular)
        canvas.text(row.value, in: Box(field.x + 24, field.y + 44, field.width - 40, 52), size: 44, ink)
    }

    private func drawRow(on canvas: Canvas) {
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

/// The thumb of a hand that holds a `TabletArt` from the right, upon its rim, in plane coordinates.
struct TabletThumbArt: Artwork {
    var glove: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(884, 352, 70, 40, 0.35)
        canvas.limb([(1000, 452, 46), (944, 398, 36), (884, 352, 27), (846, 330, 21)], glove)
        canvas.line(.smooth([(872, 322), (890, 338), (884, 366)], closed: false), glove.darker(0.3).opacity(0.7), 2.4)
    }
}
