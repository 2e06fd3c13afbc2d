/// Front and back of a body as charts have them, each 260 × 440, 240 apart, the origin between them. The patient's right
/// is on the left of the front and on the right of the back.
struct BodyMapArt: Artwork {
    /// Where the middle of a figure lies.
    private static let offset = 120.0

    func draw(on canvas: Canvas) {
        let ink = Colour(0x3A4049)
        for region in BurnFacts.Region.allCases {
            let outline = Self.outline(region)
            canvas.fill(outline, Colour(0xF3EADF))
            canvas.line(outline, ink, 2.6)
        }
        for isBack in [false, true] {
            canvas.placed(Placement(x: isBack ? Self.offset : -Self.offset)) {
                if isBack { drawBack(on: canvas, ink) } else { drawFront(on: canvas, ink) }
                drawLegend(on: canvas, ink, isBack: isBack)
            }
        }
    }

    private func drawFront(on canvas: Canvas, _ ink: Colour) {
        for x in [-10.0, 10] { canvas.line(.segment(x - 4, -188, x + 4, -188), ink.opacity(0.6), 2.4) }
        canvas.line(.smooth([(-1, -184), (-4, -174), (2, -173)], closed: false), ink.opacity(0.5), 1.8)
        canvas.line(.segment(-8, -164, 8, -164), ink.opacity(0.6), 2.2)
        canvas.line(
            .smooth([(-34, -60), (-20, -50), (0, -58), (20, -50), (34, -60)], closed: false), ink.opacity(0.2), 2)
        canvas.shade(.circle(0, 26, 2.4), ink.opacity(0.45))
        for side in [-1.0, 1] {
            canvas.line(
                .smooth([(side * 22, 134), (side * 35, 140), (side * 48, 134)], closed: false), ink.opacity(0.25), 2)
        }
    }

    /// Hair, shoulder blades, spine, buttocks, and the hollows of the knees.
    private func drawBack(on canvas: Canvas, _ ink: Colour) {
        for x in stride(from: -18.0, through: 18, by: 9) {
            canvas.line(.segment(x, -214, x * 1.2, -174), ink.opacity(0.3), 2)
        }
        canvas.line(.segment(0, -122, 0, 24), ink.opacity(0.28), 2)
        for side in [-1.0, 1] {
            canvas.line(
                .smooth([(side * 16, -102), (side * 24, -74), (side * 46, -66)], closed: false), ink.opacity(0.35), 2)
            canvas.line(
                .smooth([(side * 3, 52), (side * 26, 62), (side * 50, 48)], closed: false), ink.opacity(0.35), 2)
            canvas.line(
                .smooth([(side * 24, 140), (side * 36, 134), (side * 48, 140)], closed: false), ink.opacity(0.35), 2)
        }
    }

    private func drawLegend(on canvas: Canvas, _ ink: Colour, isBack: Bool) {
        for side in [-1.0, 1] {
            for finger in [-5.0, 0, 5] {
                canvas.line(
                    .segment(side * (118 + finger), 66, side * (119 + finger * 1.1), 80), ink.opacity(0.35), 1.6)
            }
        }
        for (text, x) in [("R", isBack ? 88.0 : -88), ("L", isBack ? -88 : 88)] {
            canvas.line(.circle(x, -176, 17), ink.opacity(0.7), 2.4)
            canvas.text(text, in: Box(x - 15, -190, 30, 28), size: 24, ink, align: .centre)
        }
        canvas.text(
            isBack ? "BACK" : "FRONT", in: Box(-60, -258, 120, 26), size: 22, ink, face: .regular, align: .centre)
    }

    static func outline(_ region: BurnFacts.Region) -> Path {
        figure(region.isOnBack ? region.otherSide : region, mirrored: region.isOnBack)
            .scaled(by: 1, movedTo: Point(region.isOnBack ? offset : -offset, 0))
    }

    /// A part of one figure; the patient's right is on the left unless mirrored.
    private static func figure(_ region: BurnFacts.Region, mirrored: Bool) -> Path {
        let left = mirrored ? -1.0 : 1
        switch region {
        case .head, .backOfHead:
            return .mirrored([
                (0, -224), (22, -219), (34, -200), (33, -176), (22, -156), (15, -150), (16, -138), (0, -136),
            ])
        case .chest, .upperBack:
            return .mirrored([
                (0, -133), (18, -133), (34, -126), (58, -120), (66, -104), (60, -78), (55, -38), (28, -36), (0, -36),
            ])
        case .abdomen, .lowerBack:
            return .mirrored([
                (0, -33), (28, -33), (54, -35), (50, -6), (54, 24), (58, 42), (30, 54), (4, 60), (0, 60),
            ])
        case .leftArm, .backOfLeftArm: return arm(left)
        case .rightArm, .backOfRightArm: return arm(-left)
        case .leftLeg, .backOfLeftLeg: return leg(left)
        case .rightLeg, .backOfRightLeg: return leg(-left)
        }
    }

    private static func arm(_ side: Double) -> Path {
        .smooth(
            [
                (67, -117), (82, -108), (93, -80), (100, -40), (112, 4), (121, 40), (131, 58), (132, 76), (124, 88),
                (110, 84), (106, 62), (104, 46), (92, 8), (80, -34), (70, -70), (63, -92),
            ].map { (side * $0.0, $0.1) })
    }

    private static func leg(_ side: Double) -> Path {
        .smooth(
            [
                (4, 63), (30, 57), (60, 45), (64, 84), (58, 132), (55, 164), (47, 200), (62, 216), (58, 226), (26, 226),
                (24, 204), (18, 168), (18, 130), (8, 92),
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
            for x in stride(from: -540.0, through: 300, by: 13) { hatch.append(.segment(x, 240, x + 240, -240)) }
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
        canvas.line(.segment(-178, -144, 150, -144), ink.opacity(0.7), 2.4)
        var rules = Path()
        for row in 0..<7 { rules.append(.segment(-152, -100 + Double(row) * 30, 150, -100 + Double(row) * 30)) }
        canvas.thinLine(rules, ink.opacity(0.16), 1.6)
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
