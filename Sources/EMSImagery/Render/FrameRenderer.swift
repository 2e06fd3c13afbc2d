internal import CCairo

/// Draws scenes at one size. Holds surfaces and font outlines for reuse, so use one renderer for each thread; what it
/// drew before has no effect on what it draws next.
///
/// The same scene, size, fonts and version of cairo and pixman give the same bytes; neither environment, locale,
/// system font settings nor the clock take part.
public final class FrameRenderer {
    public let width: Int
    public let height: Int
    private let surface: OpaquePointer
    private let silhouette: OpaquePointer
    private let context: OpaquePointer
    private let silhouetteContext: OpaquePointer
    private let canvas: Canvas
    private let vignette: Vignette

    /// - Throws: `ImageryError` for a font that cannot be read, a size outside 16…8192, or no memory.
    public init(width: Int, height: Int, fonts: FrameFonts) throws(ImageryError) {
        guard (16...8192).contains(width), (16...8192).contains(height) else {
            throw .size(width: width, height: height)
        }
        let typefaces: [TextFace: Typeface] = [
            .regular: try Typeface(path: fonts.regular), .bold: try Typeface(path: fonts.bold),
            .mono: try Typeface(path: fonts.mono),
        ]
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, CInt(width), CInt(height)),
            let silhouette = cairo_image_surface_create(CAIRO_FORMAT_A8, CInt(width), CInt(height)),
            let context = cairo_create(surface), let silhouetteContext = cairo_create(silhouette),
            cairo_status(context) == CAIRO_STATUS_SUCCESS, cairo_status(silhouetteContext) == CAIRO_STATUS_SUCCESS,
            let blender = Blender(surface: surface)
        else { throw .library("cairo cannot make a surface of \(width)×\(height) pixels") }
        self.width = width
        self.height = height
        self.surface = surface
        self.silhouette = silhouette
        self.context = context
        self.silhouetteContext = silhouetteContext
        canvas = Canvas(
            colour: context, silhouette: silhouetteContext, blender: blender, typefaces: typefaces)
        vignette = Vignette(width: width, height: height)
    }

    deinit {
        cairo_destroy(context)
        cairo_destroy(silhouetteContext)
        cairo_surface_destroy(surface)
        cairo_surface_destroy(silhouette)
    }

    public func render(_ scene: FrameScene) -> RenderedFrame {
        var mask = ObjectMask(width: width, height: height)
        canvas.withPlane(width: width, height: height, scene.camera) {
            scene.backdrop.draw(on: canvas)
            for object in scene.objects {
                canvas.beginObject()
                canvas.placed(object.placement) { object.artwork.draw(on: canvas) }
                canvas.endObject()
                take(into: &mask)
            }
        }
        vignette.draw(on: context, light: scene.light)
        return frame(of: scene, &mask)
    }

    private func take(into mask: inout ObjectMask) {
        cairo_surface_flush(silhouette)
        guard let pixels = cairo_image_surface_get_data(silhouette) else { return }
        let rowBytes = Int(cairo_image_surface_get_stride(silhouette))
        mask.take(pixels, rowBytes: rowBytes, within: canvas.touched)
        cairo_surface_mark_dirty(silhouette)
    }

    private func frame(of scene: FrameScene, _ mask: inout ObjectMask) -> RenderedFrame {
        cairo_surface_flush(surface)
        let rowBytes = Int(cairo_image_surface_get_stride(surface))
        let pixels = UnsafeBufferPointer(start: cairo_image_surface_get_data(surface), count: rowBytes * height)
        var picture = Array(pixels)
        let unbent = mask.visible()
        var counts = unbent
        if scene.nuisance != .none {
            let filter = NuisanceFilter(nuisance: scene.nuisance, width: width, height: height)
            let warp = filter.warp()
            filter.apply(to: &picture, rowBytes: rowBytes, warp: warp)
            if let warp {
                mask.bend(warp)
                counts = mask.visible()
            }
        }
        var objects: [RenderedObject] = []
        for (index, object) in scene.objects.enumerated() {
            guard index < ObjectMask.capacity, let seen = counts[index], let share = unbent[index] else { continue }
            objects.append(
                RenderedObject(
                    id: object.id, label: object.label, box: seen.box,
                    visibility: Double(share.pixels) / Double(mask.fullCounts[index]), maskID: UInt8(index + 1),
                    attributes: object.attributes))
        }
        let relations = scene.relations.filter { relation in
            objects.contains { $0.id == relation.subject } && objects.contains { $0.id == relation.object }
        }
        return RenderedFrame(
            width: width, height: height, stride: rowBytes, bgrx: picture, mask: mask.pixels, objects: objects,
            relations: relations, kind: scene.kind, captions: scene.captions, camera: scene.camera, light: scene.light,
            composition: scene.composition, nuisance: scene.nuisance, setting: scene.setting)
    }
}
