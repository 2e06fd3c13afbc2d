import EMSAudio
import EMSModel
import Foundation

/// Sound with the traits of speech that matter here: syllables, harmonics up to 8 kHz, pauses, a high crest.
enum SpeechLike {
    static func samples(seconds: Double, pitch: Double = 120, peak: Double = 20_000) -> [Int16] {
        let count = Int(seconds * 16_000)
        return (0..<count).map { index in
            let time = Double(index) / 16_000
            let syllable = max(0, sin(2 * .pi * 3.3 * time)) * (Int(time / 1.7) % 4 == 3 ? 0 : 1)
            let phase = (time * pitch).truncatingRemainder(dividingBy: 1)
            // A pulse a period: energy in all harmonics.
            let pulse = exp(-phase * 4) * cos(2 * .pi * phase * 7) + 0.2 * exp(-phase * 40)
            return Int16(peak * syllable * pulse / 1.2)
        }
    }

    static func tone(hertz: Double, count: Int, peak: Double = 12_000) -> [Int16] {
        (0..<count).map { Int16((peak * sin(2 * .pi * hertz * Double($0) / 16_000)).rounded()) }
    }

    static func utterance(
        _ id: String, _ speaker: String, at seconds: Double, lasting length: Double = 2, role: Role = .leadMedic,
        channel: DialogueTurn.Channel = .air, delivery: DialogueTurn.Delivery = .normal, pitch: Double = 120,
        peak: Double = 20_000
    ) -> PlacedUtterance {
        PlacedUtterance(
            turnID: id, speaker: speaker, role: role, channel: channel, delivery: delivery, start: .seconds(seconds),
            samples: samples(seconds: length, pitch: pitch, peak: peak))
    }

    /// Four speakers over all channels, some of them at once.
    static let conversation: [PlacedUtterance] = [
        utterance("t1", "dispatch", at: 0, lasting: 3, role: .dispatcher, channel: .radio, pitch: 140),
        utterance("t2", "medic1", at: 3.2, lasting: 2.5),
        utterance("t3", "emt1", at: 5.1, lasting: 2, role: .emt, delivery: .urgent, pitch: 190),
        utterance("t4", "aed", at: 8, lasting: 2.5, role: .aedVoice, channel: .loudspeaker, pitch: 170),
        utterance("t5", "medic1", at: 9, lasting: 3, channel: .radio),
        utterance("t6", "caller1", at: 11, lasting: 2, role: .caller, channel: .telephone, pitch: 210),
        utterance("t7", "emt1", at: 12.5, lasting: 2, role: .emt, delivery: .weak, pitch: 190),
    ]
}

/// FNV-1a over the little-endian bytes: arrays of samples are compared by this.
func digest(_ samples: [Int16]) -> UInt64 {
    samples.reduce(0xcbf2_9ce4_8422_2325) { hash, sample in
        let word = UInt16(bitPattern: sample)
        let low = (hash ^ UInt64(word & 255)) &* 0x100_0000_01b3
        return (low ^ UInt64(word >> 8)) &* 0x100_0000_01b3
    }
}
