import Foundation
import Testing

struct BuildCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a build says what it made, with plain progress where there is no terminal`() throws {
        let outcome = try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path("out")])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("1 encounters, 1 made now"))
        #expect(outcome.errorLines.contains { $0.hasPrefix("1/1 encounters") }, "\(outcome.errors)")
        #expect(!outcome.errors.contains("\u{1B}") && !outcome.errors.contains("\r"))
        let again = try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path("out")])
        #expect(again.status == 0)
        #expect(again.output.contains("already built"))
    }

    @Test func `--json is one object on standard output`() throws {
        let outcome = try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path("out"), "--json"])
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        let object = try #require(json as? [String: Any])
        #expect(object["path"] as? String == folder.path("out"))
        #expect(object["encounters"] as? Int == 1)
        #expect(object["made"] as? Int == 1)
        #expect((object["session_seconds"] as? Double ?? 0) > 60)
        #expect(object["complaints"] as? [String] != nil)
    }

    @Test func `findings can be read by a program`() throws {
        let out = folder.path("out")
        #expect(try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", out]).status == 0)
        try folder.write("{}", to: "out/dataset.json")
        let json = try BuiltProgram.run(["validate", out, "--format", "json"])
        #expect(json.status == 1)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
        let lines = try BuiltProgram.run(["validate", out, "--format", "jsonl"]).output.split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(finding?["code"] is String && finding?["severity"] is String && finding?["message"] is String)
        }
        let check = try BuiltProgram.run(["protocols", "check", "--json"])
        #expect(check.status == 0)
        #expect(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) is [Any])
    }

    @Test func `a call with sound, pictures and signals is built, valid and made again alike`() throws {
        let out = folder.path("out")
        let build = try BuiltProgram.run(
            ["build", "demo", "--encounters", "1", "--jobs", "1", "--set", "frames.every_s=30", "-o", out])
        #expect(build.status == 0, "\(build.errors)")
        let names = try tree(out).keys
        for suffix in ["mix.flac", "transcript.json", ".png", ".hea", ".dat", ".atr", "record.json"] {
            #expect(names.contains { $0.hasSuffix(suffix) }, "no \(suffix)")
        }
        let validation = try BuiltProgram.run(["validate", out, "--level", "decode"])
        #expect(validation.status == 0, "\(validation.output)")
        let rebuilt = try BuiltProgram.run(["rebuild", out, "enc-000000"])
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
        #expect(rebuilt.output.contains("identical"))
        #expect(try BuiltProgram.run(["rebuild", out, "enc-000009"]).status == 66)
        let preview = try BuiltProgram.run(["preview", out, "-o", folder.path("page.html")])
        #expect(preview.status == 0, "\(preview.errors)")
        #expect(try folder.text("page.html").hasPrefix("<!"))
    }

    @Test func `Ctrl-C is 130 and the same command goes on to the same bytes`() throws {
        let arguments = ["build", "transcripts", "--set", "pace=short", "--encounters", "500", "--jobs", "2"]
        let running = try BuiltProgram.start(arguments + ["-o", folder.path("out")])
        waitForFirstPart(of: running)
        running.process.interrupt()
        let outcome = try running.outcome()
        #expect(outcome.status == 130, "\(outcome.output)")
        expectClearMessage(outcome, says: "interrupted")
        #expect(!folder.exists("out/dataset.json") && folder.exists("out/.emsynth"))
        let resumed = try BuiltProgram.run(arguments + ["-o", folder.path("out"), "--json"])
        #expect(resumed.status == 0)
        #expect(!resumed.output.contains("\"made\":500,"), "nothing was kept: \(resumed.output)")
        #expect(try BuiltProgram.run(arguments + ["-o", folder.path("fresh")]).status == 0)
        #expect(try tree(folder.path("out")) == tree(folder.path("fresh")))
    }

    /// Until the first encounters are in place.
    private func waitForFirstPart(of running: BuiltProgram.Running) {
        let parts = folder.path("out/.emsynth/parts")
        while running.process.isRunning {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: parts)) ?? []
            if names.contains(where: { $0.hasSuffix(".jsonl") }) { return }
            usleep(2000)
        }
    }

    @Test func `a kill in the middle leaves a folder that goes on to the same bytes`() throws {
        let arguments = ["build", "transcripts", "--set", "pace=short", "--encounters", "500", "--jobs", "2"]
        let running = try BuiltProgram.start(arguments + ["-o", folder.path("out")])
        waitForFirstPart(of: running)
        kill(running.process.processIdentifier, SIGKILL)
        _ = try running.outcome()
        #expect(!folder.exists("out/dataset.json"))
        // What is under a final name is whole: its manifest line need not be there yet, its files are.
        for split in ["train", "validation", "test"] {
            let ids = (try? FileManager.default.contentsOfDirectory(atPath: folder.path("out/\(split)"))) ?? []
            for id in ids {
                let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out/\(split)/\(id)"))
                #expect(names.sorted() == ["events.jsonl", "record.json", "transcript.json"], "\(split)/\(id)")
            }
        }
        #expect(try BuiltProgram.run(arguments + ["-o", folder.path("out")]).status == 0)
        #expect(try BuiltProgram.run(arguments + ["-o", folder.path("fresh")]).status == 0)
        #expect(try tree(folder.path("out")) == tree(folder.path("fresh")))
    }

    @Test func `a full disk is 73, leaves nothing half-written under a final name, and goes on with room`() throws {
        try FileManager.default.createDirectory(atPath: folder.path("disk"), withIntermediateDirectories: true)
        let mount = try? BuiltProgram.run(
            ["-t", "tmpfs", "-o", "size=400k", "tmpfs", folder.path("disk")], program: "/usr/bin/mount")
        // Only root may mount, and not everywhere.
        guard mount?.status == 0 else { return }
        defer { _ = try? BuiltProgram.run([folder.path("disk")], program: "/usr/bin/umount") }
        let arguments = ["build", "transcripts", "--set", "pace=short", "--encounters", "6", "--jobs", "1"]
        let full = try BuiltProgram.run(arguments + ["-o", folder.path("disk/out")])
        #expect(full.status == 73, "\(full.output)")
        expectClearMessage(full, says: "No space left on device")
        #expect(full.errors.contains("again"))
        #expect(!folder.exists("disk/out/dataset.json") && !folder.exists("disk/out/manifest.jsonl"))
        let grown = try BuiltProgram.run(
            ["-o", "remount,size=40m", folder.path("disk")], program: "/usr/bin/mount")
        try #require(grown.status == 0)
        #expect(try BuiltProgram.run(arguments + ["-o", folder.path("disk/out")]).status == 0)
        #expect(try BuiltProgram.run(arguments + ["-o", folder.path("fresh")]).status == 0)
        #expect(try tree(folder.path("disk/out")) == tree(folder.path("fresh")))
    }
}
