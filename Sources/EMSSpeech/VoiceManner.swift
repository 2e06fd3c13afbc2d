import EMSModel
import EMSSpeechWire

/// What a way of speaking changes in a voice.
///
/// Directions after the literature on loud, hurried and weak speech (raised: louder, higher, slightly slower, the
/// Lombard reflex; urgent: faster, higher, livelier; stressed: more so); amounts chosen by ear within the engine's range.
/// That a whisper has no voice and that a breathless person gasps is made of the sound afterwards.
struct VoiceManner {
    var pitch = 0
    var range = 0
    var ratePercent = 100
    var volumePercent = 100

    init(_ delivery: DialogueTurn.Delivery) {
        switch delivery {
        case .normal: break
        case .raised:
            pitch = 8
            range = 8
            ratePercent = 96
            volumePercent = 125
        case .urgent:
            pitch = 6
            range = 12
            ratePercent = 114
            volumePercent = 115
        case .weak:
            pitch = -5
            range = -15
            ratePercent = 82
            volumePercent = 60
        case .calm:
            pitch = -3
            range = -8
            ratePercent = 93
            volumePercent = 95
        case .whispered:
            range = -10
            ratePercent = 92
        case .breathless:
            pitch = 3
            range = -5
            ratePercent = 104
            volumePercent = 85
        case .stressed:
            // Quieter: so high and lively, the engine's samples would reach their limit. The mix sets the level.
            pitch = 16
            range = 20
            ratePercent = 118
            volumePercent = 76
        }
    }

    func applied(to voice: VoiceProfile) -> WireVoice {
        WireVoice(
            base: voice.engineVoice, variant: voice.engineVariant,
            pitch: UInt8(Self.clamp(voice.pitch + pitch, 0...99)),
            range: UInt8(Self.clamp(voice.range + range, 0...99)),
            rate: UInt16(Self.clamp(Self.scaled(voice.rate, ratePercent), 80...450)),
            volume: UInt8(Self.clamp(Self.scaled(voice.volume, volumePercent), 0...200)))
    }

    private static func clamp(_ value: Int, _ range: ClosedRange<Int>) -> Int {
        min(max(value, range.lowerBound), range.upperBound)
    }

    /// Saturates well outside every range, so that no profile can overflow.
    private static func scaled(_ value: Int, _ percent: Int) -> Int { clamp(value, -10_000...10_000) * percent / 100 }
}
