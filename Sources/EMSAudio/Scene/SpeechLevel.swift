import EMSModel

/// How loud speech is and how loud it is to be.
enum SpeechLevel {
    /// RMS of normal speech of a crew member before the master gain, in 16-bit steps: −26 dB of full scale.
    static let reference = 32_768 * Decibels.amplitude(-26)

    /// RMS over the frames of 20 ms that lie within 25 dB of the loudest one; nil for silence. A short form of the
    /// active speech level of ITU-T P.56, which pauses inside a turn do not lower.
    static func active(_ samples: [Float]) -> Double? {
        let frame = AudioScene.sampleRateHertz / 50
        var powers: [Double] = []
        powers.reserveCapacity(samples.count / frame + 1)
        samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: frame) {
                let end = min(start + frame, samples.count)
                var lanes = SIMD4<Float>.zero
                var index = start
                while index + 4 <= end {
                    let four = SIMD4(samples[index], samples[index + 1], samples[index + 2], samples[index + 3])
                    lanes += four * four
                    index += 4
                }
                var sum = Double(lanes[0]) + Double(lanes[1]) + Double(lanes[2]) + Double(lanes[3])
                while index < end {
                    sum += Double(samples[index]) * Double(samples[index])
                    index += 1
                }
                powers.append(sum / Double(end - start))
            }
        }
        guard let loudest = powers.max(), loudest > 0 else { return nil }
        let active = powers.filter { $0 >= loudest * 0.003_162_277_660_168_379 }
        return (active.reduce(0, +) / Double(active.count)).squareRoot()
    }

    /// Active level of a turn in the mix against the reference, dB: distance to the listening crew member for who is
    /// in the room, the set's volume for who is heard through one, and effort. Our estimates.
    static func decibels(role: Role, channel: DialogueTurn.Channel, delivery: DialogueTurn.Delivery) -> Double {
        let effort: Double =
            switch delivery {
            case .normal: 0
            case .raised: 5
            case .urgent: 3
            case .weak: -6
            case .calm: -1
            }
        switch channel {
        // A transmitter's own gain control takes away half of the effort.
        case .radio: return -1 + effort / 2
        case .telephone: return -3 + effort / 2
        case .loudspeaker: return 1
        case .air: return effort + distance(role)
        }
    }

    private static func distance(_ role: Role) -> Double {
        switch role {
        case .leadMedic, .caller, .dispatcher, .medicalControl: 0
        case .paramedic, .aedVoice: -1
        case .emt, .hospital, .patient: -2
        case .firefighter: -3
        case .family: -4
        case .police: -5
        case .bystander: -6
        }
    }
}
