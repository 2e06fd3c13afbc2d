import EMSDiagnostics
import EMSManifest

/// What annotations of an encounter must satisfy against their index and the frames.
struct AnnotationRules {
    let listing: AnnotationIndexes.Listing
    let rows: [Located<AnnotationRecord>]
    /// Nil where they could not be read.
    let frames: [Located<FrameRecord>]?

    /// What holds before any file is read: the place of the file, and the encounter it was made from.
    static func check(
        _ listing: AnnotationIndexes.Listing, of encounter: EncounterRecord, findings: inout [Finding]
    ) {
        let (index, entry) = (listing.index, listing.entry)
        if entry.path != AnnotationIndex.path(of: index.record.name, in: encounter) {
            findings.append(
                index.finding(
                    .schema(.unknownValue), "is not the place of these annotations", field: "\(listing.field).path"))
        }
        if entry.encounterDigest != encounter.digest {
            findings.append(
                index.finding(
                    .dataset(.staleExport), "\(encounter.id) had another digest when its frames were looked at",
                    field: "\(listing.field).encounter_digest"))
        }
    }

    func check(of encounter: String, findings: inout [Finding]) {
        var own: [Finding] = []
        checkFrames(&own)
        ForeignStreams.join(
            &own, at: listing.entry.path, rows: rows.count, of: "annotations", in: encounter
        ) { _ in true }
        // How many there are, and which are missing, follows.
        guard own.last?.code != .cross(.foreignStream) else {
            findings += own.filter { $0.path == listing.entry.path }
            return
        }
        if rows.count != listing.entry.frames {
            findings.append(
                listing.index.finding(
                    .dataset(.countMismatch), "is \(listing.entry.frames), counted are \(rows.count)",
                    field: "\(listing.field).frames"))
        }
        let labels = Set(listing.index.record.annotator.labels)
        for row in rows {
            let scored = row.record.scores
            if let unknown = scored.keys.sorted().first(where: { !labels.contains($0) }) {
                findings.append(
                    row.finding(
                        .schema(.unknownValue), "\"\(unknown)\" is no label of the annotator", field: "scores"))
            } else if let missing = labels.sorted().first(where: { scored[$0] == nil }) {
                findings.append(
                    row.finding(.schema(.missingField), "\"\(missing)\" has no score", field: "scores"))
            }
        }
        findings += own
    }

    private func checkFrames(_ findings: inout [Finding]) {
        guard let frames else { return }
        let times = Dictionary(
            frames.map { ($0.record.index, $0.record.time) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<Int> = []
        for row in rows {
            let record = row.record
            guard let time = times[record.frame] else {
                findings.append(
                    row.finding(.identity(.danglingReference), "there is no frame \(record.frame)", field: "frame"))
                continue
            }
            if !seen.insert(record.frame).inserted {
                findings.append(
                    row.finding(.identity(.duplicateID), "frame \(record.frame) occurs twice", field: "frame"))
            } else if time != record.time {
                findings.append(row.finding(.frame(.order), "the frame lies at \(time)", field: "t_ns"))
            }
        }
        // So many frames as rows, or as the index counts: which one is missing follows.
        guard seen.count == rows.count, rows.count == listing.entry.frames,
            let missing = times.keys.sorted().first(where: { !seen.contains($0) })
        else { return }
        findings.append(
            listing.index.finding(
                .identity(.danglingReference), "frame \(missing) has no line in \(listing.entry.path)",
                field: listing.field))
    }
}
