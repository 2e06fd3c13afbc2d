import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSSpeech
import Testing

struct RoomDigestTests {
    private static let voices = FailingSpeech.people(SmallBuild.knowledge.voices)

    /// From the lead medic's mouth to the glasses, as a WAV file. Another digest means other bytes of every data set with
    /// rooms: say so in the changelog.
    @Test(arguments: [
        ("ambulance", "05e88533a2ce47b89e8ab5991a60fa16e52274e06f25dfb036666d5dfb4565c8"),
        ("bedroom", "5289bd25677585b666864fdc4d918770134d978d01bb00478fcc4a6fb6614b6e"),
        ("stairwell", "e3c2567e0cfdf4ad48421279a7ef3b63defc348fbdb6966b271f2683a721c5b7"),
        ("street", "d849453d3a4f1dc39fc8996a3a30b7542f71f6c6c37abc629c7531c9935ea5f4"),
    ])
    func `Impulse responses have the same bytes on every machine`(_ room: String, _ digest: String) throws {
        var recipe = SmallBuild.recipe(encounters: 1, audio: true, protocols: ["hypoglycemia": 1])
        recipe.audio.rooms = RoomChoice(names: [room], microphone: .glasses)
        let encounter = try SmallBuild.builder(
            recipe, output: "/nowhere", synthesizer: FailingSpeech(voices: Self.voices, failing: nil)
        ).assemble(index: 0)
        let lead = try #require(encounter.record.speakers.first { $0.role == .leadMedic })
        let stream = try #require(encounter.record.streams.first { $0.id == "impulse-\(lead.id)" })
        #expect(stream.sha256 == digest)
    }
}
