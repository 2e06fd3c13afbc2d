import EMSAssembly
import EMSKnowledge
import EMSManifest
import Foundation
import Testing

struct PairTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func build(width: Int, height: Int, jobs: Int = 1, kinds: [String: Double] = [:]) throws -> String {
        var recipe = SmallBuild.recipe(encounters: 2)
        recipe.streams.frames = true
        recipe.frames = .init(width: width, height: height, everySeconds: 5)
        recipe.pairs = .init(scenes: 6, kinds: kinds, nuisance: 0.5, utterances: true)
        let out = folder.path("out-\(width)-\(jobs)")
        try SmallBuild.build(recipe, output: out, jobs: jobs)
        return out
    }

    private func rows<Row: Decodable>(_ type: Row.Type, _ kind: StreamKind, in out: String) throws -> [Row] {
        let root = URL(filePath: out)
        let lines = { (path: String) in try Data(contentsOf: root.appending(path: path)).split(separator: 0x0A) }
        return try lines("manifest.jsonl").flatMap { line in
            let record = try JSONDecoder().decode(EncounterRecord.self, from: Data(line))
            return try record.streams.filter { $0.kind == kind }.flatMap { try lines($0.path) }
        }.map { try JSONDecoder().decode(type, from: Data($0)) }
    }

    @Test func `pictures of every size tell the same`() throws {
        let small = try build(width: 480, height: 270)
        let large = try build(width: 960, height: 540, jobs: 2)
        let frames = try (rows(FrameRecord.self, .frames, in: small), rows(FrameRecord.self, .frames, in: large))
        #expect(frames.0.map(\.kind) == frames.1.map(\.kind))
        #expect(frames.1.allSatisfy { $0.width == 960 && $0.height == 540 })
        #expect(frames.0.map(\.twin) == frames.1.map(\.twin))
        let pairs = try rows(PairRecord.self, .pairs, in: small)
        #expect(pairs.contains { !$0.isTrue } && pairs.contains { $0.style == .utterance })
        let asked = { (pairs: [PairRecord]) in pairs.filter { $0.answer != nil }.map(\.text) }
        #expect(asked(pairs) == asked(try rows(PairRecord.self, .pairs, in: large)))
    }

    @Test func `an unknown kind is refused by its name`() {
        let error = SmallBuild.error { _ = try build(width: 480, height: 270, kinds: ["monitor": 1]) }
        #expect(error?.message.contains("monitor") == true)
    }
}
