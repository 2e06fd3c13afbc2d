/// Numbers and lists as they are written in pictures and captions.
enum FrameNumber {
    /// `0.3`, `150`, `1.25`: at most `decimals` places, no trailing zeros, a point whatever the locale.
    static func text(_ value: Double, decimals: Int = 3) -> String {
        guard value.isFinite, value.magnitude < 1e9 else { return "?" }
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = Int((value.magnitude * factor).rounded())
        let whole = scaled / Int(factor)
        var rest = String(scaled % Int(factor) + Int(factor)).dropFirst()
        while rest.last == "0" { rest.removeLast() }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + (rest.isEmpty ? "\(whole)" : "\(whole).\(rest)")
    }

    /// `mm:ss`, or `h:mm:ss` from an hour on.
    static func clock(seconds: Int64) -> String {
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        let tail = "\(two(minutes)):\(two(rest))"
        return hours > 0 ? "\(hours):\(tail)" : tail
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
