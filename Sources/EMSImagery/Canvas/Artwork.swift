/// Something that can be drawn around its own origin. Values that differ draw differently and nothing else does:
/// no state is kept between drawings, and what is equal need not be drawn again.
package protocol Artwork: Sendable, Equatable {
    func draw(on canvas: Canvas)
}

extension Artwork {
    func isSame(as other: any Artwork) -> Bool { other as? Self == self }
}
