/// Something that can be drawn around its own origin. Values that differ draw differently and nothing else does:
/// no state is kept between drawings.
package protocol Artwork: Sendable {
    func draw(on canvas: Canvas)
}
