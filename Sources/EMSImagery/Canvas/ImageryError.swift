/// Why pictures cannot be drawn at all: a missing font, a library that refuses.
public enum ImageryError: Error, Hashable, Sendable {
    /// A font file that cannot be read, with FreeType's code.
    case font(path: String, code: Int)
    case library(String)
    /// A size outside 16…8192 pixels.
    case size(width: Int, height: Int)
}

extension ImageryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .font(let path, let code): "cannot read the font \(path) (FreeType error \(code))"
        case .library(let reason): reason
        case .size(let width, let height): "cannot draw frames of \(width)×\(height): a side has 16 to 8192 pixels"
        }
    }
}
