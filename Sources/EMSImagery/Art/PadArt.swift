/// A defibrillator pad around the origin, 92 × 120, with the figure that shows where it belongs.
struct PadArt: Artwork {
    enum Site: String, Hashable, Sendable { case sternum, apex }

    var site: Site
    var accent: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(5, 8, 62, 76, 0.35)
        canvas.fill(.rounded(Box(-46, -60, 92, 120), 30), .lit(Box(-46, -60, 92, 120), Colour(0xF3F5F6), 0.1))
        canvas.line(.rounded(Box(-46, -60, 92, 120), 30), Colour(0xB4BCC4), 2)
        canvas.shade(.rounded(Box(-36, -50, 72, 100), 23), accent.lighter(0.42))
        canvas.line(.rounded(Box(-36, -50, 72, 100), 23), accent, 2.5)
        let ink = accent.darker(0.35)
        canvas.line(.smooth([(-20, -30), (-12, -20), (-14, 4), (-11, 26)], closed: false), ink, 2.6)
        canvas.line(.smooth([(20, -30), (12, -20), (14, 4), (11, 26)], closed: false), ink, 2.6)
        let spot = site == .sternum ? Box(-11, -18, 9, 14) : Box(4, 4, 9, 14)
        canvas.shade(.rounded(spot, 3), Colour(0xD2452F))
        canvas.text(
            site == .sternum ? "STERNUM" : "APEX", in: Box(-31, 28, 62, 16), size: 13, ink, face: .bold, align: .centre)
        canvas.shade(.rounded(Box(-9, -64, 18, 13), 4), Colour(0x3B424B))
    }
}

/// A snap electrode around the origin with a coloured clip.
struct ElectrodeArt: Artwork {
    var clip: Colour
    var text: String

    func draw(on canvas: Canvas) {
        canvas.softShadow(3, 5, 24, 24, 0.3)
        canvas.fill(.circle(0, 0, 18), Colour(0xF1F1EC))
        canvas.line(.circle(0, 0, 18), Colour(0xBFC3C4), 1.5)
        canvas.shade(.circle(0, 0, 11.5), clip)
        canvas.line(.circle(0, 0, 11.5), clip.darker(0.35), 1.5)
        let isPale = clip.red + clip.green + clip.blue > 2.1
        canvas.text(text, in: Box(-11, -9, 22, 18), size: 12, isPale ? Colour(0x20242A) : .white, align: .centre)
    }
}

/// A cable or hose through fixed points.
struct HoseArt: Artwork {
    var points: [Point]
    var colour: Colour
    var width: Double

    func draw(on canvas: Canvas) { canvas.hose(points.map { ($0.x, $0.y) }, colour, width) }
}

/// The puck that measures compressions, around the origin.
struct CompressionPadArt: Artwork {
    func draw(on canvas: Canvas) {
        canvas.softShadow(4, 6, 60, 46, 0.35)
        canvas.fill(.rounded(Box(-50, -36, 100, 72), 26), .lit(Box(-50, -36, 100, 72), Colour(0x30343C), 0.2))
        canvas.line(.rounded(Box(-42, -28, 84, 56), 20), Colour(0xE8B93A), 3)
    }
}
