/// A member of the crew who kneels behind the patient, seen from the front: knees at y = 0, head at about −230.
struct ResponderArt: Artwork {
    var skin: SkinPalette
    var hair: Colour
    var uniform: Colour
    /// How far the shoulders lean to the side, and how far down they bend.
    var lean: Double
    var bend: Double
    var isLongHaired: Bool
    var hasCap = false

    /// The shoulders, for the arms that are drawn later.
    func shoulder(_ side: Double) -> (Double, Double) { (lean * 0.8 + side * 47, -158 + bend * 0.7) }

    func draw(on canvas: Canvas) {
        canvas.softShadow(6, 12, 110, 26, 0.35)
        let cloth = uniform.darker(0.14)
        for side in [-1.0, 1.0] {
            canvas.limb([(side * 26, -60, 32), (side * 52, -14, 30), (side * 44, 12, 25)], cloth, gloss: 0.06)
        }
        let neck = -172 + bend
        let body = Path.smooth([
            (lean * 0.9 - 20, neck + 4), (lean * 0.8 - 56, neck + 20), (lean * 0.5 - 60, -110), (-50, -40), (-40, -10),
            (40, -10), (50, -40), (lean * 0.5 + 60, -110), (lean * 0.8 + 56, neck + 20), (lean * 0.9 + 20, neck + 4),
        ])
        canvas.fill(
            body, .linear(Point(-60, -180), Point(60, 0), [uniform.lighter(0.22), uniform, uniform.darker(0.2)]))
        canvas.within(body) {
            for y in [-96.0, -62] {
                canvas.line(.segment(-90 + lean * 0.4, y, 90 + lean * 0.4, y), Colour(0xE4E66A), 15)
                canvas.line(.segment(-90 + lean * 0.4, y, 90 + lean * 0.4, y), Colour(0xD9DCDF), 6)
            }
            canvas.line(.segment(lean * 0.8, neck, lean * 0.2, 0), uniform.darker(0.4), 2.4)
        }
        canvas.limb(
            [(lean * 0.9, neck + 10, 15), (lean, neck - 10, 15)], skin.base.mixed(with: skin.shade, 0.4), gloss: 0)
        drawHead(on: canvas, x: lean * 1.05, y: neck - 40)
    }

    private func drawHead(on canvas: Canvas, x: Double, y: Double) {
        if isLongHaired {
            // Tied at the neck, so that the face stays free.
            canvas.fill(.ellipse(x + 22, y + 34, 13, 22), hair.darker(0.2))
            canvas.fill(.ellipse(x, y - 4, 34, 39), hair.darker(0.12))
        }
        for side in [-1.0, 1] {
            canvas.fill(.ellipse(x + side * 30, y + 2, 5, 9), skin.base.mixed(with: skin.shade, 0.3))
        }
        canvas.fill(
            .smooth([
                (x - 29, y - 12), (x - 20, y - 34), (x + 20, y - 34), (x + 29, y - 12), (x + 26, y + 16),
                (x + 12, y + 36),
                (x - 12, y + 36), (x - 26, y + 16),
            ]),
            .linear(Point(x - 26, y - 30), Point(x + 28, y + 34), [skin.light, skin.base, skin.shade]))
        canvas.fill(
            .smooth([
                (x - 31, y - 2), (x - 34, y - 28), (x - 12, y - 46), (x + 16, y - 45), (x + 34, y - 26),
                (x + 31, y - 2), (x + 22, y - 20), (x - 20, y - 22),
            ]), .linear(Point(x - 30, y - 44), Point(x + 30, y), [hair.lighter(0.2), hair]))
        if hasCap { drawCap(on: canvas, x: x, y: y) }
        canvas.face(x: x, y: y, skin: skin, brow: hair.darker(0.1), looksDown: true)
    }

    private func drawCap(on canvas: Canvas, x: Double, y: Double) {
        let cloth = uniform.darker(0.1)
        canvas.fill(
            .smooth([(x - 35, y - 16), (x - 33, y - 38), (x, y - 53), (x + 33, y - 38), (x + 35, y - 16), (x, y - 23)]),
            .linear(Point(x - 30, y - 50), Point(x + 30, y - 10), [cloth.lighter(0.25), cloth]))
        canvas.fill(
            .smooth([(x - 33, y - 17), (x, y - 26), (x + 33, y - 17), (x + 26, y - 9), (x, y - 15), (x - 26, y - 9)]),
            cloth.darker(0.35))
        canvas.shade(.circle(x, y - 35, 5), Colour(0xE4E66A))
    }
}

