public import Foundation

/// One HTML page to look at and listen to encounters of a data set: everything is inside, nothing is fetched.
///
/// Reads only. The same data set gives the same bytes. Text of the data set goes into the page as JSON and is shown
/// through text nodes; the page's Content-Security-Policy allows no network and no script but its own.
///
/// Cost: memory of about three times the page.
public struct PreviewPage: Sendable {
    /// The folder that holds `dataset.json`.
    public var dataset: URL
    /// Ids of the encounters to embed; nil or none for the first ones that fit.
    public var encounters: [String]?
    /// Size the page keeps to where it can. What exceeds it is left out in this order: further encounters (if none were
    /// named), mask pictures, every other frame and again every other, all frames, sound. Text and signals stay.
    public var sizeLimitBytes: Int

    /// 100 MB: about half an hour with everything. Half of it is sound, the other half pictures.
    public static let defaultSizeLimitBytes = 100_000_000
    /// How many encounters are embedded if none is named.
    public static let defaultEncounterCount = 3

    public init(dataset: URL, encounters: [String]? = nil, sizeLimitBytes: Int = Self.defaultSizeLimitBytes) {
        self.dataset = dataset
        self.encounters = encounters
        self.sizeLimitBytes = sizeLimitBytes
    }

    /// The page, UTF-8. Throws as `rendered()` does.
    public func html() throws(PreviewError) -> Data { try rendered().html }

    /// The page and what is to be said about it.
    ///
    /// Throws if there is no data set, if `dataset.json` or `manifest.jsonl` cannot be read, or if a named encounter is
    /// not there. Whatever else is missing or broken is left out of the page and named in `notices`.
    public func rendered() throws(PreviewError) -> PreviewDocument {
        let folder = try PreviewFolder(dataset)
        let record = try folder.datasetRecord()
        let named = encounters.flatMap { $0.isEmpty ? nil : $0 }
        let candidates = try folder.encounters(named: named, atMost: Self.defaultEncounterCount)
        var blobs = BlobSheet()
        var chosen: [EncounterPayload] = []
        var room = sizeLimitBytes - PageDocument.fixedByteCount
        for (offset, candidate) in candidates.enumerated() {
            let loader = EncounterLoader(record: candidate, folder: folder)
            let contents = loader.contents()
            // Named encounters share the room; otherwise only the first is cut to fit.
            let share = named == nil ? room : room / (candidates.count - offset)
            if named == nil, !chosen.isEmpty, contents.byteCount(leavingOut: .nothing) > share { break }
            let omission = contents.omission(fitting: share)
            let before = blobs.encodedByteCount
            let payload = loader.payload(contents, leavingOut: omission, blobs: &blobs)
            room -= blobs.encodedByteCount - before + contents.textByteCount
            chosen.append(payload)
        }
        let index = IndexPayload(record, shown: chosen.count)
        let html: Data
        do {
            html = try PageDocument(index: index, encounters: chosen, blobs: blobs).html()
        } catch {
            throw PreviewError(.unreadable, "the data set cannot be written as JSON: \(error)")
        }
        return PreviewDocument(
            html: html, encounters: chosen.map(\.id),
            notices: chosen.flatMap { encounter in encounter.notices.map { "\(encounter.id): \($0)" } })
    }
}
