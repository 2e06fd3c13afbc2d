/// The patient and what is done to the patient on the session clock: the one input of sensors, frames, sound events
/// and report.
public struct ClinicalTimeline: Sendable {
    public struct RhythmSpan: Hashable, Sendable {
        public var span: SessionSpan
        public var rhythm: Rhythm

        public init(span: SessionSpan, rhythm: Rhythm) {
            self.span = span
            self.rhythm = rhythm
        }
    }

    public struct CompressionBout: Hashable, Sendable {
        public var span: SessionSpan
        public var quality: CompressionQuality
        /// Participant who compresses.
        public var actor: String

        public init(span: SessionSpan, quality: CompressionQuality, actor: String) {
            self.span = span
            self.quality = quality
            self.actor = actor
        }
    }

    public struct Shock: Hashable, Sendable {
        public var time: SessionTime
        public var delivery: ShockDelivery

        public init(time: SessionTime, delivery: ShockDelivery) {
            self.time = time
            self.delivery = delivery
        }
    }

    public struct Attachment: Hashable, Sendable {
        public var channel: DeviceChannel
        public var span: SessionSpan

        public init(channel: DeviceChannel, span: SessionSpan) {
            self.channel = channel
            self.span = span
        }
    }

    public var duration: SessionTime
    /// One sample for each whole second from 0 up to and including the last second within `duration`. Continuous
    /// values between seconds are interpolated linearly.
    public var physiology: [PhysiologySample]
    /// Contiguous from 0 to `duration`; the exact times of changes.
    public var rhythms: [RhythmSpan]
    public var compressions: [CompressionBout]
    public var shocks: [Shock]
    /// Inflations of the automatic cuff; the numbers appear at the end of a span.
    public var cuffCycles: [SessionSpan]
    public var attachments: [Attachment]
    /// Readings at their resolved times, in order of time.
    public var readings: [TimedReading]

    public init(
        duration: SessionTime, physiology: [PhysiologySample], rhythms: [RhythmSpan],
        compressions: [CompressionBout], shocks: [Shock], cuffCycles: [SessionSpan], attachments: [Attachment],
        readings: [TimedReading]
    ) {
        self.duration = duration
        self.physiology = physiology
        self.rhythms = rhythms
        self.compressions = compressions
        self.shocks = shocks
        self.cuffCycles = cuffCycles
        self.attachments = attachments
        self.readings = readings
    }

    /// The sample whose second holds `time`, the last one beyond the end.
    public func physiology(at time: SessionTime) -> PhysiologySample {
        physiology[min(max(0, Int(time.nanoseconds / 1_000_000_000)), physiology.count - 1)]
    }

    public func rhythm(at time: SessionTime) -> Rhythm {
        rhythms.last { $0.span.start <= time }?.rhythm ?? physiology(at: time).rhythm
    }

    /// From when a channel is attached, or nil if it never is.
    public func firstAttachment(of channel: DeviceChannel) -> SessionTime? {
        attachments.filter { $0.channel == channel }.map(\.span.start).min()
    }

    public func isAttached(_ channel: DeviceChannel, at time: SessionTime) -> Bool {
        attachments.contains { $0.channel == channel && $0.span.contains(time) }
    }
}

/// A reading with the session time at which it was taken: always a whole second.
public struct TimedReading: Hashable, Sendable {
    public var reading: Reading
    public var time: SessionTime

    public init(reading: Reading, time: SessionTime) {
        self.reading = reading
        self.time = time
    }
}
