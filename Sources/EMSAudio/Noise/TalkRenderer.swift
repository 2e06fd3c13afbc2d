import EMSReproducibility

/// People who talk in the background: each says his lines in an order of chance, with pauses, all at one level.
struct TalkRenderer {
    let talkers: [[[Int16]]]
    let random: RandomSubstream

    func samples(count: Int) -> [Float] {
        var buffer = MixBuffer(count: count)
        for (number, lines) in talkers.enumerated() {
            var random = random.substream("talker\(number)")
            let voiced = lines.compactMap { line in SpeechLevel.Measure(line[...]).active.map { (line, 1 / $0) } }
            guard !voiced.isEmpty else { continue }
            let rate = Double(AudioScene.sampleRateHertz)
            // Who is being listened to in the middle of a sentence was talking before.
            var place = -Int(random.unit() * 2 * rate)
            while place < count {
                for (line, gain) in random.shuffled(voiced) where place < count {
                    buffer.add(line.map { Float($0) }, at: place, gain: Float(gain))
                    place += line.count + Int(random.uniform(0.1...1.2) * rate)
                }
            }
        }
        return buffer.samples
    }
}
