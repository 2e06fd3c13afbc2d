import EMSManifest
import EMSMedia
import EMSModel
import EMSValidation
import Foundation

/// A decoded recording on the session clock, as one channel.
struct Sound {
    let samples: [Int16]
    let channels: Int
    private let rateHertz: Double
    private let clock: StreamClock

    init?(_ stream: StreamRecord, in contents: EncounterContents) {
        guard let audio = try? contents.audio(stream.path) else { return nil }
        samples = audio.samples
        channels = audio.header.channels
        rateHertz = Double(audio.header.sampleRateHertz)
        clock = stream.clock ?? .identity
    }

    /// One channel, of the rate and clock of another recording.
    init(_ samples: [Int16], like other: Sound) {
        self.samples = samples
        channels = 1
        rateHertz = other.rateHertz
        clock = other.clock
    }

    var frameCount: Int { samples.count / channels }

    /// Root mean square of the first channel between two instants; 0 outside the recording.
    func level(_ start: SessionTime, _ end: SessionTime) -> Double {
        level(index(start)..<max(index(start), index(end)))
    }

    func level(_ frames: Range<Int>) -> Double {
        let range = frames.clamped(to: 0..<frameCount)
        return range.isEmpty ? 0 : (energy(range) / Double(range.count)).squareRoot()
    }

    /// Sum of squares of the first channel.
    func energy(_ frames: Range<Int>) -> Double {
        frames.clamped(to: 0..<frameCount).reduce(into: 0.0) { sum, frame in
            let sample = Double(samples[frame * channels])
            sum += sample * sample
        }
    }

    /// Frames between two instants, within the recording.
    func frames(_ start: SessionTime, _ end: SessionTime) -> Range<Int> {
        let first = min(frameCount, index(start))
        return first..<max(first, min(frameCount, index(end)))
    }

    /// Frames outside of spans.
    ///
    /// - Parameter spans: in any order; they may overlap.
    func frames(outside spans: [SessionSpan]) -> [Range<Int>] {
        var rest: [Range<Int>] = []
        var start = 0
        for range in spans.map({ frames($0.start, $0.end) }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > start { rest.append(start..<range.lowerBound) }
            start = max(start, range.upperBound)
        }
        if start < frameCount { rest.append(start..<frameCount) }
        return rest
    }

    /// Normalised correlation of the first channels over the same frames, −1 … 1; nil where one of the two is silent.
    /// Both must have one rate and one clock.
    func correlation(with other: Sound, over ranges: [Range<Int>]) -> Double? {
        var product = 0.0
        var own = 0.0
        var others = 0.0
        let limit = 0..<min(frameCount, other.frameCount)
        for range in ranges {
            for frame in range.clamped(to: limit) {
                let left = Double(samples[frame * channels])
                let right = Double(other.samples[frame * other.channels])
                product += left * right
                own += left * left
                others += right * right
            }
        }
        return own > 0 && others > 0 ? product / (own * others).squareRoot() : nil
    }

    /// As `correlation(with:over:)`, of what this sounds like behind an impulse response, of which the strongest samples
    /// are taken that hold nine tenths of its energy, over the first three seconds of a range, or fewer where there are
    /// many. A few samples alone would do for a voice, but not for a tone, nor in a recorded room.
    func correlation(with other: Sound, over range: Range<Int>, in room: Sound) -> Double? {
        let taps = room.strongest(holding: 0.9, most: 4_096)
        let length = 60 * stretchLength * 512 / max(512, taps.count)
        var product = 0.0
        var own = 0.0
        var others = 0.0
        for frame in range.clamped(to: 0..<min(frameCount, other.frameCount)).prefix(length) {
            var heard = 0.0
            for tap in taps where tap.delay <= frame {
                heard += tap.gain * Double(samples[(frame - tap.delay) * channels])
            }
            let right = Double(other.samples[frame * other.channels])
            product += heard * right
            own += heard * heard
            others += right * right
        }
        return own > 0 && others > 0 ? product / (own * others).squareRoot() : nil
    }

    /// The loudest frames of the first channel that together hold a share of its energy, in order of time.
    private func strongest(holding share: Double, most: Int) -> [(delay: Int, gain: Double)] {
        let loudest = (0..<frameCount).sorted {
            (samples[$1 * channels].magnitude, $0) < (samples[$0 * channels].magnitude, $1)
        }
        var missing = share * energy(0..<frameCount)
        var taken: [Int] = []
        for frame in loudest.prefix(most) where missing > 0 {
            taken.append(frame)
            missing -= energy(frame..<frame + 1)
        }
        return taken.sorted().map { (delay: $0, gain: Double(samples[$0 * channels])) }
    }

    /// Seconds from the first sample to the first 50 ms of some ranges in which the difference of another recording in step
    /// with this one is above so many steps and above so large a share of this one (root mean square); nil if there are
    /// none.
    func firstDifference(
        from other: Sound, over ranges: [Range<Int>], above noise: (steps: Double, share: Double)
    ) -> Double? {
        let limit = 0..<min(frameCount, other.frameCount)
        for range in ranges.map({ $0.clamped(to: limit) }) {
            for start in stride(from: range.lowerBound, to: range.upperBound - stretchLength, by: stretchLength) {
                let stretch = start..<start + stretchLength
                let difference = stretch.reduce(into: 0.0) { sum, frame in
                    let step = Double(samples[frame * channels]) - Double(other.samples[frame * other.channels])
                    sum += step * step
                }
                let root = (difference / Double(stretchLength)).squareRoot()
                if root > noise.steps, root > noise.share * level(stretch) { return Double(start) / rateHertz }
            }
        }
        return nil
    }

    /// Whether sample numbers of the two mean the same instants.
    func isInStep(with other: Sound) -> Bool { rateHertz == other.rateHertz && clock == other.clock }

    /// Frames that make up 50 ms.
    var stretchLength: Int { max(1, Int(rateHertz / 20)) }

    private func index(_ time: SessionTime) -> Int {
        let elapsed = Double(time.nanoseconds - clock.offsetNanoseconds)
        let nominal = elapsed / (1 + Double(clock.skewPartsPerBillion) / 1e9) * rateHertz / 1e9
        return max(0, Int(nominal.rounded()))
    }
}
