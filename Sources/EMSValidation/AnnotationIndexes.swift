import EMSDiagnostics
import EMSManifest
import Foundation

/// The indexes of annotations by outside programs (`annotations/NAME.json`), read before the manifest: what they list
/// belongs to the encounters.
struct AnnotationIndexes {
    /// What an index lists of an encounter.
    struct Listing: Sendable {
        let index: Located<AnnotationIndex>
        /// In `encounters` of the index.
        let place: Int

        var entry: AnnotationIndex.Entry { index.record.encounters[place] }
        var field: String { "encounters[\(place)]" }
    }

    /// Files below the data set that are indexes, whether or not they can be read.
    private(set) var paths: [String] = []
    /// By encounter, until it is taken.
    private var listings: [String: [Listing]] = [:]

    init() {}

    init(root: URL, options: DatasetValidator.Options, findings: inout [Finding]) {
        var probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        let folder = AnnotationIndex.folderName
        guard probe.state(of: folder) == .folder else { return }
        let names = FolderListing.names(in: root.appending(path: folder)).filter { $0.hasSuffix(".json") }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let path = "\(folder)/\(name)"
            guard case .regular = probe.state(of: path) else { continue }
            paths.append(path)
            let decoder = StrictDecoder(path: path, limits: options.jsonLimits)
            let bytes: [UInt8]?
            do {
                bytes = try BoundedFile.bytes(of: root.appending(path: path), decoder, &findings)
            } catch {
                findings.append(Finding(.files(.unreadable), "\(path) cannot be read", path: path))
                continue
            }
            guard let bytes, let index = decoder.decode(AnnotationIndex.self, from: bytes, findings: &findings)
            else { continue }
            if AnnotationIndex.path(ofIndex: index.record.name) != path {
                findings.append(index.finding(.schema(.unknownValue), "is not the name of the file", field: "name"))
            }
            take(index, &findings)
        }
    }

    private mutating func take(_ index: Located<AnnotationIndex>, _ findings: inout [Finding]) {
        let labels = index.record.annotator.labels
        if Set(labels).count < labels.count {
            findings.append(
                index.finding(.identity(.duplicateID), "a label occurs twice", field: "annotator.labels"))
        }
        var seen: Set<String> = []
        for place in index.record.encounters.indices {
            let listing = Listing(index: index, place: place)
            guard seen.insert(listing.entry.encounter).inserted else {
                findings.append(
                    index.finding(
                        .identity(.duplicateID), "\"\(listing.entry.encounter)\" occurs twice",
                        field: "\(listing.field).encounter"))
                continue
            }
            listings[listing.entry.encounter, default: []].append(listing)
        }
    }

    /// What is listed of an encounter.
    func listings(of encounter: String) -> [Listing] { listings[encounter] ?? [] }

    mutating func take(encounter: String) { listings[encounter] = nil }

    /// About what no encounter has taken.
    var leftovers: [Finding] {
        listings.keys.sorted().flatMap { listings[$0] ?? [] }.map { listing in
            listing.index.finding(
                .identity(.danglingReference), "there is no encounter \"\(listing.entry.encounter)\"",
                field: "\(listing.field).encounter")
        }
    }
}
