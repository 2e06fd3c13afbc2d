/// Makes of automated defibrillator, which put their parts in other places; in plane coordinates.
enum AEDMake: Hashable, Sendable, CaseIterable {
    /// A display in the upper left, a round button on the right.
    case round
    /// A wide display on top, a triangular button below it.
    case wide
    /// Taller than wide, with a dark lower half.
    case tall

    var body: Box {
        switch self {
        case .round: Box(150, 44, 660, 456)
        case .wide: Box(112, 66, 736, 420)
        case .tall: Box(236, 26, 488, 492)
        }
    }

    var roundness: Double {
        switch self {
        case .round: 64
        case .wide: 30
        case .tall: 84
        }
    }

    /// What it is carried by.
    var handle: Box {
        switch self {
        case .round: Box(360, 14, 240, 80)
        case .wide: Box(250, 22, 460, 70)
        case .tall: Box(172, 140, 96, 250)
        }
    }

    var badge: Box {
        switch self {
        case .round: Box(206, 78, 96, 40)
        case .wide: Box(166, 84, 96, 34)
        case .tall: Box(300, 48, 84, 32)
        }
    }

    var motto: Box {
        switch self {
        case .round: Box(316, 80, 250, 36)
        case .wide: Box(280, 84, 250, 34)
        case .tall: Box(398, 48, 230, 32)
        }
    }

    var display: Box {
        switch self {
        case .round: Box(206, 130, 390, 164)
        case .wide: Box(158, 128, 644, 130)
        case .tall: Box(286, 92, 388, 148)
        }
    }

    /// The picture of where pads belong, 330 × 146.
    var figure: (origin: Point, scale: Double) {
        switch self {
        case .round: (Point(206, 312), 1)
        case .wide: (Point(158, 288), 0.96)
        case .tall: (Point(378, 256), 0.88)
        }
    }

    var power: Point {
        switch self {
        case .round: Point(698, 132)
        case .wide: Point(572, 336)
        case .tall: Point(322, 322)
        }
    }

    var shock: Point {
        switch self {
        case .round: Point(690, 296)
        case .wide: Point(738, 366)
        case .tall: Point(408, 448)
        }
    }

    /// Where the pads' plug goes in, 160 × 44, from its upper left corner.
    var socket: Point {
        switch self {
        case .round: Point(600, 424)
        case .wide: Point(486, 418)
        case .tall: Point(530, 428)
        }
    }
}
