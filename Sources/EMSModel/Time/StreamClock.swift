/// The affine map from the sample index of a regular stream to session time:
/// `offset_ns + i · 10⁹ / rate · (1 + skew_ppb / 10⁹)`.
public struct StreamClock: Hashable, Sendable, Codable {
    /// Session time of sample 0.
    public var offsetNanoseconds: Int64
    /// How much longer than its nominal length a sample lasts, in parts per billion.
    public var skewPartsPerBillion: Int64

    public static let identity = StreamClock(offsetNanoseconds: 0)

    public init(offsetNanoseconds: Int64, skewPartsPerBillion: Int64 = 0) {
        self.offsetNanoseconds = offsetNanoseconds
        self.skewPartsPerBillion = skewPartsPerBillion
    }

    /// Session time of sample `index`, rounded to the nearest nanosecond.
    public func time(ofSample index: Int, rateHertz: Double) -> SessionTime {
        let nominal = Double(index) * 1e9 / rateHertz
        let skewed = nominal * (1 + Double(skewPartsPerBillion) / 1e9)
        return SessionTime(nanoseconds: offsetNanoseconds + Int64(skewed.rounded()))
    }

    enum CodingKeys: String, CodingKey {
        case offsetNanoseconds = "offset_ns"
        case skewPartsPerBillion = "skew_ppb"
    }
}
