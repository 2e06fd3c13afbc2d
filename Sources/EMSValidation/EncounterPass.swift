import EMSDiagnostics
import EMSManifest
import Foundation

/// The check of one encounter: a function of its line of the manifest and its files.
struct EncounterPass: Sendable {
    struct Outcome: Sendable {
        var findings: [Finding] = []
        var checked = ValidationReport.Checked()
        /// Whether every document that is listed could be read and counted.
        var hasReadContents = false
        var foreignPaths: [String] = []
        /// Of each picture its digest, and what is found if another split has it too.
        var pictures: [(digest: Int, leak: Finding)] = []
        /// What it has in common with others of its kind.
        var claims: [KindConsensus.Claim] = []
        /// Streams that are those of another encounter.
        var foreignStreams: Set<String> = []
        /// By how much its line of the manifest has more turns and words than its transcript, by field of `dataset.json`.
        var miscounted: [String: Int] = [:]
    }

    let row: Located<EncounterRecord>
    let dataset: Located<DatasetRecord>?
    let validator: DatasetValidator
    let root: URL
    /// What indexes of annotations list of it.
    var annotations: [AnnotationIndexes.Listing] = []
    /// Files it lists that are of another encounter.
    var listedElsewhere: Set<String> = []

    private var level: ValidationLevel { validator.level }
    var record: EncounterRecord { row.record }

    func run() -> Outcome {
        var events: [Located<EventRecord>] = []
        var outcome = check(&events)
        outcome.findings = RootCauses(encounter: row, events: events).join(outcome.findings)
        return outcome
    }

    private func check(_ events: inout [Located<EventRecord>]) -> Outcome {
        var outcome = Outcome()
        outcome.checked.encounters = 1
        EncounterRules(row: row).check(findings: &outcome.findings)
        for listing in annotations { AnnotationRules.check(listing, of: record, findings: &outcome.findings) }
        var inspector = FileInspector(
            root: root, options: validator.options, takesDigests: level >= .checksums,
            listedElsewhere: listedElsewhere)
        let safe = listings().filter { inspector.list($0, findings: &outcome.findings) }
        guard level >= .files else { return outcome }
        inspector.inspect(safe, findings: &outcome.findings)
        var contents = EncounterContents(
            encounter: row, dataset: dataset, root: root, mediaLimits: validator.options.mediaLimits)
        contents.usable = inspector.usable
        let reader = DocumentReader(contents: contents, options: validator.options)
        let frames = reader.frames(findings: &outcome.findings)
        let pictures = (frames?.flatMap(frameListings) ?? []).filter {
            inspector.list($0, findings: &outcome.findings)
        }
        inspector.inspect(pictures, findings: &outcome.findings)
        // Apart, so that the encounter's own files are judged as if there were none.
        var aside = FileInspector(root: root, options: validator.options, takesDigests: level >= .checksums)
        let besides = annotations.map(annotationListing).filter { aside.list($0, findings: &outcome.findings) }
        aside.inspect(besides, findings: &outcome.findings)
        addUnlisted(inspector, aside, knowsFrames: frames != nil || contents.streams(.frames).isEmpty, &outcome)
        FrameRules.joinLost(frames ?? [], &outcome.findings)
        outcome.checked.files = inspector.fileCount + aside.fileCount
        outcome.checked.bytes = inspector.byteCount + aside.byteCount
        guard level >= .checksums else { return outcome }
        checkDigest(inspector, &outcome.findings)
        contents.usable = inspector.usable
        outcome.pictures = (frames ?? []).filter { !$0.record.sha256.isEmpty }.map { frame in
            let leak = frame.finding(
                .dataset(.splitLeakage), "\(frame.record.path) occurs in another split too", field: "sha256")
            return (frame.record.sha256.hashValue, leak)
        }
        contents.frames = frames
        contents.transcript = reader.transcript(findings: &outcome.findings)
        contents.events = reader.events(findings: &outcome.findings)
        contents.pairs = reader.pairs(findings: &outcome.findings)
        contents.report = reader.report(findings: &outcome.findings)
        events = contents.events ?? []
        let foreign = ForeignStreams.remove(from: &contents, findings: &outcome.findings)
        outcome.foreignStreams = Set(record.streams.filter { foreign.contains($0.kind) }.map(\.path))
        let displaced = DisplacedStreams.remove(from: &contents, findings: &outcome.findings)
        checkContents(contents, &outcome)
        for listing in annotations where aside.usable.contains(listing.entry.path) {
            guard let rows = reader.annotations(listing.entry.path, findings: &outcome.findings) else { continue }
            AnnotationRules(listing: listing, rows: rows, frames: frames).check(
                of: record.id, findings: &outcome.findings)
        }
        // Signals have nothing to be held against where the events are another call's, or at other times.
        let knowsEvents = !foreign.union(displaced).contains(.events)
        runChecks(contents, upTo: knowsEvents ? level : min(level, .decode), &outcome.findings)
        return outcome
    }

