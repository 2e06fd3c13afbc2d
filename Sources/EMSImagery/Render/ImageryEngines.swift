internal import CCairo

extension FrameRenderer {
    /// The libraries that take part in the bytes of a picture, as loaded at run time, in a fixed order.
    public static var engineVersions: [(name: String, version: String)] {
        [("cairo", String(cString: cairo_version_string())), ("freetype", freetypeVersion)]
    }

    private static var freetypeVersion: String {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0 else { return "unknown" }
        defer { FT_Done_FreeType(library) }
        var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
        FT_Library_Version(library, &major, &minor, &patch)
        return "\(major).\(minor).\(patch)"
    }
}
