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
    private var lastLens: (strength: Double, warp: [NuisanceFilter.WarpedPixel])?

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
        wipe()
        canvas.withPlane(width: width, height: height, scene.camera) {
            scene.backdrop.draw(on: canvas)
            draw(scene.objects[...], into: &mask)
        }
        return frame(of: scene, &mask)
    }

    /// As two calls would, to the byte. What both scenes begin with, which is most of them where they differ in one
    /// fact, is drawn once.
    public func render(_ scene: FrameScene, twin: FrameScene) -> (RenderedFrame, twin: RenderedFrame) {
        guard let shared = scene.beginning(sharedWith: twin) else { return (render(scene), render(twin)) }
        var mask = ObjectMask(width: width, height: height)
        var twinMask = mask
        var drawn: [UInt8] = []
        wipe()
        canvas.withPlane(width: width, height: height, scene.camera) {
            scene.backdrop.draw(on: canvas)
            draw(scene.objects[..<shared], into: &mask)
            twinMask = mask
            let begun = picture
            draw(scene.objects[shared...], into: &mask)
            drawn = picture
            picture = begun
            draw(twin.objects[shared...], into: &twinMask)
        }
        let other = frame(of: twin, &twinMask)
        picture = drawn
        return (frame(of: scene, &mask), other)
    }

    private func draw(_ objects: ArraySlice<SceneObject>, into mask: inout ObjectMask) {
        for object in objects {
            canvas.beginObject()
            canvas.placed(object.placement) { object.artwork.draw(on: canvas) }
            canvas.endObject()
            take(into: &mask)
        }
    }

    private func take(into mask: inout ObjectMask) {
        cairo_surface_flush(silhouette)
        guard let pixels = cairo_image_surface_get_data(silhouette) else { return }
        let rowBytes = Int(cairo_image_surface_get_stride(silhouette))
        mask.take(pixels, rowBytes: rowBytes, within: canvas.touched)
        cairo_surface_mark_dirty(silhouette)
    }

    /// A camera may see beyond the backdrop; what was there before must not show.
    private func wipe() {
        cairo_surface_flush(surface)
        let bytes = cairo_image_surface_get_data(surface).map { UnsafeMutableRawPointer($0) }
        bytes?.initializeMemory(as: UInt32.self, repeating: 0xFF00_0000, count: rowBytes / 4 * height)
        cairo_surface_mark_dirty(surface)
    }

    /// What has been drawn so far, as four bytes a pixel.
    private var picture: [UInt8] {
        get {
            cairo_surface_flush(surface)
            return Array(UnsafeBufferPointer(start: cairo_image_surface_get_data(surface), count: rowBytes * height))
        }
        set {
            cairo_surface_flush(surface)
            cairo_image_surface_get_data(surface)?.update(from: newValue, count: newValue.count)
            cairo_surface_mark_dirty(surface)
        }
    }

    private var rowBytes: Int { Int(cairo_image_surface_get_stride(surface)) }

    private func frame(of scene: FrameScene, _ mask: inout ObjectMask) -> RenderedFrame {
        vignette.draw(on: context, light: scene.light)
        var picture = picture
        let unbent = mask.visible()
        var counts = unbent
        if scene.nuisance != .none {
            let filter = NuisanceFilter(nuisance: scene.nuisance, width: width, height: height)
            let lens = lens(of: filter)
            filter.apply(to: &picture, rowBytes: rowBytes, warp: lens)
            if let lens {
                mask.bend(lens)
                counts = mask.visible()
            }
        }
        Self.dropLastBits(of: &picture)
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

    /// Seven bits a channel are left, from black to white. Nobody sees the eighth, and without it shades run in steps that
    /// a PNG holds in a fifth less space and time.
    private static func dropLastBits(of picture: inout [UInt8]) {
        picture.withUnsafeMutableBytes { bytes in
            let pixels = bytes.bindMemory(to: UInt32.self)
            for index in pixels.indices {
                pixels[index] = pixels[index] & 0xFEFE_FEFE | pixels[index] >> 7 & 0x0101_0101
            }
        }
    }

    /// Kept from one picture to the next, since a twin is seen through the same lens.
    private func lens(of filter: NuisanceFilter) -> [NuisanceFilter.WarpedPixel]? {
        if let lastLens, lastLens.strength == filter.nuisance.lens { return lastLens.warp }
        guard let warp = filter.warp() else { return nil }
        lastLens = (filter.nuisance.lens, warp)
        return warp
    }
}

extension FrameScene {
    /// How many things from the back are drawn alike in another scene, on the same backdrop and seen by the same
    /// camera; nil where these differ.
    fileprivate func beginning(sharedWith other: FrameScene) -> Int? {
        guard camera == other.camera, backdrop.isSame(as: other.backdrop) else { return nil }
        return zip(objects, other.objects).prefix { $0.placement == $1.placement && $0.artwork.isSame(as: $1.artwork) }
            .count
    }
}
