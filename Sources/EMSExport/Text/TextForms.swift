package import EMSModel

extension SessionTime {
    /// Seconds as a decimal without rounding, such as `344.603`.
    package var decimalSeconds: String {
        let magnitude = nanoseconds.magnitude
        let whole = magnitude / 1_000_000_000
        let rest = magnitude % 1_000_000_000
        let sign = nanoseconds < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        var digits = rest.padded(to: 9)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }

    /// Seconds with nine digits behind the point, for formats with fixed columns.
    package var fixedSeconds: String {
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        return "\(sign)\(magnitude / 1_000_000_000).\((magnitude % 1_000_000_000).padded(to: 9))"
    }
}

extension String {
    /// Without line breaks, control characters, no-break spaces and double spaces: words separated by single spaces.
    package var singleLine: String {
        unicodeScalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }
}
