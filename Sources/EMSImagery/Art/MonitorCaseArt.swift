/// The housing of a patient monitor, seen from the front: fills the plane but for a margin. Its screen is
/// `MonitorLayout.screen`.
struct MonitorCaseArt: Artwork {
    var colour: Colour
    var layout = MonitorLayout()
    /// 0 … 2: bumpers, and the shape of the keys.
    var style = 0

    func draw(on canvas: Canvas) {
        let body = Box(38, 22, 884, 500)
        canvas.shade(.rounded(Box(48, 40, 884, 500), 50), Colour.shadow.opacity(0.35))
        canvas.fill(.rounded(body, 46), .fromAbove(body, colour, 0.2))
        canvas.line(.rounded(body.inset(2), 44), colour.lighter(0.5).opacity(0.6), 2.5)
        let bumper = style == 1 ? colour.darker(0.5) : style == 2 ? Colour(0x59616B) : Colour(0x2B3038)
        for (x, y) in [(38.0, 22.0), (922, 22), (38, 522), (922, 522)] {
            let (dx, dy) = (x < 480 ? 1.0 : -1.0, y < 270 ? 1.0 : -1.0)
            let corner = Path.smooth([
                (x + dx * 62, y), (x + dx * 56, y + dy * 24), (x + dx * 26, y + dy * 56), (x, y + dy * 62),
                (x + dx * 2, y + dy * 30), (x + dx * 13, y + dy * 13), (x + dx * 30, y + dy * 2),
            ])
            canvas.shade(corner, .fromAbove(Box(x, min(y, y + dy * 62), 62, 62), bumper, 0.22))
        }
        let bezel = layout.screen.inset(-14)
        canvas.shade(
            .rounded(bezel, 18), .vertical(bezel.y, bezel.y + bezel.height, [Colour(0x17191E), Colour(0x2C3038)]))
        canvas.line(.rounded(bezel, 18), Colour(0x4B515B), 2)
        drawKeys(on: canvas)
        drawKnob(on: canvas)
    }

    private func drawKeys(on canvas: Canvas) {
        let face = colour.mixed(with: Colour(0x8A929C), 0.35)
        let ink = Colour.ink(on: face)
        for (index, name) in ["NIBP", "12-LEAD", "ALARM", "PRINT", "EVENT"].enumerated() {
            let key = Box(layout.screen.x + 36 + Double(index) * 128, 472, 104, 30)
            let corner = style == 0 ? 10.0 : style == 1 ? 15 : 4
            canvas.shade(
                .rounded(Box(key.x + 2, key.y + 3, key.width, key.height), corner), Colour.shadow.opacity(0.35))
            canvas.shade(.rounded(key, corner), .lit(key, face, 0.16))
            canvas.text(name, in: key.inset(5), size: 16, ink, align: .centre)
        }
    }

    private func drawKnob(on canvas: Canvas) {
        let ink = Colour.ink(on: colour)
        let x = layout.keysX
        for (index, item) in [("1 ON", Colour(0x4CA36A)), ("2 CHARGE", Colour(0xE0B23C))].enumerated() {
            let y = 132.0 + Double(index) * 96
            let button = Box(x - 42, y, 84, 44)
            canvas.text(item.0, in: Box(x - 54, y - 26, 108, 22), size: 16, ink, align: .centre)
            canvas.shade(.rounded(Box(button.x + 3, button.y + 4, 84, 44), 14), Colour.shadow.opacity(0.4))
            canvas.shade(.rounded(button, 14), .lit(button, item.1, 0.25))
        }
        canvas.text("3 SHOCK", in: Box(x - 54, 294, 108, 22), size: 16, ink, align: .centre)
        canvas.softShadow(x + 4, 353, 44, 44, 0.5)
        canvas.shade(.circle(x, 348, 34), .lit(Box(x - 34, 314, 68, 68), Colour(0xD8482E), 0.25))
        canvas.shade(.bolt(x: x, y: 348, height: 42), Colour(0xFFF3D6))
        canvas.softShadow(x + 4, 437, 38, 34, 0.45)
        canvas.shade(.circle(x, 432, 28), .lit(Box(x - 28, 404, 56, 56), Colour(0x3A4049), 0.25))
        canvas.line(.segment(x, 432, x - 13, 412), Colour(0xE8EBEE), 4)
    }
}

