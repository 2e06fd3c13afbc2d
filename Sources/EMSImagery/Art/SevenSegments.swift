/// Numerals of seven bars, as liquid crystal displays show them.
struct SevenSegments {
    var text: String

    /// Bits from the top clockwise (top, upper right, lower right, bottom, lower left, upper left), then the middle.
    private static func bars(_ character: Character) -> UInt8? {
        switch character {
        case "0", "O": 0b0111111
        case "1": 0b0000110
        case "2": 0b1011011
        case "3": 0b1001111
        case "4": 0b1100110
        case "5", "S": 0b1101101
        case "6": 0b1111101
        case "7": 0b0000111
        case "8": 0b1111111
        case "9": 0b1101111
        case "L": 0b0111000
        case "H": 0b1110110
        case "I": 0b0000110
        case "-": 0b1000000
        default: nil
        }
    }

    private static let pitch = 0.68

    var widthPerHeight: Double {
        text.reduce(0) { $0 + ($1 == "." ? 0.18 : Self.bars($1) == nil ? 0 : Self.pitch) } - 0.14
    }

    func draw(on canvas: Canvas, at origin: Point, height: Double, _ ink: Colour) {
        var x = 0.0
        var lit = Path()
        var dim = Path()
        for character in text {
            if character == "." {
                lit.append(.rounded(Box(x - 0.07, 0.9, 0.11, 0.1), 0.03))
                x += 0.18
            } else if let bars = Self.bars(character) {
                for (index, bar) in Self.shapes.enumerated() {
                    let moved = bar.scaled(by: 1, movedTo: Point(x, 0))
                    if bars >> UInt8(index) & 1 == 1 { lit.append(moved) } else { dim.append(moved) }
                }
                x += Self.pitch
            }
        }
        canvas.shade(dim.scaled(by: height, movedTo: origin), ink.opacity(0.06))
        canvas.shade(lit.scaled(by: height, movedTo: origin), ink)
    }

    /// The bars of a digit of height 1 and width 0.54.
    private static let shapes: [Path] = [
        across(0), down(0.54, 0), down(0.54, 0.5), across(1), down(0, 0.5), down(0, 0), across(0.5),
    ]

    private static func across(_ place: Double) -> Path {
        let y = 0.055 + place * 0.89
        return .polygon([
            (0.06, y), (0.11, y - 0.055), (0.43, y - 0.055), (0.48, y), (0.43, y + 0.055), (0.11, y + 0.055),
        ])
    }

    private static func down(_ edge: Double, _ place: Double) -> Path {
        let x = edge == 0 ? 0.055 : 0.485
        let top = place == 0 ? 0.075 : 0.52
        let bottom = top + 0.405
        return .polygon([
            (x, top), (x + 0.055, top + 0.05), (x + 0.055, bottom - 0.05), (x, bottom), (x - 0.055, bottom - 0.05),
            (x - 0.055, top + 0.05),
        ])
    }
}
