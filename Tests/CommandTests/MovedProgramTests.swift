import Foundation
import Testing

/// The program finds what it needs wherever it lies and from wherever it is called.
struct MovedProgramTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `an installed copy speaks and builds from any folder`() throws {
        let program = try InstalledProgram(folder, withWorker: true)
        let doctor = try BuiltProgram.run(["doctor"], program: program.path, in: URL(filePath: "/"))
        #expect(doctor.status == 0, "\(doctor.output)")
        let build = try BuiltProgram.run(
            [
                "build", "ems-audio", "--encounters", "1", "--set", "audio.stems=false", "-o", "out",
            ], program: program.path, in: folder.url)
        #expect(build.status == 0, "\(build.errors)")
        #expect(folder.exists("out/dataset.json"))
    }

    @Test func `the copy and the original make the same bytes`() throws {
        let program = try InstalledProgram(folder, withWorker: false)
        #expect(
            try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path("copy")], program: program.path).status
                == 0)
        #expect(
            try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", "original"], in: folder.url).status == 0)
        #expect(try tree(folder.path("copy")) == tree(folder.path("original")))
    }

    @Test func `a link to the program finds the knowledge of the program`() throws {
        let program = try InstalledProgram(folder, withWorker: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"), withDestinationPath: program.path)
        let outcome = try BuiltProgram.run(["protocols", "list"], program: folder.path("link"))
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count >= 10)
    }

    @Test func `a program without knowledge says so, and takes it with --knowledge`() throws {
        let alone = folder.path("emsynth")
        try FileManager.default.copyItem(atPath: BuiltProgram.path, toPath: alone)
        let without = try BuiltProgram.run(["protocols", "list"], program: alone)
        #expect(without.status == 66)
        expectClearMessage(without, says: "--knowledge")
        let with = try BuiltProgram.run(
            ["protocols", "list", "--knowledge", BuiltProgram.root.path], program: alone)
        #expect(with.status == 0)
        #expect(with.output.contains("cardiac-arrest"))
    }
}
