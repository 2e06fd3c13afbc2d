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
    /// As that of the trunk.
    var build = 0.0

    func draw(on canvas: Canvas) {
        let cloth = garment.colour
        let out = isFemale ? 0.93 : 1
        let shift = TorsoArt.armShift(build)
        for side in [-1.0, 1.0] {
            func x(_ place: Double) -> Double { (place * out + shift) * side }
            canvas.limb(
                [(180.0, -114.0, 30.0), (206, -80, 46), (226, -20, 50), (240, 52, 49)]
                    .map { (x($0.0), $0.1, $0.2 * (1 + 0.14 * build)) }, cloth, gloss: 0.06)
            let hem = [(x(240 - 50), 62.0), (x(240), 84), (x(240 + 46), 52)]
            canvas.line(.smooth(hem, closed: false), cloth.darker(0.35), 4)
            canvas.line(
                .smooth([(x(206), -70), (x(226), -40), (x(218), 6)], closed: false), cloth.darker(0.28).opacity(0.6), 5)
            canvas.line(
                .smooth([(x(246), -50), (x(252), -10), (x(262), 24)], closed: false),
                cloth.darker(0.28).opacity(0.5), 4)
        }
    }
}
