import EMSAssembly
import EMSManifest
import EMSModel
import Foundation
import Testing

struct BuildFolderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a build makes a manifest line, a folder and matching files for each encounter`() throws {
        let out = folder.path("out")
        let summary = try SmallBuild.build(SmallBuild.recipe(encounters: 3), output: out)
        #expect(summary.made == 3 && summary.encounters == 3)
        let files = try tree(out)
        let manifest = try #require(files["manifest.jsonl"])
        let records = try manifest.split(separator: 0x0A).map {
            try JSONDecoder().decode(EncounterRecord.self, from: Data($0))
        }
        #expect(records.map(\.index) == [0, 1, 2])
        for record in records {
            #expect(record.duration > .seconds(60))
            #expect(record.streams.map(\.kind).count == 3)
            for stream in record.streams { #expect(files[stream.path]?.count == Int(stream.bytes), "\(stream.path)") }
        }
        #expect(files["dataset.json"] != nil && files["README.md"] != nil)
        #expect(!files.keys.contains { $0.hasPrefix(".emsynth") })
        #expect(summary.sessionSeconds == records.reduce(0) { $0 + $1.duration.seconds })
    }

    @Test func `a second build into a finished folder makes nothing and touches nothing`() throws {
        let out = folder.path("out")
        try SmallBuild.build(SmallBuild.recipe(), output: out)
        let before = try tree(out)
        let summary = try SmallBuild.build(SmallBuild.recipe(), output: out)
        #expect(summary.made == 0 && summary.encounters == 2)
        #expect(differences(before, try tree(out)).isEmpty)
    }

    @Test func `an extension keeps the bytes of what is there and ends like a fresh build`() throws {
        let out = folder.path("out")
        try SmallBuild.build(SmallBuild.recipe(encounters: 2), output: out)
        let before = try tree(out)
        let summary = try SmallBuild.build(SmallBuild.recipe(encounters: 3), output: out)
        #expect(summary.made == 1)
        let after = try tree(out)
        let encounters = before.filter { $0.key.contains("/enc-") }
        #expect(encounters.count == 6)
        for (path, bytes) in encounters { #expect(after[path] == bytes, "\(path)") }
        let lines = try #require(before["manifest.jsonl"])
        #expect(after["manifest.jsonl"]?.starts(with: lines) == true)
        try SmallBuild.build(SmallBuild.recipe(encounters: 3), output: folder.path("fresh"))
        #expect(differences(after, try tree(folder.path("fresh"))).isEmpty)
    }

    @Test func `fewer encounters than there are is refused`() throws {
        let out = folder.path("out")
        try SmallBuild.build(SmallBuild.recipe(encounters: 3), output: out)
        let error = SmallBuild.error { try SmallBuild.build(SmallBuild.recipe(encounters: 2), output: out) }
        #expect(error?.kind == .wrongFolder)
        #expect(error?.message.contains("already holds 3 encounters") == true)
    }

    @Test func `one job and two give the same bytes`() throws {
        try SmallBuild.build(SmallBuild.recipe(encounters: 4, sensors: true), output: folder.path("one"), jobs: 1)
        try SmallBuild.build(SmallBuild.recipe(encounters: 4, sensors: true), output: folder.path("two"), jobs: 2)
        let one = try tree(folder.path("one"))
        #expect(one.count > 20)
        #expect(differences(one, try tree(folder.path("two"))).isEmpty)
    }

    @Test func `another seed is refused by name and the folder stays as it is`() throws {
        let out = folder.path("out")
        try SmallBuild.build(SmallBuild.recipe(seed: 3), output: out)
        let before = try tree(out)
        let error = SmallBuild.error { try SmallBuild.build(SmallBuild.recipe(seed: 4), output: out) }
        #expect(error?.kind == .wrongFolder)
        #expect(error?.message.contains("another seed (3)") == true, "\(error?.message ?? "")")
        #expect(error?.remedy?.contains("-o") == true)
        #expect(differences(before, try tree(out)).isEmpty)
    }

    @Test func `another recipe is refused`() throws {
        let out = folder.path("out")
        try SmallBuild.build(SmallBuild.recipe(), output: out)
        let error = SmallBuild.error { try SmallBuild.build(SmallBuild.recipe(sensors: true), output: out) }
        #expect(error?.kind == .wrongFolder)
        #expect(error?.message.contains("another recipe") == true)
    }

    @Test func `a folder with other things in it is refused and left alone`() throws {
        let out = folder.path("out")
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(filePath: "\(out)/thesis.txt"))
        let error = SmallBuild.error { try SmallBuild.build(SmallBuild.recipe(), output: out) }
        #expect(error?.kind == .wrongFolder)
        #expect(try tree(out) == ["thesis.txt": Data("mine".utf8)])
        let file = SmallBuild.error { try SmallBuild.build(SmallBuild.recipe(), output: "\(out)/thesis.txt") }
        #expect(file?.kind == .wrongFolder)
    }

    @Test func `an empty folder is taken`() throws {
        let out = folder.path("out")
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        #expect(try SmallBuild.build(SmallBuild.recipe(encounters: 1), output: out).made == 1)
    }

    @Test func `a broken dataset file is refused, not overwritten`() throws {
        let out = folder.path("out")
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: URL(filePath: "\(out)/dataset.json"))
        let error = SmallBuild.error { try SmallBuild.build(SmallBuild.recipe(), output: out) }
        #expect(error?.kind == .wrongFolder)
        #expect(try tree(out)["dataset.json"] == Data("{".utf8))
    }

    @Test func `an interrupted build leaves a folder that resumes to the same bytes`() throws {
        let out = folder.path("out")
        let recipe = SmallBuild.recipe(encounters: 4)
        let error = SmallBuild.error { try SmallBuild.buildInterrupted(recipe, after: 1, output: out) }
        #expect(error?.kind == .interrupted)
        #expect(error?.remedy?.contains("again") == true)
        let half = try tree(out)
        #expect(half["dataset.json"] == nil && half["manifest.jsonl"] == nil)
        let whole = half.keys.filter { $0.hasSuffix("transcript.json") && !$0.hasPrefix(".emsynth") }
        #expect((1...3).contains(whole.count))
        let summary = try SmallBuild.build(recipe, output: out)
        #expect(summary.made == 4 - whole.count)
        try SmallBuild.build(recipe, output: folder.path("fresh"))
        #expect(differences(try tree(out), try tree(folder.path("fresh"))).isEmpty)
    }

    @Test func `scraps of a killed build are cleared and half encounters are made again`() throws {
        let out = folder.path("out")
        let recipe = SmallBuild.recipe(encounters: 3)
        _ = SmallBuild.error { try SmallBuild.buildInterrupted(recipe, after: 1, output: out) }
        // As a kill leaves it: files in the scratch folder, and a renamed encounter that no part names yet.
        let manager = FileManager.default
        for path in ["\(out)/.emsynth/tmp/enc-000002/audio", "\(out)/train/enc-000002", "\(out)/test/enc-000001"] {
            try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try Data("half".utf8).write(to: URL(filePath: "\(out)/.emsynth/tmp/enc-000002/transcript.json"))
        try Data("{".utf8).write(to: URL(filePath: "\(out)/.emsynth/parts/enc-000002.jsonl.part"))
        try Data("{".utf8).write(to: URL(filePath: "\(out)/.emsynth/parts/enc-000001.jsonl"))
        try SmallBuild.build(SmallBuild.recipe(encounters: 3), output: folder.path("fresh"))
        let fresh = try tree(folder.path("fresh"))
        for path in fresh.keys where path.contains("/enc-000002/") {
            let target = URL(filePath: "\(out)/\(path)")
            try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("half".utf8).write(to: target)
        }
        try SmallBuild.build(recipe, output: out)
        let after = try tree(out)
        #expect(differences(after, fresh).isEmpty)
    }

    @Test func `an encounter assembled alone has the bytes of the whole build`() throws {
        let out = folder.path("out")
        let recipe = SmallBuild.recipe(encounters: 3, sensors: true)
        try SmallBuild.build(recipe, output: out)
        let alone = try SmallBuild.builder(recipe, output: out).assemble(index: 2)
        let base = "\(out)/\(alone.record.split.rawValue)/\(alone.record.id)"
        let stored = try tree(base)
        #expect(stored.count == alone.files.count)
        for file in alone.files { #expect(stored[file.path] == Data(file.bytes), "\(file.path)") }
    }

    @Test func `a place that cannot be written to is named, with a way out`() throws {
        try Data().write(to: URL(filePath: folder.path("file")))
        let error = SmallBuild.error {
            try SmallBuild.build(SmallBuild.recipe(encounters: 1), output: folder.path("file/out"))
        }
        #expect(error?.kind == .cannotWrite)
        #expect(error?.message.contains(folder.path("file/out")) == true)
        #expect(error?.message.contains("\n") == false)
        #expect(error?.remedy?.isEmpty == false)
    }
}
