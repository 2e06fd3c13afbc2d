import Foundation
import Testing

/// Each way to fail has its exit code and says in a line what is wrong.
struct ExitCodeTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        ["build"], ["build", "demo"], ["build", "demo", "-o", "x", "--jobs", "0"],
        ["build", "demo", "-o", "x", "--wat"],
        ["validate", "x", "--level", "deep"], ["explain", "no.such-code"], ["schema", "nothing"], ["frobnicate"],
        ["preview", "x", "-o", "x/page.html"], ["build", "demo", "-o", "x", "--encounters", "many"],
        ["build", "demo", "-o", "x", "--only-own-noise"], ["build", "demo", "-o", "x", "--own-licence", "CC0-1.0"],
    ])
    func `wrong use is 64 and writes nothing`(arguments: [String]) throws {
        let outcome = try BuiltProgram.run(arguments, in: folder.url)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(!outcome.errors.isEmpty && outcome.output.isEmpty)
        #expect(!folder.exists("x"))
    }

    @Test func `help and version are 0`() throws {
        #expect(try BuiltProgram.run(["--help"]).status == 0)
        #expect(try BuiltProgram.run(["build", "--help"]).output.contains("--encounters"))
        #expect(try BuiltProgram.run(["--version"]).output.contains("."))
    }

    @Test func `an unknown recipe is 66 and the next name is offered`() throws {
        let outcome = try BuiltProgram.run(["build", "demmo", "-o", folder.path("out")])
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("demmo") && outcome.errors.contains("demo"))
        #expect(!folder.exists("out"))
    }

    @Test(arguments: [["validate"], ["preview"], ["rebuild", "enc-000000"]])
    func `a data set that is not there is 66`(command: [String]) throws {
        let outcome = try BuiltProgram.run([command[0], folder.path("none")] + command.dropFirst())
        #expect(outcome.status == 66)
        expectClearMessage(outcome, says: "none")
    }

    @Test func `a protocol, a file and a knowledge folder that are not there are 66`() throws {
        let shown = try BuiltProgram.run(["protocols", "show", "strok"])
        #expect(shown.status == 66)
        expectClearMessage(shown, says: "strok")
        #expect(shown.errors.contains("stroke"))
        #expect(try BuiltProgram.run(["protocols", "check", folder.path("none.yaml")]).status == 66)
        let folderless = try BuiltProgram.run(["protocols", "list", "--knowledge", folder.path("none")])
        #expect(folderless.status == 66)
        expectClearMessage(folderless, says: "none")
    }

    @Test func `a broken protocol file is 65 and named with its line`() throws {
        try folder.write("title: Broken\nlabels: [\n", to: "own/protocols/broken.yaml")
        let outcome = try BuiltProgram.run(
            BuiltProgram.wordsOnly + ["-o", folder.path("out"), "--knowledge", folder.path("own")])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains(/broken\.yaml:\d+:\d+/), "\(outcome.errors)")
        #expect(!folder.exists("out"))
    }

    @Test func `a misspelt key is 65 and the right one is offered`() throws {
        let text = try String(
            contentsOf: BuiltProgram.root.appending(path: "protocols/stroke.yaml"), encoding: .utf8)
        try folder.write(text.replacingOccurrences(of: "\nfindings:", with: "\nfindngs:"), to: "stroke.yaml")
        let outcome = try BuiltProgram.run(["protocols", "check", folder.path("stroke.yaml")])
        #expect(outcome.status == 65)
        #expect((outcome.output + outcome.errors).contains("findings"))
    }

    @Test func `a recipe with errors and a wrong override are 65`() throws {
        try folder.write("name: broken\nencounters: many\n", to: "broken.yaml")
        #expect(
            try BuiltProgram.run(["build", folder.path("broken.yaml"), "-o", folder.path("out")]).status == 65)
        let override = try BuiltProgram.run(
            ["build", "demo", "-o", folder.path("out"), "--set", "frames.widht=640"])
        #expect(override.status == 65)
        #expect(override.errors.contains("width"))
        #expect(!folder.exists("out"))
    }

    @Test func `a missing speech worker is 69, and says how to get it`() throws {
        let program = try InstalledProgram(folder, withWorker: false)
        let outcome = try BuiltProgram.run(
            ["build", "ems-audio", "--encounters", "1", "-o", folder.path("out")], program: program.path)
        #expect(outcome.status == 69)
        expectClearMessage(outcome, says: "emsynth-speech")
        #expect(outcome.errorLines.count == 2)
        let doctor = try BuiltProgram.run(["doctor"], program: program.path)
        #expect(doctor.status == 69)
        #expect(doctor.output.contains("missing  speech"))
        // Words need no voice.
        let words = try BuiltProgram.run(
            BuiltProgram.wordsOnly + ["-o", folder.path("words")], program: program.path)
        #expect(words.status == 0, "\(words.errors)")
    }

    @Test func `material of one's own that cannot be had ends a build before anything is written`() throws {
        let cases: [(options: [String], status: Int32, words: String)] = [
            (["--noise-dir", folder.path("none")], 66, "none"), (["--rir-dir", folder.path("none")], 66, "none"),
            (["--noise-dir", folder.url.path], 65, "no WAV or FLAC"),
            (["--voice-command", folder.path("no-voice"), "--speaker", "1"], 69, "no-voice"),
            (["--voice-command", "/bin/echo", "hello there"], 69, "hello there"),
            (["--set", "streams.audio=false", "--voice-command", "/bin/echo"], 65, "no sound"),
        ]
        for (options, status, words) in cases {
            let outcome = try BuiltProgram.run(
                ["build", "ems-audio", "--encounters", "1", "-o", folder.path("out")] + options)
            #expect(outcome.status == status, "\(options): \(outcome.errors)")
            expectClearMessage(outcome, says: words)
            #expect(!folder.exists("out"))
        }
    }

    @Test func `a place that cannot be written to is 73`() throws {
        try folder.write("mine", to: "file")
        for place in ["file", "file/out"] {
            let outcome = try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path(place)])
            #expect(outcome.status == 73)
            expectClearMessage(outcome, says: folder.path(place))
        }
        #expect(try folder.text("file") == "mine")
    }

    @Test func `a folder with other things in it is 73 and stays`() throws {
        try folder.write("mine", to: "out/thesis.txt")
        let outcome = try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path("out")])
        #expect(outcome.status == 73)
        expectClearMessage(outcome, says: "not empty")
        #expect(try tree(folder.path("out")).keys.sorted() == ["thesis.txt"])
    }

    @Test func `a folder of another seed is 73 and named`() throws {
        #expect(try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path("out"), "--seed", "5"]).status == 0)
        let outcome = try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", folder.path("out"), "--seed", "6"])
        #expect(outcome.status == 73)
        expectClearMessage(outcome, says: "another seed (5)")
    }

    @Test func `someone without the right to write gets 73`() throws {
        let program = try InstalledProgram(folder, withWorker: false)
        try FileManager.default.createDirectory(atPath: folder.path("locked"), withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path("locked"))
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("locked"))
        }
        let arguments = BuiltProgram.wordsOnly + ["-o", folder.path("locked/out")]
        let setpriv = "/usr/bin/setpriv"
        let outcome: BuiltProgram.Outcome
        if getuid() != 0 {
            outcome = try BuiltProgram.run(arguments, program: program.path)
        } else if FileManager.default.isExecutableFile(atPath: setpriv) {
            outcome = try BuiltProgram.run(
                ["--reuid=65534", "--regid=65534", "--clear-groups", program.path] + arguments, program: setpriv)
        } else {
            return
        }
        #expect(outcome.status == 73)
        expectClearMessage(outcome, says: "locked/out")
    }

    @Test func `findings are 1`() throws {
        let out = folder.path("out")
        #expect(try BuiltProgram.run(BuiltProgram.wordsOnly + ["-o", out]).status == 0)
        let valid = try BuiltProgram.run(["validate", out])
        #expect(valid.status == 0, "\(valid.output)")
        let transcript = try #require(try tree(out).keys.first { $0.hasSuffix("transcript.json") })
        let file = URL(filePath: "\(out)/\(transcript)")
        var bytes = try Data(contentsOf: file)
        bytes.append(contentsOf: "\n".utf8)
        try bytes.write(to: file)
        let outcome = try BuiltProgram.run(["validate", out])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("transcript.json"))
        let rebuilt = try BuiltProgram.run(["rebuild", out, "enc-000000"])
        #expect(rebuilt.status == 1)
        #expect(rebuilt.output.contains("differs: transcript.json"))
    }
}
