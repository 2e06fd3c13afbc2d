import EMSDiagnostics
import EMSManifest
import Foundation

/// One walk over a data set: the manifest line by line, each line's encounter, then the data set as a whole.
struct DatasetPass {
    private let validator: DatasetValidator
    private let root: URL
    private var collector: FindingCollector
    private var checked = ValidationReport.Checked()
    private var notChecked: [String] = []
    private var dataset: Located<DatasetRecord>?
    /// Fields of `dataset.json` that are not those of its recipe.
    private var wrongFields: Set<String> = []
    private var identity = DatasetRules()
    private var manifestFaults = ManifestFaults()
    private var openFields = OpenFieldTypes()
    private var consensus = KindConsensus()
    private var annotations = AnnotationIndexes()
    /// Nil until an encounter lists a file outside its folder.
    private var shared: SharedFiles?
    private var baseline: FindingBaseline
    private var knownFindings = 0
    private var unselectedCount = 0
    private var missingIDs: Set<String> = []
    private var hasUnreadableRows = false
    private var hasUnnamedRows = false
    private var hasUnreadableContents = false

    init(validator: DatasetValidator, root: URL) {
        self.validator = validator
        self.root = root
        collector = FindingCollector(limitPerCode: validator.options.limitPerCode)
        baseline = validator.options.baseline
        if case .ids(let ids) = validator.options.selection { missingIDs = ids }
    }

    var report: ValidationReport {
        var report = ValidationReport(
            level: validator.level, collector: collector, checked: checked, notChecked: notChecked)
        report.knownFindings = knownFindings
        return report
    }

    mutating func run(progress: (DatasetValidator.Progress) -> Void) throws {
        noteLevelsLeftOut()
        guard let manifest = openFiles() else { return }
        guard try readDataset() else { return }
        var findings: [Finding] = []
        annotations = AnnotationIndexes(root: root, options: validator.options, findings: &findings)
        identity.take(foreignPaths: annotations.paths)
        add(findings)
        try readManifest(manifest, progress)
    }

    // MARK: The two files of the data set

    private mutating func openFiles() -> URL? {
        var probe = FileProbe(root: root, allowsLinks: validator.options.allowsLinks)
        let names = [DatasetFormat.datasetFileName, DatasetFormat.manifestFileName]
        let states = names.map { probe.state(of: $0) }
        let hasLeftovers = !FolderListing.names(in: root).filter { $0.hasPrefix(".emsynth") }.isEmpty
        var fault: Finding?
        if hasLeftovers {
            fault = Finding(.dataset(.unfinished), "the folder holds the state of a build", path: ".")
        } else if states.allSatisfy({ $0 == .missing }) {
            let isExport = probe.state(of: ExportRules.cardName) != .missing
            fault = Finding(
                .dataset(.notADataset),
                isExport ? "the folder is an export" : "holds neither \(names[0]) nor \(names[1])", path: ".",
                remedy: isExport ? "Name the data set, and this folder with --export." : nil)
        }
        var faults = fault.map { [$0] } ?? []
        for (name, state) in zip(names, states) {
            switch state {
            case .regular(let bytes, let hasOtherNames):
                if hasOtherNames && !validator.options.allowsLinks {
                    add([Finding(.path(.hardLink), "\(name) has a second name in the file system", path: name)])
                }
                if !probe.isReadable(name) {
                    faults.append(Finding(.files(.unreadable), "\(name) cannot be read", path: name))
                } else if bytes == 0 && name != DatasetFormat.manifestFileName {
                    faults.append(Finding(.files(.empty), "\(name) is empty", path: name))
                }
            case .missing:
                if fault == nil { faults.append(Finding(.files(.missing), "\(name) is missing", path: name)) }
            case .folder, .special:
                faults.append(Finding(.files(.notRegular), "\(name) is no regular file", path: name))
            case .badLink(let reason): faults.append(Finding(.path(.linkOutside), reason, path: name))
            case .unreadable: faults.append(Finding(.files(.unreadable), "\(name) cannot be read", path: name))
            }
        }
        add(faults)
        guard faults.isEmpty else {
            notChecked.append("everything else: there is no data set to read")
            return nil
        }
        return root.appending(path: names[1])
    }

