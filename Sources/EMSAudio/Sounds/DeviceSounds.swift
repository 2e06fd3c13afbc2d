/// Sounds of monitor, defibrillator and cuff: how they are made, of RMS 1, at the length asked for.
enum DeviceSounds {
    private static let rate = AudioScene.sampleRateHertz

    /// 90 ms.
    static func pulseBeep(hertz: Double) -> Waveform {
        Waveform.tone(count: rate * 90 / 1000, hertz: hertz, partials: [1, 0.15, 0.05]).faded(rise: 32, fall: 480)
            .normalised()
    }

    static func alarmPulse(hertz: Double, milliseconds: Int) -> Waveform {
        let count = rate * milliseconds / 1000
        return Waveform.tone(count: count, hertz: hertz, partials: AlarmPattern.partials)
            .faded(rise: count * 15 / 100, fall: count * 20 / 100).normalised()
    }

    /// Three notes upwards, the last one held.
    static func powerOn(count: Int) -> Waveform {
        let third = max(1, count / 4)
        return Waveform.tone(count: count, partials: [1, 0.3, 0.1]) { index in
            index < third ? 660 : index < 2 * third ? 830 : 990
        }.faded(rise: 160, fall: 1_600).normalised()
    }

    /// 400 to 1,100 Hz, faster at first, as a capacitor fills.
    static func chargeWhine(count: Int) -> Waveform {
        Waveform.tone(count: count, partials: [1, 0.35, 0.2, 0.1]) { index in
            let place = Double(index) / Double(max(1, count))
            return 400 + 700 * place * (1.4 - 0.4 * place)
        }.faded(rise: 800, fall: 80).normalised()
    }

    /// 1,100 Hz, wavering between two pitches four times a second.
    static func readyTone(count: Int) -> Waveform {
        Waveform.tone(count: count, partials: [1, 0.3, 0.1]) { index in
            index / (rate / 8) % 2 == 0 ? 1_100 : 1_220
        }.faded(rise: 80, fall: 80).normalised()
    }

    /// A click of the relay, then a body of 100 to 190 Hz that dies away.
    static func shockThump(count: Int, noise: inout NoiseSource) -> Waveform {
        let body = Waveform.tone(count: count, partials: [1, 0.4]) { index in
            100 + 90 * Double(max(0, rate / 12 - index)) / Double(rate / 12)
        }.decaying(over: Double(rate) * 0.07)
        let click = noise.waveform(count: count).decaying(over: Double(rate) * 0.006)
        return (body + click.scaled(by: 0.3)).faded(rise: 8, fall: 400).normalised()
    }

    /// 25 ms.
    static func metronomeClick() -> Waveform {
        Waveform.tone(count: rate * 25 / 1000, hertz: 1_500, partials: [1, 0.4, 0.2])
            .faded(rise: 16, fall: 160).decaying(over: Double(rate) * 0.008).normalised()
    }

    /// A small membrane pump whose pitch sinks a little as the pressure rises.
    static func cuffPump(count: Int, noise: inout NoiseSource) -> Waveform {
        let motor = Waveform.tone(count: count, partials: [0.5, 1, 0.7, 0.8, 0.4, 0.5, 0.2, 0.3]) { index in
            96 - 14 * Double(index) / Double(max(1, count))
        }
        let air = noise.waveform(count: count).filtered([Biquad.lowPass(1_800, quality: 0.7, rateHertz: 16_000)])
        return (motor + air.scaled(by: 0.8)).faded(rise: 1_600, fall: 800).normalised()
    }

    static func cuffRelease(count: Int, noise: inout NoiseSource) -> Waveform {
        noise.waveform(count: count)
            .filtered([Biquad.highPass(900, quality: 0.7, rateHertz: 16_000)])
            .decaying(over: Double(count) / 3).faded(rise: 160, fall: 800).normalised()
    }

    /// 900 ms: the squeeze, then the valve.
    static func bagBreath(noise: inout NoiseSource) -> Waveform {
        let count = rate * 9 / 10
        let squeeze = noise.waveform(count: count)
            .filtered([
                Biquad.highPass(350, quality: 0.7, rateHertz: 16_000),
                Biquad.lowPass(2_600, quality: 0.7, rateHertz: 16_000),
            ]).faded(rise: count / 3, fall: count * 3 / 5)
        var valve = noise.waveform(count: rate / 25).decaying(over: Double(rate) * 0.008)
        valve.samples = Waveform.silence(count * 5 / 9).samples + valve.samples
        valve.samples += Waveform.silence(count - valve.samples.count).samples
        return (squeeze + valve.scaled(by: 0.5)).normalised()
    }

    static func squelch(count: Int, noise: inout NoiseSource) -> Waveform {
        Waveform(samples: SpeechChannel.limitToVoiceBand(noise.waveform(count: count).samples))
            .faded(rise: 16, fall: 16).normalised()
    }

    static func channelNoise(count: Int, noise: inout NoiseSource) -> Waveform {
        Waveform(samples: SpeechChannel.limitToVoiceBand(noise.waveform(count: count).samples))
            .faded(rise: 80, fall: 80).normalised()
    }

    static func rogerBeep(count: Int) -> Waveform {
        Waveform.tone(count: count, hertz: 1_050, partials: [1, 0.1]).faded(rise: 80, fall: 80).normalised()
    }
}
