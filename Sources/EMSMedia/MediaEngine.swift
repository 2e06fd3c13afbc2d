import CSndfile
import CSoxr
import PNGShim

/// A C library whose version takes part in the bytes of the output.
public struct MediaEngine: Hashable, Sendable {
    public let name: String
    /// As the library loaded at run time reports it.
    public let version: String

    /// The libraries this module writes with, in a fixed order. FLAC files also carry the version of libFLAC
    /// (`AudioFileReader.encoderVendor`), PNG bytes also depend on zlib.
    public static var all: [MediaEngine] {
        [
            MediaEngine(name: "libpng", version: String(cString: ems_png_library_version())),
            MediaEngine(name: "libsndfile", version: suffix(of: String(cString: sf_version_string()))),
            MediaEngine(name: "libsoxr", version: suffix(of: String(cString: soxr_version()))),
        ]
    }

    /// "libsoxr-0.1.3" without its name.
    private static func suffix(of text: String) -> String {
        text.split(separator: "-", maxSplits: 1).last.map(String.init) ?? text
    }
}
