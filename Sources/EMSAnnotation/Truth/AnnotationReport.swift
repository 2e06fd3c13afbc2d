public import EMSManifest

/// What an annotator says, held against what is known of the frames.
///
/// Labels of one facet compete: the annotator means the one with the highest score, of equal ones the first of its list.
/// A label that is alone in its facet is meant from a score of 0.5 on; all else is `other` then. Frames of which the
/// facet is not known do not count.
public struct AnnotationReport: Hashable, Sendable, Encodable {
    public let name: String
    public let annotator: AnnotatorRecord
    public let encounters: Int
    public let frames: Int
    /// In the order in which the annotator names them.
    public let facets: [Facet]
    /// Labels of facets that no frame has.
    public let unmeasured: [String]

    public struct Facet: Hashable, Sendable, Encodable {
        public let facet: String
        /// Of which the facet is known.
        public let frames: Int
        /// Share of the frames of which the annotator means the truth.
        public let accuracy: Double
        /// What is right if the most frequent value is always said.
        public let majority: Double
        /// The annotator's labels in its order, then values that it has no label for, sorted.
        public let labels: [Label]
        /// Only what occurs, by truth and then by what is said, in the order of `labels`.
        public let confusion: [Confusion]
    }

    public struct Label: Hashable, Sendable, Encodable {
        public let value: String
        /// Frames of which it is true, and of which it is said.
        public let support: Int
        public let said: Int
        public let correct: Int
        /// Share of the frames of which it is said or not said rightly.
        public let accuracy: Double
        /// Absent where it is never said.
        public let precision: Double?
        /// Absent where it is never true.
        public let recall: Double?
        /// Absent where one of the two is.
        public let f1: Double?
    }

    public struct Confusion: Hashable, Sendable, Encodable {
        public let truth: String
        public let said: String
        public let frames: Int
    }

    /// Reads the annotations that an index lists, and the frames they are of.
    init(_ index: AnnotationIndex, of folder: DatasetFolder) throws {
        var tally = FacetTally(labels: index.annotator.labels)
        let listed = Dictionary(
            index.encounters.map { ($0.encounter, $0) }, uniquingKeysWith: { first, _ in first })
        var (encounters, frames) = (0, 0)
        try folder.forEachEncounter { record in
            guard let entry = listed[record.id] else { return }
            guard entry.encounterDigest == record.digest else {
                throw AnnotationError(
                    .unreadable, "\(record.id) has changed since its frames were annotated",
                    remedy: "Annotate it again.")
            }
            encounters += 1
            let known = Dictionary(
                try folder.rows(FrameRecord.self, .frames, of: record).map { ($0.index, $0) },
                uniquingKeysWith: { first, _ in first })
            for (number, row) in try folder.rows(AnnotationRecord.self, in: entry.path).enumerated() {
                guard let frame = known[row.frame] else {
                    throw AnnotationError(
                        .unreadable, "\(entry.path), line \(number + 1): there is no frame \(row.frame)")
                }
                frames += 1
                tally.add(row.scores, truth: FrameTruth.values(of: frame))
            }
        }
        name = index.name
        annotator = index.annotator
        self.encounters = encounters
        self.frames = frames
        facets = tally.facets
        unmeasured = tally.unmeasured
    }
}
