internal import CCairo

/// Soft round spots of shadow at a few strengths, as pictures to be stretched: a twentieth of the time of a radial
/// gradient.
final class ShadowStamps {
    /// Pixels a side.
    static let size = 96
    private var stamps: [Int: OpaquePointer] = [:]

    deinit {
        for stamp in stamps.values { cairo_surface_destroy(stamp) }
    }

    func stamp(strength: Double) -> OpaquePointer? {
        let percent = Int((min(max(strength, 0), 1) * 100).rounded())
        if let known = stamps[percent] { return known }
        guard let stamp = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, CInt(Self.size), CInt(Self.size)),
            let pixels = cairo_image_surface_get_data(stamp)
        else { return nil }
        let rowBytes = Int(cairo_image_surface_get_stride(stamp))
        let middle = Double(Self.size) / 2
        let shadow = Colour.shadow
        for y in 0..<Self.size {
            for x in 0..<Self.size {
                let dx = (Double(x) + 0.5 - middle) / middle
                let dy = (Double(y) + 0.5 - middle) / middle
                let rest = max(0, 1 - dx * dx - dy * dy)
                let alpha = Double(percent) / 100 * rest * (2 - rest)
                let pixel = pixels + y * rowBytes + x * 4
                pixel[0] = UInt8((shadow.blue * alpha * 255).rounded())
                pixel[1] = UInt8((shadow.green * alpha * 255).rounded())
                pixel[2] = UInt8((shadow.red * alpha * 255).rounded())
                pixel[3] = UInt8((alpha * 255).rounded())
            }
        }
        cairo_surface_mark_dirty(stamp)
        stamps[percent] = stamp
        return stamp
    }
}
