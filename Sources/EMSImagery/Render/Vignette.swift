internal import CCairo

/// The colour of the light and the darker rim of a head-worn camera, over everything. Kept as a picture for each light,
/// since it covers every pixel.
final class Vignette {
    private let width: Int
    private let height: Int
    private var layers: [SceneLight: OpaquePointer] = [:]

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    deinit {
        for layer in layers.values { cairo_surface_destroy(layer) }
    }

    func draw(on context: OpaquePointer, light: SceneLight) {
        let layer = layers[light] ?? make(light)
        cairo_set_source_surface(context, layer, 0, 0)
        cairo_paint(context)
    }

    private func make(_ light: SceneLight) -> OpaquePointer? {
        guard let layer = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, CInt(width), CInt(height)),
            let context = cairo_create(layer)
        else { return nil }
        cairo_scale(context, Double(width), Double(height))
        let warmth = min(max(light.warmth, -1), 1)
        let tint = warmth >= 0 ? Colour(0xFFB765) : Colour(0x78B4FF)
        paint(tint.opacity(warmth.magnitude * 0.09), on: context)
        paint(Colour.shadow.opacity((1 - min(max(light.level, 0), 1)) * 0.6), on: context)
        for (x, y, reach) in [(1.0, 0.0, 0.09), (-1, 0, 0.09), (0, 1, 0.12), (0, -1, 0.15)] {
            let (startX, startY) = (x < 0 ? 1.0 : 0.0, y < 0 ? 1.0 : 0.0)
            let rim = cairo_pattern_create_linear(startX, startY, startX + x * reach, startY + y * reach)
            let dark = Colour.shadow
            cairo_pattern_add_color_stop_rgba(rim, 0, dark.red, dark.green, dark.blue, 0.2)
            cairo_pattern_add_color_stop_rgba(rim, 1, dark.red, dark.green, dark.blue, 0)
            cairo_set_source(context, rim)
            cairo_pattern_destroy(rim)
            cairo_paint(context)
        }
        cairo_destroy(context)
        layers[light] = layer
        return layer
    }

    private func paint(_ colour: Colour, on context: OpaquePointer) {
        cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha)
        cairo_paint(context)
    }
}
