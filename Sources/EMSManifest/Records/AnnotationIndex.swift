/// `annotations/NAME.json`: who made the annotations of this name, and the files they lie in. The manifest does not list
/// them: what an outside program says is no part of the data set's truth.
public struct AnnotationIndex: Hashable, Sendable {
    /// Also the name of its file and of those of the encounters.
    public var name: String
    public var annotator: AnnotatorRecord
    /// In the order of the manifest.
    public var encounters: [Entry]

    public init(name: String, annotator: AnnotatorRecord, encounters: [Entry] = []) {
        self.name = name
        self.annotator = annotator
        self.encounters = encounters
    }

    /// The annotations of an encounter.
    public struct Entry: Hashable, Sendable {
        public var encounter: String
        /// Of the encounter when its frames were looked at.
        public var encounterDigest: String
        /// Relative to the data set.
        public var path: String
        public var bytes: Int64
        public var sha256: String
        /// Lines of the file.
        public var frames: Int

        public init(
            encounter: String, encounterDigest: String, path: String, bytes: Int64, sha256: String, frames: Int
        ) {
            self.encounter = encounter
            self.encounterDigest = encounterDigest
            self.path = path
            self.bytes = bytes
            self.sha256 = sha256
            self.frames = frames
        }
    }

    /// Folder of the data set, and of each encounter, that holds annotations.
    public static let folderName = "annotations"

    /// Where the index of a name lies in the data set.
    public static func path(ofIndex name: String) -> String { "\(folderName)/\(name).json" }

    /// Where the annotations of an encounter lie in the data set.
    public static func path(of name: String, in encounter: EncounterRecord) -> String {
        "\(encounter.split.rawValue)/\(encounter.id)/\(folderName)/\(name).jsonl"
    }
}

extension AnnotationIndex: Codable {}

extension AnnotationIndex.Entry: Codable {
    enum CodingKeys: String, CodingKey {
        case encounter, path, bytes, sha256, frames
        case encounterDigest = "encounter_digest"
    }
}
