import EMSReproducibility
import Foundation

/// What the page may do: run its own script, use its own style, show media out of itself. No network, no frames, no
/// forms.
enum ContentSecurityPolicy {
    static func text(script: String, style: String) -> String {
        [
            "default-src 'none'", "script-src '\(source(script))'", "style-src '\(source(style))'",
            "img-src blob:", "media-src blob:", "base-uri 'none'", "form-action 'none'",
        ].joined(separator: "; ")
    }

    /// The digest by which a browser recognises an inline element.
    private static func source(_ text: String) -> String {
        let digits = Array(ContentDigest(of: text).hexadecimal.utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).map { index in
            value(digits[index]) << 4 | value(digits[index + 1])
        }
        return "sha256-\(Data(bytes).base64EncodedString())"
    }

    private static func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
}