    /// A recording that is not what the manifest says is judged no further: all that follows would be a consequence.
    private func runChecks(_ contents: EncounterContents, upTo level: ValidationLevel, _ findings: inout [Finding]) {
        var contents = contents
        // Turns that lie beyond the session are not where they are heard.
        if findings.contains(where: { $0.code == .transcript(.turnOutsideSession) }) { contents.transcript = nil }
        for check in validator.checks where check.level <= level {
            let known = findings.count
            check.run(contents, findings: &findings)
            // A check may put one finding in place of others.
            for finding in findings.dropFirst(known) where finding.severity == .error {
                guard Self.isOfMedia(finding.code), let field = finding.field else { continue }
                for (index, stream) in record.streams.enumerated() where field.hasPrefix("streams[\(index)].") {
                    contents.usable.remove(stream.path)
                }
            }
        }
        // Pictures that are no larger than the record says cannot hold its boxes.
        let misfits = Set(findings.filter { $0.code == .image(.sizeMismatch) }.map { FrameLine($0) })
        guard !misfits.isEmpty else { return }
        findings.removeAll { $0.code == .frame(.box) && misfits.contains(FrameLine($0)) }
    }

    private static func isOfMedia(_ code: FindingCode) -> Bool {
        switch code {
        case .audio, .sensor: true
        default: false
        }
    }

    private struct FrameLine: Hashable {
        let path: String?
        let line: Int?

        init(_ finding: Finding) { (path, line) = (finding.path, finding.line) }
    }

    // MARK: Contents

    private func checkDigest(_ inspector: FileInspector, _ findings: inout [Finding]) {
        guard !inspector.hasDigestFaults, !inspector.hasUnclearPaths,
            EncounterDigest.of(record.streams) != record.digest
        else { return }
        findings.append(
            row.finding(.checksum(.encounter), "is not that of the listed streams", field: "digest"))
    }

