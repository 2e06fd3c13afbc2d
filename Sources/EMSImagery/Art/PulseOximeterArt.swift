/// A finger clip around the origin, finger from below: 74 × 118, with numbers if it has any.
struct PulseOximeterArt: Artwork {
    var spo2: String
    var pulse: String
    var colour: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(8, 12, 60, 80, 0.4)
        canvas.fill(.rounded(Box(-38, -62, 76, 122), 26), .lit(Box(-38, -62, 76, 122), colour, 0.25))
        canvas.line(.rounded(Box(-38, -62, 76, 122), 26), colour.darker(0.6), 2)
        let glass = Box(-30, -48, 60, 82)
        canvas.shade(.rounded(glass, 8), Colour(0x06090C))
        canvas.text("SpO2 %", in: Box(-26, -46, 52, 12), size: 10, Colour(0x6FE0F4), face: .regular)
        canvas.text(spo2, in: Box(-26, -34, 50, 30), size: 30, Colour(0x35D3F2), align: .right)
        canvas.text("PR /min", in: Box(-26, -3, 52, 12), size: 10, Colour(0xF2E87A), face: .regular)
        canvas.text(pulse, in: Box(-26, 9, 50, 22), size: 22, Colour(0xF7E04B), align: .right)
        canvas.shade(.circle(0, 47, 6), Colour(0x9AA4AF))
        canvas.shade(
            .rounded(Box(-30, 56, 60, 10), 4),
            .radial(Point(0, 60), 32, [Colour(0xFF4A3A).opacity(0.9), Colour(0xFF4A3A).opacity(0)]))
    }
}
