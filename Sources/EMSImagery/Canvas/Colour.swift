/// An sRGB colour with straight alpha, components 0…1.
package struct Colour: Hashable, Sendable {
    var red: Double
    var green: Double
    var blue: Double
    var alpha: Double

    init(_ hex: UInt32, alpha: Double = 1) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
        self.alpha = alpha
    }

    static let black = Colour(0x000000)
    static let white = Colour(0xFFFFFF)
    /// What shadows are made of: never pure black, so that they stay soft on every ground.
    static let shadow = Colour(0x1A1420)

    /// What is read on a colour: dark on light, light on dark.
    static func ink(on ground: Colour) -> Colour {
        ground.red * 0.3 + ground.green * 0.59 + ground.blue * 0.11 > 0.5 ? Colour(0x1E2228) : Colour(0xF4F6F8)
    }

    func opacity(_ alpha: Double) -> Colour {
        var copy = self
        copy.alpha = alpha
        return copy
    }

    func mixed(with other: Colour, _ share: Double) -> Colour {
        var copy = self
        copy.red += (other.red - red) * share
        copy.green += (other.green - green) * share
        copy.blue += (other.blue - blue) * share
        return copy
    }

    func lighter(_ share: Double) -> Colour { mixed(with: Colour(0xFFF8EE), share) }
    func darker(_ share: Double) -> Colour { mixed(with: Colour(0x120C18), share) }
}

/// What an area is filled with.
package enum Paint: Sendable {
    case solid(Colour)
    /// Stops lie evenly between the two points.
    case linear(Point, Point, [Colour])
    /// Stops lie evenly from the centre to the radius.
    case radial(Point, Double, [Colour])
}

extension Paint {
    /// Light to dark from the upper left of `box` to its lower right: the one light of all pictures.
    static func lit(_ box: Box, _ colour: Colour, _ depth: Double = 0.16) -> Paint {
        .linear(
            Point(box.x, box.y), Point(box.x + box.width, box.y + box.height),
            [colour.lighter(depth), colour, colour.darker(depth)])
    }

    /// Light above, dark below, for large areas.
    static func fromAbove(_ box: Box, _ colour: Colour, _ depth: Double = 0.16) -> Paint {
        .vertical(box.y, box.y + box.height, [colour.lighter(depth), colour, colour.darker(depth)])
    }

    static func vertical(_ top: Double, _ bottom: Double, _ colours: [Colour]) -> Paint {
        .linear(Point(0, top), Point(0, bottom), colours)
    }

    static func horizontal(_ left: Double, _ right: Double, _ colours: [Colour]) -> Paint {
        .linear(Point(left, 0), Point(right, 0), colours)
    }
}
