internal import EMSReproducibility

/// A bare chest and belly from above, head up: the origin lies on the middle of the sternum, shoulders about 400 wide.
struct TorsoArt: Artwork {
    /// How far the edges of a top are moved down to make room for what sticks to skin.
    struct TopEdges: Hashable, Sendable {
        var upper = 0.0
        var lower = 0.0
    }

    var skin: SkinPalette
    var isFemale: Bool
    var isOld: Bool
    var hasHives: Bool
    var isDiaphoretic: Bool
    /// Of a woman's top.
    var top: Colour
    var topEdges = TopEdges()
    /// Of a man's chest; nil is none.
    var hair: Colour?
    /// Where the light comes from, in the torso's own directions.
    var light: Point
    /// −1 thin … 1 heavy.
    var build = 0.0
    /// 1 a small child, with a straight trunk on which neither muscles nor ribs show, … 0 grown.
    var youth = 0.0
    /// Millimetres the sternum is pressed down.
    var depth = 0.0

    func draw(on canvas: Canvas) {
        drawArms(on: canvas)
        drawNeck(on: canvas)
        let outline = outline
        canvas.mark(outline)
        canvas.shade(outline, body)
        drawFlanks(on: canvas)
        drawAnatomy(on: canvas)
        if let hair { drawHair(hair, on: canvas) }
        if hasHives { drawHives(on: canvas) }
        if isDiaphoretic { drawSweat(on: canvas) }
        if isFemale { canvas.within(outline) { drawTop(on: canvas) } }
        if depth > 0 { drawDent(on: canvas) }
        canvas.line(outline, skin.shade.darker(0.15).opacity(0.7), 2)
    }

    private var body: Paint {
        .linear(
            Point(light.x * 230, light.y * 230), Point(-light.x * 230, -light.y * 230),
            [skin.light, skin.base, skin.base.mixed(with: skin.shade, 0.7)])
    }

    private var outline: Path {
        let points: [(Double, Double)] =
            isFemale
            ? [
                (0, -222), (44, -218), (54, -178), (104, -156), (158, -142), (176, -104), (160, -48), (150, 20),
                (140, 90), (122, 170), (132, 240), (152, 300), (156, 360), (0, 360),
            ]
            : [
                (0, -222), (52, -218), (64, -178), (116, -154), (178, -140), (198, -100), (178, -48), (170, 20),
                (158, 100), (144, 180), (146, 240), (156, 300), (158, 360), (0, 360),
            ]
        return .mirrored(points.map { ($0.0 == 0 ? 0 : $0.0 + swell(at: $0.1), $0.1) })
    }

    /// How much wider than usual one side is: most at the waist, nothing where the neck and the trousers are.
    private func swell(at y: Double) -> Double {
        let most = build > 0 ? (isFemale ? 40.0 : 36) : 15
        let share = y < 110 ? (y + 150) / 260 : (330 - y) / 220
        let eased = min(max(share, 0), 1)
        return (most * build + 17 * youth) * eased * eased * (3 - 2 * eased)
    }

    private func drawArms(on canvas: Canvas) {
        let out = isFemale ? 0.92 : 1
        // The shoulder keeps its size, so that it stays inside its sleeve.
        let (shift, thick) = (Self.armShift(build), 1 + 0.16 * build)
        for side in [-1.0, 1.0] {
            let spine = [
                (168.0, -102.0, 44.0), (222 * out, 10, 40 * thick), (250, 130, 35 * thick), (262, 260, 31 * thick),
                (268, 380, 25 * thick),
            ].map { (($0.0 + shift) * side, $0.1, $0.2) }
            canvas.limb(spine, skin.base, gloss: 0.05)
        }
    }

    /// How much farther from the middle than usual the arms of a trunk lie.
    static func armShift(_ build: Double) -> Double { build > 0 ? 13 * build : 5 * build }

    private func drawNeck(on canvas: Canvas) {
        let wide = 1 + 0.12 * build
        canvas.limb(
            [(0, -300, 50 * wide), (0, -250, 50 * wide), (0, -190, 58)], skin.base.mixed(with: skin.shade, 0.22),
            gloss: 0)
    }

    /// The sides turn away from the light: the one that faces it less more so.
    private func drawFlanks(on canvas: Canvas) {
        let waist = isFemale ? 0.86 : 1
        for side in [-1.0, 1.0] {
            for (depth, strength) in [(0.0, 0.12), (16, 0.1), (30, 0.08)] {
                let strip: [(Double, Double)] = [
                    (186, -108), (172, -44), (164, 30), (146, 120), (140, 220), (152, 330), (100 + depth, 330),
                    (94 + depth, 200), (110 + depth, 80), (130 + depth, -20),
                ]
                canvas.shade(
                    .smooth(strip.map { (($0.0 * waist + swell(at: $0.1)) * side, $0.1) }),
                    skin.shade.opacity(side > 0 ? strength : strength * 0.6))
            }
        }
    }

