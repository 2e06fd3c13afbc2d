import EMSAudio
import EMSModel
import Foundation
import Testing

struct MuLawTests {
    /// Values of ITU-T G.711, in 14 bits: both ends, zero, and where the first segment turns into the second.
    @Test(arguments: [
        (UInt8(0xFF), 0), (0xFE, 2), (0xF0, 30), (0xEF, 33), (0xEE, 37), (0xE0, 93), (0xDF, 99), (0x80, 8_031),
        (0x00, -8_031), (0x7E, -2), (0x6F, -33),
    ])
    func `Codes stand for the values of the standard`(_ code: UInt8, _ value: Int) {
        #expect(MuLaw.decode(code) == value)
        #expect(MuLaw.encode(value) == code)
    }

    @Test func `Every code but the negative zero comes back as it went`() {
        for code in UInt8.min ... .max where code != 0x7F { #expect(MuLaw.encode(MuLaw.decode(code)) == code) }
        #expect(MuLaw.decode(0x7F) == 0)
    }

    /// Steps are 2 in the first segment and twice as large in each further one; nothing is off by more than half a step.
    @Test func `A sample comes back as the nearest value`() {
        for sample in -8_158...8_158 {
            let error = abs(MuLaw.decode(MuLaw.encode(sample)) - sample)
            let segment = Int(log2(Double(abs(sample) + 33) / 32))
            #expect(error <= 1 << segment, "\(sample)")
        }
        #expect(MuLaw.decode(MuLaw.encode(-8_192)) == -8_031 && MuLaw.decode(MuLaw.encode(8_191)) == 8_031)
    }

    @Test(arguments: [DialogueTurn.Channel.radio, .telephone])
    func `A tone has the noise of companding beside it, inside the band alone`(
        _ channel: DialogueTurn.Channel
    ) throws {
        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let tone = SpeechLike.tone(hertz: 1_437.5, count: 32_000)
        let mix = try AudioSceneMixer(options: options).mix(
            duration: .seconds(2),
            utterances: [
                PlacedUtterance(turnID: "t1", speaker: "a", role: .emt, channel: channel, start: .zero, samples: tone)
            ], events: []
        ).mix
        let middle = Array(mix[8_000..<24_000])
        func sum(_ ranges: ClosedRange<Double>...) -> Double {
            10
                * log10(
                    ranges.flatMap { Spectrum.power(middle, hertz: $0) }.reduce(0) { $0 + Foundation.pow(10, $1 / 10) })
        }
        let whole = sum(1_350...1_530)
        // 8 bits of G.711 leave 33 to 40 dB between a signal and its noise.
        let beside = sum(350...1_250, 1_630...3_100) - whole
        #expect((-48.0 ... -30).contains(beside), "\(beside)")
        #expect(sum(3_450...8_000) - whole < -60)
    }
}