    /// False if the data set is of a version that cannot be checked.
    private mutating func readDataset() throws -> Bool {
        let name = DatasetFormat.datasetFileName
        var findings: [Finding] = []
        let decoder = decoder(name)
        guard let bytes = try BoundedFile.bytes(of: root.appending(path: name), decoder, &findings) else {
            add(findings)
            return true
        }
        dataset = decoder.decode(DatasetRecord.self, from: bytes, findings: &findings)
        if let dataset { findings += DatasetRules.check(dataset) }
        wrongFields = Set(findings.lazy.filter { $0.code == .dataset(.otherRecipe) }.compactMap(\.field))
        if let record = dataset?.record, record.versions["emsynth"] != nil, !wrongFields.contains("seed") {
            identity.seedRule = record.seed.map(SeedRule.init)
            identity.hasDisjointVoices = record.recipe?["audio"]?["voices"] == "disjoint"
        }
        add(findings)
        guard findings.contains(where: { $0.code == .schema(.unsupportedVersion) && $0.severity == .error }) else {
            return true
        }
        notChecked.append("the manifest: its format version is not supported")
        return false
    }

    // MARK: The manifest

    private mutating func readManifest(_ url: URL, _ progress: (DatasetValidator.Progress) -> Void) throws {
        var reader = try JSONLinesReader(url: url, maximumBytes: validator.options.jsonLimits.maximumBytes)
        let lineCount = if case .sample = validator.options.selection { try Self.lineCount(of: url) } else { 0 }
        var batch: [JSONLinesReader.Line] = []
        var byteCount = 0
        while let line = try reader.next() {
            batch.append(line)
            byteCount += line.bytes.count
            if batch.count == Self.batchSize || byteCount >= Self.batchByteCount {
                try finish(&batch, lineCount, of: url)
                byteCount = 0
                progress(.init(encounters: checked.encounters, total: expectedCount))
            }
        }
        try finish(&batch, lineCount, of: url)
        add(manifestFaults.leftovers)
        progress(.init(encounters: checked.encounters, total: expectedCount))
        if let id = missingIDs.min() {
            // The one that is looked for may be in a line without an id.
            guard hasUnnamedRows else { throw ValidationError.noEncounter(id) }
            notChecked.append("encounter \(id): no line of the manifest that can be read is of it")
        }
        try finishDataset()
    }

    /// How many encounters there are to look at, nil if the data set does not say.
    private var expectedCount: Int? {
        let total = dataset?.record.counts.encounters
        switch validator.options.selection {
        case .all: return total
        case .ids(let ids): return ids.count
        case .sample(let count): return total.map { min($0, count) }
        }
    }

    private static func lineCount(of url: URL) throws -> Int {
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        var count = 0
        var last: UInt8 = 0x0A
        while let data = try handle.read(upToCount: 1 << 18), !data.isEmpty {
            count += data.count(where: { $0 == 0x0A })
            last = data[data.endIndex - 1]
        }
        return last == 0x0A ? count : count + 1
    }

    /// Bounds the memory, and is large enough to keep all cores busy.
    private static let batchSize = 64
    private static let batchByteCount = 4 << 20

    private func decoder(_ path: String) -> StrictDecoder {
        StrictDecoder(
            path: path, limits: validator.options.jsonLimits,
            acceptsRecorded: validator.options.profile == .recorded)
    }

