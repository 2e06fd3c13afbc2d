import Foundation
import Testing

/// The program as it was built with these tests, run as people run it.
enum BuiltProgram {
    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var errors: String

        /// Lines of standard error.
        var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of products: the test program lies in it, or in a bundle in it.
    static let folder: URL = {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        for path in [own, Bundle.main.executablePath, CommandLine.arguments.first].compactMap(\.self) {
            var folder = URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent()
            for _ in 0..<4 {
                if FileManager.default.isExecutableFile(atPath: folder.appending(path: "emsynth").path) {
                    return folder
                }
                folder.deleteLastPathComponent()
            }
        }
        preconditionFailure("emsynth is not beside the tests")
    }()

    static let path = folder.appending(path: "emsynth").path

    /// Streams that take long are left out.
    static let wordsOnly = ["build", "transcripts", "--set", "pace=short", "--encounters", "1"]

    static func run(
        _ arguments: [String], program: String = path, in directory: URL? = nil
    ) throws -> Outcome {
        try start(arguments, program: program, in: directory).outcome()
    }

    static func start(
        _ arguments: [String], program: String = path, in directory: URL? = nil, environment: [String: String] = [:]
    ) throws -> Running {
        try Running(arguments, program: program, directory: directory, environment: environment)
    }

    /// A program at work; its output goes to files, so that it never waits for a reader.
    final class Running {
        let process = Process()
        private let scratch: TemporaryFolder

        init(_ arguments: [String], program: String, directory: URL?, environment: [String: String]) throws {
            scratch = try TemporaryFolder()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            process.currentDirectoryURL = directory
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try scratch.newFile("output")
            process.standardError = try scratch.newFile("errors")
            // Threads of the test runner block signals, and a child takes over what is blocked: Ctrl-C must reach it.
            var none = sigset_t()
            var before = sigset_t()
            sigemptyset(&none)
            pthread_sigmask(SIG_SETMASK, &none, &before)
            defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
            try process.run()
        }

        func outcome() throws -> Outcome {
            process.waitUntilExit()
            return Outcome(
                status: process.terminationStatus, output: try scratch.text("output"),
                errors: try scratch.text("errors"))
        }
    }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "emsynth-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func text(_ name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        let target = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: target)
    }

    func newFile(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: url.appending(path: name))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

/// All files below a folder with their bytes, by relative path.
func tree(_ path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
        var isFolder: ObjCBool = false
        let full = "\(path)/\(name)"
        guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else {
            continue
        }
        files[name] = try Data(contentsOf: URL(filePath: full))
    }
    return files
}

/// Holds that a failure is told in one line that begins with the program's name, with a way out on the next.
func expectClearMessage(
    _ outcome: BuiltProgram.Outcome, says words: String, location: SourceLocation = #_sourceLocation
) {
    // Plan and progress come before it.
    let lines = outcome.errorLines.filter {
        $0.hasPrefix("emsynth:") || !($0.contains("encounters") || $0.hasPrefix("plan:"))
    }
    #expect(lines.first?.hasPrefix("emsynth: ") == true, "\(outcome.errors)", sourceLocation: location)
    #expect(lines.first?.contains(words) == true, "\(outcome.errors)", sourceLocation: location)
    #expect(lines.count <= 2, "\(outcome.errors)", sourceLocation: location)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") }, "\(outcome.errors)", sourceLocation: location)
    #expect(!outcome.errors.contains("Error("), "\(outcome.errors)", sourceLocation: location)
}
