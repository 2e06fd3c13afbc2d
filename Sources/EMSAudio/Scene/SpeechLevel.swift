import EMSModel

/// How loud speech is and how loud it is to be.
enum SpeechLevel {
    /// RMS of normal speech of a crew member before the master gain, in 16-bit steps: −26 dB of full scale.
    static let reference = 32_768 * Decibels.amplitude(-26)

    /// Level and peak of one utterance, in 16-bit steps.
    struct Measure {
        /// RMS over the frames of 20 ms that lie within 25 dB of the loudest one; nil for silence. A short form of
        /// the active speech level of ITU-T P.56, which pauses inside a turn do not lower.
        let active: Double?
        let peak: Double

        init(_ samples: ArraySlice<Int16>) { self.init(count: samples.count, samples) { Float($0) } }

        init(_ samples: [Float]) { self.init(count: samples.count, samples[...]) { $0 } }

        private init<Sample>(count: Int, _ samples: ArraySlice<Sample>, _ value: (Sample) -> Float) {
            let frame = AudioScene.sampleRateHertz / 50
            var powers: [Double] = []
            powers.reserveCapacity(count / frame + 1)
            var highest: Float = 0
            samples.withUnsafeBufferPointer { samples in
                for start in stride(from: 0, to: count, by: frame) {
                    let end = min(start + frame, count)
                    var sum = 0.0
                    for index in start..<end {
                        let sample = value(samples[index])
                        highest = max(highest, abs(sample))
                        sum += Double(sample * sample)
                    }
                    powers.append(sum / Double(end - start))
                }
            }
            peak = Double(highest)
            guard let loudest = powers.max(), loudest > 0 else {
                active = nil
                return
            }
            let loud = powers.filter { $0 >= loudest * 0.003_162_277_660_168_379 }
            active = (loud.reduce(0, +) / Double(loud.count)).squareRoot()
        }
    }

    /// Active level of a turn in the mix against the reference, dB: distance to the listening crew member for who is
    /// in the room, the set's volume for who is heard through one, and effort. Our estimates.
    static func decibels(role: Role, channel: DialogueTurn.Channel, delivery: DialogueTurn.Delivery) -> Double {
        let effort: Double =
            switch delivery {
            case .normal: 0
            case .raised: 4
            case .urgent: 2.5
            case .weak: -6
            case .calm: -1
            case .whispered: -12
            case .breathless: -4
            case .stressed: 4
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
