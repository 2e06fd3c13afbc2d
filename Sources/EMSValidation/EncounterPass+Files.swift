import EMSDiagnostics
import EMSManifest
import Foundation

/// Which files an encounter lists.
extension EncounterPass {
    func listings() -> [FileInspector.Listing] {
        var listings: [FileInspector.Listing] = []
        let finding = { @Sendable (code: FindingCode, message: String, field: String) in
            row.finding(code, message, field: field)
        }
        for (index, stream) in record.streams.enumerated() {
            // One that is there twice with its id has been said to be.
            if record.streams[..<index].contains(where: { $0.id == stream.id && $0.path == stream.path }) { continue }
            let field = "streams[\(index)]"
            listings.append(
                .init(
                    path: stream.path, bytes: stream.bytes, sha256: stream.sha256, finding: finding,
                    pathName: "\(field).path", bytesName: "\(field).bytes", sha256Name: "\(field).sha256",
                    mayBeEmpty: mayBeEmpty(stream)))
            for (fileIndex, file) in (stream.files ?? []).enumerated() {
                let name = "\(field).files[\(fileIndex)]"
                listings.append(
                    .init(
                        path: file.path, bytes: file.bytes, sha256: file.sha256, finding: finding,
                        pathName: "\(name).path", bytesName: "\(name).bytes", sha256Name: "\(name).sha256"))
            }
        }
        return listings + sideListings(besides: Set(listings.map(\.path)), finding)
    }

    /// Rows may all be left out, but something happens in every call that was made up.
    private func mayBeEmpty(_ stream: StreamRecord) -> Bool {
        stream.path.hasSuffix(".jsonl") && (stream.kind != .events || validator.options.profile == .recorded)
    }

    /// Lists of times and validity, which several streams may share.
    private func sideListings(
        besides listed: Set<String>, _ finding: @escaping @Sendable (FindingCode, String, String) -> Finding
    ) -> [FileInspector.Listing] {
        var seen = listed
        var listings: [FileInspector.Listing] = []
        for (index, stream) in record.streams.enumerated() {
            for (name, path) in [("times_path", stream.timesPath), ("validity_path", stream.validityPath)] {
                guard let path, seen.insert(path).inserted else { continue }
                let field = "streams[\(index)].\(name)"
                listings.append(
                    .init(
                        path: path, bytes: nil, sha256: nil, finding: finding, pathName: field, bytesName: field,
                        sha256Name: field))
            }
        }
        return listings
    }

    func frameListings(_ frame: Located<FrameRecord>) -> [FileInspector.Listing] {
        let finding = { @Sendable (code: FindingCode, message: String, field: String) in
            frame.finding(code, message, field: field)
        }
        let record = frame.record
        var listings = [
            FileInspector.Listing(
                path: record.path, bytes: record.bytes, sha256: record.sha256, finding: finding, pathName: "path",
                bytesName: "bytes", sha256Name: "sha256")
        ]
        if let path = record.maskPath {
            listings.append(
                .init(
                    path: path, bytes: record.maskBytes, sha256: record.maskSHA256, finding: finding,
                    pathName: "mask_path", bytesName: "mask_bytes", sha256Name: "mask_sha256"))
        }
        return listings
    }

    func annotationListing(_ listing: AnnotationIndexes.Listing) -> FileInspector.Listing {
        let entry = listing.entry
        return FileInspector.Listing(
            path: entry.path, bytes: entry.bytes, sha256: entry.sha256,
            finding: { code, message, field in listing.index.finding(code, message, field: field) },
            pathName: "\(listing.field).path", bytesName: "\(listing.field).bytes",
            sha256Name: "\(listing.field).sha256", mayBeEmpty: true)
    }

    func addUnlisted(
        _ inspector: FileInspector, _ aside: FileInspector, knowsFrames: Bool, _ outcome: inout Outcome
    ) {
        let folder = DatasetRules.folder(of: record)
        let listed = inspector.listed.union(aside.listed)
        outcome.foreignPaths = listed.filter { !$0.hasPrefix(folder + "/") }.sorted()
        guard !inspector.hasUnclearPaths, !aside.hasUnclearPaths, knowsFrames else { return }
        let folders = Set(listed.flatMap(Self.folders(above:)))
        let unlisted = FolderListing.unlisted(
            in: folder, root: root, isListed: { listed.contains($0) }, isExpected: { folders.contains($0) })
        let strays = StrayFiles(root: root, options: validator.options)
        outcome.findings += unlisted.map { entry in
            let what = entry.isFolder ? "folder" : "file"
            if var fault = strays.fault(entry.path) {
                fault.encounter = record.id
                return fault
            }
            return Finding(
                .files(.extra), "\(what) \(entry.path) is not listed", path: entry.path, encounter: record.id)
        }
    }

    private static func folders(above path: String) -> [String] {
        let parts = path.split(separator: "/")
        return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
    }
}
