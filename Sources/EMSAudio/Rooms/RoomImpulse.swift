/// What a room makes of a click at a speaker's mouth, at the microphone, from the direct sound on.
public struct RoomImpulse: Sendable {
    /// 16 kHz; the highest sample is at half of full scale.
    public let samples: [Int16]
    /// From the mouth to the microphone; nil for a recording, of which nobody has said it.
    public let distanceMetres: Double?
    /// At which sample the direct sound has its peak: 0 for what is computed, at most 1 ms for a recording.
    public let directSample: Int
    /// Measured on the samples; nil where they do not fall by 25 dB, or at once.
    public let decaySeconds: Double?
    let convolver: Convolver

    /// Quantised, because the file holds these samples and they are what the mix is made with.
    init(response: [Double], distanceMetres: Double?, directSample: Int = 0) {
        let peak = response.reduce(0) { max($0, abs($1)) }
        let gain = peak > 0 ? 16_384 / peak : 0
        var samples = response.map { Int16(($0 * gain).rounded()) }
        while samples.count > 1, samples.last == 0 { samples.removeLast() }
        self.samples = samples
        self.distanceMetres = distanceMetres
        self.directSample = directSample
        decaySeconds = DecayTime.seconds(of: samples.map { Double($0) })
        convolver = Convolver(kernel: samples.map { Float($0) / 16_384 })
    }

    /// For speech, in the same steps; longer by one less than the impulse.
    func apply(to speech: [Float]) -> [Float] { convolver.apply(to: speech) }
}
