/// An automated defibrillator from above, in plane coordinates.
struct AEDArt: Artwork {
    var colour: Colour
    var isConnected: Bool
    var make = AEDMake.round

    func draw(on canvas: Canvas) {
        let (body, corner) = (make.body, make.roundness)
        canvas.shade(
            .rounded(Box(body.x + 14, body.y + 20, body.width, body.height), corner + 6), Colour.shadow.opacity(0.4))
        canvas.fill(
            .rounded(make.handle, min(34, make.handle.width / 2)),
            .vertical(make.handle.y, make.handle.y + make.handle.height, [Colour(0x4A5059), Colour(0x262A31)]))
        canvas.fill(.rounded(body, corner), .fromAbove(body, colour.darker(0.3), 0.2))
        canvas.shade(.rounded(body.inset(16), corner * 0.8), .fromAbove(body, colour, 0.18))
        if make == .tall { drawLowerHalf(on: canvas) }
        canvas.line(.rounded(body.inset(18), corner * 0.78), colour.lighter(0.5).opacity(0.7), 2.5)
        canvas.shade(.rounded(make.badge, 12), make == .wide ? Colour(0x23272E) : Colour(0x2F7D4F))
        canvas.text("AED", in: make.badge, size: make.badge.height * 0.68, .white, align: .centre)
        canvas.text("Follow the prompts", in: make.motto, size: 20, ink, face: .regular)
        drawPower(on: canvas)
        drawFigure(on: canvas)
        drawSocket(on: canvas)
    }

    private var ink: Colour { .ink(on: colour) }

    /// The part with button and socket is dark.
    private func drawLowerHalf(on canvas: Canvas) {
        let dark = Colour(0x30353D)
        canvas.within(.rounded(make.body.inset(16), make.roundness * 0.8)) {
            canvas.shade(
                .box(Box(236, 404, 488, 120)), .vertical(404, 510, [dark.lighter(0.1), dark, dark.darker(0.3)]))
            canvas.shade(.box(Box(236, 400, 488, 5)), colour.darker(0.35))
        }
    }

    private func drawPower(on canvas: Canvas) {
        let (x, y) = (make.power.x, make.power.y)
        let green = Colour(0x3C9B5C)
        canvas.softShadow(x + 4, y + 8, 50, 48, 0.4)
        let key: Path = make == .wide ? .rounded(Box(x - 42, y - 30, 84, 60), 14) : .circle(x, y, 38)
        canvas.shade(key, .lit(Box(x - 38, y - 38, 76, 76), green, 0.25))
        canvas.line(.circle(x, y + 2, 15), .white, 5)
        canvas.line(.segment(x, y + 2, x, y - 20), green, 12)
        canvas.line(.segment(x, y + 2, x, y - 20), .white, 5)
        canvas.text("1", in: Box(x - 66, y - 22, 26, 40), size: 30, ink, align: .centre)
    }

    private func drawFigure(on canvas: Canvas) {
        canvas.placed(Placement(x: make.figure.x, y: make.figure.y, scale: make.figureScale)) {
            let plate = Box(0, 0, 330, 146)
            canvas.shade(.rounded(plate, 14), Colour(0xF5F3EC))
            canvas.line(.rounded(plate, 14), Colour(0x2B3038).opacity(0.5), 2)
            drawChest(on: canvas)
            let ink = Colour(0x3A4049)
            canvas.text("2", in: Box(8, 6, 30, 36), size: 30, ink, align: .centre)
            canvas.text("Place pads", in: Box(160, 30, 160, 28), size: 23, ink)
            canvas.text("on bare chest", in: Box(160, 60, 160, 26), size: 20, ink, face: .regular)
            canvas.text("Do not touch", in: Box(160, 90, 160, 26), size: 20, ink, face: .regular)
            canvas.text("during analysis", in: Box(160, 116, 160, 26), size: 20, ink, face: .regular)
        }
    }

    private func drawChest(on canvas: Canvas) {
        let ink = Colour(0x3A4049)
        let skin = Colour(0xD9B698)
        let chest = Path.mirrored([
            (0, -112), (60, -104), (120, -78), (128, 40), (96, 44), (84, -20), (78, 170), (0, 178),
        ])
        canvas.placed(Placement(x: 94, y: 80, scale: 0.36)) {
            canvas.shade(.circle(0, -160, 44), skin)
            canvas.shade(chest, skin)
            canvas.line(chest, ink, 7)
            canvas.line(.circle(0, -160, 44), ink, 7)
            canvas.shade(.rounded(Box(-72, -72, 50, 66), 14), Colour(0x3F7FB5))
            canvas.shade(.rounded(Box(30, 30, 50, 66), 14), Colour(0x3F7FB5))
        }
    }

    private func drawSocket(on canvas: Canvas) {
        let (x, y) = (make.socket.x, make.socket.y)
        canvas.shade(.rounded(Box(x, y, 160, 44), 16), make == .tall ? Colour(0x14171B) : Colour(0x2B3038))
        if isConnected {
            canvas.hose(cable(from: Point(x + 100, y + 22)), Colour(0xE4E6E8), 11)
            canvas.shade(
                .rounded(Box(x + 16, y + 4, 104, 36), 12),
                .vertical(y + 4, y + 40, [Colour(0xF2F3F4), Colour(0xB0B8C0)]))
            canvas.text("PADS", in: Box(x + 22, y + 6, 92, 32), size: 19, Colour(0x2B3038), align: .centre)
            canvas.shade(.circle(x + 144, y + 22, 7), Colour(0x58D67E))
        } else {
            canvas.shade(.rounded(Box(x + 22, y + 12, 60, 20), 8), Colour(0x0F1115))
            canvas.shade(.circle(x + 144, y + 22, 7), Colour(0xE85B45))
            drawLoosePlug(on: canvas)
        }
    }

    /// Out of the picture beside the case.
    private func cable(from start: Point) -> [(Double, Double)] {
        make == .wide
            ? [(start.x, start.y), (start.x + 40, start.y + 40), (start.x + 70, 520), (start.x + 130, 640)]
            : [(start.x, start.y), (start.x + 90, start.y + 6), (start.x + 170, start.y + 40), (1010, 506)]
    }

    /// The pads' plug beside the case.
    private func drawLoosePlug(on canvas: Canvas) {
        let (x, y) = make == .tall ? (812.0, 418.0) : make == .wide ? (64, 330) : (874, 440)
        let side = make == .wide ? -1.0 : 1
        canvas.softShadow(x + 4, y + 6, 54, 30, 0.4)
        canvas.hose(
            [
                (x + 24 * side, y - 20), (x + 62 * side, y - 68), (x + 76 * side, y - 150),
                (make == .wide ? -60 : 1020, y - 190),
            ], Colour(0xE4E6E8), 11)
        canvas.placed(Placement(x: x, y: y, rotationDegrees: make == .wide ? -128 : -38)) {
            canvas.fill(
                .rounded(Box(-42, -19, 78, 38), 12), .vertical(-19, 19, [Colour(0xF2F3F4), Colour(0xB0B8C0)]))
            for y in [-9.0, 0, 9] { canvas.fill(.box(Box(-58, y - 2.5, 17, 5)), Colour(0xB98F3C)) }
            canvas.text("PADS", in: Box(-36, -16, 66, 32), size: 18, Colour(0x2B3038), align: .centre)
        }
    }
}