    private func drawAnatomy(on canvas: Canvas) {
        var soft = Path()
        var faint = Path()
        var light = Path()
        var ribs = Path()
        var belly = Path()
        var chest = Path()
        let grown = 1 - 0.8 * youth
        canvas.shade(.ellipse(0, -148, 15, 11), skin.shade.opacity(0.5))
        for side in [-1.0, 1.0] {
            let clavicle: [(Double, Double)] = [
                (16 * side, -144), (62 * side, -146), (110 * side, -157), (164 * side, -146),
            ]
            soft.append(.smooth(clavicle.map { ($0.0, $0.1 + 6) }, closed: false))
            light.append(.smooth(clavicle, closed: false))
            faint.append(.smooth([(10 * side, -150), (22 * side, -190), (40 * side, -226)], closed: false))
            if !isFemale {
                chest.append(
                    .smooth(
                        [(16 * side, 34), (60 * side, 52), (112 * side, 44), (150 * side, 4), (166 * side, -40)],
                        closed: false))
                for ring in 0..<4 {
                    let size = 1 - 0.2 * Double(ring)
                    canvas.shade(.ellipse(86 * side, -44, 66 * size, 58 * size), skin.light.opacity(0.08 * grown))
                }
                let nipple = 1 - 0.3 * youth
                canvas.shade(.ellipse(90 * side, 14, 11 * nipple, 9 * nipple), skin.areola.opacity(0.85))
                canvas.shade(.ellipse(90 * side - 1, 13, 4 * nipple, 3.5 * nipple), skin.areola.darker(0.15))
            }
            for rib in 0..<3 {
                let y = 78 + Double(rib) * 30
                ribs.append(.smooth([(70 * side, y + 10), (112 * side, y + 4), (146 * side, y - 20)], closed: false))
            }
            belly.append(
                .smooth([(6 * side, 82), (38 * side, 112), (82 * side, 160), (112 * side, 188)], closed: false))
            ribs.append(.smooth([(52 * side, 210), (60 * side, 262), (50 * side, 310)], closed: false))
        }
        soft.append(.smooth([(0, -128), (-1.5, -40), (0, 66)], closed: false))
        light.append(.smooth([(5, -128), (4, -40), (5, 60)], closed: false))
        faint.append(.smooth([(0, 96), (0, 160), (0, 222)], closed: false))
        canvas.line(soft, skin.shade.opacity(0.34 - 0.1 * youth), 6)
        canvas.line(chest, skin.shade.opacity(0.34 * grown), 6)
        canvas.line(faint, skin.shade.opacity(0.2), isOld ? 6.5 : 5)
        // Bones show on a thin trunk and are covered on a heavy one.
        let bones = build > 0 ? 1 - build : 1 - build * 1.1
        if bones > 0.05 {
            canvas.line(belly, skin.shade.opacity(0.34 * min(bones, 1.5) * grown), 6)
            canvas.line(ribs, skin.shade.opacity(0.2 * bones * grown), isOld ? 6.5 : 5)
        }
        if build < -0.2 { drawMoreRibs(on: canvas) }
        if build > 0.1 { drawBelly(on: canvas) }
        canvas.line(light, skin.light.opacity(0.5), 4.5)
        canvas.shade(.ellipse(0, 238, 8, 10), skin.shade.darker(0.2).opacity(0.75))
        canvas.line(.smooth([(-8, 244), (0, 251), (8, 244)], closed: false), skin.light.opacity(0.6), 2.5)
    }

    /// Of a thin trunk: the ribs beside the breastbone and above the flanks.
    private func drawMoreRibs(on canvas: Canvas) {
        var ribs = Path()
        for side in [-1.0, 1.0] {
            for rib in 0..<5 {
                let y = -96 + Double(rib) * 26
                ribs.append(.smooth([(20 * side, y), (52 * side, y + 12), (84 * side, y + 14)], closed: false))
            }
            for rib in 0..<4 {
                let y = 48 + Double(rib) * 26
                ribs.append(.smooth([(92 * side, y + 16), (124 * side, y + 8), (148 * side, y - 14)], closed: false))
            }
        }
        canvas.line(ribs, skin.shade.opacity(-0.3 * build), 4.5)
    }

    /// Of a heavy trunk: a round belly that is lit from above, and the folds beside and below it.
    private func drawBelly(on canvas: Canvas) {
        canvas.within(outline) {
            canvas.shade(
                .ellipse(light.x * 30, 176 + light.y * 30, 128, 112),
                .radial(
                    Point(light.x * 44, 176 + light.y * 44), 128,
                    [skin.light.opacity(0.55 * build), skin.light.opacity(0.3 * build), skin.light.opacity(0)]))
            canvas.shade(
                .smooth([
                    (-190, 170), (-150, 236), (-80, 274), (0, 284), (80, 274), (150, 236), (190, 170), (190, 330),
                    (-190, 330),
                ]), skin.shade.opacity(0.3 * build))
            var folds = Path()
            for side in [-1.0, 1.0] {
                folds.append(
                    .smooth([(176 * side, 96), (150 * side, 108), (124 * side, 104)], closed: false))
                folds.append(
                    .smooth([(182 * side, 212), (150 * side, 236), (112 * side, 252)], closed: false))
                if !isFemale {
                    folds.append(
                        .smooth([(44 * side, 50), (88 * side, 68), (134 * side, 52), (158 * side, 14)], closed: false))
                }
            }
            canvas.line(folds, skin.shade.opacity(0.45 * build), 5)
        }
        canvas.shade(.ellipse(0, 238, 12, 7), skin.shade.darker(0.3).opacity(0.7 * build))
    }

