import EMSModel

/// A turn behind its channel, on its way into the mix.
struct SpeechTurn {
    private enum Signal {
        /// As it was spoken; the samples need no copy.
        case air(ArraySlice<Int16>)
        /// The output of channel and room in 16-bit steps.
        case channel([Float])
    }

    private(set) var mix: TurnMix
    let isSilent: Bool
    private let signal: Signal

    /// Silence and near-silence are not blown up.
    private static let highestGain = 40.0
    /// A turn's highest sample lies at most this far above the level of normal speech, dB: a peaky voice is set
    /// lower, so that single samples do not hold down the whole mix.
    private static let highestPeak = 21.0

    /// - Parameter impulses: by speaker.
    init(_ turn: SpeechLayout.Turn, impulses: [String: RoomImpulse]) {
        let utterance = turn.utterance
        let isPresent = utterance.channel == .air || utterance.channel == .loudspeaker
        let impulse = isPresent ? impulses[utterance.speaker] : nil
        let dry = SpeechLevel.Measure(turn.samples)
        var drive = 0.0
        if let wanted = SpeechChannel.drive(of: utterance.channel), let level = dry.active {
            drive = min(Decibels.of(amplitude: wanted * 32_768 / level), Self.highestGain)
        }
        mix = TurnMix(
            turnID: utterance.turnID, speaker: utterance.speaker, channel: utterance.channel,
            startSample: turn.startSample, sampleCount: turn.samples.count, driveDecibels: Decibels.rounded(drive),
            gainDecibels: 0, isInRoom: impulse != nil)
        let measure: SpeechLevel.Measure
        if (utterance.channel == .air && impulse == nil) || turn.samples.isEmpty {
            signal = .air(turn.samples)
            measure = dry
        } else {
            let output = mix.processed(turn.samples, impulse: impulse)
            signal = .channel(output)
            measure = SpeechLevel.Measure(output)
        }
        isSilent = measure.active == nil
        guard let level = measure.active else { return }
        let wanted = SpeechLevel.decibels(
            role: utterance.role, channel: utterance.channel, delivery: utterance.delivery)
        let byLevel = Decibels.of(amplitude: SpeechLevel.reference / level) + wanted
        let byPeak = Decibels.of(amplitude: SpeechLevel.reference / measure.peak) + Self.highestPeak
        mix.gainDecibels = Decibels.rounded(min(byLevel, byPeak, Self.highestGain))
    }

    /// The samples of the scene the turn adds to; may reach beyond it.
    var range: Range<Int> {
        switch signal {
        case .air(let samples): mix.startSample..<mix.startSample + samples.count
        case .channel(let samples): mix.startSample - mix.reach..<mix.startSample - mix.reach + samples.count
        }
    }

    mutating func addGain(_ decibels: Double) { mix.gainDecibels = Decibels.rounded(mix.gainDecibels + decibels) }

    /// Adds the part that falls on a window of the scene whose first sample is `start`.
    func add(to window: UnsafeMutableBufferPointer<Float>, at start: Int) {
        let gain = Float(Decibels.amplitude(mix.gainDecibels))
        let range = range.clamped(to: start..<start + window.count)
        let shift = self.range.lowerBound
        switch signal {
        case .air(let samples):
            samples.withUnsafeBufferPointer { source in
                for index in range { window[index - start] += Float(source[index - shift]) * gain }
            }
        case .channel(let samples):
            samples.withUnsafeBufferPointer { source in
                for index in range { window[index - start] += source[index - shift] * gain }
            }
        }
    }

    /// Adds what lies within the track, each sample rounded first.
    func addRounded(to track: inout [Int16]) {
        let gain = Float(Decibels.amplitude(mix.gainDecibels))
        let range = range.clamped(to: 0..<track.count)
        let shift = self.range.lowerBound
        track.withUnsafeMutableBufferPointer { target in
            // Wraps only on the way: the finished sum lies below the ceiling.
            switch signal {
            case .air(let samples):
                samples.withUnsafeBufferPointer { source in
                    for index in range {
                        target[index] &+= SampleRounding.sixteenBits(Float(source[index - shift]) * gain)
                    }
                }
            case .channel(let samples):
                samples.withUnsafeBufferPointer { source in
                    for index in range {
                        target[index] &+= SampleRounding.sixteenBits(source[index - shift] * gain)
                    }
                }
            }
        }
    }
}
