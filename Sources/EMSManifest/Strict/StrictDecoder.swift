public import EMSDiagnostics

/// A record that stands in a file of the data set.
public protocol ManifestRecord: Codable, Sendable {
    static var schema: SchemaNode { get }
}

extension DatasetRecord: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .dataset) }
}

extension EncounterRecord: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .encounter) }
}

extension TranscriptRecord: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .transcript) }
}

extension EventRecord: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .event) }
}

extension FrameRecord: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .frame) }
}

extension PairRecord: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .pair) }
}

extension AnnotationRecord: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .annotation) }
}

extension AnnotationIndex: ManifestRecord {
    public static var schema: SchemaNode { ManifestSchema.node(for: .annotationIndex) }
}

/// Reads records from bytes in three steps, each only if the one before found no error: strict scan, schema, decoding.
public struct StrictDecoder: Sendable {
    /// Of the file, relative to the data set.
    public var path: String
    public var encounter: String?
    public var limits: StrictJSON.Limits
    /// Whether records may say that they are not synthetic: recordings of real calls in this format.
    public var acceptsRecorded: Bool

    public init(
        path: String, encounter: String? = nil, limits: StrictJSON.Limits = .standard, acceptsRecorded: Bool = false
    ) {
        self.path = path
        self.encounter = encounter
        self.limits = limits
        self.acceptsRecorded = acceptsRecorded
    }

    /// - Parameters:
    ///   - firstLine: the line of the file at which `bytes` start.
    ///   - findings: gets every finding, in order of place.
    /// - Returns: nil if there was an error.
    public func decode<Record: ManifestRecord>(
        _ type: Record.Type, from bytes: [UInt8], firstLine: Int = 1, findings: inout [Finding]
    ) -> Located<Record>? {
        guard let document = scan(bytes, firstLine: firstLine, findings: &findings) else { return nil }
        var check = SchemaCheck(acceptsRecorded: acceptsRecorded)
        check.run(document.json, against: Record.schema)
        findings += check.faults.map { finding($0.code, $0.message, at: $0.offset, in: document.source, $0.field) }
        guard !check.faults.contains(where: { $0.code.entry.severity == .error }) else { return nil }
        do {
            let record = try Self.record(type, document.json)
            return Located(
                record: record, json: document.json, path: path, encounter: encounter, source: document.source)
        } catch {
            findings.append(document.finding(.schema(.wrongType), "cannot be read: \(error)"))
            return nil
        }
    }

    /// A record that reads itself, or by its `Decodable` form.
    private static func record<Record: ManifestRecord>(_ type: Record.Type, _ value: LocatedJSON) throws -> Record {
        if let readable = type as? any JSONField.Type, let record = try readable.init(scanned: value) as? Record {
            return record
        }
        return try LocatedJSONDecoder(value).record(type)
    }

    /// A document whose keys are open: the strict scan, and a look for harmful texts; nil if there was an error.
    public func decodeOpen(_ bytes: [UInt8], findings: inout [Finding]) -> Located<Void>? {
        guard let document = scan(bytes, findings: &findings) else { return nil }
        var check = SchemaCheck()
        check.run(document.json, against: .any)
        findings += check.faults.map { finding($0.code, $0.message, at: $0.offset, in: document.source, $0.field) }
        return check.faults.contains { $0.code.entry.severity == .error } ? nil : document
    }

    /// The strict scan alone; nil if there was a fault.
    public func scan(_ bytes: [UInt8], firstLine: Int = 1, findings: inout [Finding]) -> Located<Void>? {
        let (value, faults) = StrictJSON.scan(bytes, limits: limits)
        let source = SourcePlace(firstLine: firstLine, bytes: bytes)
        findings += faults.map { finding(.json($0.code), $0.message, at: $0.offset, in: source) }
        guard faults.isEmpty, let value else { return nil }
        return Located(record: (), json: value, path: path, encounter: encounter, source: source)
    }

    private func finding(
        _ code: FindingCode, _ message: String, at offset: Int, in source: SourcePlace,
        _ field: String? = nil
    ) -> Finding {
        let (line, column) = source.place(of: offset)
        return Finding(
            code, message, path: path, line: line, column: column, field: field, encounter: encounter)
    }
}
