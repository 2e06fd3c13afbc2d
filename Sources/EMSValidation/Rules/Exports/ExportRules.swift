import EMSDiagnostics
import EMSManifest
import EMSReproducibility
import Foundation

/// Exports know the SHA-256 of the manifest they were made from (`manifest_sha256` of `export.json`): it must be that of
/// this data set.
struct ExportRules {
    static let cardName = "export.json"

    let manifestDigest: String
    let options: DatasetValidator.Options

    init(root: URL, options: DatasetValidator.Options) throws {
        let path = root.appending(path: DatasetFormat.manifestFileName).path
        manifestDigest = try FileContents().summary(of: path, headBytes: 0, takesDigest: true).digest ?? ""
        self.options = options
    }

    /// The exports among a folder and those right below it, by path; nil if the folder holds anything else.
    static func exports(in folder: String, root: URL) -> [String]? {
        let url = root.appending(path: folder)
        if isExport(url) { return [folder] }
        let below = FolderListing.names(in: url).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard !below.isEmpty, below.allSatisfy({ isExport(url.appending(path: $0)) }) else { return nil }
        return below.map { "\(folder)/\($0)" }
    }

    static func isExport(_ folder: URL) -> Bool {
        let values = try? folder.appending(path: cardName).resourceValues(forKeys: [.isRegularFileKey])
        return values?.isRegularFile == true
    }

    /// - Parameter name: how the folder is called in findings.
    func check(_ folder: URL, name: String) -> [Finding] {
        let path = "\(name)/\(Self.cardName)"
        var findings: [Finding] = []
        let decoder = StrictDecoder(path: path, limits: options.jsonLimits)
        guard Self.isExport(folder) else {
            return [Finding(.dataset(.staleExport), "\(path) is not there: \(name) is no export", path: path)]
        }
        guard let bytes = try? BoundedFile.bytes(of: folder.appending(path: Self.cardName), decoder, &findings),
            let card = decoder.scan(bytes, findings: &findings)
        else { return findings }
        let found = card.json["manifest_sha256"]?.string
        guard found != manifestDigest else {
            return findings + (otherPictures(card, in: folder, name: name).map { [$0] } ?? [])
        }
        let message =
            found.map {
                "made from a manifest of SHA-256 \($0.prefix(12))..., this one has \(manifestDigest.prefix(12))..."
            } ?? "does not say which manifest it was made from"
        return findings + [card.finding(.dataset(.staleExport), message, field: "manifest_sha256")]
    }
    /// Pictures that lie in the export as files, masks aside, are as many as its card counts.
    private func otherPictures(_ card: Located<Void>, in folder: URL, name: String) -> Finding? {
        guard let counted = card.json["counts"]?["pictures"]?.integer,
            case .list(let digests)? = ExportSumRules.list(of: folder, name: name, options)
        else { return nil }
        let pictures = digests.keys.count { path in
            !path.contains("/masks/") && Self.pictures.contains(where: path.lowercased().hasSuffix)
        }
        guard pictures > 0, Int(counted) != pictures else { return nil }
        return card.finding(
            .dataset(.staleExport), "\(counted), \(ExportSumRules.fileName) lists \(pictures)", field: "counts.pictures"
        )
    }

    private static let pictures = [".jpeg", ".jpg", ".png"]
}
