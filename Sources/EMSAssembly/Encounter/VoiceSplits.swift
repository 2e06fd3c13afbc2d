import EMSKnowledge
import EMSModel
import EMSReproducibility
import EMSSpeech

/// The voices that each split may use.
struct VoiceSplits {
    private let shared: VoiceCatalogue
    /// By split; empty where all splits share the voices.
    private var own: [String: VoiceCatalogue] = [:]

    /// Every split may use every voice.
    init(_ catalogue: VoiceCatalogue) { shared = catalogue }

    /// No voice of a person or a dispatcher is in two splits; those of devices are in all. Voices of one language, use,
    /// sex and age group are divided as the encounters are, whereby each split has six of them where there are that
    /// many; where there are fewer voices than splits, the largest split has them all.
    ///
    /// - Parameter seed: of the data set.
    /// - Throws: `SpeechError`, as `VoiceCatalogue` does.
    init(_ catalogue: VoiceCatalogue, shares: Recipe.Splits, seed: UInt64) throws {
        shared = catalogue
        let splits = [("train", shares.train), ("validation", shares.validation), ("test", shares.test)]
            .filter { $0.1 > 0 }.enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
        guard splits.count > 1 else { return }
        let random = RandomSubstream(seed: seed, "voice splits")
        var parts = [[VoiceProfile]](repeating: [], count: splits.count)
        let classes = Dictionary(grouping: catalogue.voices) {
            "\($0.language) \($0.use.rawValue) \($0.sex.rawValue) \($0.ageGroup.rawValue)"
        }
        for name in classes.keys.sorted() {
            guard let voices = classes[name] else { continue }
            if voices[0].use == .device {
                for split in parts.indices { parts[split] += voices }
                continue
            }
            var stream = random.substream(name)
            var left = stream.shuffled(voices)[...]
            if voices.count >= splits.count {
                for (split, share) in splits.enumerated().dropFirst().map({ ($0.offset, $0.element.1) }) {
                    let least = min(6, voices.count / splits.count)
                    let count = max(least, Int((share * Double(voices.count)).rounded()))
                    parts[split] += left.prefix(count)
                    left = left.dropFirst(count)
                }
            }
            parts[0] += left
        }
        for (split, voices) in zip(splits, parts) { own[split.0] = try VoiceCatalogue(voices) }
    }

    func catalogue(of split: String) -> VoiceCatalogue { own[split] ?? shared }
}
