public import EMSModel
import EMSReproducibility

/// Derives the sounds of devices from what happens: every sound has its cause in the patient, the crew's actions or
/// the talk on the radio.
///
/// A pure function of its arguments.
public struct SoundEventPlanner: Sendable {
    public var options: SoundEventOptions

    public init(options: SoundEventOptions) { self.options = options }

    /// Sounds in order of start, ids `sound0001` and on, all within the session.
    ///
    /// - Parameter rPeaks: all R peaks of the ECG, in order; those at which no monitor listens make no sound.
    public func events(clinical: ClinicalTimeline, session: SessionTimeline, rPeaks: [RPeak]) -> [SoundEvent] {
        let devices = DeviceCoverage(clinical: clinical, session: session)
        var sounds = MonitorSounds(devices: devices, session: session).powerOn()
        if options.hasPulseTone { sounds += MonitorSounds(devices: devices, session: session).pulseTones(rPeaks) }
        sounds += DefibrillatorSounds(clinical: clinical, session: session).events()
        if options.hasMetronome {
            sounds += MetronomeSounds(clinical: clinical, devices: devices).events(
                perMinute: options.metronomePerMinute)
        }
        sounds += CareSounds(clinical: clinical, session: session).events()
        for placed in session.turns {
            sounds += ChannelSounds(hasRogerBeep: options.hasRogerBeep).events(around: placed)
        }
        if options.hasAlarms {
            sounds += AlarmPlanner(clinical: clinical, devices: devices, norms: options.norms).events(
                random: options.random.substream("alarms"))
        }
        return Self.numbered(sounds, duration: session.duration)
    }

    /// Cut to the session, ordered by start, equals in the order in which they were derived.
    private static func numbered(_ sounds: [SoundEvent], duration: SessionTime) -> [SoundEvent] {
        let cut = sounds.compactMap { sound -> SoundEvent? in
            var sound = sound
            sound.span.start = max(sound.span.start, .zero)
            sound.span.end = min(sound.span.end, duration)
            return sound.span.start < sound.span.end ? sound : nil
        }
        let order = cut.indices.sorted { (cut[$0].span.start, $0) < (cut[$1].span.start, $1) }
        return order.enumerated().map { number, index in
            var sound = cut[index]
            sound.id = "sound" + (number + 1).padded(to: 4)
            return sound
        }
    }
}

extension SoundEvent {
    /// Without an id yet.
    init(_ kind: SoundEventKind, _ start: SessionTime, _ end: SessionTime, beatID: String? = nil, turnID: String? = nil)
    {
        self.init(id: "", kind: kind, span: SessionSpan(start: start, end: end), beatID: beatID, turnID: turnID)
    }
}
