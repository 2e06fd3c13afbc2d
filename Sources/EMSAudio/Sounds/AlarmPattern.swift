import EMSModel

/// When the pulses of an alarm burst sound, and at what pitch.
///
/// After IEC 60601-1-8 as summed up by its users: high priority 3 + 2 pulses twice over, medium 3, low 2; pulse length
/// 150 ms (high) and 200 ms, rising over 15 % of it; melodies by cause of the alarm. The standard itself was not read.
struct AlarmPattern {
    struct Pulse: Hashable {
        var startMilliseconds: Int
        var hertz: Double
    }

    let pulses: [Pulse]
    let pulseMilliseconds: Int

    var lengthMilliseconds: Int { (pulses.last?.startMilliseconds ?? 0) + pulseMilliseconds }

    /// Fundamental and harmonics: of every note at least four lie in 300–4,000 Hz within 15 dB.
    static let partials: [Float] = [1, 0.8, 0.65, 0.5, 0.4, 0.3]

    init(_ burst: AlarmBurst) {
        let notes = Self.melody(burst.condition)
        switch burst.priority {
        case .high:
            let half = [0, 250, 500, 1_000, 1_250]
            pulseMilliseconds = 150
            pulses = [0, 2_100].flatMap { offset in
                zip(half, notes).map { Pulse(startMilliseconds: offset + $0, hertz: $1) }
            }
        case .medium:
            pulseMilliseconds = 200
            pulses = zip([0, 400, 800], notes).map { Pulse(startMilliseconds: $0, hertz: $1) }
        case .low:
            pulseMilliseconds = 200
            pulses = zip([0, 400], notes).map { Pulse(startMilliseconds: $0, hertz: $1) }
        }
    }

    private static func melody(_ condition: AlarmBurst.Condition) -> [Double] {
        let (c4, e4, f4, g4, a4, b4, c5) = (261.63, 329.63, 349.23, 392.00, 440.00, 493.88, 523.25)
        return switch condition {
        case .asystole, .ventricularFibrillation, .ventricularTachycardia, .lowHeartRate, .highHeartRate:
            [c4, e4, g4, g4, c5]
        case .lowOxygenSaturation: [c5, b4, a4, g4, f4]
        case .apnoea: [c4, a4, f4, a4, f4]
        }
    }
}
