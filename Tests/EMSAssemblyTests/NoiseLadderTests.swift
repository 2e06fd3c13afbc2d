import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSSpeech
import Foundation
import Testing

struct NoiseLadderTests {
    private static let voices = FailingSpeech.people(SmallBuild.knowledge.voices)

    private func encounters(_ ladder: NoiseLadder?, _ indices: [Int], stems: Bool = true) throws -> [AssembledEncounter]
    {
        var recipe = SmallBuild.recipe(encounters: 12, audio: true, protocols: ["hypoglycemia": 1])
        recipe.audio.ladder = ladder
        recipe.audio.stems = stems
        let builder = SmallBuild.builder(
            recipe, output: "/nowhere", synthesizer: FailingSpeech(voices: Self.voices, failing: nil))
        return try indices.map { try builder.assemble(index: $0) }
    }

    @Test func `A ladder adds twins and noise, and leaves every other byte as it was`() throws {
        let ladder = NoiseLadder(scenes: ["crowd-babble"], ratios: [-5, 10], take: .everyRatio)
        let plain = try #require(try encounters(nil, [0]).first)
        let noisy = try #require(try encounters(ladder, [0]).first)
        let added = noisy.record.streams.filter { stream in !plain.record.streams.contains { $0.id == stream.id } }
        #expect(added.map(\.id) == ["noisy-crowd-babble-m5", "noisy-crowd-babble-10", "stem-noise"])
        #expect(added.map(\.kind) == [.audioNoisy, .audioNoisy, .audioStem])
        for file in plain.files where file.path != "events.jsonl" {
            #expect(noisy.files.contains { $0.path == file.path && $0.bytes == file.bytes }, "\(file.path)")
        }
        for (stream, ratio) in zip(added, [-5.0, 10]) {
            let noise = try #require(stream.noise)
            #expect(noise.scene == "crowd-babble" && noise.twin == "mix" && noise.ratioDecibels == ratio)
            #expect(abs(noise.measuredRatioDecibels - ratio) < 0.1)
            #expect(try #require(noise.peakDecibels) <= -1)
        }
        let events = try #require(noisy.files.first { $0.path == "events.jsonl" })
        let scenes = try events.bytes.split(separator: 0x0A).map {
            try JSONDecoder().decode(EventRecord.self, from: Data($0))
        }.filter { $0.scene == "crowd-babble" }
        #expect(Set(scenes.map(\.label)) == ["babble", "street"])
        #expect(noisy.complaints == plain.complaints)
    }

    @Test func `Without stems there is no stem of noise either`() throws {
        let ladder = NoiseLadder(scenes: ["rain"], ratios: [5], take: .one)
        let encounter = try #require(try encounters(ladder, [0], stems: false).first)
        #expect(encounter.record.streams.filter { $0.kind == .audioStem }.isEmpty)
        #expect(encounter.record.streams.filter { $0.kind == .audioNoisy }.map(\.id) == ["noisy-rain-5"])
    }

    @Test func `Scenes and ratios are dealt evenly`() throws {
        let ladder = NoiseLadder(scenes: ["rain", "road-engine", "suction"], ratios: [0, 10], take: .one)
        let dealt = try encounters(ladder, Array(0..<6), stems: false).flatMap { encounter in
            encounter.record.streams.compactMap(\.noise).map { "\($0.scene) \($0.ratioDecibels)" }
        }
        #expect(dealt.count == 6 && Set(dealt).count == 6)
    }
}