    private func checkContents(_ contents: EncounterContents, _ outcome: inout Outcome) {
        var isComplete = true
        func count<Value>(_ value: Value?, _ kind: StreamKind) -> Value? {
            if value == nil && !contents.streams(kind).isEmpty { isComplete = false }
            return value
        }
        if let transcript = count(contents.transcript, .transcript) {
            outcome.checked.turns = transcript.record.turns.count
            outcome.checked.words = transcript.record.turns.reduce(0) { $0 + $1.words.count }
            TranscriptRules(transcript: transcript, encounter: record).check(findings: &outcome.findings)
            checkCounts(transcript, &outcome)
            checkGains(transcript, &outcome)
            PatientRules(encounter: record).check(transcript, findings: &outcome.findings)
            if record.isSynthetic {
                SpeakerRules(transcript: transcript, encounter: record, events: contents.events ?? []).check(
                    findings: &outcome.findings)
                AssertionRules(transcript: transcript).check(report: contents.report, findings: &outcome.findings)
                MeaningRules(transcript: transcript).check(findings: &outcome.findings)
            }
        }
        if let report = contents.report {
            PatientRules(encounter: record).check(report: report, findings: &outcome.findings)
            ReportVocabularyRules(report: report, isSynthetic: record.isSynthetic).check(findings: &outcome.findings)
            if record.isSynthetic, let transcript = contents.transcript {
                ReportSpeechRules(report: report, transcript: transcript).check(findings: &outcome.findings)
                SaidNamesRules(report: report, transcript: transcript).check(findings: &outcome.findings)
            }
            outcome.claims += KindClaims(encounter: record).claims(of: report, faults: outcome.findings)
        }
        if let events = count(contents.events, .events) {
            outcome.checked.events = events.count
            EventRules(events: events, encounter: record).check(findings: &outcome.findings)
            let readings = ReadingRules(events: events)
            if let transcript = contents.transcript {
                readings.check(transcript, of: record, report: contents.report, findings: &outcome.findings)
            }
            if let report = contents.report { readings.check(report: report, findings: &outcome.findings) }
            BeatRules(events: events).check(
                contents.transcript, report: contents.report, findings: &outcome.findings)
            CareRules(events: events, isSynthetic: record.isSynthetic).check(
                contents.transcript, findings: &outcome.findings)
            if record.isSynthetic {
                // A dose that is not the one that was said is said to be that.
                if !outcome.findings.contains(where: { $0.code == .cross(.doseMismatch) }) {
                    DoseRules(events: events).check(findings: &outcome.findings)
                }
                ArrivalRules(events: events, encounter: record).check(findings: &outcome.findings)
            }
            checkCare(events, contents, &outcome.findings)
        }
        if let transcript = contents.transcript {
            outcome.claims += KindClaims(encounter: record).claims(of: transcript, faults: outcome.findings)
            outcome.claims += KindClaims(encounter: record).claims(ofNamesIn: transcript, faults: outcome.findings)
            outcome.claims += KindClaims(encounter: record).claims(
                of: transcript, steps: contents.events ?? [], faults: outcome.findings)
        }
        if let report = contents.report {
            outcome.claims += KindClaims(encounter: record).claims(
                of: report, contents.events ?? [], faults: outcome.findings)
        }
        if let frames = count(contents.frames, .frames) {
            outcome.checked.frames = frames.count
            let labels = dataset?.record.labelSets["objects"].map { Set($0.map(\.label)) }
            FrameRules(frames: frames, encounter: record, labels: labels).check(findings: &outcome.findings)
            let pairs = count(contents.pairs, .pairs) ?? []
            PairRules(pairs: pairs, frames: frames, transcript: contents.transcript).check(
                findings: &outcome.findings)
            if record.isSynthetic {
                PairSetRules(pairs: pairs, frames: frames, recipe: dataset?.record.recipe).check(
                    findings: &outcome.findings)
            }
            if let path = pairs.first?.path {
                ForeignStreams.join(
                    &outcome.findings, at: path, rows: pairs.count, of: "texts", in: record.id
                ) { $0.code.area == "frame" || $0.code == .identity(.danglingReference) }
            }
            outcome.claims += KindClaims(encounter: record).claims(of: pairs, frames, faults: outcome.findings)
            FramePlanRules(
                frames: frames, events: contents.events ?? [], encounter: record, recipe: dataset?.record.recipe
            ).check(findings: &outcome.findings)
        }
        if record.isSynthetic {
            StreamRules(encounter: row, dataset: dataset).check(
                contents.transcript, contents.events ?? [], findings: &outcome.findings)
        }
        if record.isSynthetic, let events = contents.events {
            KeystepRules(events: events).checkPartners(findings: &outcome.findings)
            outcome.claims += KindClaims(encounter: record).claims(of: events, faults: outcome.findings)
        }
        outcome.hasReadContents = isComplete
    }

