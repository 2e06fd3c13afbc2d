import EMSDiagnostics
import EMSManifest
import EMSValidation
import Foundation
import Testing

/// Annotations that are not as their index and the frames say.
struct AnnotationValidationTests {
    private static let index = "annotations/eye.json"
    private static let rows = "train/enc-000000/annotations/eye.jsonl"

    /// What is found after a change of the bytes of one file; sizes and digests of rows are set anew with `seals`.
    private func findings(
        of path: String, _ old: String, _ new: String, seals: Bool = true
    ) throws -> [FindingCode] {
        let dataset = try AnnotatedDataset()
        _ = try dataset.annotate(AnnotatedDataset.good)
        let url = dataset.root.appending(path: path)
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let changed = text.replacing(old, with: new)
        #expect(changed != text)
        try Data(changed.utf8).write(to: url)
        if seals, path == Self.rows { try Self.seal(dataset) }
        return try dataset.findings()
    }

    private static func seal(_ dataset: AnnotatedDataset) throws {
        let url = dataset.root.appending(path: index)
        var record = try JSONDecoder().decode(AnnotationIndex.self, from: Data(contentsOf: url))
        let bytes = try Data(contentsOf: dataset.root.appending(path: rows))
        record.encounters[0].bytes = Int64(bytes.count)
        record.encounters[0].sha256 = AnnotatedDataset.digest(of: bytes)
        try JSONEncoder().encode(record).write(to: url)
    }

    @Test(arguments: [
        ("\"frame\":0", "\"frame\":7", [FindingCode.identity(.danglingReference)]),
        ("\"frame\":0", "\"frame\":1", [.frame(.order), .identity(.duplicateID)]),
        ("\"t_ns\":0", "\"t_ns\":1", [.frame(.order)]),
        ("\"monitor.text=88\":1", "\"monitor.text=87\":1", [.schema(.unknownValue)]),
        ("\"monitor.text=88\":1,", "", [.schema(.missingField)]),
        ("\"monitor.text=88\":1,", "\"monitor.text=88\":NaN,", [.json(.nonFinite)]),
        ("\"monitor.text=88\":1,", "\"monitor.text=88\":1e15,", [.schema(.outOfRange)]),
        (
            "{\"frame\":0,\"scores\":{\"monitor.text=88\":1,\"monitor.text=98\":0.25},\"t_ns\":0}\n", "",
            [.dataset(.countMismatch)]
        ),
    ])
    func `rows are held against the frames`(old: String, new: String, codes: [FindingCode]) throws {
        let found = try findings(of: Self.rows, old, new)
        #expect(Set(found) == Set(codes) && found.count == codes.count, "\(found)")
    }

    @Test(arguments: [
        ("\"enc-000000\"", "\"enc-000007\"", [FindingCode.identity(.danglingReference), .files(.extra)]),
        (
            "train/enc-000000/annotations/eye", "train/enc-000000/annotations/yey",
            [.schema(.unknownValue), .files(.missing), .files(.extra)]
        ),
        ("train/enc-000000/annotations/eye.jsonl", "../eye.jsonl", [.schema(.unknownValue), .path(.traversal)]),
        ("\"frames\" : 2", "\"frames\" : 3", [.dataset(.countMismatch), .dataset(.countMismatch)]),
        (
            "\"monitor.text=98\"", "\"monitor.text=88\"",
            [.identity(.duplicateID)] + [FindingCode](repeating: .schema(.unknownValue), count: 4)
        ),
    ])
    func `the index is held against the manifest`(old: String, new: String, codes: [FindingCode]) throws {
        let found = try findings(of: Self.index, old, new)
        #expect(Set(found) == Set(codes) && found.count == codes.count, "\(found)")
    }

    @Test func `a changed, a missing and a foreign file are found`() throws {
        #expect(try findings(of: Self.rows, "0.25", "0.75", seals: false).contains(.checksum(.mismatch)))
        let dataset = try AnnotatedDataset()
        _ = try dataset.annotate(AnnotatedDataset.good)
        try Data().write(to: dataset.root.appending(path: "annotations/notes.txt"))
        #expect(try dataset.findings() == [.files(.extra)])
        try FileManager.default.removeItem(at: dataset.root.appending(path: "annotations/notes.txt"))
        try FileManager.default.removeItem(at: dataset.root.appending(path: Self.rows))
        #expect(try dataset.findings() == [.files(.missing)])
        try FileManager.default.removeItem(at: dataset.root.appending(path: Self.index))
        #expect(try dataset.findings().allSatisfy { $0 == .files(.extra) })
    }
}
