/// A make of automated defibrillator: where its parts are, in plane coordinates.
struct AEDMake: Hashable, Sendable {
    var body: Box
    var roundness: Double
    /// What it is carried by.
    var handle: Box
    var badge: Box
    var motto: Box
    var display: Box
    /// The upper left corner of the picture of where pads belong, which is 330 × 146 times `figureScale`.
    var figure: Point
    var figureScale: Double
    var power: Point
    var shock: Point
    /// From the middle of the shock button to the upper left corner of its number.
    var shockNumber: Point
    /// Where the pads' plug goes in, 160 × 44, from its upper left corner.
    var socket: Point

    /// A display in the upper left, a round button on the right.
    static let round = AEDMake(
        body: Box(150, 44, 660, 456), roundness: 64, handle: Box(360, 14, 240, 80), badge: Box(206, 78, 96, 40),
        motto: Box(316, 80, 250, 36), display: Box(206, 130, 390, 164), figure: Point(206, 312), figureScale: 1,
        power: Point(698, 132), shock: Point(690, 296), shockNumber: Point(-78, -90), socket: Point(600, 424))

    /// A wide display on top, a triangular button below it.
    static let wide = AEDMake(
        body: Box(112, 66, 736, 420), roundness: 30, handle: Box(250, 22, 460, 70), badge: Box(166, 84, 96, 34),
        motto: Box(280, 84, 250, 34), display: Box(158, 128, 644, 130), figure: Point(158, 288), figureScale: 0.96,
        power: Point(572, 336), shock: Point(738, 366), shockNumber: Point(-78, -88), socket: Point(486, 418))

    /// Taller than wide, with a dark lower half.
    static let tall = AEDMake(
        body: Box(236, 26, 488, 492), roundness: 84, handle: Box(172, 140, 96, 250), badge: Box(300, 48, 84, 32),
        motto: Box(398, 48, 230, 32), display: Box(286, 92, 388, 148), figure: Point(378, 256), figureScale: 0.88,
        power: Point(322, 322), shock: Point(408, 448), shockNumber: Point(-92, -40), socket: Point(530, 428))

    static let all = [round, wide, tall]
}
