import Foundation
import Testing

/// Runs what the README and the documents show: every block marked `sh`, those of a document one after the other, with
/// the program on the path and the checkout's knowledge beside it. Blocks marked `console` are for reading.
struct DocumentationTests {
    struct Document: Sendable, CustomStringConvertible {
        var name: String
        var blocks: [String]

        var description: String { name }
    }

    static let documents: [Document] = {
        let folder = BuiltProgram.root.appending(path: "docs")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
            .filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
        return (["README.md"] + names).compactMap { name in
            guard let text = try? String(contentsOf: BuiltProgram.root.appending(path: name), encoding: .utf8) else {
                return nil
            }
            let blocks = text.matches(of: /(?ms)^```sh\n(.*?)^```/).map { String($0.output.1) }
            return Document(name: name, blocks: blocks)
        }
    }()

    @Test func `there are commands to run`() {
        #expect(Self.documents.first?.name == "README.md")
        #expect(Self.documents.first?.blocks.isEmpty == false)
    }

    @Test(arguments: documents.filter { !$0.blocks.isEmpty })
    func `the commands of a document work`(document: Document) throws {
        let folder = try TemporaryFolder()
        for name in ["assets", "docs", "protocols", "scripts"] {
            try FileManager.default.copyItem(
                at: BuiltProgram.root.appending(path: name), to: folder.url.appending(path: name))
        }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        try folder.write(document.blocks.joined(separator: "\n"), to: "commands.sh")
        let outcome = try BuiltProgram.start(
            ["-euo", "pipefail", "-x", "commands.sh"], program: "/bin/bash", in: folder.url,
            environment: ["PATH": "\(BuiltProgram.folder.path):\(path)"]
        ).outcome()
        #expect(outcome.status == 0, "\(outcome.errors)\n\(outcome.output.suffix(2000))")
    }
}
