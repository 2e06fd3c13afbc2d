/// The hair of a `FaceArt`, same origin. Long hair has a part behind the head, drawn before the face.
struct HairArt: Artwork {
    var style: HairStyle
    var colour: Colour
    var isBehind: Bool

    func draw(on canvas: Canvas) {
        if isBehind { drawBehind(on: canvas) } else { drawFront(on: canvas) }
    }

    private var paint: Paint {
        .linear(Point(-100, -160), Point(100, 60), [colour.lighter(0.22), colour, colour.darker(0.25)])
    }

    private func drawBehind(on canvas: Canvas) {
        switch style {
        case .long:
            canvas.fill(
                .mirrored([(0, -170), (70, -156), (116, -96), (124, 0), (126, 110), (140, 190), (70, 206), (0, 200)]),
                paint)
        case .bob:
            canvas.fill(.mirrored([(0, -170), (72, -156), (118, -92), (124, 0), (118, 82), (60, 100), (0, 96)]), paint)
        case .tied:
            canvas.fill(.mirrored([(0, -164), (66, -150), (106, -92), (108, -20), (90, 40), (0, 60)]), paint)
        case .curly:
            canvas.fill(curls(radius: 34), paint)
        case .short, .swept, .cropped, .balding:
            canvas.fill(.mirrored([(0, -150), (60, -142), (100, -96), (106, -30), (100, 20), (0, 30)]), paint)
        case .downy:
            canvas.fill(.mirrored([(0, -150), (60, -140), (98, -90), (100, -30), (0, 0)]), colour.opacity(0.6))
        }
    }

    private func drawFront(on canvas: Canvas) {
        switch style {
        case .short:
            cap(
                [
                    (-101, -18), (-106, -84), (-76, -142), (-20, -168), (44, -162), (92, -124), (106, -70), (101, -18),
                    (93, -58), (78, -88), (40, -104), (-10, -98), (-58, -104), (-86, -84), (-94, -52),
                ], on: canvas)
        case .swept:
            cap(
                [
                    (-101, -14), (-108, -84), (-84, -146), (-22, -176), (52, -170), (98, -126), (106, -70), (101, -14),
                    (94, -60), (84, -92), (52, -124), (4, -122), (-46, -96), (-82, -92), (-94, -52),
                ], on: canvas)
        case .cropped:
            cap(
                [
                    (-99, -24), (-100, -84), (-70, -134), (-10, -150), (50, -144), (88, -110), (100, -70), (99, -24),
                    (94, -66), (74, -100), (34, -114), (-30, -114), (-74, -98), (-94, -64),
                ], on: canvas)
        case .curly:
            canvas.fill(curls(radius: 27, front: true), paint)
        case .balding:
            for side in [-1.0, 1.0] {
                canvas.fill(
                    .smooth([
                        (side * 99, 4), (side * 108, -40), (side * 102, -92), (side * 84, -118), (side * 88, -76),
                        (side * 93, -40),
                    ]), paint)
            }
        case .long, .bob:
            cap(
                [
                    (-104, 30), (-116, -40), (-104, -110), (-62, -158), (0, -174), (62, -158), (104, -110), (116, -40),
                    (104, 30), (97, -30), (78, -84), (34, -116), (-14, -128), (-40, -108), (-78, -78), (-96, -28),
                ], on: canvas)
        case .tied:
            cap(
                [
                    (-100, -6), (-108, -70), (-84, -136), (-30, -166), (30, -166), (84, -136), (108, -70), (100, -6),
                    (92, -62), (64, -108), (16, -124), (-28, -122), (-68, -106), (-92, -60),
                ], on: canvas)
        case .downy:
            cap(
                [
                    (-96, -50), (-92, -100), (-50, -144), (0, -154), (50, -144), (92, -100), (96, -50), (74, -104),
                    (0, -128), (-74, -104),
                ], on: canvas)
        }
    }

    private func cap(_ points: [(Double, Double)], on canvas: Canvas) {
        let outline = Path.smooth(points)
        canvas.fill(outline, paint)
        canvas.within(outline) {
            var light = Path()
            var dark = Path()
            for (index, x) in stride(from: -88.0, through: 88, by: 22).enumerated() {
                let strand = Path.smooth([(x * 1.14, -30), (x * 1.02, -96), (x * 0.7, -170)], closed: false)
                if index % 2 == 0 { light.append(strand) } else { dark.append(strand) }
            }
            canvas.thinLine(light, colour.lighter(0.3).opacity(0.35), 4)
            canvas.thinLine(dark, colour.darker(0.35).opacity(0.35), 4)
        }
    }

    private func curls(radius: Double, front: Bool = false) -> Path {
        let places: [(Double, Double)] =
            front
            ? [
                (-92, -56), (-84, -92), (-58, -122), (-24, -138), (14, -140), (50, -128), (80, -98), (92, -58),
                (-40, -114), (-2, -122), (34, -116),
            ]
            : [
                (-98, -20), (-100, -70), (-76, -112), (-34, -136), (14, -138), (58, -124), (92, -84), (102, -30),
                (0, -100),
            ]
        var path = Path()
        for (x, y) in places { path.append(.circle(x, y, radius)) }
        return path
    }
}
