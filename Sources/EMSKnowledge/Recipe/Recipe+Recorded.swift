extension Recipe {
    /// Frames of the user's own in place of drawn ones.
    public struct Recorded: Hashable, Sendable, Codable {
        /// That holds the pictures and `frames.csv`; no part of the recipe as data sets keep it, which knows the digest.
        public var folder: String?
        /// SPDX identifier.
        public var licence: String
        /// Of the pictures, times and words; set when they have been read.
        public var sha256: String?

        public init(folder: String?, licence: String, sha256: String? = nil) {
            self.folder = folder
            self.licence = licence
            self.sha256 = sha256
        }

        enum CodingKeys: String, CodingKey { case licence, sha256 }
    }
}

/// Reads the keys `frames.folder` and `frames.licence` of a recipe, which go together.
enum RecordedReader {
    static func recorded(_ frames: MappingReader) -> Recipe.Recorded? {
        let report = frames.report
        let folder = frames.optional("folder")
        let licence = frames.optional("licence")
        guard let node = folder ?? licence else { return nil }
        guard let folder, let licence, let path = report.text(folder, "folder"),
            let name = report.text(licence, "licence")
        else {
            report.add(
                .outOfRange, "a folder of frames and its licence go together", at: node.position,
                remedy: "Write both `folder` and `licence`, such as CC-BY-4.0.")
            return nil
        }
        return Recipe.Recorded(folder: path, licence: RecipeReader.licence(name, at: licence.position, report))
    }
}
