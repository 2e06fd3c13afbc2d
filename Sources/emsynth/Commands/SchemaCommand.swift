import ArgumentParser
import EMSManifest
import Foundation

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema (2020-12) of a record.")

    private static let records = ManifestSchema.Document.allCases.map(\.rawValue).joined(separator: ", ")

    @Argument(help: "One of \(SchemaCommand.records).")
    var record: String

    func run() throws {
        guard let kind = ManifestSchema.Document(rawValue: record) else {
            throw ExitStatus.fail(
                .usage, "there is no record “\(record)”",
                remedy: "One of: \(Self.records).")
        }
        try ExitStatus.run {
            Console.write(String(decoding: try ManifestSchema.json(for: kind), as: UTF8.self), to: .standardOutput)
        }
    }
}
