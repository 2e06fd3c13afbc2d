public import EMSModel

/// What sounds, as a closed vocabulary with what its rendering needs to know.
public enum SoundEventKind: Hashable, Sendable {
    /// One beep for each R peak, beginning at its sample; all inside the event's span, in order.
    case pulseTone([PulseBeep])
    /// The monitor's chirp when it is switched on.
    case powerOn
    /// The capacitor charges: rises from 400 to 1,100 Hz over the span.
    case chargeWhine
    /// Steady two-tone while a charge is held.
    case readyTone
    /// The patient's body under a shock, and the relay.
    case shockThump
    /// A click for each compression, 1 to 1,000 a minute, the first at the start of the span.
    case metronome(ratePerMinute: Double)
    /// One burst of pulses.
    case alarm(AlarmBurst)
    /// The pump fills the cuff.
    case cuffPump
    /// The cuff lets its air go.
    case cuffRelease
    /// The receiver's noise gate opens or closes on noise.
    case squelch
    /// Noise of the open radio channel, within its band.
    case radioNoise
    /// Tone at the end of a radio transmission.
    case rogerBeep
    /// Hiss of a telephone line, within its band.
    case lineNoise
    /// Air through bag and valve, one breath after another, the first at the start of the span.
    case bagBreaths(ratePerMinute: Double)
}

/// A beep of the pulse tone.
public struct PulseBeep: Hashable, Sendable {
    public var time: SessionTime
    /// 20 to 7,000; anything else is not heard.
    public var frequencyHertz: Double

    public init(time: SessionTime, frequencyHertz: Double) {
        self.time = time
        self.frequencyHertz = frequencyHertz
    }
}

extension SoundEventKind {
    /// The name in `events.jsonl`; of an alarm its condition.
    public var label: String {
        switch self {
        case .pulseTone: "pulse_tone"
        case .powerOn: "power_on"
        case .chargeWhine: "charge_whine"
        case .readyTone: "ready_tone"
        case .shockThump: "shock_thump"
        case .metronome: "metronome"
        case .alarm(let burst): burst.condition.rawValue
        case .cuffPump: "cuff_pump"
        case .cuffRelease: "cuff_release"
        case .squelch: "squelch"
        case .radioNoise: "radio_noise"
        case .rogerBeep: "roger_beep"
        case .lineNoise: "line_noise"
        case .bagBreaths: "bag_breaths"
        }
    }

    public var source: SoundSource {
        switch self {
        case .pulseTone, .powerOn, .alarm: .monitor
        case .chargeWhine, .readyTone, .shockThump, .metronome: .defibrillator
        case .cuffPump, .cuffRelease: .bloodPressureCuff
        case .squelch, .radioNoise, .rogerBeep: .radio
        case .lineNoise: .telephone
        case .bagBreaths: .bagValveMask
        }
    }

    /// Our estimates of what is heard beside the patient, dB against normal speech.
    public var typicalLevelDecibels: Double {
        switch self {
        case .pulseTone: -16
        case .powerOn: -12
        case .chargeWhine: -12
        case .readyTone: -14
        case .shockThump: 2
        case .metronome: -12
        case .alarm(let burst):
            switch burst.priority {
            case .high: -6
            case .medium: -9
            case .low: -12
            }
        case .cuffPump: -16
        case .cuffRelease: -20
        case .squelch: -10
        case .radioNoise: -32
        case .rogerBeep: -12
        case .lineNoise: -36
        case .bagBreaths: -22
        }
    }
}
