import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSSpeech
import Testing

struct VoiceCastingTests {
    /// The voices as calls have them, with the pitch that was measured and what casting made of it; of a patient also the
    /// voice of weakness, in quiet and where the others speak up.
    private static func voices(of record: EncounterRecord) throws -> [[VoiceProfile]] {
        try record.speakers.compactMap { speaker in
            guard case .string(let id)? = speaker.voice?["id"], case .integer(let pitch)? = speaker.voice?["pitch"]
            else { return nil }
            let known = try #require(SmallBuild.knowledge.voices.first { $0.id == id })
            let voice = known.raised(by: Int(pitch) - known.pitch)
            guard speaker.role == .patient else { return [voice] }
            return [voice, voice.spoken(.weak), voice.spoken(.weak, among: .raised)]
        }
    }

    @Test(arguments: [nil, Recipe.Audio.Voices.disjoint])
    func `People of a built call sound unlike one another`(choice: Recipe.Audio.Voices?) throws {
        var recipe = SmallBuild.recipe(encounters: 16, audio: true)
        recipe.audio.voices = choice
        let speech = FailingSpeech(voices: SmallBuild.knowledge.voices, failing: nil)
        let builder = SmallBuild.builder(recipe, output: "/nowhere", synthesizer: speech)
        var pairs = 0
        var alike: [String] = []
        for index in 0..<16 {
            let voices = try Self.voices(of: try builder.assemble(index: index).record)
            #expect(voices.count >= 3)
            for (place, one) in voices.enumerated() {
                for other in voices[(place + 1)...] {
                    pairs += 1
                    if one.contains(where: { heard in other.contains { heard.isLike($0) } }) {
                        alike.append("\(one[0].id) and \(other[0].id)")
                    }
                }
            }
        }
        #expect(pairs > 100)
        // A split with few voices of its own may have none left that differs, however it is set.
        if choice == nil { #expect(alike == []) } else { #expect(alike.count * 50 <= pairs, "\(alike)") }
    }
}
