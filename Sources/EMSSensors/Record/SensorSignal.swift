/// One series of a record as a converter would give it: 16-bit steps, and how to read them as a physical quantity.
public struct SensorSignal: Hashable, Sendable {
    /// The step that stands for a sample that was not measured.
    public static let missing = Int16.min

    /// Name of the series, such as `II` or `PLETH`; unique in its record.
    public let name: String
    /// Physical unit without spaces, such as `mV`.
    public let unit: String
    /// Steps for one physical unit; more than 0.
    public let gainPerUnit: Double
    /// The step that stands for 0 units.
    public let baseline: Int
    /// What is measured and how, one line for people.
    public let description: String
    public let samples: [Int16]

    public init(
        name: String, unit: String, gainPerUnit: Double, baseline: Int = 0, description: String, samples: [Int16]
    ) {
        self.name = name
        self.unit = unit
        self.gainPerUnit = gainPerUnit
        self.baseline = baseline
        self.description = description
        self.samples = samples
    }

    /// The sample at `index` in `unit`; nil where missing or outside the series.
    public func value(at index: Int) -> Double? {
        guard samples.indices.contains(index), samples[index] != Self.missing else { return nil }
        return (Double(samples[index]) - Double(baseline)) / gainPerUnit
    }
}

extension SensorSignal {
    /// Quantises physical values, rounded half away from zero and clipped at `limit` units; samples outside `measured`
    /// are missing. The baseline is 0.
    init(
        name: String, unit: String, gainPerUnit: Double, limit: Double, description: String, values: [Double],
        measured: [Range<Int>]
    ) {
        let top = min(32_767, limit * gainPerUnit)
        var samples = [Int16](repeating: Self.missing, count: values.count)
        for range in measured {
            for index in range {
                samples[index] = Int16(min(max((values[index] * gainPerUnit).rounded(), -top), top))
            }
        }
        self.init(name: name, unit: unit, gainPerUnit: gainPerUnit, description: description, samples: samples)
    }
}
