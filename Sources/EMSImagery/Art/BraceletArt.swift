/// A bracelet around a wrist that runs downwards through the origin.
struct TagBandArt: Artwork {
    var colour: Colour
    /// Half of the wrist's thickness.
    var wrist: Double

    func draw(on canvas: Canvas) {
        let away = canvas.towardsLight * -6
        canvas.within(.box(Box(-wrist, -60, wrist * 2, 120))) {
            canvas.shade(.box(Box(-wrist + away.x, -48 + away.y, wrist * 2, 98)), Colour.shadow.opacity(0.28))
        }
        let band = Path.wrapped(half: wrist + 2, from: -52, to: 50)
        canvas.fill(
            band,
            .horizontal(
                -wrist - 2, wrist + 2,
                [colour.darker(0.5), colour, colour.lighter(0.16), colour, colour.darker(0.5)]))
        canvas.line(band, colour.darker(0.5).opacity(0.8), 1.4)
        for y in [-46.0, 46] {
            canvas.line(
                .smooth([(-wrist + 2, y), (0, y + 5), (wrist - 2, y)], closed: false),
                colour.lighter(0.4).opacity(0.55), 2)
        }
    }
}

/// The plate of a bracelet, bent round the wrist with it, 82 high, middle at the origin: the sign of medicine and the
/// words, dark on plain enamel inside a rim of metal.
struct TagPlateArt: Artwork {
    var text: String
    var metal: Colour
    /// Half of its width.
    var half: Double

    func draw(on canvas: Canvas) {
        let plate = bent(half, -43, 35)
        canvas.fill(
            plate,
            .horizontal(
                -half, half,
                [metal.darker(0.3), metal.lighter(0.3), metal.lighter(0.75), metal.lighter(0.3), metal.darker(0.36)]))
        canvas.line(plate, metal.darker(0.5), 2)
        canvas.shade(bent(half - 5, -38, 30), metal.lighter(0.86))
        let red = Colour(0x96180F)
        canvas.shade(.box(Box(-half + 14, -25, 16, 5.4)), red)
        canvas.shade(.box(Box(-half + 19.3, -30.3, 5.4, 16)), red)
        canvas.text("ALLERGY", in: Box(-half + 34, -35, 2 * half - 50, 26), size: 21, red, align: .centre)
        canvas.text(
            text.uppercased(), in: Box(-half + 12, -5, 2 * half - 24, 36), size: 34, Colour(0x14171C), align: .centre,
            least: 0.42)
    }

    /// Upper and lower edge hang in the middle, as those of a band do.
    private func bent(_ half: Double, _ top: Double, _ bottom: Double) -> Path {
        var path = Path()
        path.move(-half + 6, top + 1)
        path.curve(Point(-half * 0.5, top + 6), Point(half * 0.5, top + 6), Point(half - 6, top + 1))
        path.curve(Point(half - 2, top + 1), Point(half, top + 3), Point(half, top + 7))
        path.line(half, bottom - 5)
        path.curve(Point(half, bottom - 1), Point(half - 2, bottom + 1), Point(half - 6, bottom + 1))
        path.curve(Point(half * 0.5, bottom + 6), Point(-half * 0.5, bottom + 6), Point(-half + 6, bottom + 1))
        path.curve(Point(-half + 2, bottom + 1), Point(-half, bottom - 1), Point(-half, bottom - 5))
        path.line(-half, top + 7)
        path.curve(Point(-half, top + 3), Point(-half + 2, top + 1), Point(-half + 6, top + 1))
        path.close()
        return path
    }
}
