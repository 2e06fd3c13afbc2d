import EMSDiagnostics
import EMSManifest
import EMSReproducibility
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

/// Exports inside and beside a data set, of its manifest and of an older one.
struct ExportRuleTests {
    let root: URL
    let beside: URL

    init() throws {
        root = try MinimalDataset().write()
        beside = FileManager.default.temporaryDirectory.appending(path: "emsynth-\(UUID().uuidString)")
    }

    private func manifestDigest() throws -> String {
        ContentDigest(of: try Data(contentsOf: root.appending(path: "manifest.jsonl"))).hexadecimal
    }

    private func export(_ digest: String?, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let card: [String: String] = digest.map { ["manifest_sha256": $0] } ?? ["dataset": "minimal"]
        try JSONEncoder().encode(card).write(to: folder.appending(path: "export.json"))
        try Data("x".utf8).write(to: folder.appending(path: "cuts.jsonl"))
    }

    private func codes(exports: [URL] = [], level: ValidationLevel = .files) throws -> [FindingCode] {
        let report = try DatasetValidator(level: level, options: .init(exports: exports)).validate(at: root)
        return report.findings.map(\.code)
    }

    private func clean() {
        for url in [root, beside] { try? FileManager.default.removeItem(at: url) }
    }

    @Test(arguments: ["CC0-1.0", "Apache-2.0 OR MIT", "CC BY 4.0"])
    func `A card for people has the licence of the data set, of however many words`(licence: String) throws {
        var dataset = MinimalDataset()
        dataset.dataset.license = licence
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let card = root.appending(path: "README.md")
        let count = "All of it is synthetic.\n\n| encounters | 2 (train 1, test 1) |"
        try Data("---\nlicense: \(licence.lowercased())\n---\n\n\(count)\n".utf8).write(to: card)
        #expect(try DatasetValidator(level: .checksums).validate(at: root).findings == [])
        try Data("---\nlicense: \(licence.lowercased()) or mit\n---\n".utf8).write(to: card)
        let report = try DatasetValidator(level: .checksums).validate(at: root)
        #expect(report.findings.map(\.code) == [.dataset(.staleExport)])
        #expect(report.findings.map(\.line) == [2])
    }

    @Test(arguments: [("cardiac_arrest", 0), ("stroke", 1)])
    func `A card for people has a row for each protocol`(row: String, findings: Int) throws {
        var dataset = MinimalDataset()
        dataset.dataset.plan = ["protocol": ["cardiac_arrest": 2]]
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let table = "| protocol | encounters |\n|---|---|\n| \(row) | 2 |\n"
        try Data("# Minimal\n\n\(table)".utf8).write(to: root.appending(path: "README.md"))
        let report = try DatasetValidator(level: .checksums).validate(at: root)
        #expect(report.findings.map(\.code) == (findings == 0 ? [] : [.dataset(.staleExport)]))
    }

    @Test(arguments: [(18, 0), (6, 1)])
    func `Splits are about as large as the recipe asks for`(train: Int, findings: Int) throws {
        var dataset = MinimalDataset()
        dataset.dataset.recipe = ["name": "minimal", "splits": ["train": 0.9, "test": 0.1]]
        dataset.calls = (0..<20).map { MinimalDataset.call(index: $0, split: $0 < train ? .train : .test) }
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator(level: .structure).validate(at: root)
        #expect(report.findings.filter { $0.code == .dataset(.otherRecipe) }.count == findings)
    }

    @Test(arguments: ["lhotse", "exports/lhotse"])
    func `An export inside is accounted for, and found when the manifest has changed`(place: String) throws {
        defer { clean() }
        try export(try manifestDigest(), to: root.appending(path: place))
        #expect(try codes() == [])
        try export(String(repeating: "0", count: 64), to: root.appending(path: place))
        #expect(try codes() == [.dataset(.staleExport)])
        try export(nil, to: root.appending(path: place))
        #expect(try codes() == [.dataset(.staleExport)])
    }

    @Test func `The files of an export are those of its list`() throws {
        defer { clean() }
        let folder = root.appending(path: "exports/lhotse")
        let list = folder.appending(path: "SHA256SUMS")
        try export(try manifestDigest(), to: folder)
        try Data("\(ContentDigest(of: "x").hexadecimal)  cuts.jsonl\n".utf8).write(to: list)
        #expect(try codes(level: .checksums) == [])
        try Data("y".utf8).write(to: folder.appending(path: "cuts.jsonl"))
        #expect(try codes(level: .checksums) == [.checksum(.mismatch)])
        #expect(try codes(level: .files) == [])
        try Data("y".utf8).write(to: folder.appending(path: "features.npy"))
        #expect(try codes(level: .files) == [.files(.extra)])
        try FileManager.default.removeItem(at: folder.appending(path: "features.npy"))
        try FileManager.default.removeItem(at: folder.appending(path: "cuts.jsonl"))
        #expect(try codes(level: .files) == [.files(.missing)])
        try Data("\(ContentDigest(of: "x").hexadecimal)  ../dataset.json\n".utf8).write(to: list)
        #expect(try codes(level: .files) == [.dataset(.staleExport)])
    }

    @Test(arguments: [(2, []), (3, [FindingCode.dataset(.staleExport)])])
    func `The card of an export counts the pictures of its list, without masks`(
        count: Int, expected: [FindingCode]
    ) throws {
        defer { clean() }
        let folder = root.appending(path: "exports/imagefolder")
        try export(try manifestDigest(), to: folder)
        let card = #"{"manifest_sha256":"\#(try manifestDigest())","counts":{"pictures":\#(count)}}"#
        try Data(card.utf8).write(to: folder.appending(path: "export.json"))
        let files = ["a/0.png", "a/1.png", "a/masks/0.png"]
        let digest = ContentDigest(of: "x").hexadecimal
        for file in files {
            let url = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("x".utf8).write(to: url)
        }
        let list = (["cuts.jsonl"] + files).map { "\(digest)  \($0)\n" }.joined()
        try Data(list.utf8).write(to: folder.appending(path: "SHA256SUMS"))
        #expect(try codes(level: .checksums) == expected)
    }

    @Test func `A folder that holds more than exports is not listed`() throws {
        defer { clean() }
        try export(try manifestDigest(), to: root.appending(path: "exports/lhotse"))
        try Data("x".utf8).write(to: root.appending(path: "exports/notes.txt"))
        #expect(try codes() == [.files(.extra)])
    }

    @Test func `An export that is named is held against the manifest at every level`() throws {
        defer { clean() }
        try export(try manifestDigest(), to: beside)
        #expect(try codes(exports: [beside], level: .structure) == [])
        try export(String(repeating: "0", count: 64), to: beside)
        #expect(try codes(exports: [beside], level: .structure) == [.dataset(.staleExport)])
        #expect(try codes(exports: [root], level: .structure) == [.dataset(.staleExport)])
    }

    @Test func `An export in place of a data set is told apart`() throws {
        defer { clean() }
        try export(try manifestDigest(), to: beside)
        let report = try DatasetValidator().validate(at: beside)
        #expect(report.findings.map(\.code) == [.dataset(.notADataset)])
        #expect(report.findings.first?.remedy.contains("--export") == true)
    }
}
