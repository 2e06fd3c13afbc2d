import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSSpeech
import Foundation
import Testing

struct SoundFaultTests {
    private static let voices = FailingSpeech.people(SmallBuild.knowledge.voices)

    private func encounter(_ faults: SoundFaultShares?) throws -> AssembledEncounter {
        var recipe = SmallBuild.recipe(encounters: 2, audio: true, protocols: ["hypoglycemia": 1])
        recipe.audio.stems = true
        recipe.audio.ladder = NoiseLadder(scenes: ["rain"], ratios: [5], take: .one)
        recipe.audio.faults = faults
        return try SmallBuild.builder(
            recipe, output: "/nowhere", synthesizer: FailingSpeech(voices: Self.voices, failing: nil)
        ).assemble(index: 0)
    }

    @Test func `Recordings with faults are twins of their own, and every other byte is as it was`() throws {
        let plain = try encounter(nil)
        let faulty = try encounter(SoundFaultShares(dropOuts: 1, dead: 1, clipped: 1))
        let added = faulty.record.streams.filter { stream in !plain.record.streams.contains { $0.id == stream.id } }
        #expect(added.count >= 2 && added.allSatisfy { $0.kind == .audioFaulty && $0.id == "faulty-\($0.twin ?? "")" })
        #expect(added.first?.twin == "noisy-rain-5")
        for stream in added.dropFirst() {
            #expect(stream.speaker != nil && stream.twin == "stem-\(stream.speaker ?? "")")
        }
        for file in plain.files where file.path != "events.jsonl" {
            #expect(faulty.files.contains { $0.path == file.path && $0.bytes == file.bytes }, "\(file.path)")
        }
        let rows = try #require(faulty.files.first { $0.path == "events.jsonl" }).bytes.split(separator: 0x0A)
        let faults = try rows.map { try JSONDecoder().decode(EventRecord.self, from: Data($0)) }
            .filter { $0.type == .fault }
        #expect(Set(faults.compactMap(\.stream)) == Set(added.map(\.id)))
        #expect(faults.allSatisfy { SoundFaultKind(rawValue: $0.label) != nil && $0.start < $0.end })
        #expect(faults.filter { $0.label == "clipped" }.allSatisfy { $0.value != nil })
    }
}
