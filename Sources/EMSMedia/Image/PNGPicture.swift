/// A colour of 8 bits a channel.
public struct RGB8: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}

/// A decoded picture, row by row from the top, without padding.
public struct PNGPicture: Hashable, Sendable {
    public enum Pixels: Hashable, Sendable {
        /// Red, green, blue for each pixel.
        case rgb([UInt8])
        /// One index into the palette for each pixel; an index may lie beyond the palette in damaged files.
        case indexed([UInt8], palette: [RGB8])
        /// One level for each pixel; 0 to 2ᵇ − 1 for a file of b < 8 bits, else 0 to 255.
        case gray([UInt8])
    }

    public let width: Int
    public let height: Int
    public let pixels: Pixels

    public init(width: Int, height: Int, pixels: Pixels) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
