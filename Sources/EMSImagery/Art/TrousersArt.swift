/// The waist of the trousers on a `TorsoArt`; same origin.
struct TrousersArt: Artwork {
    var colour: Colour
    /// Where the light comes from, in the torso's own directions.
    var light: Point

    func draw(on canvas: Canvas) {
        let cloth = Path.smooth([
            (-154, 276), (-70, 288), (0, 291), (70, 288), (154, 276), (190, 380), (180, 460), (-180, 460), (-190, 380),
        ])
        canvas.fill(
            cloth,
            .linear(
                Point(light.x * 180, 300 + light.y * 80), Point(-light.x * 180, 380 - light.y * 80),
                [colour.lighter(0.14), colour, colour.darker(0.2)]))
        let band: [(Double, Double)] = [(-155, 284), (-70, 296), (0, 299), (70, 296), (155, 284)]
        canvas.line(.smooth(band, closed: false), colour.darker(0.35), 20)
        canvas.shade(.rounded(Box(-17, 288, 34, 24), 5), Colour(0xB9A36A))
        canvas.shade(.rounded(Box(-11, 293, 22, 14), 3), colour.darker(0.4))
    }
}