extension Path {
    /// The sign for high voltage around a centre.
    static func bolt(x: Double, y: Double, height: Double) -> Path {
        let unit = height / 40
        return polygon(
            [(5.0, -20.0), (-11, 4), (-2, 4), (-6, 20), (11, -5), (2, -5)].map { (x + $0.0 * unit, y + $0.1 * unit) })
    }
}

/// The lit screen itself, with the lines between its fields.
struct MonitorScreenArt: Artwork {
    /// The kind of patient the alarms are set for.
    var mode: String
    var header = Colour(0x1B2735)
    var layout = MonitorLayout()

    func draw(on canvas: Canvas) {
        let screen = layout.screen
        canvas.fill(.rounded(screen, 6), Colour(0x05070A))
        canvas.shade(.box(Box(screen.x, screen.y, screen.width, 30)), header)
        canvas.text(mode, in: Box(screen.x + 10, 68, 120, 26), size: 17, Colour(0xC9D4DF))
        let (left, right) = (screen.x + 4, screen.x + screen.width - 4)
        var rules = Path()
        for y in [226.0, 308, 388] { rules.append(.segment(left, y, right, y)) }
        rules.append(.segment(layout.divide, 98, layout.divide, 448))
        let between = layout.etco2.x + layout.etco2.width + 4
        rules.append(.segment(between, layout.etco2.y - 3, between, layout.etco2.y + 77))
        canvas.thinLine(rules, Colour(0x2A3644), 1.6)
        canvas.shade(
            .polygon([(screen.x, 66), (screen.x + 242, 66), (screen.x + 32, 450), (screen.x, 450)]),
            Colour.white.opacity(0.035))
    }
}

/// A number with its name and unit in a field of the screen; dashes when there is none.
struct ReadoutArt: Artwork {
    var field: Box
    var name: String
    var unit: String
    var text: String
    var colour: Colour
    var size: Double

    func draw(on canvas: Canvas) {
        let label = Box(field.x + 4, field.y + 2, field.width * 0.62, 20)
        canvas.text(name, in: label, size: 17, colour.mixed(with: .white, 0.15))
        canvas.text(
            unit, in: Box(field.x + field.width * 0.4, field.y + 2, field.width * 0.6 - 6, 20), size: 14,
            colour.opacity(0.8), face: .regular, align: .right)
        let number = Box(field.x + 4, field.y + 22, field.width - 12, field.height - 24)
        let written = canvas.text(text, in: number, size: size, colour, align: .right)
        canvas.mark(.box(written.inset(-3)))
    }
}

/// A coloured bar in the header with the text of an alarm.
struct AlarmBarArt: Artwork {
    var text: String
    var priority: MonitorView.AlarmPriority
    var layout = MonitorLayout()

    func draw(on canvas: Canvas) {
        let ground: Colour
        switch priority {
        case .high: ground = Colour(0xD3252B)
        case .medium: ground = Colour(0xF0C22E)
        case .low: ground = Colour(0x3FB6C9)
        }
        let bar = layout.alarm
        canvas.fill(.rounded(bar, 5), ground)
        let ink = priority == .high ? Colour.white : Colour(0x14161A)
        canvas.shade(.polygon([(bar.x + 14, 90), (bar.x + 24, 72), (bar.x + 34, 90)]), ink)
        canvas.text("!", in: Box(bar.x + 16, 73, 16, 20), size: 14, ground, align: .centre)
        canvas.text(text, in: Box(bar.x + 42, 69, 322, 24), size: 18, ink)
    }
}

/// The time since the monitor's clock started.
struct ElapsedTimeArt: Artwork {
    var text: String
    var layout = MonitorLayout()

    func draw(on canvas: Canvas) {
        let written = canvas.text(
            text, in: layout.elapsed, size: 18, Colour(0xE6EDF4), face: .mono, align: .right)
        canvas.mark(.box(written.inset(-2)))
    }
}
