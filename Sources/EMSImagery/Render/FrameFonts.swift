/// The font files that pictures use, by path. Digests of these files belong to the versions a data set names.
public struct FrameFonts: Hashable, Sendable {
    public var regular: String
    public var bold: String
    public var mono: String

    public init(regular: String, bold: String, mono: String) {
        self.regular = regular
        self.bold = bold
        self.mono = mono
    }

    /// The DejaVu Sans files (Debian package `fonts-dejavu-core`) in a folder.
    public init(dejaVuIn folder: String) {
        self.init(
            regular: folder + "/DejaVuSans.ttf", bold: folder + "/DejaVuSans-Bold.ttf",
            mono: folder + "/DejaVuSansMono-Bold.ttf")
    }

    /// Where Debian installs them.
    public static let debian = FrameFonts(dejaVuIn: "/usr/share/fonts/truetype/dejavu")

    public var paths: [String] { [regular, bold, mono] }
}
