internal import CCairo
internal import EMSReproducibility

/// Draws a scene twice at once: in colour, and each object's silhouette without antialiasing for the mask.
///
/// `fill` and `stroke` belong to the object's body and appear in both; `shade`, `line` and `text` are light and
/// detail on it and appear in colour only; `mark` appears in the mask only.
package final class Canvas {
    private let colour: OpaquePointer
    private let silhouette: OpaquePointer
    private let typefaces: [TextFace: Typeface]
    private let stamps = ShadowStamps()
    private let blender: Blender
    /// Device pixels the current object may have touched.
    private(set) var touched = DeviceArea()
    /// Whether bodies are drawn into the mask: off for backdrops and overlays.
    var marksObjects = false

    init(
        colour: OpaquePointer, silhouette: OpaquePointer, blender: Blender, typefaces: [TextFace: Typeface]
    ) {
        self.colour = colour
        self.silhouette = silhouette
        self.blender = blender
        self.typefaces = typefaces
        cairo_set_antialias(silhouette, CAIRO_ANTIALIAS_NONE)
        cairo_set_source_rgba(silhouette, 0, 0, 0, 1)
        for context in contexts {
            cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
            cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
            cairo_set_tolerance(context, 0.2)
        }
    }

    private var contexts: [OpaquePointer] { [colour, silhouette, blender.coverage] }

    func beginObject() {
        touched = DeviceArea()
        marksObjects = true
    }

    func endObject() { marksObjects = false }

    // MARK: Bodies

    func fill(_ path: Path, _ paint: Paint) {
        shade(path, paint)
        mark(path)
    }

    func fill(_ path: Path, _ colour: Colour) { fill(path, .solid(colour)) }

    func stroke(_ path: Path, _ paint: Colour, _ width: Double) {
        line(path, paint, width)
        markLine(path, width)
    }

    func markLine(_ path: Path, _ width: Double) {
        guard marksObjects else { return }
        trace(path, in: silhouette)
        touch(path, margin: width, &touched)
        cairo_set_line_width(silhouette, width)
        cairo_stroke(silhouette)
    }

    func mark(_ path: Path) {
        guard marksObjects else { return }
        trace(path, in: silhouette)
        touch(path, margin: 1, &touched)
        cairo_fill(silhouette)
    }

    // MARK: Light and detail

    func shade(_ path: Path, _ paint: Paint) { paintArea(path, paint, CAIRO_ANTIALIAS_FAST) }

    func shade(_ path: Path, _ colour: Colour) { shade(path, .solid(colour)) }

    func line(_ path: Path, _ paint: Colour, _ width: Double) {
        let context = paint.alpha < 1 ? blender.coverage : colour
        cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY)
        cairo_set_line_width(context, width)
        trace(path, in: context)
        if paint.alpha < 1 {
            cairo_stroke(context)
            blend(path, .solid(paint), margin: width)
        } else {
            cairo_set_source_rgba(colour, paint.red, paint.green, paint.blue, 1)
            cairo_stroke(colour)
        }
    }

    /// A line as above with sharp joins: five times as fast on a curve of many points.
    func thinLine(_ path: Path, _ paint: Colour, _ width: Double) {
        for context in contexts {
            cairo_set_line_join(context, CAIRO_LINE_JOIN_BEVEL)
            cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
        }
        line(path, paint, width)
        for context in contexts {
            cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
            cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
        }
    }

    private func paintArea(_ path: Path, _ paint: Paint, _ smoothness: cairo_antialias_t) {
        if case .solid(let solid) = paint, solid.alpha >= 1 {
            cairo_set_antialias(colour, smoothness)
            cairo_set_source_rgba(colour, solid.red, solid.green, solid.blue, 1)
            trace(path, in: colour)
            cairo_fill(colour)
        } else {
            cairo_set_antialias(blender.coverage, smoothness)
            trace(path, in: blender.coverage)
            cairo_fill(blender.coverage)
            blend(path, paint, margin: 1)
        }
    }

    private func blend(_ path: Path, _ paint: Paint, margin: Double) {
        var area = DeviceArea()
        touch(path, margin: margin, &area)
        switch paint {
        case .solid(let solid): blender.blend([Tint(solid)], .flat, within: area)
        case .linear(let from, let to, let stops):
            blender.blend(Tint.table(stops), .linear(device(from), device(to)), within: area)
        case .radial(let centre, let radius, let stops):
            blender.blend(
                Tint.table(stops), .radial(device(centre), max(radius * pixelsPerUnit, 1e-6)), within: area)
        }
    }

    private func device(_ point: Point) -> Point {
        var (x, y) = (point.x, point.y)
        cairo_user_to_device(colour, &x, &y)
        return Point(x, y)
    }

    /// A soft dark spot: what a thing that lies close throws on the ground. Its axes follow the picture, not the
    /// placement, which nobody sees on a spot.
    func softShadow(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ strength: Double = 0.35) {
        guard let stamp = stamps.stamp(strength: strength) else { return }
        var (centreX, centreY) = (x, y)
        var (acrossX, acrossY) = (rx, 0.0)
        var (downX, downY) = (0.0, ry)
        cairo_user_to_device(colour, &centreX, &centreY)
        cairo_user_to_device_distance(colour, &acrossX, &acrossY)
        cairo_user_to_device_distance(colour, &downX, &downY)
        let reachX = max((acrossX * acrossX + downX * downX).squareRoot(), 0.5)
        let reachY = max((acrossY * acrossY + downY * downY).squareRoot(), 0.5)
        let size = Double(ShadowStamps.size)
        let (scaleX, scaleY) = (size / (2 * reachX), size / (2 * reachY))
        let (left, top) = ((centreX - reachX).rounded(.down), (centreY - reachY).rounded(.down))
        cairo_save(colour)
        cairo_identity_matrix(colour)
        var matrix = cairo_matrix_t(
            xx: scaleX, yx: 0, xy: 0, yy: scaleY, x0: (reachX - centreX) * scaleX, y0: (reachY - centreY) * scaleY)
        let pattern = cairo_pattern_create_for_surface(stamp)
        cairo_pattern_set_matrix(pattern, &matrix)
        cairo_pattern_set_filter(pattern, CAIRO_FILTER_BILINEAR)
        cairo_set_source(colour, pattern)
        cairo_pattern_destroy(pattern)
        cairo_rectangle(colour, left, top, (2 * reachX).rounded(.up) + 1, (2 * reachY).rounded(.up) + 1)
        cairo_fill(colour)
        cairo_restore(colour)
    }

    // MARK: Places

    func within(_ path: Path, _ body: () -> Void) {
        for context in contexts {
            cairo_save(context)
            trace(path, in: context)
            cairo_clip(context)
        }
        body()
        for context in contexts { cairo_restore(context) }
    }

    /// Draws nothing at a placement that is no place: cairo would refuse all that follows.
    func placed(_ placement: Placement, _ body: () -> Void) {
        guard placement.isUsable else { return }
        for context in contexts { cairo_save(context) }
        transform(placement)
        body()
        for context in contexts { cairo_restore(context) }
    }

    /// Runs `body` with the scene plane laid over the picture: it covers the picture whatever its proportions, and the
    /// camera turns about the middle.
    func withPlane(width: Int, height: Int, _ camera: SceneCamera, _ body: () -> Void) {
        let scale = max(Double(width) / FrameScene.planeWidth, Double(height) / FrameScene.planeHeight)
        let middle = Placement(
            x: Double(width) / 2 + camera.shiftX * scale, y: Double(height) / 2 + camera.shiftY * scale,
            scale: scale * camera.zoom, rotationDegrees: camera.tiltDegrees)
        placed(middle) {
            placed(Placement(x: -FrameScene.planeWidth / 2, y: -FrameScene.planeHeight / 2), body)
        }
    }

    private func transform(_ placement: Placement) {
        let turns = placement.rotationDegrees / 360
        let (sine, cosine) = (DeterministicMath.sinTurns(turns), DeterministicMath.cosTurns(turns))
        let across = placement.isMirrored ? -placement.scale : placement.scale
        var matrix = cairo_matrix_t(
            xx: across * cosine, yx: across * sine, xy: -placement.scale * sine, yy: placement.scale * cosine,
            x0: placement.x, y0: placement.y)
        for context in contexts { cairo_transform(context, &matrix) }
    }

    /// Device pixels a scene unit measures here.
    var pixelsPerUnit: Double {
        var (dx, dy) = (1.0, 0.0)
        cairo_user_to_device_distance(colour, &dx, &dy)
        return (dx * dx + dy * dy).squareRoot()
    }

    /// Towards the light, which falls from the upper left of every picture, in the directions of what is drawn here; of
    /// length 1.
    var towardsLight: Point {
        var (x, y) = (-0.62, -0.78)
        cairo_device_to_user_distance(colour, &x, &y)
        let length = max((x * x + y * y).squareRoot(), 1e-9)
        return Point(x / length, y / length)
    }

    // MARK: Text

    enum Alignment { case left, centre, right }

    /// One line of text in a box, centred on its height by capital letters. What is too wide is set smaller, down to
    /// the share `least`, and then cut. Returns the box around what was written.
    @discardableResult
    func text(
        _ text: String, in box: Box, size: Double, _ colour: Colour, face: TextFace = .bold,
        align: Alignment = .left, least: Double = 0.55
    ) -> Box {
        guard let typeface = typefaces[face] else { return box }
        var scalars = PrintableText.scalars(text)
        var em = size
        var width = typeface.width(of: scalars) * em
        // A hair's breadth, so that text made to fit loses no letter to rounding.
        let room = box.width * (1 + 1e-9)
        if width > room {
            em = max(size * least, size * box.width / width)
            width = typeface.width(of: scalars) * em
            while width > room, scalars.count > 1 {
                scalars.removeLast(scalars.last == "…" ? 2 : 1)
                scalars.append("…")
                width = typeface.width(of: scalars) * em
            }
        }
        guard width <= room, !scalars.isEmpty else { return Box(box.x, box.y, 0, 0) }
        var x: Double
        switch align {
        case .left: x = box.x
        case .centre: x = box.x + (box.width - width) / 2
        case .right: x = box.x + box.width - width
        }
        let baseline = box.y + box.height / 2 + em * 0.365
        let written = Box(x, baseline - em * 0.76, width, em * 0.8)
        var outline = Path()
        for scalar in scalars {
            let glyph = typeface.glyph(scalar)
            outline.append(glyph.outline.scaled(by: em, movedTo: Point(x, baseline)))
            x += glyph.advance * em
        }
        paintArea(outline, .solid(colour), CAIRO_ANTIALIAS_GRAY)
        return written
    }

    // MARK: Cairo

    private func trace(_ path: Path, in context: OpaquePointer) {
        cairo_new_path(context)
        for element in path.elements {
            switch element {
            case .move(let point): cairo_move_to(context, point.x, point.y)
            case .line(let point): cairo_line_to(context, point.x, point.y)
            case .curve(let a, let b, let end): cairo_curve_to(context, a.x, a.y, b.x, b.y, end.x, end.y)
            case .close: cairo_close_path(context)
            }
        }
    }

    private func touch(_ path: Path, margin: Double, _ area: inout DeviceArea) {
        let reach = margin * pixelsPerUnit + 2
        var matrix = cairo_matrix_t()
        cairo_get_matrix(colour, &matrix)
        func add(_ point: Point) {
            area.add(
                matrix.xx * point.x + matrix.xy * point.y + matrix.x0,
                matrix.yx * point.x + matrix.yy * point.y + matrix.y0, reach: reach)
        }
        for element in path.elements {
            switch element {
            case .move(let point), .line(let point): add(point)
            case .curve(let a, let b, let end):
                add(a)
                add(b)
                add(end)
            case .close: break
            }
        }
    }
}

/// The cuts of the font that pictures use.
package enum TextFace: Hashable, Sendable { case regular, bold, mono }

extension Path {
    func scaled(by factor: Double, movedTo origin: Point) -> Path {
        var copy = self
        for index in copy.elements.indices {
            switch copy.elements[index] {
            case .move(let point): copy.elements[index] = .move(origin + point * factor)
            case .line(let point): copy.elements[index] = .line(origin + point * factor)
            case .curve(let a, let b, let end):
                copy.elements[index] = .curve(origin + a * factor, origin + b * factor, origin + end * factor)
            case .close: break
            }
        }
        return copy
    }
}
