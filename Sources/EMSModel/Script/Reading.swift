/// A quantised measurement with an id. Every stream that shows the number quotes this value: the sentence, the trend,
/// the drawn monitor, the run report.
public struct Reading: Hashable, Sendable {
    /// Unique in the encounter, such as `r07`.
    public var id: String
    public var kind: VitalKind
    /// In `kind.unit`, rounded to `kind.decimals`.
    public var value: Double
    /// The beat that took it, an instant; its time is the time of the reading.
    public var beatID: String
    /// The number of the set of vital signs it belongs to, from 0.
    public var set: Int

    public init(id: String, kind: VitalKind, value: Double, beatID: String, set: Int) {
        self.id = id
        self.kind = kind
        self.value = value
        self.beatID = beatID
        self.set = set
    }
}
