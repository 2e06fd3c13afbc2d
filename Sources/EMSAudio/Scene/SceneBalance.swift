/// Finds the gains of a scene: its loudness at the target, its peak below the ceiling.
///
/// Where single turns, or turns that overlap, rise above the ceiling at the target, their gains are lowered as a whole.
/// Where that does not help, all turns keep their gains, the master gain is lowered, and the scene stays below its
/// target.
struct SceneBalance {
    private let bed: MixBuffer
    private let options: AudioSceneOptions
    private(set) var turns: [SpeechTurn]
    private(set) var masterDecibels = 0.0
    private(set) var isHeldByPeak = false

    private static let rounds = 6

    init(bed: MixBuffer, turns: [SpeechTurn], options: AudioSceneOptions) {
        self.bed = bed
        self.turns = turns
        self.options = options
    }

    /// Sets the master gain and adds it to the gain of each turn.
    mutating func apply() {
        // Without speech, loudness would only blow up the room.
        let hasSpeech = turns.contains { !$0.isSilent }
        let asPlaced = (turns: turns, measure: SceneMeasure(bed: bed, turns: turns))
        var measure = asPlaced.measure
        var gain = hasSpeech ? measure.gain(toLoudness: options.targetLoudness) : 0
        for _ in 0..<Self.rounds where lowerTurns(above: ceiling / Float(Decibels.amplitude(gain)), measure) {
            measure = SceneMeasure(bed: bed, turns: turns)
            gain = measure.gain(toLoudness: options.targetLoudness)
        }
        isHeldByPeak = gain > Self.highestGain(of: measure, below: ceiling)
        if isHeldByPeak { (turns, measure) = asPlaced }
        let highest = Self.highestGain(of: measure, below: ceiling)
        // Downwards to the thousandth, so that the stated gain never lifts the peak above the ceiling.
        masterDecibels = Decibels.rounded(isHeldByPeak ? highest - 0.0005 : gain)
        for index in turns.indices { turns[index].addGain(masterDecibels) }
    }

    private static func highestGain(of measure: SceneMeasure, below ceiling: Float) -> Double {
        measure.peak > 0 ? Decibels.of(amplitude: Double(ceiling / measure.peak)) : .infinity
    }

    /// Whether a turn had to be lowered.
    private mutating func lowerTurns(above limit: Float, _ measure: SceneMeasure) -> Bool {
        var isLowered = false
        for index in turns.indices where !turns[index].isSilent {
            let peak = measure.peak(in: turns[index].range)
            guard peak > limit else { continue }
            // A little more than needed: loudness sinks with the turn, and the master gain rises again.
            turns[index].addGain(Decibels.of(amplitude: Double(limit / peak)) - 0.2)
            isLowered = true
        }
        return isLowered
    }

    /// In 16-bit steps; leaves room for half a step for each rounded part, of which no more than 16 overlap.
    private var ceiling: Float { Float(32_768 * Decibels.amplitude(min(options.peakCeilingDecibels, -1))) - 8 }
}
