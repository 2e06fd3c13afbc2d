/// A shirt cut open along the front and spread out under a `TorsoArt`; same origin.
struct OpenShirtArt: Artwork {
    var garment: Garment

    func draw(on canvas: Canvas) {
        let cloth = garment.colour
        let outline: [(Double, Double)] = [
            (0, -206), (60, -216), (120, -202), (196, -186), (262, -120), (318, -96), (322, -10), (304, 80), (330, 200),
            (322, 330), (338, 420), (0, 440),
        ]
        canvas.shade(
            .mirrored(outline.map { ($0.0 * 1.02 + ($0.0 > 0 ? 10 : 0), $0.1 + 16) }), Colour.shadow.opacity(0.26))
        let spread = Path.mirrored(outline)
        canvas.fill(spread, cloth)
        var dark = Path()
        var light = Path()
        for side in [-1.0, 1.0] {
            for (x, y, lean) in [(236.0, 0.0, 26.0), (282, 110, -18), (214, 150, 20), (292, 250, 14)] {
                dark.append(
                    .smooth([(x * side, y), ((x + lean) * side, y + 60), ((x + 4) * side, y + 130)], closed: false))
                light.append(
                    .smooth(
                        [(x * side - 6, y), ((x + lean) * side - 6, y + 60), ((x + 4) * side - 6, y + 130)],
                        closed: false))
            }
            if garment.pattern == .stripes {
                for x in stride(from: 180.0, to: 320, by: 26) {
                    dark.append(.segment(x * side, -90, (x + 6) * side, 420))
                }
            }
        }
        canvas.thinLine(dark, cloth.darker(0.32).opacity(0.6), 5)
        canvas.thinLine(light, cloth.lighter(0.4).opacity(0.55), 3)
        canvas.line(spread, cloth.darker(0.4).opacity(0.8), 2.5)
        guard garment.pattern == .buttons else { return }
        for y in stride(from: 20.0, to: 400, by: 62) {
            canvas.shade(.circle(304, y, 6.5), Colour(0xF1EEE6))
            canvas.shade(.circle(304, y, 2), cloth.darker(0.4))
        }
    }
}

/// The sleeves of an `OpenShirtArt`, which stay on the arms of a `TorsoArt`; same origin.
struct SleevesArt: Artwork {
    var garment: Garment
    var isFemale: Bool

    func draw(on canvas: Canvas) {
        let cloth = garment.colour
        let out = isFemale ? 0.93 : 1
        for side in [-1.0, 1.0] {
            canvas.limb(
                [
                    (180 * side * out, -114, 30), (206 * side * out, -80, 46), (226 * side * out, -20, 50),
                    (240 * side * out, 52, 49),
                ], cloth, gloss: 0.06)
            let hem: [(Double, Double)] = [
                ((240 - 50) * side * out, 62), (240 * side * out, 84), ((240 + 46) * side * out, 52),
            ]
            canvas.line(.smooth(hem, closed: false), cloth.darker(0.35), 4)
            canvas.line(
                .smooth([(206 * side * out, -70), (226 * side * out, -40), (218 * side * out, 6)], closed: false),
                cloth.darker(0.28).opacity(0.6), 5)
            canvas.line(
                .smooth([(246 * side * out, -50), (252 * side * out, -10), (262 * side * out, 24)], closed: false),
                cloth.darker(0.28).opacity(0.5), 4)
        }
    }
}
