import EMSManifest

/// What makes two exports the same.
struct ExportIdentity {
    let dataset: DatasetSummary
    let options: ExportOptions
    let programVersion: String

    /// The members of `export.json` that must be equal.
    var fields: [(String, LoaderJSON)] {
        [
            ("emsynth", .string(programVersion)), ("dataset", .string(dataset.record.name)),
            ("manifest_sha256", .string(dataset.manifestSHA256)), ("options", options.json),
            ("synthetic", .bool(true)),
        ]
    }
}
