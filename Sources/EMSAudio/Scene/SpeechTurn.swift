import EMSModel

/// A turn behind its channel, on its way into the mix.
struct SpeechTurn {
    private(set) var mix: TurnMix
    /// The channel's output in 16-bit steps.
    let signal: [Float]
    let isSilent: Bool

    /// Silence and near-silence are not blown up.
    private static let highestGain = 40.0

    init(_ turn: SpeechLayout.Turn) {
        let utterance = turn.utterance
        let dry = SpeechLevel.active(turn.samples.map { Float($0) })
        var drive = 0.0
        if let wanted = SpeechChannel.drive(of: utterance.channel), let dry {
            drive = min(Decibels.of(amplitude: wanted * 32_768 / dry), Self.highestGain)
        }
        mix = TurnMix(
            turnID: utterance.turnID, speaker: utterance.speaker, channel: utterance.channel,
            startSample: turn.startSample, sampleCount: turn.samples.count, driveDecibels: Decibels.rounded(drive),
            gainDecibels: 0)
        signal = turn.samples.isEmpty ? [] : mix.processed(turn.samples)
        let level = utterance.channel == .air ? dry : SpeechLevel.active(signal)
        isSilent = level == nil
        guard let level else { return }
        let wanted = SpeechLevel.decibels(
            role: utterance.role, channel: utterance.channel, delivery: utterance.delivery)
        let gain = Decibels.of(amplitude: SpeechLevel.reference / level) + wanted
        mix.gainDecibels = Decibels.rounded(min(gain, Self.highestGain))
    }

    /// Sample of the scene at which `signal` begins; may be negative.
    var firstSample: Int { mix.startSample - mix.reach }

    var gain: Float { Float(Decibels.amplitude(mix.gainDecibels)) }

    mutating func apply(masterDecibels: Double) {
        mix.gainDecibels = Decibels.rounded(mix.gainDecibels + masterDecibels)
    }

    /// Adds what lies within the track, each sample rounded first.
    func addRounded(to track: inout [Int16]) {
        let first = max(firstSample, 0)
        let end = min(firstSample + signal.count, track.count)
        guard first < end else { return }
        let (start, gain) = (firstSample, gain)
        track.withUnsafeMutableBufferPointer { target in
            signal.withUnsafeBufferPointer { source in
                for index in first..<end {
                    // Wraps only on the way: the finished sum lies below the ceiling.
                    target[index] &+= SampleRounding.sixteenBits(source[index - start] * gain)
                }
            }
        }
    }
}