    private mutating func finish(_ batch: inout [JSONLinesReader.Line], _ lineCount: Int, of manifest: URL) throws {
        let decoder = decoder(DatasetFormat.manifestFileName)
        let rows = ParallelMap.run(batch) { RecordLines<EncounterRecord>.row($0, decoder) }
        let records = rows.compactMap(\.record?.record)
        if shared == nil, records.contains(where: { !SharedFiles.strayPaths(of: $0).isEmpty }) {
            shared = try SharedFiles(manifest: manifest, decoder: decoder)
        }
        for (row, outcome, isSelected) in outcomes(of: rows, lineCount) {
            add(manifestFaults.take(row))
            guard let located = row.record, var outcome else {
                noteUnreadable(row, batch)
                continue
            }
            let listedElsewhere = shared?.paths(of: located.record, line: row.line) ?? []
            let renamed = outcome.findings.firstIndex {
                $0.code == .identity(.danglingReference) && $0.path == located.path && $0.field == "id"
            }
            let identityFaults = identity.take(
                located, foreign: listedElsewhere.union(outcome.foreignStreams), isRenamed: renamed != nil)
            add(identityFaults)
            add(openFields.take(located))
            identity.take(foreignPaths: outcome.foreignPaths)
            identity.take(faultsOf: outcome)
            // Who has the id of another encounter is called otherwise by its own files.
            let hasOtherID = identityFaults.contains { $0.field == "id" }
            if hasOtherID { outcome.findings.removeAll { $0.isAboutID(of: located) } }
            if let renamed, !hasOtherID {
                add(manifestFaults.hold(outcome.findings.remove(at: renamed), of: located.record.id))
            } else if !hasOtherID {
                add(manifestFaults.settle(located.record.id))
            }
            let isSound =
                validator.level >= .checksums && identityFaults.isEmpty
                && !outcome.findings.contains { finding in
                    finding.path == located.path || finding.disputes.contains { $0.subject == .encounter }
                }
            add(outcome.findings)
            add(identity.take(pictures: outcome.pictures, of: located.record.split))
            consensus.take(outcome.claims)
            if isSound { consensus.take(KindClaims(encounter: located.record).claims(of: located)) }
            missingIDs.remove(located.record.id)
            annotations.take(encounter: located.record.id)
            if isSelected { checked.add(outcome.checked) } else { unselectedCount += 1 }
            if !outcome.hasReadContents { hasUnreadableContents = true }
        }
        batch.removeAll(keepingCapacity: true)
    }

    private func outcomes(
        of rows: [RecordLines<EncounterRecord>.Row], _ lineCount: Int
    ) -> [(row: RecordLines<EncounterRecord>.Row, outcome: EncounterPass.Outcome?, isSelected: Bool)] {
        let dataset = dataset
        let validator = validator
        let root = root
        let selection = validator.options.selection
        let annotations = annotations
        let shared = shared
        return ParallelMap.run(rows) { row in
            guard let located = row.record else { return (row, nil, false) }
            let isSelected = selection.takes(id: located.record.id, line: row.line, of: lineCount)
            var validator = validator
            if !isSelected { validator.level = .structure }
            let pass = EncounterPass(
                row: located, dataset: dataset, validator: validator, root: root,
                annotations: annotations.listings(of: located.record.id),
                listedElsewhere: shared?.paths(of: located.record, line: row.line) ?? [])
            return (row, pass.run(), isSelected)
        }
    }

    /// A selected encounter whose line has an error has been found, and its findings are reported.
    private mutating func noteUnreadable(
        _ row: RecordLines<EncounterRecord>.Row, _ batch: [JSONLinesReader.Line]
    ) {
        hasUnreadableRows = true
        guard !missingIDs.isEmpty, let line = batch.first(where: { $0.number == row.line }) else { return }
        var findings: [Finding] = []
        let document = decoder(DatasetFormat.manifestFileName).scan(line.bytes, findings: &findings)
        if let id = document?.json["id"]?.string {
            missingIDs.remove(id)
        } else {
            hasUnnamedRows = true
        }
    }

    // MARK: The whole

    /// The cards beside the manifest.
    /// - Parameter faults: of the counts, which then are not asked of cards; nil where they are not known.
    private mutating func checkCards(besides faults: [Finding]? = nil) {
        guard validator.level >= .checksums else { return }
        var cards = ExportCardRules(root: root, options: validator.options, wrongFields: wrongFields)
        if faults?.isEmpty != true { cards.wrongFields.insert("counts") }
        add(cards.checkReadme(of: dataset?.record))
        add(cards.check(dataset?.record, shapes: faults == nil ? nil : identity.shapes))
    }