extension Canvas {
    /// Eyes, nose and mouth of a small head around a point between them.
    func face(x: Double, y: Double, skin: SkinPalette, brow: Colour, looksDown: Bool) {
        for side in [-1.0, 1] {
            let eye = x + side * 11.5
            shade(.ellipse(eye, y, 5.6, 3.6), Colour(0xF6F1EA))
            shade(.circle(eye, y + (looksDown ? 1.4 : 0), 3), Colour(0x2A1A17))
            if looksDown { shade(.ellipse(eye, y - 2.6, 6, 3), skin.base.mixed(with: skin.shade, 0.25)) }
            line(
                .smooth([(eye - 6, y - 0.5), (eye, y - 3.8), (eye + 6, y - 0.5)], closed: false), Colour(0x2A1A17), 1.8)
            line(.segment(eye - 6, y - 9, eye + 6, y - 9.5), brow, 2.6)
        }
        line(.smooth([(x - 1, y + 2), (x - 5, y + 12), (x + 2, y + 13)], closed: false), skin.shade, 2.2)
        line(.smooth([(x - 8, y + 21), (x, y + 23), (x + 8, y + 21)], closed: false), skin.lips.darker(0.2), 2.8)
    }
}

/// Two arms with gloves, from shoulders to hands, in plane coordinates. Elbows hang out and down; sleeves are wide above
/// and narrow below, with a bright stripe, and end before the glove.
struct ArmsArt: Artwork {
    var shoulders: [Point]
    var hands: [Point]
    var uniform: Colour
    var glove: Colour
    var skin: SkinPalette

    func draw(on canvas: Canvas) {
        for (index, shoulder) in shoulders.enumerated() { drawArm(on: canvas, from: shoulder, to: hands[index], index) }
    }

    private func drawArm(on canvas: Canvas, from shoulder: Point, to hand: Point, _ index: Int) {
        let elbow = elbow(shoulder, hand, index)
        let along = hand - elbow
        let length = max(along.length, 1)
        let direction = along * (1 / length)
        let across = Point(-direction.y, direction.x)
        let cuff = hand - direction * min(26, length * 0.45)
        canvas.limb([(cuff.x, cuff.y, 9.5), (hand.x, hand.y, 9)], skin.base, gloss: 0.1)
        canvas.limb(
            [(elbow.x, elbow.y, 16.5), (cuff.x, cuff.y, 11.5)], uniform.darker(0.06), gloss: 0.08)
        canvas.limb(
            [(shoulder.x, shoulder.y, 21), (elbow.x, elbow.y, 16.5)], uniform, gloss: 0.1)
        let stripe = elbow + direction * (length * 0.34)
        for (width, colour) in [(9.0, Colour(0xE4E66A)), (3.5, Colour(0xD9DCDF))] {
            canvas.line(
                .segment(
                    stripe.x - across.x * 14, stripe.y - across.y * 14, stripe.x + across.x * 14,
                    stripe.y + across.y * 14), colour, width)
        }
        canvas.line(
            .segment(cuff.x - across.x * 11, cuff.y - across.y * 11, cuff.x + across.x * 11, cuff.y + across.y * 11),
            uniform.darker(0.4), 3)
        drawHand(on: canvas, at: hand, along: direction)
    }

    /// Where upper arm and forearm of one length meet, or straight between them where the hand is far.
    private func elbow(_ shoulder: Point, _ hand: Point, _ index: Int) -> Point {
        let reach = hand - shoulder
        let length = max(reach.length, 1)
        let half = length / 2
        let bow = max(58 * 58 - half * half, 0).squareRoot()
        // Of the two places the one that lies farther down and outward.
        let outward = index == 0 ? -1.0 : 1.0
        let normal = Point(-reach.y / length, reach.x / length)
        let sign = normal.y + 0.6 * outward * normal.x >= 0 ? 1.0 : -1.0
        return shoulder.mixed(with: hand, 0.5) + normal * (sign * min(bow + 6, 44))
    }

