import EMSAudio
import EMSModel
import EMSReproducibility
import Foundation
import Testing

/// Noises and rooms that were recorded rather than computed.
struct RecordingTests {
    /// Noise that falls by 60 dB in the given time, behind a direct sound with its rise.
    private func response(silence: Int, rise: [Int16] = [], seconds: Double) -> [Int16] {
        var random = RandomSubstream(seed: 5, "room")
        let count = Int(seconds * 16_000)
        let tail = (0..<count).map {
            Int16((6000 * random.normal() * exp(-6.908 * Double($0) / Double(count))).rounded())
        }
        return [Int16](repeating: 3, count: silence) + rise + [30_000] + tail.map { max(-29_000, min(29_000, $0)) }
    }

    @Test(arguments: [0.3, 0.5, 1.2]) func `the decay time of a recorded room is measured`(seconds: Double) throws {
        let impulse = try #require(RoomImpulse(recording: response(silence: 900, seconds: seconds)))
        #expect(abs(try #require(impulse.decaySeconds) / seconds - 1) < 0.1)
        #expect(impulse.distanceMetres == nil)
    }

    @Test func `it begins with the direct sound, so that words keep their times`() throws {
        let sharp = try #require(RoomImpulse(recording: response(silence: 4000, seconds: 0.4)))
        #expect(sharp.directSample == 0 && sharp.samples[0] == 16_384)
        // A rise is kept, for a millisecond at most.
        let slow = try #require(
            RoomImpulse(recording: response(silence: 500, rise: [4000, -9000, 14_000], seconds: 0.4)))
        #expect(slow.directSample == 3 && slow.samples[3] == 16_384)
        let long = try #require(
            RoomImpulse(recording: response(silence: 500, rise: [Int16](repeating: 9000, count: 400), seconds: 0.4)))
        #expect(long.directSample == 16)
    }

    @Test func `an echo that is louder than the direct sound does not move it`() throws {
        var samples = response(silence: 100, seconds: 0.2)
        samples[100] = 18_000
        samples[900] = 32_000
        let impulse = try #require(RoomImpulse(recording: samples))
        #expect(impulse.directSample == 0)
        #expect(impulse.samples[800] == 16_384)
    }

    @Test func `silence is no room`() {
        #expect(RoomImpulse(recording: [Int16](repeating: 0, count: 100)) == nil)
        #expect(RoomImpulse(recording: []) == nil)
    }

    @Test func `a long recording is cut, and drawn by its stream`() {
        let source = (0..<64_000).map { Int16($0 % 16_000 / 4) }
        let one = NoiseTrack(recording: source, sampleCount: 16_000, random: RandomSubstream(seed: 1, "noise"))
        let same = NoiseTrack(recording: source, sampleCount: 16_000, random: RandomSubstream(seed: 1, "noise"))
        let other = NoiseTrack(recording: source, sampleCount: 16_000, random: RandomSubstream(seed: 2, "noise"))
        #expect(one.samples == same.samples && one.samples != other.samples)
        #expect(one.samples.count == 16_000)
        #expect(one.events.map(\.label) == ["recording"])
        #expect(one.events[0].span.end == .seconds(1))
    }

    @Test func `a short one goes on without a click, at the level of all noise`() {
        // A second of a tone that does not close: joined bluntly it would jump by its whole height.
        let source = (0..<16_000).map { Int16(8000 * sin(2 * .pi * 100.5 * Double($0) / 16_000)) }
        let track = NoiseTrack(recording: source, sampleCount: 160_000, random: RandomSubstream(seed: 3, "noise"))
        #expect(track.samples.count == 160_000)
        let power = track.samples.reduce(0.0) { $0 + Double($1) * Double($1) } / 160_000
        #expect(abs(10 * log10(power / 1_073_741_824) + 26) < 0.1)
        let highest = track.samples.map { abs(Int($0)) }.max() ?? 0
        let step = zip(track.samples, track.samples.dropFirst()).map { abs(Int($1) - Int($0)) }.max() ?? 0
        // Of the tone itself the largest step is 2π · 100.5 / 16,000 of its height, 4 %.
        #expect(Double(step) < 0.06 * Double(highest))
    }
}
