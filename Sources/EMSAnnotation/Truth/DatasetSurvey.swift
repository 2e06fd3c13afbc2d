import EMSManifest

/// A first look at the data set: which encounters have frames, and what is known of them.
struct DatasetSurvey {
    /// Places in the manifest, by id.
    private(set) var places: [String: Int] = [:]
    /// Frames of each encounter that has any, by id.
    private(set) var frameCounts: [String: Int] = [:]
    private var values: [String: Set<String>] = [:]

    /// A facet of more values is no question to choose an answer of.
    private static let valueLimit = 64

    init(_ folder: DatasetFolder) throws {
        try folder.forEachEncounter { record in
            places[record.id] = places.count
            let frames = try folder.rows(FrameRecord.self, .frames, of: record)
            guard !frames.isEmpty else { return }
            frameCounts[record.id] = frames.count
            for frame in frames {
                for (facet, value) in FrameTruth.values(of: frame) {
                    // One more than the limit is enough to know.
                    if values[facet]?.count ?? 0 <= Self.valueLimit { values[facet, default: []].insert(value) }
                }
            }
        }
    }

    /// Every value of every facet that has few, sorted.
    var labels: [String] {
        values.filter { $0.value.count <= Self.valueLimit }
            .flatMap { facet, values in values.map { "\(facet)=\($0)" } }.sorted()
    }
}
