import EMSMedia
import EMSSignalValidation
import Testing

@Suite struct PictureBordersTests {
    private static let size = 64

    /// A disc of label 1, some pixels right of the middle.
    private func disc(_ aside: Int) -> [UInt8] {
        (0..<Self.size * Self.size).map { place in
            let (across, down) = (place % Self.size - Self.size / 2 - aside, place / Self.size - Self.size / 2)
            return across * across + down * down < 150 ? 1 : 0
        }
    }

    /// A picture whose colours change where the labels do, if at `isDrawn`.
    private func picture(_ labels: [UInt8], isDrawn: (Int) -> Bool = { _ in true }) -> PNGPicture {
        let colours = labels.indices.flatMap { place -> [UInt8] in
            labels[place] == 1 && isDrawn(place % Self.size) ? [200, 40, 40] : [90, 90, 90]
        }
        return PNGPicture(width: Self.size, height: Self.size, pixels: .rgb(colours))
    }

    private let gain = PictureBorders.Gain(ofFew: 0.3, ofMost: 0.1)

    @Test func `a picture that is turned over fits better on the other side`() throws {
        let labels = disc(12)
        let turned = labels.indices.map { place in
            labels[place / Self.size * Self.size + Self.size - 1 - place % Self.size]
        }
        let borders = try #require(PictureBorders(picture(turned), labels: labels))
        #expect(borders.betterSide(gain) == "with left and right exchanged")
        #expect(try #require(PictureBorders(picture(labels), labels: labels)).betterSide(gain) == nil)
    }

    /// A bag in the middle, of which one side has the colour of the wall: as much of its borders is seen either way.
    @Test func `what is its own mirror image is not said to be turned over`() throws {
        let labels = disc(0)
        for shift in [-1, 1] {
            let drawn = picture(disc(shift), isDrawn: { $0 > Self.size / 2 - 6 })
            let borders = try #require(PictureBorders(drawn, labels: labels))
            #expect(borders.betterSide(gain) == nil)
        }
    }
}