    private mutating func finishDataset() throws {
        if identity.encounterCount == 0 && !hasUnreadableRows {
            add([Finding(.dataset(.empty), "the manifest has no line", path: DatasetFormat.manifestFileName)])
            return
        }
        try checkGivenExports()
        if validator.level >= .files {
            add(ExportCardRules(root: root, options: validator.options).checkFiles(of: dataset?.record))
        }
        if hasUnreadableRows {
            checkCards()
            notChecked.append("counts and unlisted folders: a line of the manifest cannot be read")
            return
        }
        add(annotations.leftovers)
        // A group that is another call's in another split has been told.
        add(consensus.outliers.filter { $0.field != "group" || !identity.hasGroupLeak })
        let isWhole = validator.level >= .files && unselectedCount == 0
        let unlisted = isWhole ? try unlistedFindings() : []
        // An encounter that has lost its line is missing in every count.
        if let dataset, !unlisted.contains(where: { $0.code == .identity(.orphanRecord) }) {
            let contents = validator.level >= .checksums && !hasUnreadableContents ? checked : nil
            let faults = identity.checkCounts(dataset, contents: contents)
            add(faults)
            checkCards(besides: faults)
        } else {
            checkCards()
        }
        if unselectedCount > 0 && validator.level >= .files {
            notChecked.append(
                "files and contents of the \(Counted.text(unselectedCount, "encounter")) not selected, and unlisted files beside "
                    + "the encounters")
        }
        add(unlisted)
    }

    private mutating func checkGivenExports() throws {
        guard !validator.options.exports.isEmpty else { return }
        let rules = try ExportRules(root: root, options: validator.options)
        for folder in validator.options.exports {
            add(rules.check(folder, name: folder.path))
            if validator.level >= .files { checkFiles(ofExport: folder, name: folder.path) }
        }
    }

    private mutating func unlistedFindings() throws -> [Finding] {
        let identity = identity
        var unlisted = FolderListing.unlisted(
            in: "", root: root, isListed: { identity.lists($0) }, isExpected: { identity.expects(folder: $0) })
        try takeExports(from: &unlisted)
        let strays = StrayFiles(root: root, options: validator.options)
        return unlisted.map { entry in
            let what = entry.isFolder ? "folder" : "file"
            if entry.isFolder && identity.isEncounterPlace(entry.path) {
                let message = "\(entry.path) is an encounter of no line of the manifest"
                return Finding(.identity(.orphanRecord), message, path: entry.path)
            }
            let finding = Finding(.files(.extra), "\(what) \(entry.path) is not listed", path: entry.path)
            return strays.fault(entry.path) ?? finding
        }
    }

    /// Exports inside the data set are accounted for, and must be of its manifest.
    private mutating func takeExports(from unlisted: inout [(path: String, isFolder: Bool)]) throws {
        var exports: [String] = []
        unlisted.removeAll { entry in
            guard entry.isFolder, let found = ExportRules.exports(in: entry.path, root: root) else { return false }
            exports += found
            return true
        }
        guard !exports.isEmpty else { return }
        let rules = try ExportRules(root: root, options: validator.options)
        for path in exports {
            add(rules.check(root.appending(path: path), name: path))
            checkFiles(ofExport: root.appending(path: path), name: path)
        }
    }

    private mutating func checkFiles(ofExport folder: URL, name: String) {
        let faults = ExportArchiveRules(options: validator.options).check(folder, name: name)
        add(faults)
        let sums = ExportSumRules(options: validator.options, takesDigests: validator.level >= .checksums)
        add(sums.check(folder, name: name, besides: Set(faults.compactMap(\.path))))
    }

    private mutating func noteLevelsLeftOut() {
        for level in ValidationLevel.allCases {
            if level > validator.level {
                notChecked.append("level \(level.rawValue)")
            } else if level > .checksums, !validator.checks.contains(where: { $0.level == level }) {
                notChecked.append("level \(level.rawValue): this validator has no check for it")
            }
        }
    }

    private mutating func add(_ findings: [Finding]) {
        for var finding in findings {
            finding.disputes = []
            guard let reported = validator.options.reported(finding) else { continue }
            if baseline.takes(reported) { knownFindings += 1 } else { collector.add(reported) }
        }
    }
}