    /// A gloved hand from its back: four fingers, a thumb towards the other hand.
    private func drawHand(on canvas: Canvas, at hand: Point, along direction: Point) {
        canvas.softShadow(hand.x + 3, hand.y + 8, 22, 10, 0.4)
        let across = Point(-direction.y, direction.x)
        let tip = hand + direction * 15
        for finger in [-9.0, -3, 3, 9] {
            let start = hand + across * finger
            let end = tip + across * (finger * 1.15)
            canvas.limb([(start.x, start.y, 5), (end.x, end.y, 4)], glove, gloss: 0.15)
        }
        canvas.fill(
            .ellipse(hand.x, hand.y, 13.5, 12.5), .lit(Box(hand.x - 14, hand.y - 13, 28, 26), glove, 0.24))
        canvas.line(.ellipse(hand.x, hand.y, 13.5, 12.5), glove.darker(0.35).opacity(0.6), 1.4)
    }
}

/// The patient on the back, head to the left, seen from the side and above; the back of the head at the origin, about
/// 470 long.
struct LyingPatientArt: Artwork {
    var skin: SkinPalette
    var hair: Colour
    var isBald: Bool
    var garment: Garment
    var trousers: Colour
    var isExposed: Bool
    /// −1 thin … 1 heavy.
    var build = 0.0
    /// Of the head against the body, more than 1 for children.
    var headScale = 1.0

    /// How thick trunk and limbs are against those of the usual build.
    private var girth: Double { 1 + 0.17 * build }

    func draw(on canvas: Canvas) {
        canvas.softShadow(220, 36, 300, 40, 0.5)
        let legs = [(246.0, 8.0, 36.0), (350, 14, 27), (420, 12, 20), (500, 16, 15)]
        canvas.limb(legs.map { ($0.0, $0.1, $0.2 * girth) }, trousers.darker(0.2), gloss: 0)
        canvas.limb(legs.map { ($0.0 + 8, $0.1 + 12, $0.2 * 1.06 * girth) }, trousers, gloss: 0.1)
        canvas.fill(
            .smooth([(496, -24), (524, -30), (536, 10), (530, 42), (502, 42)]),
            .lit(Box(496, -30, 40, 72), Colour(0x3A3430), 0.2))
        let outline = [
            (66.0, -26.0), (120, -46), (190, -42), (252, -30), (276, 0), (270, 42), (200, 52), (110, 50), (66, 34),
        ]
        // A belly rises where the waist is.
        let rise = { (x: Double) in 1 + (girth - 1) * (x < 100 ? 0.3 : x > 180 && x < 260 ? 1.7 : 1) }
        let body = Path.smooth(outline.map { ($0.0, $0.1 < 0 ? $0.1 * rise($0.0) : $0.1) })
        let cloth = isExposed ? skin.base : garment.colour
        canvas.fill(body, .vertical(-46, 52, [cloth.lighter(0.25), cloth, cloth.darker(0.26)]))
        if isExposed {
            canvas.within(body) {
                canvas.shade(.smooth([(60, 30), (130, 40), (200, 36), (280, 30), (280, 70), (60, 70)]), garment.colour)
                canvas.shade(
                    .smooth([(90, -60), (130, -40), (200, -36), (260, -24), (270, -70)]), garment.colour.darker(0.1))
                canvas.line(.smooth([(150, -24), (156, 0), (148, 24)], closed: false), skin.shade.opacity(0.4), 3)
            }
        }
        canvas.limb([(48, 4, 17), (74, 4, 19)], skin.base.mixed(with: skin.shade, 0.4), gloss: 0)
        canvas.limb(
            [(96, 34, 21 * girth), (160, 54, 17 * girth), (216, 58, 14 * girth)],
            isExposed ? skin.base : garment.colour, gloss: 0.1)
        canvas.limb([(214, 58, 13 * girth), (246, 60, 10)], skin.base, gloss: 0.1)
        // A larger head grows away from the neck.
        canvas.placed(Placement(x: 66 * (1 - headScale), y: 4 * (1 - headScale), scale: headScale)) {
            drawHead(on: canvas)
        }
    }

    private func drawHead(on canvas: Canvas) {
        if !isBald { canvas.fill(.ellipse(12, 4, 34, 37), .lit(Box(-22, -33, 68, 74), hair, 0.2)) }
        canvas.fill(
            .smooth([
                (0, -22), (16, -32), (34, -34), (44, -30), (56, -26), (58, -8), (52, 22), (34, 32), (10, 30), (-4, 4),
            ]),
            .linear(Point(0, -34), Point(50, 34), [skin.light, skin.base, skin.shade]))
        canvas.shade(.polygon([(24, -33), (33, -45), (40, -32)]), skin.base)
        canvas.line(.smooth([(9, -20), (14, -21), (19, -16)], closed: false), Colour(0x2A1A17), 2.6)
        canvas.line(.segment(5, -24, 12, -29), hair.darker(0.1), 2.6)
        canvas.line(.segment(44, -27, 46, -18), skin.lips, 4)
        canvas.fill(.ellipse(20, 6, 7, 10), skin.base.mixed(with: skin.shade, 0.5))
    }
}

