import EMSManifest
import Foundation
import Testing

@Suite struct ManifestSchemaTests {
    /// Dotted key paths of what the encoder writes and of what the schema knows, below `node`.
    private func keys(_ value: JSONValue, _ node: SchemaNode, _ prefix: String) -> (written: [String], known: [String])
    {
        switch value {
        case .array(let elements):
            return elements.first.map { keys($0, node, prefix) } ?? ([], [])
        case .object(let members) where !node.propertyNames.isEmpty:
            var written = members.keys.map { prefix + $0 }
            var known = node.propertyNames.map { prefix + $0 }
            for (key, member) in members {
                guard let below = node.descendant(key) else { continue }
                let inner = keys(member, below, "\(prefix)\(key).")
                written += inner.written
                known += inner.known
            }
            return (written, known)
        default: return ([], [])
        }
    }

    private func check(_ record: some ManifestRecord) throws {
        let value = try JSONDecoder().decode(JSONValue.self, from: FullRecords.encode(record))
        let (written, known) = keys(value, type(of: record).schema, "")
        #expect(written.sorted() == known.sorted())
    }

    @Test func `Schema and encoder know the same keys`() throws {
        try check(FullRecords.dataset)
        try check(FullRecords.encounter)
        try check(FullRecords.transcript)
        try check(FullRecords.event)
        try check(FullRecords.frame)
        try check(FullRecords.pair)
    }

    @Test(arguments: ManifestSchema.Document.allCases)
    func `A published schema is strict JSON with its head`(document: ManifestSchema.Document) throws {
        let bytes = [UInt8](try ManifestSchema.json(for: document))
        let (value, faults) = StrictJSON.scan(bytes)
        #expect(faults == [])
        #expect(value?["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        #expect(value?["type"]?.string == "object")
        #expect(
            value?["properties"]?["synthetic"] != nil
                || [.event, .frame, .pair, .annotation, .annotationIndex].contains(document))
        #expect(bytes == [UInt8](try ManifestSchema.json(for: document)))
    }
}
