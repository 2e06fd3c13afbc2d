import EMSModel
import EMSReproducibility

/// Adds sound events to a bed. Beeps and pulses that recur are made once.
struct SoundRenderer {
    private let random: RandomSubstream
    private var beeps: [Double: Waveform] = [:]
    private var pulses: [AlarmPattern.Pulse: Waveform] = [:]

    private static let audible = 20.0...7_000

    init(random: RandomSubstream) { self.random = random }

    /// What lies outside the bed is cut off. An event's noise depends on its id alone.
    mutating func add(_ event: SoundEvent, to bed: inout MixBuffer) {
        let start = event.span.start.sampleIndex(rateHertz: AudioScene.sampleRateHertz)
        let count = event.span.end.sampleIndex(rateHertz: AudioScene.sampleRateHertz) - start
        guard count > 0 else { return }
        let gain = Float(SpeechLevel.reference * Decibels.amplitude(event.levelDecibels))
        var noise = NoiseSource(random.substream(event.id))
        let steady: Waveform
        switch event.kind {
        case .pulseTone(let list):
            for beep in list where Self.audible.contains(beep.frequencyHertz) {
                let place = beep.time.sampleIndex(rateHertz: AudioScene.sampleRateHertz)
                let wave = pulseBeep(beep.frequencyHertz)
                bed.add(wave.samples, at: place, gain: gain, before: start + count)
            }
            return
        case .alarm(let burst):
            let pattern = AlarmPattern(burst)
            for pulse in pattern.pulses {
                let place = start + pulse.startMilliseconds * AudioScene.sampleRateHertz / 1000
                let wave = alarmPulse(pulse, milliseconds: pattern.pulseMilliseconds)
                bed.add(wave.samples, at: place, gain: gain, before: start + count)
            }
            return
        case .metronome(let rate):
            addTrain(of: DeviceSounds.metronomeClick(), perMinute: rate, in: start..<start + count, gain, &bed)
            return
        case .bagBreaths(let rate):
            addTrain(of: DeviceSounds.bagBreath(noise: &noise), perMinute: rate, in: start..<start + count, gain, &bed)
            return
        case .powerOn: steady = DeviceSounds.powerOn(count: count)
        case .chargeWhine: steady = DeviceSounds.chargeWhine(count: count)
        case .readyTone: steady = DeviceSounds.readyTone(count: count)
        case .shockThump: steady = DeviceSounds.shockThump(count: count, noise: &noise)
        case .cuffPump: steady = DeviceSounds.cuffPump(count: count, noise: &noise)
        case .cuffRelease: steady = DeviceSounds.cuffRelease(count: count, noise: &noise)
        case .squelch: steady = DeviceSounds.squelch(count: count, noise: &noise)
        case .radioNoise, .lineNoise: steady = DeviceSounds.channelNoise(count: count, noise: &noise)
        case .rogerBeep: steady = DeviceSounds.rogerBeep(count: count)
        }
        bed.add(steady.samples, at: start, gain: gain)
    }

    /// One sound again and again; each place is rounded for itself, so that the train keeps its rate.
    private func addTrain(
        of wave: Waveform, perMinute rate: Double, in samples: Range<Int>, _ gain: Float, _ bed: inout MixBuffer
    ) {
        // Slower or faster is no train; it would also never end.
        guard (1...1_000).contains(rate) else { return }
        let period = 60 * Double(AudioScene.sampleRateHertz) / rate
        var place = samples.lowerBound
        var number = 0.0
        while place < min(samples.upperBound, bed.count) {
            bed.add(wave.samples, at: place, gain: gain, before: samples.upperBound)
            number += 1
            place = samples.lowerBound + Int((number * period).rounded())
        }
    }

    private mutating func pulseBeep(_ hertz: Double) -> Waveform {
        if let known = beeps[hertz] { return known }
        let made = DeviceSounds.pulseBeep(hertz: hertz)
        beeps[hertz] = made
        return made
    }

    private mutating func alarmPulse(_ pulse: AlarmPattern.Pulse, milliseconds: Int) -> Waveform {
        let key = AlarmPattern.Pulse(startMilliseconds: milliseconds, hertz: pulse.hertz)
        if let known = pulses[key] { return known }
        let made = DeviceSounds.alarmPulse(hertz: pulse.hertz, milliseconds: milliseconds)
        pulses[key] = made
        return made
    }
}
