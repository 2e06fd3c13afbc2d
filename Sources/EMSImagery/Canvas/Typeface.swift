internal import CCairo

/// The outlines of one font file, read once a character. Neither hinting nor the system's font settings take part, so
/// that a text has the same shape on every machine that has the same file.
final class Typeface {
    private let library: FT_Library
    private let face: FT_Face
    private let unitsPerEm: Double
    private var glyphs: [Unicode.Scalar: Glyph] = [:]

    struct Glyph {
        var outline: Path
        /// In em.
        var advance: Double
    }

    init(path: String) throws(ImageryError) {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { throw .library("FreeType cannot be initialised") }
        var face: FT_Face?
        let status = FT_New_Face(library, path, 0, &face)
        guard status == 0, let face else {
            FT_Done_FreeType(library)
            throw .font(path: path, code: Int(status))
        }
        self.library = library
        self.face = face
        unitsPerEm = Double(max(face.pointee.units_per_EM, 1))
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
    }

    func glyph(_ scalar: Unicode.Scalar) -> Glyph {
        if let known = glyphs[scalar] { return known }
        let glyph = load(scalar)
        glyphs[scalar] = glyph
        return glyph
    }

    /// Width of a text in em.
    func width(of text: some Sequence<Unicode.Scalar>) -> Double {
        text.reduce(0) { $0 + glyph($1).advance }
    }

    private func load(_ scalar: Unicode.Scalar) -> Glyph {
        let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
        let flags = FT_Int32(FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)
        guard FT_Load_Glyph(face, index, flags) == 0, let slot = face.pointee.glyph else {
            return Glyph(outline: Path(), advance: 0.5)
        }
        return Glyph(
            outline: Self.outline(slot.pointee.outline, scale: 1 / unitsPerEm),
            advance: Double(slot.pointee.advance.x) / unitsPerEm)
    }

    /// TrueType contours in em, y down: points on the curve and control points of parabolas, of which two in a row
    /// have a point on the curve halfway between them.
    private static func outline(_ outline: FT_Outline, scale: Double) -> Path {
        var path = Path()
        var first = 0
        for contour in 0..<Int(outline.n_contours) {
            let last = Int(outline.contours[contour])
            defer { first = last + 1 }
            guard last - first >= 2 else { continue }
            let count = last - first + 1
            let points = (first...last).map {
                Point(Double(outline.points[$0].x) * scale, -Double(outline.points[$0].y) * scale)
            }
            let isOn = (first...last).map { Int(outline.tags[$0]) & 1 == 1 }
            let start = isOn.firstIndex(of: true) ?? 0
            var current = isOn[start] ? points[start] : points[start].mixed(with: points[count - 1], 0.5)
            path.elements.append(.move(current))
            var index = 1
            while index <= count {
                let place = (start + index) % count
                if isOn[place] {
                    path.elements.append(.line(points[place]))
                    current = points[place]
                } else {
                    let next = (place + 1) % count
                    let end = isOn[next] ? points[next] : points[place].mixed(with: points[next], 0.5)
                    path.curve(
                        current.mixed(with: points[place], 2 / 3.0), end.mixed(with: points[place], 2 / 3.0), end)
                    current = end
                    if isOn[next] { index += 1 }
                }
                index += 1
            }
            path.close()
        }
        return path
    }
}
