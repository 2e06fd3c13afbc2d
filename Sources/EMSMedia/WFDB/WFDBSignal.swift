/// One signal of a WFDB record: converter steps and how to read them as a physical quantity.
public struct WFDBSignal: Hashable, Sendable {
    /// The value that format 16 keeps for a sample that was not measured.
    public static let missing = Int16.min

    /// Name of the signal, such as "II" or "PLETH".
    public let description: String
    /// Physical unit without spaces, such as "mV".
    public let units: String
    /// Converter steps for one physical unit; more than 0.
    public let gain: Double
    /// The step that stands for 0 units.
    public let baseline: Int
    public let adcResolutionBits: Int
    /// The step in the middle of the converter's range.
    public let adcZero: Int
    public let samples: [Int16]

    public init(
        description: String, units: String, gain: Double, baseline: Int = 0, adcResolutionBits: Int = 16,
        adcZero: Int = 0, samples: [Int16]
    ) {
        self.description = description
        self.units = units
        self.gain = gain
        self.baseline = baseline
        self.adcResolutionBits = adcResolutionBits
        self.adcZero = adcZero
        self.samples = samples
    }

    /// Converts physical values to steps, rounded half away from zero and clipped to ±32767; not-a-number is missing.
    public init(description: String, units: String, gain: Double, baseline: Int = 0, physical values: [Double]) {
        self.init(
            description: description, units: units, gain: gain, baseline: baseline,
            samples: values.map { value in
                let step = (value * gain + Double(baseline)).rounded(.toNearestOrAwayFromZero)
                return step.isNaN ? Self.missing : Int16(min(max(step, -32_767), 32_767))
            })
    }

    /// The samples in `units`; not-a-number where missing.
    public var physicalValues: [Double] {
        samples.map { $0 == Self.missing ? .nan : (Double($0) - Double(baseline)) / gain }
    }

    /// The sum of all samples modulo 2¹⁶, as the header keeps it.
    public var checksum: Int16 {
        Int16(truncatingIfNeeded: samples.reduce(0) { $0 &+ Int($1) })
    }
}
