/// An instant or a length on the session clock: an integer count of nanoseconds from the start of the session.
///
/// Seconds appear only at the edges (text for people, other people's formats). Arithmetic traps on overflow,
/// which lies 292 years away.
public struct SessionTime: Hashable, Sendable {
    public var nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    public static let zero = SessionTime(nanoseconds: 0)

    public static func milliseconds(_ count: Int) -> SessionTime {
        SessionTime(nanoseconds: Int64(count) * 1_000_000)
    }

    public static func seconds(_ count: Int) -> SessionTime {
        SessionTime(nanoseconds: Int64(count) * 1_000_000_000)
    }

    /// Rounded to the nearest nanosecond, ties away from zero.
    public static func seconds(_ count: Double) -> SessionTime {
        SessionTime(nanoseconds: Int64((count * 1e9).rounded()))
    }

    /// For display and for formats that count in seconds; loses precision beyond 2^53 ns (104 days).
    public var seconds: Double { Double(nanoseconds) / 1e9 }

    /// The instant of sample `index` at a rate given in hertz, cut to whole nanoseconds.
    public static func sample(_ index: Int, rateHertz: Int) -> SessionTime {
        let whole = index / rateHertz
        let rest = index % rateHertz
        return SessionTime(nanoseconds: Int64(whole) * 1_000_000_000 + Int64(rest) * 1_000_000_000 / Int64(rateHertz))
    }

    /// The number of samples that lie before this instant: the index of the first sample at or after it.
    public func sampleIndex(rateHertz: Int) -> Int {
        let whole = nanoseconds / 1_000_000_000
        let rest = nanoseconds % 1_000_000_000
        let partial = (rest * Int64(rateHertz) + 999_999_999) / 1_000_000_000
        return Int(whole) * rateHertz + Int(partial)
    }

    /// The next whole second at or after this instant.
    public var roundedUpToSecond: SessionTime {
        let second: Int64 = 1_000_000_000
        return SessionTime(nanoseconds: (nanoseconds + second - 1) / second * second)
    }
}

extension SessionTime: Comparable {
    public static func < (left: SessionTime, right: SessionTime) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension SessionTime: AdditiveArithmetic {
    public static func + (left: SessionTime, right: SessionTime) -> SessionTime {
        SessionTime(nanoseconds: left.nanoseconds + right.nanoseconds)
    }

    public static func - (left: SessionTime, right: SessionTime) -> SessionTime {
        SessionTime(nanoseconds: left.nanoseconds - right.nanoseconds)
    }
}

extension SessionTime: Codable {
    public init(from decoder: any Decoder) throws {
        nanoseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(nanoseconds)
    }
}

extension SessionTime: CustomStringConvertible {
    /// Minutes, seconds and milliseconds, such as `3:07.250`.
    public var description: String {
        let milliseconds = nanoseconds / 1_000_000
        let sign = milliseconds < 0 ? "-" : ""
        let total = milliseconds.magnitude
        return "\(sign)\(total / 60_000):\((total / 1000 % 60).padded(to: 2)).\((total % 1000).padded(to: 3))"
    }
}
