/// The front of a body as charts have it, 260 × 440, middle at the origin; the patient's right is on the left.
struct BodyMapArt: Artwork {
    func draw(on canvas: Canvas) {
        let ink = Colour(0x3A4049)
        for region in BurnFacts.Region.allCases {
            let outline = Self.outline(region)
            canvas.fill(outline, Colour(0xF3EADF))
            canvas.line(outline, ink, 2.6)
        }
        canvas.line(.smooth([(-12, -168), (0, -164), (12, -168)], closed: false), ink.opacity(0.6), 2)
        for x in [-11.0, 11] { canvas.shade(.circle(x, -188, 2.6), ink.opacity(0.7)) }
        canvas.text("R", in: Box(-168, -150, 30, 24), size: 20, ink, align: .centre)
        canvas.text("L", in: Box(138, -150, 30, 24), size: 20, ink, align: .centre)
    }

    static func outline(_ region: BurnFacts.Region) -> Path {
        switch region {
        case .head:
            .mirrored([(0, -220), (24, -214), (34, -190), (30, -164), (14, -146), (0, -142)])
        case .chest:
            .mirrored([(0, -134), (26, -134), (58, -122), (62, -90), (54, -40), (28, -36), (0, -36)])
        case .abdomen:
            .mirrored([(0, -32), (28, -32), (52, -34), (50, 0), (56, 38), (28, 50), (0, 54)])
        case .leftArm: arm(1)
        case .rightArm: arm(-1)
        case .leftLeg: leg(1)
        case .rightLeg: leg(-1)
        }
    }

    private static func arm(_ side: Double) -> Path {
        .smooth(
            [
                (66, -118), (86, -104), (98, -60), (108, -10), (122, 40), (112, 62), (100, 52), (84, 4), (70, -50),
                (64, -92),
            ].map { (side * $0.0, $0.1) })
    }

    private static func leg(_ side: Double) -> Path {
        .smooth(
            [
                (5, 58), (30, 54), (57, 44), (60, 84), (50, 134), (46, 180), (50, 212), (26, 220), (18, 208), (20, 160),
                (14, 110), (5, 74),
            ].map { (side * $0.0, $0.1) })
    }
}

/// A burnt region, hatched in red over a `BodyMapArt`; same origin.
struct BurnRegionArt: Artwork {
    var region: BurnFacts.Region

    func draw(on canvas: Canvas) {
        let outline = BodyMapArt.outline(region)
        let red = Colour(0xD0483A)
        canvas.fill(outline, red.lighter(0.3))
        canvas.within(outline) {
            var hatch = Path()
            for x in stride(from: -420.0, through: 420, by: 13) { hatch.append(.segment(x, 240, x + 240, -240)) }
            canvas.thinLine(hatch, red.darker(0.2), 3)
        }
        canvas.line(outline, red.darker(0.45), 2.6)
    }
}

/// What a burn chart says in words, 360 × 320, middle at the origin.
struct BurnSumArt: Artwork {
    var names: [String]
    var percent: String

    func draw(on canvas: Canvas) {
        let ink = Colour(0x23272E)
        canvas.text("BURN CHART", in: Box(-180, -190, 360, 40), size: 34, ink)
        for (row, name) in names.prefix(7).enumerated() {
            let y = -128.0 + Double(row) * 30
            canvas.shade(.box(Box(-178, y + 6, 16, 16)), Colour(0xD0483A))
            canvas.text(name, in: Box(-152, y, 320, 28), size: 22, ink, face: .regular)
        }
        canvas.fill(.rounded(Box(-180, 100, 330, 84), 10), Colour(0xECE7DA))
        canvas.text("TBSA", in: Box(-166, 112, 100, 60), size: 28, ink, face: .regular)
        canvas.text("\(percent) %", in: Box(-70, 108, 206, 68), size: 50, ink, align: .right)
    }
}
