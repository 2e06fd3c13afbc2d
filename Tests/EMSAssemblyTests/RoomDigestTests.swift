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
        ("ambulance", "f32ecc09219b0d0c931c5b9760b2e6af5ac0a72fd7b48d2c8f38a468bc1671be"),
        ("bedroom", "a18bc25f622e11430206eb43960066c8e1c1e0ca3473a16fb8fdd5ff79888928"),
        ("stairwell", "7fcc8e5d26f3014aa3633f0a4c152832a19056581cafaa23078fef63f8de2920"),
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
