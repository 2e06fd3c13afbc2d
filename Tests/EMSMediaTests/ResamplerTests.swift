import EMSMedia
import Foundation
import Testing

@Suite struct `The resampler` {
    private func tone(_ hertz: Double, rate: Int, count: Int) -> [Int16] {
        (0..<count).map { Int16((16_000 * sin(2 * .pi * hertz * Double($0) / Double(rate))).rounded()) }
    }

    @Test(arguments: [(22_050, 16_000), (16_000, 22_050), (48_000, 16_000), (22_050, 8_000), (44_100, 48_000)])
    func `gives the length it states`(from: Int, to: Int) throws {
        let resampler = try Resampler(fromHertz: from, toHertz: to)
        for count in Array(0...1_500) + [22_050, 99_991] {
            let output = try resampler.resample([Int16](repeating: 100, count: count))
            let exact = Double(count) * Double(to) / Double(from)
            #expect(output.count == Int((exact).rounded()))
            #expect(output.count == resampler.outputCount(forInputCount: count))
        }
    }

    @Test(arguments: [(22_050, 16_000, 1_000.0), (22_050, 16_000, 6_500.0), (16_000, 22_050, 3_000.0)])
    func `keeps a tone's height and place`(from: Int, to: Int, hertz: Double) throws {
        let output = try Resampler(fromHertz: from, toHertz: to).resample(tone(hertz, rate: from, count: from))
        let expected = tone(hertz, rate: to, count: to)
        let worst = (200..<(to - 200)).map { abs(Int(output[$0]) - Int(expected[$0])) }.max() ?? .max
        // 0.01 dB, the ripple that quality HQ allows.
        #expect(worst <= 20)
    }

    @Test func `takes away what the new rate cannot hold`() throws {
        let output = try Resampler(fromHertz: 22_050, toHertz: 16_000)
            .resample(tone(9_000, rate: 22_050, count: 22_050))
        #expect(output.dropFirst(500).dropLast(500).allSatisfy { abs(Int($0)) <= 1 })
    }

    @Test func `remembers nothing from one call to the next`() throws {
        let resampler = try Resampler(fromHertz: 22_050, toHertz: 16_000)
        let samples = SampleNoise.samples(30_000)
        let first = try resampler.resample(samples)
        _ = try resampler.resample(SampleNoise.samples(12_345, seed: 9))
        #expect(try resampler.resample(samples).hashValue == first.hashValue)
        #expect(try Resampler(fromHertz: 22_050, toHertz: 16_000).resample(samples).hashValue == first.hashValue)
        #expect(try resampler.resample([Int16](repeating: 0, count: 5_000)).allSatisfy { $0 == 0 })
    }

    @Test func `clips instead of wrapping round`() throws {
        let square = (0..<4_000).map { ($0 / 50).isMultiple(of: 2) ? Int16.max : Int16.min }
        let output = try Resampler(fromHertz: 22_050, toHertz: 16_000).resample(square)
        // Amid a plateau the sign is that of the input.
        for plateau in 10..<70 {
            let centre = (plateau * 50 + 25) * 16_000 / 22_050
            #expect((output[centre] > 0) == plateau.isMultiple(of: 2))
        }
        #expect(output.contains(.max) && output.contains(.min))
    }

    @Test func `leaves a signal of the right rate alone`() throws {
        let samples = SampleNoise.samples(1_000)
        #expect(try Resampler(fromHertz: 16_000, toHertz: 16_000).resample(samples) == samples)
    }

    @Test(arguments: [(0, 16_000), (16_000, -1), (1_000, 100_000), (2_000_000, 1_000_000)])
    func `refuses rates it is not made for`(from: Int, to: Int) {
        #expect(
            Damage.code { () throws(MediaError) in try Resampler(fromHertz: from, toHertz: to) } == .invalidArgument)
    }
}
