public import EMSReproducibility

/// Takes the voice out of speech and leaves the mouth: each short piece is described by linear prediction, and what the
/// mouth then shapes is noise instead of the pulses of the vocal cords (Makhoul 1975 for the method).
///
/// Formants, and with them the words and who it is, stay; pitch goes. Times stay, so that words keep theirs.
public struct WhisperedVoice {
    private let rate: Int
    private let order: Int
    private let frame: Int
    private let hann: [Double]
    /// By delay, what the correlation is multiplied with.
    private let lagWindow: [Double]

    /// First difference before the analysis; only part of it is taken back, since a whisper has less of the low
    /// frequencies than a voice.
    private static let emphasis = 0.97
    private static let takenBack = 0.8
    /// Of the Gaussian that smooths the spectrum, Hz: without it a high voice, whose harmonics lie far apart, leaves them
    /// in the description of its mouth, and the whisper keeps its pitch.
    private static let smoothing = 120.0

    /// - Parameter sampleRateHertz: 8,000 and more.
    public init(sampleRateHertz: Int) {
        rate = sampleRateHertz
        order = sampleRateHertz / 1_000 + 2
        frame = sampleRateHertz / 40 / 2 * 2
        let length = frame
        let turn = 2 * 3.141_592_653_589_793 * Self.smoothing / Double(sampleRateHertz)
        lagWindow = (0...order).map { DeterministicMath.exp(-0.5 * (turn * Double($0)) * (turn * Double($0))) }
        hann = (0..<length).map { 0.5 - 0.5 * DeterministicMath.cosTurns(Double($0) / Double(length)) }
    }

    /// Samples of the same number and about the same level.
    public func apply(to speech: [Int16], random: RandomSubstream) -> [Int16] {
        guard speech.count > frame else { return speech }
        var random = random
        let emphasised = speech.indices.map { index in
            Double(speech[index]) - (index > 0 ? Self.emphasis * Double(speech[index - 1]) : 0)
        }
        let noise = speech.indices.map { _ in random.uniform(-1.732_050_807...1.732_050_807) }
        var whisper = [Double](repeating: 0, count: speech.count)
        // Half a frame each, so that the windows add up to one.
        for start in stride(from: -frame / 2, to: speech.count, by: frame / 2) {
            add(frameAt: start, of: emphasised, noise: noise, to: &whisper)
        }
        var last = 0.0
        for index in whisper.indices {
            last = whisper[index] + Self.takenBack * last
            whisper[index] = last
        }
        return scaled(whisper, like: speech)
    }

    private func add(frameAt start: Int, of speech: [Double], noise: [Double], to whisper: inout [Double]) {
        let piece = (0..<frame).map { place in
            speech.indices.contains(start + place) ? speech[start + place] * hann[place] : 0
        }
        guard let mouth = prediction(piece) else { return }
        // The filter begins a little earlier, so that it has found its level where the window opens.
        let lead = frame / 4
        var output = [Double](repeating: 0, count: lead + frame)
        for place in output.indices {
            let index = start + place - lead
            var value = noise.indices.contains(index) ? noise[index] * mouth.gain : 0
            for delay in 1...min(order, max(1, place)) where place >= delay {
                value -= mouth.coefficients[delay] * output[place - delay]
            }
            output[place] = value
        }
        for place in 0..<frame where whisper.indices.contains(start + place) {
            whisper[start + place] += output[lead + place] * hann[place]
        }
    }

    /// Levinson and Durbin's recursion over the autocorrelation; nil in silence.
    private func prediction(_ piece: [Double]) -> (coefficients: [Double], gain: Double)? {
        var correlation = (0...order).map { delay in
            var sum = 0.0
            for index in delay..<piece.count { sum += piece[index] * piece[index - delay] }
            return sum * lagWindow[delay]
        }
        // Mean square of the window is 3/8.
        let power = correlation[0] / (Double(piece.count) * 0.375)
        guard power > 1 else { return nil }
        // A floor 50 dB down keeps the recursion steady.
        correlation[0] *= 1.000_01
        var coefficients = [1.0] + [Double](repeating: 0, count: order)
        var error = correlation[0]
        for step in 1...order {
            var sum = correlation[step]
            for index in stride(from: 1, to: step, by: 1) { sum += coefficients[index] * correlation[step - index] }
            let reflection = -sum / error
            var next = coefficients
            for index in stride(from: 1, to: step, by: 1) { next[index] += reflection * coefficients[step - index] }
            next[step] = reflection
            coefficients = next
            error *= 1 - reflection * reflection
        }
        return (coefficients, (error / (Double(piece.count) * 0.375)).squareRoot())
    }

    private func scaled(_ whisper: [Double], like speech: [Int16]) -> [Int16] {
        let own = whisper.reduce(0) { $0 + $1 * $1 }
        let wanted = speech.reduce(0) { $0 + Double($1) * Double($1) }
        let peak = whisper.reduce(0) { max($0, abs($1)) }
        guard own > 0 else { return speech }
        let gain = min((wanted / own).squareRoot(), 30_000 / peak)
        return whisper.map { Int16(($0 * gain).rounded(.toNearestOrEven)) }
    }
}
