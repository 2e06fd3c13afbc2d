public import EMSModel

/// The series of one device: same rate, same clock, same length; one WFDB record.
public struct SensorRecord: Sendable {
    /// `monitor`, `capnography`, `cpr`, `watch` or `vitals`.
    public let name: String
    /// What the series were measured with.
    public let device: String
    /// Participant who wears the device; nil when it is on the patient.
    public let wearer: String?
    public let sampleRateHertz: Int
    /// Session time of sample 0 is when the device is first attached.
    public let clock: StreamClock
    public let signals: [SensorSignal]
    /// In strictly increasing order of sample; empty for devices without an ECG.
    public let annotations: [SensorAnnotation]

    public init(
        name: String, device: String, wearer: String? = nil, sampleRateHertz: Int, clock: StreamClock,
        signals: [SensorSignal], annotations: [SensorAnnotation] = []
    ) {
        self.name = name
        self.device = device
        self.wearer = wearer
        self.sampleRateHertz = sampleRateHertz
        self.clock = clock
        self.signals = signals
        self.annotations = annotations
    }

    /// Samples of each signal.
    public var sampleCount: Int { signals.first?.samples.count ?? 0 }
}
