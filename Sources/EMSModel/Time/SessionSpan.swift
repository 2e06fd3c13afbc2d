/// A half-open stretch of the session clock, `start ..< end`.
public struct SessionSpan: Hashable, Sendable {
    public var start: SessionTime
    public var end: SessionTime

    public init(start: SessionTime, end: SessionTime) {
        self.start = start
        self.end = end
    }

    public var length: SessionTime { end - start }

    public func contains(_ time: SessionTime) -> Bool { start <= time && time < end }

    public func overlaps(_ other: SessionSpan) -> Bool { start < other.end && other.start < end }
}
