package import EMSMedia

/// Colours of mask ids, so that a mask can be looked at: black background, hues far apart for neighbours.
package enum MaskPalette {
    package static let colours: [RGB8] = (0..<256).map { id in
        guard id > 0 else { return RGB8(red: 0, green: 0, blue: 0) }
        // The golden angle spreads hues evenly however many there are.
        let hue = Double(id) * 0.618_033_988_749_895
        let sector = (hue - hue.rounded(.down)) * 6
        let rising = UInt8(80 + 175 * (sector - sector.rounded(.down)))
        let falling = UInt8(335 - Int(rising))
        return switch Int(sector) {
        case 0: RGB8(red: 255, green: rising, blue: 80)
        case 1: RGB8(red: falling, green: 255, blue: 80)
        case 2: RGB8(red: 80, green: 255, blue: rising)
        case 3: RGB8(red: 80, green: falling, blue: 255)
        case 4: RGB8(red: rising, green: 80, blue: 255)
        default: RGB8(red: 255, green: 80, blue: falling)
        }
    }
}