    /// What the line of the manifest says of its transcript. Of two numbers one alone may be wrong; where neither fits, the
    /// transcript has lost or gained a turn.
    private func checkCounts(_ transcript: Located<TranscriptRecord>, _ outcome: inout Outcome) {
        var wrong: [(name: String, message: String)] = []
        for (name, count) in [("turns", outcome.checked.turns), ("words", outcome.checked.words)] {
            guard let listed = row.json["provenance"]?[name]?.integer, listed != count else { continue }
            wrong.append((name, "says \(listed), there are \(count)"))
            outcome.miscounted["counts.\(name)"] = Int(listed) - count
        }
        // A turn that is there twice, and words that do not make their text, tell where.
        let isExplained = outcome.findings.contains { finding in
            finding.path == transcript.path
                && (finding.code == .identity(.duplicateID) || finding.code == .transcript(.wordsDiffer))
        }
        guard let first = wrong.first, !isExplained else { return }
        if wrong.count == 1 {
            outcome.findings.append(
                row.finding(.dataset(.countMismatch), first.message, field: "provenance.\(first.name)"))
        } else {
            let message = wrong.map { "the manifest \($0.message) \($0.name)" }.joined(separator: ", ")
            outcome.findings.append(transcript.finding(.dataset(.countMismatch), message, field: "turns"))
        }
    }

    /// Every turn of a mix has its gain there, without which the mix cannot be added up again. Who lists few of them has
    /// mixed by other means.
    private func checkGains(_ transcript: Located<TranscriptRecord>, _ outcome: inout Outcome) {
        guard case .object(let gains)? = row.record.provenance?["sound"]?["turn_gains_db"],
            gains.count < transcript.record.turns.count, 2 * gains.count > transcript.record.turns.count,
            outcome.miscounted.isEmpty,
            !outcome.findings.contains(where: { $0.path == transcript.path }),
            let turn = transcript.record.turns.first(where: { gains[$0.id] == nil })
        else { return }
        outcome.findings.append(
            row.finding(
                .schema(.missingField), "turn \(turn.id) has no gain", field: "provenance.sound.turn_gains_db"))
    }

    /// What streams say of one another beyond single readings and doses.
    private func checkCare(
        _ events: [Located<EventRecord>], _ contents: EncounterContents, _ findings: inout [Finding]
    ) {
        let rhythms = RhythmRules(events: events)
        let orders = OrderRules(events: events, isSynthetic: record.isSynthetic)
        if let transcript = contents.transcript {
            rhythms.check(transcript, findings: &findings)
            orders.check(transcript, findings: &findings)
            CountingRules(events: events).check(transcript, findings: &findings)
        }
        if let report = contents.report {
            rhythms.check(report: report, findings: &findings)
            ReportRules(report: report, encounter: record, events: events).check(findings: &findings)
            ArrestRules(report: report, events: events, isSynthetic: record.isSynthetic).check(findings: &findings)
            if record.isSynthetic {
                ReportStateRules(report: report, encounter: record, events: events).check(
                    contents.transcript, findings: &findings)
            }
        }
        rhythms.check(contents.frames ?? [], findings: &findings)
        PlacementRules(encounter: row, events: events).check(contents.frames ?? [], findings: &findings)
        ShockRules(events: events).check(contents.transcript, of: record, findings: &findings)
        if record.isSynthetic {
            PrecedenceRules(events: events, roles: record.roles).check(findings: &findings)
            ThoughtRules(events: events).check(contents.transcript, findings: &findings)
            SaidRules(events: events).check(contents.transcript, findings: &findings)
            AccessRules(events: events).check(findings: &findings)
            KeystepRules(events: events).check(findings: &findings)
            if let transcript = contents.transcript {
                DrugNameRules(events: events).check(transcript, findings: &findings)
            }
        }
        orders.checkLimits(findings: &findings)
        VitalRules(events: events).check(findings: &findings)
        CuffRules(events: events).check(isSynthetic: record.isSynthetic, findings: &findings)
        PronouncementRules(events: events, isSynthetic: record.isSynthetic).check(
            contents.transcript, report: contents.report, findings: &findings)
        DrugEffectRules(events: events).check(findings: &findings)
    }
}
