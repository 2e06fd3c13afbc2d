public import EMSModel

/// A fault of one recording, on its samples.
public struct SoundFault: Hashable, Sendable {
    public var kind: SoundFaultKind
    /// Not empty; times of it are whole numbers of nanoseconds at 16 kHz.
    public var samples: Range<Int>
    /// Of a clipped stretch: the size beyond which a sample is cut off, at least 1.
    public var level: Int16?

    public init(kind: SoundFaultKind, samples: Range<Int>, level: Int16? = nil) {
        self.kind = kind
        self.samples = samples
        self.level = level
    }

    public var span: SessionSpan {
        SessionSpan(
            start: .sample(samples.lowerBound, rateHertz: AudioScene.sampleRateHertz),
            end: .sample(samples.upperBound, rateHertz: AudioScene.sampleRateHertz))
    }

    /// Does it to a recording; what lies outside of the span stays as it is.
    public func apply(to recording: inout [Int16]) {
        let samples = samples.clamped(to: 0..<recording.count)
        switch kind {
        case .dropOut, .dead:
            for index in samples { recording[index] = 0 }
        case .heldDropOut:
            let held = samples.lowerBound > 0 ? recording[samples.lowerBound - 1] : 0
            for index in samples { recording[index] = held }
        case .clipped:
            let level = level ?? .max
            for index in samples { recording[index] = min(max(recording[index], -level), level) }
        }
    }
}
