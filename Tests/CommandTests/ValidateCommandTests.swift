import EMSManifest
import EMSValidationTesting
import Foundation
import Testing

/// What the command adds to the library: formats, files of options, exit codes.
struct ValidateCommandTests {
    let folder: TemporaryFolder
    let clean: String
    /// With one error and one warning.
    let spoilt: String

    init() throws {
        folder = try TemporaryFolder()
        clean = folder.path("clean")
        spoilt = folder.path("spoilt")
        try MinimalDataset().write(to: URL(filePath: clean))
        var dataset = MinimalDataset()
        dataset.calls[1].record.index = 0
        dataset.dataset.formatVersion = "1.7"
        try dataset.write(to: URL(filePath: spoilt))
    }

    @Test(arguments: ["text", "json", "jsonl", "sarif", "junit"])
    func `every format tells the same codes and exit code, the same way every time`(format: String) throws {
        let outcome = try BuiltProgram.run(["validate", spoilt, "--format", format])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("dataset.index-order"))
        #expect(outcome.output.contains("schema.unsupported-version"))
        #expect(try BuiltProgram.run(["validate", spoilt, "--format", format]).output == outcome.output)
        #expect(try BuiltProgram.run(["validate", clean, "--format", format]).status == 0)
    }

    @Test func `warnings fail under --strict alone`() throws {
        let ignored = ["validate", spoilt, "--ignore", "dataset.index-order"]
        #expect(try BuiltProgram.run(ignored).status == 0)
        #expect(try BuiltProgram.run(ignored + ["--strict"]).status == 1)
        #expect(try BuiltProgram.run(["validate", spoilt, "--select", "files.missing", "--strict"]).status == 0)
    }

    @Test func `a severity file changes what fails, and a broken one is 65 with its place`() throws {
        try folder.write(#"{"dataset.index-order": "warning"}"#, to: "severities.json")
        let arguments = ["validate", spoilt, "--severities", folder.path("severities.json")]
        #expect(try BuiltProgram.run(arguments).status == 0)
        try folder.write("{\n  \"dataset.index-ordre\": \"warning\"}", to: "severities.json")
        let outcome = try BuiltProgram.run(arguments)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("severities.json:2:3:") && outcome.errors.contains("did you mean"))
        #expect(try BuiltProgram.run(["validate", spoilt, "--severities", folder.path("none.json")]).status == 66)
    }

    @Test func `a baseline is written outside the data set, and what it knows no longer fails`() throws {
        let file = folder.path("baseline.json")
        #expect(try BuiltProgram.run(["validate", spoilt, "--write-baseline", file]).status == 0)
        let outcome = try BuiltProgram.run(["validate", spoilt, "--baseline", file, "--strict"])
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("2 known ones left out"))
        let inside = try BuiltProgram.run(["validate", spoilt, "--write-baseline", "\(spoilt)/baseline.json"])
        #expect(inside.status == 64)
        #expect(!folder.exists("spoilt/baseline.json"))
    }

    @Test func `nothing in the data set is touched`() throws {
        let before = try tree(spoilt)
        _ = try BuiltProgram.run(["validate", spoilt, "--level", "signals"])
        #expect(try tree(spoilt) == before)
    }

    @Test func `encounters are chosen by id or by number, and a wrong choice is told`() throws {
        let one = try BuiltProgram.run(["validate", clean, "--encounter", "enc-000001"])
        #expect(one.status == 0 && one.output.contains("in 1 encounter "))
        #expect(one.output.contains("not checked: files and contents of the 1 encounter not selected"))
        #expect(try BuiltProgram.run(["validate", clean, "--sample", "1"]).output.contains("in 1 encounter "))
        let wrong = try BuiltProgram.run(["validate", clean, "--encounter", "enc-9"])
        #expect(wrong.status == 66)
        expectClearMessage(wrong, says: "enc-9")
        for arguments in [["--sample", "0"], ["--sample", "1", "--encounter", "enc-000001"], ["--max-depth", "0"]] {
            #expect(try BuiltProgram.run(["validate", clean] + arguments).status == 64)
        }
    }

    @Test func `limits are flags`() throws {
        let outcome = try BuiltProgram.run(["validate", clean, "--max-depth", "2"])
        #expect(outcome.status == 1 && outcome.output.contains("json.too-deep"))
        let small = try BuiltProgram.run(["validate", clean, "--max-values", "5"])
        #expect(small.status == 1 && small.output.contains("json.too-many-values"))
    }

    @Test func `explain prints the page of findings`() throws {
        let page = try String(contentsOf: BuiltProgram.root.appending(path: "docs/findings.md"), encoding: .utf8)
        #expect(try BuiltProgram.run(["explain", "--all", "--format", "markdown"]).output == page)
        #expect(try BuiltProgram.run(["explain", "files.missing"]).output.hasPrefix("files.missing (error): "))
        let explained = try BuiltProgram.run(["explain", "care.closed-loop"]).output
        #expect(explained.contains("\nExample: ") && explained.contains("read_back_missing"))
        #expect(try BuiltProgram.run(["explain", "--format", "markdown"]).status == 64)
    }

    @Test(arguments: Mutation.all.filter(\.needsOrdinaryUser))
    func `what a user may not read is a finding`(mutation: Mutation) throws {
        let root = folder.url.appending(path: "locked")
        try mutation.write(to: root)
        let setpriv = "/usr/bin/setpriv"
        let outcome: BuiltProgram.Outcome
        if getuid() != 0 {
            outcome = try BuiltProgram.run(["validate", root.path, "--format", "jsonl"])
        } else {
            try #require(FileManager.default.isExecutableFile(atPath: setpriv))
            let program = try InstalledProgram(folder, withWorker: false)
            outcome = try BuiltProgram.run(
                ["--reuid=65534", "--regid=65534", "--clear-groups", program.path, "validate", root.path]
                    + ["--format", "jsonl"], program: setpriv)
        }
        #expect(outcome.status == 1, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 1 && lines[0].contains(#""code":"\#(mutation.code)""#), "\(outcome.output)")
    }
}