/// The patient sitting, seen from the front: seat at y = 0, head at about −200.
struct SittingPatientArt: Artwork {
    var skin: SkinPalette
    var hair: Colour
    var isBald: Bool
    var isLongHaired: Bool
    var garment: Garment
    var trousers: Colour
    /// −1 thin … 1 heavy.
    var build = 0.0
    /// Of the head against the body, more than 1 for children.
    var headScale = 1.0

    /// How thick trunk and limbs are against those of the usual build.
    private var girth: Double { 1 + 0.17 * build }

    func draw(on canvas: Canvas) {
        // Thighs come towards the viewer: the knees are large and near, the shins hang below them.
        for side in [-1.0, 1.0] {
            let cloth = trousers.darker(side > 0 ? 0.12 : 0)
            canvas.limb([(side * 50, 52, 24), (side * 50, 84, 20), (side * 47, 116, 17)], cloth.darker(0.16), gloss: 0)
            canvas.fill(.rounded(Box(side * 47 - 23, 112, 46, 25), 12), Colour(0x3A3430))
            canvas.shade(.rounded(Box(side * 47 - 23, 129, 46, 8), 4), Colour(0x1B1816))
            canvas.limb(
                [(side * 28, -8, 31 * girth), (side * 46, 22, 34 * girth), (side * 50, 40, 32)], cloth, gloss: 0.1)
            canvas.shade(
                .ellipse(side * 50 - 6, 32, 24, 20),
                .radial(
                    Point(side * 50 - 8, 28), 26, [cloth.lighter(0.35).opacity(0.7), cloth.lighter(0.35).opacity(0)]))
        }
        let cloth = garment.colour
        // The waist varies most.
        let waist = 1 + 1.6 * (girth - 1)
        let body = Path.mirrored([
            (0, -146), (26, -142), (62 * (0.5 + 0.5 * girth), -122), (66 * girth, -60), (56 * waist, 12), (0, 20),
        ])
        canvas.fill(body, .linear(Point(-60, -140), Point(60, 20), [cloth.lighter(0.22), cloth, cloth.darker(0.2)]))
        for side in [-1.0, 1.0] {
            canvas.limb(
                [
                    (side * 58 * (0.5 + 0.5 * girth), -112, 20 * girth), (side * 82 * girth, -50, 17 * girth),
                    (side * 56, -6, 14),
                ], cloth, gloss: 0.08)
            canvas.limb([(side * 58, -8, 13), (side * 40, 6, 12)], skin.base, gloss: 0.1)
        }
        let head = Placement(y: -150 * (1 - headScale), scale: headScale)
        if isLongHaired { canvas.placed(head) { drawLongHair(on: canvas) } }
        canvas.limb([(0, -150, 16), (0, -134, 17)], skin.base.mixed(with: skin.shade, 0.4), gloss: 0)
        canvas.placed(head) { drawHead(on: canvas) }
    }

    /// Behind the neck and down to the shoulders on both sides.
    private func drawLongHair(on canvas: Canvas) {
        let cloth = hair.darker(0.12)
        canvas.fill(
            .mirrored([(0, -226), (26, -220), (38, -194), (40, -160), (46, -122), (30, -108), (20, -124), (0, -136)]),
            cloth)
        canvas.line(
            .smooth([(-34, -170), (-37, -146), (-34, -120)], closed: false), hair.lighter(0.25).opacity(0.5), 3)
    }

    private func drawHead(on canvas: Canvas) {
        canvas.fill(
            .ellipse(0, -184, 31, 39), .linear(Point(-28, -214), Point(28, -150), [skin.light, skin.base, skin.shade]))
        if !isBald {
            canvas.fill(
                .smooth([
                    (-32, -184), (-36, -212), (-12, -232), (16, -231), (36, -210), (32, -184), (22, -206), (-20, -206),
                ]), hair)
        }
        canvas.face(x: 0, y: -184, skin: skin, brow: hair.darker(0.1), looksDown: false)
    }
}
