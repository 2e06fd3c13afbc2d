import EMSAudio
import EMSModel
import EMSReproducibility
import Foundation
import Testing

/// What is heard in a layer, measured in its samples.
struct NoiseSceneTests {
    private func track(
        _ layers: [NoiseScene.Layer], seconds: Int = 20, talk: [[[Int16]]] = [], seed: UInt64 = 1
    ) -> NoiseTrack {
        NoiseTrack(
            scene: NoiseScene(id: "x", title: "x", layers: layers), sampleCount: seconds * 16_000, talk: talk,
            random: RandomSubstream(seed: seed, "noise"))
    }

    private func siren(_ sweep: NoiseScene.Siren.Sweep, _ hertz: ClosedRange<Double>, period: Double) -> NoiseTrack {
        track([
            NoiseScene.Layer(
                label: "siren", sound: .siren(.init(sweep: sweep, hertz: hertz, periodSeconds: period)),
                levelDecibels: 0)
        ])
    }

    /// Of a pitch in a tenth of a second.
    private func power(_ samples: [Int16], at second: Double, hertz: Double) -> Double {
        let start = Int(second * 16_000)
        return power(Array(samples[start..<start + 1_600]), hertz - 20...hertz + 20)
    }

    /// Of all that lies in a band.
    private func power(_ samples: [Int16], _ hertz: ClosedRange<Double>) -> Double {
        Spectrum.power(samples, hertz: hertz).reduce(0) { $0 + pow(10, $1 / 10) }
    }

    @Test func `A wail rises from the lower to the upper pitch and falls again`() {
        let samples = siren(.wail, 600...1_500, period: 4).samples
        #expect(power(samples, at: 3.95, hertz: 600) > 20 * power(samples, at: 3.95, hertz: 1_500))
        #expect(power(samples, at: 1.95, hertz: 1_500) > 20 * power(samples, at: 1.95, hertz: 600))
        #expect(power(samples, at: 5.95, hertz: 1_500) > 20 * power(samples, at: 5.95, hertz: 600))
    }

    @Test func `A two-tone horn sounds one pitch, then the other`() {
        let samples = siren(.hiLo, 435...580, period: 1.5).samples
        for period in 0..<5 {
            let start = Double(period) * 1.5
            #expect(power(samples, at: start + 0.3, hertz: 435) > 20 * power(samples, at: start + 0.3, hertz: 580))
            #expect(power(samples, at: start + 1, hertz: 580) > 20 * power(samples, at: start + 1, hertz: 435))
        }
    }

    @Test func `A band keeps what lies outside it out`() {
        let noise = track([
            NoiseScene.Layer(label: "suction", sound: .noise, levelDecibels: 0, band: 200...800)
        ]).samples
        let inside = power(noise, 250...700)
        #expect(inside > 200 * power(noise, 1_600...7_000))
        #expect(inside > 200 * power(noise, 10...100))
    }

    @Test func `Layers have their levels against each other while they sound`() {
        let low = NoiseScene.Layer(label: "low", sound: .noise, levelDecibels: 0, band: 100...400)
        let high = NoiseScene.Layer(
            label: "high", sound: .noise, levelDecibels: -12, band: 2_000...6_000,
            cycle: .init(everySeconds: 4, onSeconds: 1))
        let noise = track([low, high])
        let on = noise.samples[2_000..<14_000]
        let ratio = power(Array(on), 50...900) / power(Array(on), 1_200...7_800)
        #expect(abs(DecibelsByHand.between(ratio.squareRoot(), 1) - 12) < 1)
        let off = Array(noise.samples[20_000..<60_000])
        #expect(power(off, 50...900) > 1_000 * power(off, 2_500...7_000))
        #expect(noise.events.filter { $0.label == "high" }.map(\.span.start) == (0..<5).map { .seconds(4 * $0) })
        #expect(noise.events.filter { $0.label == "low" }.map(\.span) == [SessionSpan(start: .zero, end: .seconds(20))])
    }

    @Test func `Alarms sound where their events are, and come again as often as they should`() {
        let noise = track(
            [NoiseScene.Layer(label: "alarm", sound: .alarm(.cardiac, everySeconds: 6), levelDecibels: 0)], seconds: 60)
        #expect((9...10).contains(noise.events.count))
        for (first, second) in zip(noise.events, noise.events.dropFirst()) {
            #expect(abs((second.span.start - first.span.start).seconds - 6) < 0.001)
        }
        let events = noise.events.map {
            $0.span.start.sampleIndex(rateHertz: 16_000)..<$0.span.end.sampleIndex(rateHertz: 16_000)
        }
        for event in events { #expect(DecibelsByHand.rms(noise.samples[event.prefix(2_400)]) > 100) }
        #expect(
            noise.samples.indices.allSatisfy { index in
                noise.samples[index] == 0 || events.contains { $0.contains(index) }
            })
    }

    @Test func `Talkers talk at once, each in his own voice`() {
        let talk = [110.0, 205].map { pitch in [SpeechLike.samples(seconds: 2, pitch: pitch)] }
        let noise = track([NoiseScene.Layer(label: "babble", sound: .talk(talkers: 2), levelDecibels: 0)], talk: talk)
        for pitch in [110.0, 205] {
            #expect(
                power(noise.samples, pitch - 15...pitch + 15) > 4
                    * power(noise.samples, pitch * 1.5 - 15...pitch * 1.5 + 15))
        }
        #expect(
            track([NoiseScene.Layer(label: "babble", sound: .talk(talkers: 2), levelDecibels: 0)]).samples.allSatisfy {
                $0 == 0
            })
    }

    @Test func `A track has a level, no clipping, and depends on its stream of random numbers alone`() {
        let layers = [
            NoiseScene.Layer(label: "rain", sound: .drops(perSecond: 40), levelDecibels: 0, band: 400...3_500),
            NoiseScene.Layer(
                label: "road", sound: .noise, levelDecibels: -3, band: 20...200,
                swell: .init(everySeconds: 1, depthDecibels: 8)),
        ]
        let first = track(layers)
        let peak = first.samples.map(\.magnitude).max() ?? 0
        #expect(Double(peak) <= 32_768 * DecibelsByHand.amplitude(-1) + 1)
        #expect(DecibelsByHand.rms(first.samples[...]) > 32_768 * DecibelsByHand.amplitude(-40))
        #expect(digest(track(layers).samples) == digest(first.samples))
        #expect(digest(track(layers, seed: 2).samples) != digest(first.samples))
    }
}
