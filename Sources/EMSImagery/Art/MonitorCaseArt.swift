/// The housing of a patient monitor, seen from the front: fills the plane but for a margin. Its screen is
/// `MonitorLayout.screen`.
struct MonitorCaseArt: Artwork {
    var colour: Colour
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
        let bezel = MonitorLayout.screen.inset(-14)
        canvas.shade(
            .rounded(bezel, 18), .vertical(bezel.y, bezel.y + bezel.height, [Colour(0x17191E), Colour(0x2C3038)]))
        canvas.line(.rounded(bezel, 18), Colour(0x4B515B), 2)
        drawKeys(on: canvas)
        drawKnob(on: canvas)
    }

    /// What is read on a colour: dark on light, light on dark.
    private func ink(on ground: Colour) -> Colour {
        ground.red * 0.3 + ground.green * 0.59 + ground.blue * 0.11 > 0.5 ? Colour(0x1E2228) : Colour(0xF4F6F8)
    }

    private func drawKeys(on canvas: Canvas) {
        let face = colour.mixed(with: Colour(0x8A929C), 0.35)
        let ink = ink(on: face)
        for (index, name) in ["NIBP", "12-LEAD", "ALARM", "PRINT", "EVENT"].enumerated() {
            let key = Box(124 + Double(index) * 128, 472, 104, 30)
            let corner = style == 0 ? 10.0 : style == 1 ? 15 : 4
            canvas.shade(
                .rounded(Box(key.x + 2, key.y + 3, key.width, key.height), corner), Colour.shadow.opacity(0.35))
            canvas.shade(.rounded(key, corner), .lit(key, face, 0.16))
            canvas.text(name, in: key.inset(5), size: 16, ink, align: .centre)
        }
    }

    private func drawKnob(on canvas: Canvas) {
        let ink = ink(on: colour)
        for (index, item) in [("1 ON", Colour(0x4CA36A)), ("2 CHARGE", Colour(0xE0B23C))].enumerated() {
            let y = 132.0 + Double(index) * 96
            let button = Box(797, y, 84, 44)
            canvas.text(item.0, in: Box(785, y - 26, 108, 22), size: 16, ink, align: .centre)
            canvas.shade(.rounded(Box(button.x + 3, button.y + 4, 84, 44), 14), Colour.shadow.opacity(0.4))
            canvas.shade(.rounded(button, 14), .lit(button, item.1, 0.25))
        }
        canvas.text("3 SHOCK", in: Box(785, 294, 108, 22), size: 16, ink, align: .centre)
        canvas.softShadow(843, 353, 44, 44, 0.5)
        canvas.shade(.circle(839, 348, 34), .lit(Box(805, 314, 68, 68), Colour(0xD8482E), 0.25))
        canvas.shade(.bolt(x: 839, y: 348, height: 42), Colour(0xFFF3D6))
        canvas.softShadow(843, 437, 38, 34, 0.45)
        canvas.shade(.circle(839, 432, 28), .lit(Box(811, 404, 56, 56), Colour(0x3A4049), 0.25))
        canvas.line(.segment(839, 432, 826, 412), Colour(0xE8EBEE), 4)
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

/// Where things stand on the monitor's screen.
enum MonitorLayout {
    static let screen = Box(88, 66, 672, 384)
    static let header = Box(88, 66, 672, 30)
    static let ecg = Box(96, 128, 450, 96)
    static let pleth = Box(96, 248, 450, 56)
    static let co2 = Box(96, 330, 450, 54)
    static let heartRate = Box(556, 102, 196, 112)
    static let spo2 = Box(556, 228, 196, 78)
    static let etco2 = Box(556, 311, 96, 74)
    static let respiratoryRate = Box(660, 311, 92, 74)
    static let bloodPressure = Box(96, 392, 450, 52)
    static let alarm = Box(238, 68, 372, 26)
    static let elapsed = Box(616, 68, 136, 26)
}

/// The lit screen itself, with the lines between its fields.
struct MonitorScreenArt: Artwork {
    /// The kind of patient the alarms are set for.
    var mode: String
    var header = Colour(0x1B2735)

    func draw(on canvas: Canvas) {
        let screen = MonitorLayout.screen
        canvas.fill(.rounded(screen, 6), Colour(0x05070A))
        canvas.shade(.box(Box(screen.x, screen.y, screen.width, 30)), header)
        canvas.text(mode, in: Box(98, 68, 120, 26), size: 17, Colour(0xC9D4DF))
        var rules = Path()
        for y in [226.0, 308, 388] { rules.append(.segment(92, y, 756, y)) }
        rules.append(.segment(550, 98, 550, 448))
        rules.append(.segment(656, 308, 656, 388))
        canvas.thinLine(rules, Colour(0x2A3644), 1.6)
        canvas.shade(
            .polygon([(88, 66), (330, 66), (120, 450), (88, 450)]), Colour.white.opacity(0.035))
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

    func draw(on canvas: Canvas) {
        let ground: Colour
        switch priority {
        case .high: ground = Colour(0xD3252B)
        case .medium: ground = Colour(0xF0C22E)
        case .low: ground = Colour(0x3FB6C9)
        }
        let bar = MonitorLayout.alarm
        canvas.fill(.rounded(bar, 5), ground)
        let ink = priority == .high ? Colour.white : Colour(0x14161A)
        canvas.shade(.polygon([(252, 90), (262, 72), (272, 90)]), ink)
        canvas.text("!", in: Box(254, 73, 16, 20), size: 14, ground, align: .centre)
        canvas.text(text, in: Box(280, 69, 322, 24), size: 18, ink)
    }
}

/// The time since the monitor's clock started.
struct ElapsedTimeArt: Artwork {
    var text: String

    func draw(on canvas: Canvas) {
        let written = canvas.text(
            text, in: MonitorLayout.elapsed, size: 18, Colour(0xE6EDF4), face: .mono, align: .right)
        canvas.mark(.box(written.inset(-2)))
    }
}
