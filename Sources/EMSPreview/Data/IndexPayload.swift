import EMSManifest

/// What the page says of the data set as a whole.
struct IndexPayload: Encodable {
    var name: String
    var title: String
    var license: String
    var encounters: Int
    var shown: Int
}

extension IndexPayload {
    init(_ record: DatasetRecord, shown: Int) {
        self.init(
            name: record.name, title: record.title ?? record.name, license: record.license,
            encounters: record.counts.encounters, shown: shown)
    }
}
