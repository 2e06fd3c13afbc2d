public import EMSModel

/// An R peak of the ECG at its time on the session clock.
public struct RPeak: Hashable, Sendable {
    public var time: SessionTime
    /// Per cent as the monitor shows it; nil without a signal.
    public var spo2: Double?

    public init(time: SessionTime, spo2: Double? = nil) {
        self.time = time
        self.spo2 = spo2
    }
}
