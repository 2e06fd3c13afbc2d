import EMSModel
import EMSReproducibility
public import Foundation

/// The published JSON Schemas (2020-12) of the records, one a record type.
public enum ManifestSchema {
    public enum Document: String, Hashable, Sendable, CaseIterable {
        case dataset, encounter, transcript, event, frame, pair, annotation
        case annotationIndex = "annotation-index"

        /// What a file or a line of it holds.
        var title: String {
            switch self {
            case .dataset: "dataset.json"
            case .encounter: "A line of manifest.jsonl"
            case .transcript: "transcript.json"
            case .event: "A line of events.jsonl"
            case .frame: "A line of frames.jsonl"
            case .pair: "A line of pairs.jsonl"
            case .annotation: "A line of annotations/NAME.jsonl of an encounter"
            case .annotationIndex: "annotations/NAME.json of a data set"
            }
        }
    }

    /// The schema as indented JSON, UTF-8, with a line feed at the end; always the same bytes.
    public static func json(for document: Document) throws -> Data {
        guard case .object(var schema) = node(for: document).jsonSchema else { return Data() }
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["$id"] = .string("urn:emsynth:\(DatasetFormat.version):\(document.rawValue)")
        schema["title"] = .string(document.title)
        return try CanonicalJSON.encodeReadable(JSONValue.object(schema))
    }

    public static func node(for document: Document) -> SchemaNode {
        switch document {
        case .dataset: dataset
        case .encounter: encounter
        case .transcript: transcript
        case .event: event
        case .frame: frame
        case .pair: pair
        case .annotation: annotation
        case .annotationIndex: annotationIndex
        }
    }
}
