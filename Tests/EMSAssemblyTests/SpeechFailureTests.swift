import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSSpeech
import Foundation
import Testing

struct SpeechFailureTests {
    private func assembled(failing: Int?) throws -> AssembledEncounter {
        let voices = FailingSpeech.people(SmallBuild.knowledge.voices)
        let recipe = SmallBuild.recipe(audio: true, protocols: ["hypoglycemia": 1])
        return try SmallBuild.builder(
            recipe, output: "/nowhere", synthesizer: FailingSpeech(voices: voices, failing: failing)
        ).assemble(index: 0)
    }

    private func transcript(_ encounter: AssembledEncounter) throws -> TranscriptRecord {
        let file = try #require(encounter.files.first { $0.path == "transcript.json" })
        return try JSONDecoder().decode(TranscriptRecord.self, from: Data(file.bytes))
    }

    @Test func `a crash costs one utterance and is told`() throws {
        let whole = try assembled(failing: nil)
        let hurt = try assembled(failing: 5)
        #expect(!whole.complaints.contains { $0.contains("was not spoken") })
        let complaints = hurt.complaints.filter { $0.contains("was not spoken") }
        #expect(complaints.count == 1)
        #expect(complaints.first?.contains("ended by a signal") == true)
        let turns = try transcript(whole).turns
        let left = try transcript(hurt).turns
        #expect(left.count == turns.count - 1)
        let lost = Set(turns.map(\.id)).subtracting(left.map(\.id))
        #expect(lost.count == 1)
        #expect(complaints.first?.contains(lost.first ?? "none") == true)
        guard case .object(let provenance)? = hurt.record.provenance,
            case .array(let noted)? = provenance["complaints"]
        else {
            Issue.record("the record keeps no complaints")
            return
        }
        #expect(noted.count == hurt.complaints.count)
        #expect(hurt.files.contains { $0.path == "audio/mix.wav" })
    }
}
