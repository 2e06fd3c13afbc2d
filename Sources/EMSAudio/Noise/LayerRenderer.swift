import EMSModel
import EMSReproducibility

/// Samples of one layer of a scene, before it has a level, and where it sounds.
struct LayerRenderer {
    let layer: NoiseScene.Layer
    let random: RandomSubstream
    /// Of each talker of this layer the lines he says.
    let talk: [[[Int16]]]

    private static let rate = Double(AudioScene.sampleRateHertz)

    struct Rendered {
        var samples: [Float]
        /// In order; one for each stretch of a cycle or burst of an alarm, or else the whole.
        var spans: [Range<Int>]
    }

    func render(count: Int) -> Rendered {
        var rendered = Rendered(samples: [], spans: [0..<count])
        switch layer.sound {
        case .siren(let siren): rendered.samples = Self.siren(siren, count: count)
        case .noise:
            var noise = NoiseSource(random.substream("noise"))
            rendered.samples = noise.waveform(count: count).samples
        case .hum(let hertz, let harmonics, let fall): rendered.samples = hum(hertz, harmonics, fall, count)
        case .drops(let rate): rendered.samples = drops(rate, count: count)
        case .alarm(let alarm, let every): rendered = self.alarm(alarm, every, count: count)
        case .talk:
            rendered.samples = TalkRenderer(talkers: talk, random: random.substream("talk")).samples(count: count)
        }
        if let band = layer.band { Self.limit(&rendered.samples, to: band) }
        if let swell = layer.swell { self.swell(&rendered.samples, swell) }
        if let cycle = layer.cycle { rendered.spans = Self.gate(&rendered.samples, cycle) }
        Self.normalise(&rendered.samples, over: rendered.spans)
        return rendered
    }

    private static func siren(_ siren: NoiseScene.Siren, count: Int) -> [Float] {
        let (low, high) = (siren.hertz.lowerBound, siren.hertz.upperBound)
        let period = siren.periodSeconds * rate
        let sine = SineTable.shared
        return Wavetable(harmonics: 8, fallDecibels: 7, highestHertz: high).samples(count: count) { index in
            let turns = Double(index) / period
            let place = turns - turns.rounded(.down)
            switch siren.sweep {
            case .wail:
                let rise = Double(sine(place / 2))
                return low + (high - low) * rise * rise
            case .yelp: return low + (high - low) * (place < 0.3 ? place / 0.3 : (1 - place) / 0.7)
            case .hiLo: return place < 0.5 ? low : high
            }
        }
    }

    /// The speed wanders by a hundredth, as machines do.
    private func hum(_ hertz: Double, _ harmonics: Int, _ fall: Double, _ count: Int) -> [Float] {
        let sine = SineTable.shared
        return Wavetable(harmonics: harmonics, fallDecibels: fall, highestHertz: hertz * 1.01).samples(count: count) {
            hertz * (1 + 0.01 * Double(sine(Double($0) / Self.rate * 0.13)))
        }
    }

    /// Clicks of chance size, whose sound the layer's band makes.
    private func drops(_ perSecond: Double, count: Int) -> [Float] {
        var random = random.substream("drops")
        var samples = [Float](repeating: 0, count: count)
        var place = 0.0
        while true {
            // Waiting times of a Poisson process.
            place -= DeterministicMath.log(1 - random.unit()) * Self.rate / perSecond
            guard place < Double(count) else { return samples }
            let size = random.unit()
            samples[Int(place)] += Float(size * size * (random.chance(0.5) ? 1 : -1))
        }
    }

    private func alarm(_ alarm: NoiseScene.MedicalAlarm, _ every: Double, count: Int) -> Rendered {
        let pattern = AlarmPattern(AlarmBurst(condition: alarm.condition))
        var buffer = MixBuffer(count: count)
        var random = random.substream("alarm")
        var spans: [Range<Int>] = []
        let length = pattern.lengthMilliseconds * AudioScene.sampleRateHertz / 1000
        var start = random.unit() * every * Self.rate
        while Int(start) + length <= count {
            for pulse in pattern.pulses {
                let wave = DeviceSounds.alarmPulse(hertz: pulse.hertz, milliseconds: pattern.pulseMilliseconds)
                let place = Int(start) + pulse.startMilliseconds * AudioScene.sampleRateHertz / 1000
                buffer.add(wave.samples, at: place, gain: 1)
            }
            spans.append(Int(start)..<Int(start) + length)
            start += max(every * Self.rate, Double(length))
        }
        return Rendered(samples: buffer.samples, spans: spans)
    }

    private static func limit(_ samples: inout [Float], to band: ClosedRange<Double>) {
        for section in Biquad.butterworth4(Biquad.highPass, hertz: band.lowerBound, rateHertz: rate) {
            section.apply(to: &samples)
        }
        guard band.upperBound < 7_900 else { return }
        for section in Biquad.butterworth4(Biquad.lowPass, hertz: band.upperBound, rateHertz: rate) {
            section.apply(to: &samples)
        }
    }

    /// Levels at chance between knots, linear in dB.
    private func swell(_ samples: inout [Float], _ swell: NoiseScene.Swell) {
        var random = random.substream("swell")
        let step = Int(swell.everySeconds * Self.rate)
        var level = (random.unit() - 0.5) * swell.depthDecibels
        for start in stride(from: 0, to: samples.count, by: step) {
            let next = (random.unit() - 0.5) * swell.depthDecibels
            let factor = Float(Decibels.amplitude((next - level) / Double(step)))
            var gain = Float(Decibels.amplitude(level))
            for index in start..<min(start + step, samples.count) {
                samples[index] *= gain
                gain *= factor
            }
            level = next
        }
    }

    /// Silences what lies between the stretches, which rise and fall in 60 ms.
    private static func gate(_ samples: inout [Float], _ cycle: NoiseScene.Cycle) -> [Range<Int>] {
        let fade = AudioScene.sampleRateHertz * 60 / 1000
        let on = Int(min(cycle.onSeconds, cycle.everySeconds) * rate)
        var spans: [Range<Int>] = []
        var last = 0
        var number = 0
        while true {
            let start = Int(Double(number) * cycle.everySeconds * rate)
            guard start < samples.count else { break }
            let span = start..<min(start + on, samples.count)
            for index in last..<start { samples[index] = 0 }
            for index in 0..<min(fade, span.count / 2) {
                let gain = Float(index + 1) / Float(fade + 1)
                samples[span.lowerBound + index] *= gain
                samples[span.upperBound - 1 - index] *= gain
            }
            spans.append(span)
            last = span.upperBound
            number += 1
        }
        for index in last..<samples.count { samples[index] = 0 }
        return spans
    }

    /// To an RMS of 1 where it sounds.
    private static func normalise(_ samples: inout [Float], over spans: [Range<Int>]) {
        var sum = 0.0
        var count = 0
        for span in spans {
            for index in span { sum += Double(samples[index]) * Double(samples[index]) }
            count += span.count
        }
        guard sum > 0 else { return }
        let gain = Float(1 / (sum / Double(count)).squareRoot())
        for index in samples.indices { samples[index] *= gain }
    }
}

extension NoiseScene.MedicalAlarm {
    fileprivate var condition: AlarmBurst.Condition {
        switch self {
        case .cardiac: .asystole
        case .ventilation: .apnoea
        case .oxygenation: .lowOxygenSaturation
        }
    }
}