    /// A plain sports top, so that a woman's chest is shown as crews keep it.
    private func drawTop(on canvas: Canvas) {
        let cloth = top
        let (up, down) = (topEdges.upper, topEdges.lower)
        let middle = 22 + (up + down) / 2
        let band = Path.smooth([
            (-170, up - 24), (-96, up - 36), (-30, up - 8), (0, up + 4), (30, up - 8), (96, up - 36), (170, up - 24),
            (170, down + 76), (90, down + 92), (0, down + 84), (-90, down + 92), (-170, down + 76),
        ])
        canvas.shade(
            band,
            .linear(
                Point(light.x * 170, light.y * 120), Point(-light.x * 170, -light.y * 120),
                [cloth.lighter(0.22), cloth, cloth.darker(0.25)]))
        for side in [-1.0, 1.0] {
            let centre = Point(76 * side + light.x * 14, middle - 4 + light.y * 14)
            canvas.shade(
                .circle(76 * side, middle, min(58, 58 + (down - up) / 2)),
                .radial(centre, 62, [Colour.white.opacity(0.16), Colour.white.opacity(0)]))
        }
        canvas.line(
            .smooth(
                [(-158, down + 66), (-86, down + 80), (0, down + 73), (86, down + 80), (158, down + 66)], closed: false),
            cloth.darker(0.4), 3)
    }

    private func drawHair(_ colour: Colour, on canvas: Canvas) {
        var places = RandomSubstream(seed: 1, "hair")
        var hairs = Path()
        for _ in 0..<110 {
            let y = places.uniform(-110...96)
            let reach = 92 * (1 - (y + 30) * (y + 30) / 20_000)
            let x = places.uniform(-1...1) * reach
            let (dx, dy) = (places.uniform(-7...7), places.uniform(4...11))
            hairs.append(.smooth([(x, y), (x + dx, y + dy * 0.5), (x + dx * 0.6, y + dy)], closed: false))
        }
        canvas.thinLine(hairs, colour.opacity(0.34), 1.6)
    }

    private func drawHives(on canvas: Canvas) {
        var places = RandomSubstream(seed: 1, "hives")
        for _ in 0..<36 {
            let (x, y) = (places.uniform(-138...138), places.uniform(-150...240))
            let radius = places.uniform(5...15)
            canvas.shade(.ellipse(x, y, radius * 1.25, radius), Colour(0xC5403C).opacity(0.42))
            canvas.shade(.ellipse(x - 1, y - 1.5, radius * 0.7, radius * 0.5), Colour(0xF2B3A4).opacity(0.4))
        }
    }

    private func drawSweat(on canvas: Canvas) {
        var places = RandomSubstream(seed: 1, "sweat")
        var drops = Path()
        var shadows = Path()
        for _ in 0..<70 {
            let (x, y) = (places.uniform(-138...138), places.uniform(-160...240))
            let radius = places.uniform(2...3.8)
            drops.append(.ellipse(x, y, radius, radius * 1.3))
            shadows.append(.ellipse(x + radius * 0.3, y + radius * 0.4, radius * 0.6, radius * 0.7))
        }
        canvas.shade(drops, Colour.white.opacity(0.5))
        canvas.shade(shadows, skin.shade.opacity(0.4))
    }

    /// The hollow under the hands: dark at its bottom and on the side to the light, bright on the far rim, with skin that
    /// is drawn in from all sides.
    private func drawDent(on canvas: Canvas) {
        let share = min(depth / 50, 1.2)
        let dark = skin.shade.darker(0.3)
        canvas.within(outline) {
            canvas.shade(
                .ellipse(0, 30, 168, 150),
                .radial(
                    Point(light.x * 14, 30 + light.y * 14), 168,
                    [
                        dark.opacity(0.85 * share), dark.opacity(0.62 * share), skin.shade.opacity(0.42 * share),
                        skin.shade.opacity(0.16 * share), skin.shade.opacity(0),
                    ]))
            canvas.shade(
                .circle(-light.x * 92, 30 - light.y * 92, 70),
                .radial(
                    Point(-light.x * 92, 30 - light.y * 92), 70,
                    [skin.light.opacity(0.5 * share), skin.light.opacity(0)]))
            var folds = Path()
            for (x, y) in [
                (-1.0, -0.5), (-1, 0.25), (1, -0.5), (1, 0.25), (-0.5, 0.9), (0.5, 0.9), (-0.6, -0.95), (0.6, -0.95),
            ] {
                folds.append(
                    .smooth(
                        [(x * 74, 30 + y * 66), (x * 104, 26 + y * 92), (x * 132, 30 + y * 118)], closed: false))
            }
            canvas.line(folds, dark.opacity(min(0.42 * share, 1)), 4.5)
        }
    }
}
