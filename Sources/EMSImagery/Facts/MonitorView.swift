/// What the patient monitor shows at one instant, as plain values. The waveforms are the very samples of the sensor
/// series; the numbers are the very numbers of the record.
public struct MonitorView: Hashable, Sendable {
    /// Priority of an alarm that is on, after IEC 60601-1-8.
    public enum AlarmPriority: String, Hashable, Sendable, Codable, CaseIterable { case high, medium, low }

    public struct Alarm: Hashable, Sendable {
        public var text: String
        public var priority: AlarmPriority

        public init(text: String, priority: AlarmPriority) {
            self.text = text
            self.priority = priority
        }
    }

    /// The last seconds of each waveform, oldest first, evenly spaced over the same stretch of time; NaN is missing,
    /// empty is not attached. ECG in mV, pleth in its own unit (scaled to its lane), carbon dioxide in mmHg.
    public var ecg: [Float]
    public var pleth: [Float]
    public var co2: [Float]
    /// Beats a minute; nil is drawn as dashes, as are all other numbers.
    public var heartRate: Int?
    /// Per cent.
    public var spo2: Int?
    /// Breaths a minute.
    public var respiratoryRate: Int?
    /// mmHg.
    public var etco2: Int?
    public var systolic: Int?
    public var diastolic: Int?
    /// What the ECG shows; goes into attributes and captions, not onto the screen.
    public var rhythm: String
    public var alarm: Alarm?

    public init(
        ecg: [Float] = [], pleth: [Float] = [], co2: [Float] = [], heartRate: Int? = nil, spo2: Int? = nil,
        respiratoryRate: Int? = nil, etco2: Int? = nil, systolic: Int? = nil, diastolic: Int? = nil,
        rhythm: String = "", alarm: Alarm? = nil
    ) {
        self.ecg = ecg
        self.pleth = pleth
        self.co2 = co2
        self.heartRate = heartRate
        self.spo2 = spo2
        self.respiratoryRate = respiratoryRate
        self.etco2 = etco2
        self.systolic = systolic
        self.diastolic = diastolic
        self.rhythm = rhythm
        self.alarm = alarm
    }
}
