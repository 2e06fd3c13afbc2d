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
    private var identity = DatasetRules()
    private var hasUnreadableRows = false
    private var hasUnreadableContents = false

    init(validator: DatasetValidator, root: URL) {
        self.validator = validator
        self.root = root
        collector = FindingCollector(limitPerCode: validator.options.limitPerCode)
    }

    var report: ValidationReport {
        ValidationReport(level: validator.level, collector: collector, checked: checked, notChecked: notChecked)
    }

    mutating func run(progress: (DatasetValidator.Progress) -> Void) throws {
        noteLevelsLeftOut()
        guard let manifest = openFiles() else { return }
        if try readDataset() { try readManifest(manifest, progress) }
    }

    // MARK: The two files of the data set

    private mutating func openFiles() -> URL? {
        var probe = FileProbe(root: root, allowsLinks: validator.options.allowsLinks)
        let names = [DatasetFormat.datasetFileName, DatasetFormat.manifestFileName]
        let states = names.map { probe.state(of: $0) }
        let hasLeftovers = !FolderListing.names(in: root).filter { $0.hasPrefix(".emsynth") }.isEmpty
        if hasLeftovers {
            add([Finding(.dataset(.unfinished), "the folder holds the state of a build", path: ".")])
        } else if states.allSatisfy({ $0 == .missing }) {
            let message = "holds neither \(names[0]) nor \(names[1])"
            add([Finding(.dataset(.notADataset), message, path: ".")])
        }
        for (name, state) in zip(names, states) {
            switch state {
            case .regular(let bytes):
                if bytes == 0 && name != DatasetFormat.manifestFileName {
                    add([Finding(.files(.empty), "\(name) is empty", path: name)])
                }
            case .missing:
                if !collector.hasErrors { add([Finding(.files(.missing), "\(name) is missing", path: name)]) }
            case .folder, .special: add([Finding(.files(.notRegular), "\(name) is no regular file", path: name)])
            case .badLink(let reason): add([Finding(.path(.linkOutside), reason, path: name)])
            case .unreadable: add([Finding(.files(.unreadable), "\(name) cannot be read", path: name)])
            }
        }
        return collector.hasErrors ? nil : root.appending(path: names[1])
    }

    /// False if the data set is of a version that cannot be checked.
    private mutating func readDataset() throws -> Bool {
        let name = DatasetFormat.datasetFileName
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: name)))
        var findings: [Finding] = []
        let decoder = StrictDecoder(path: name, limits: validator.options.jsonLimits)
        dataset = decoder.decode(DatasetRecord.self, from: bytes, findings: &findings)
        if let dataset { findings += DatasetRules.check(dataset) }
        add(findings)
        guard findings.contains(where: { $0.code == .schema(.unsupportedVersion) && $0.severity == .error }) else {
            return true
        }
        notChecked.append("the manifest: its format version is not supported")
        return false
    }

    // MARK: The manifest

    private mutating func readManifest(_ url: URL, _ progress: (DatasetValidator.Progress) -> Void) throws {
        let name = DatasetFormat.manifestFileName
        let decoder = StrictDecoder(path: name, limits: validator.options.jsonLimits)
        var lines = try RecordLines<EncounterRecord>(url: url, decoder: decoder)
        var batch: [RecordLines<EncounterRecord>.Row] = []
        while let row = try lines.next() {
            batch.append(row)
            if batch.count == Self.batchSize {
                finish(&batch)
                progress(.init(encounters: checked.encounters, total: dataset?.record.counts.encounters))
            }
        }
        finish(&batch)
        progress(.init(encounters: checked.encounters, total: dataset?.record.counts.encounters))
        finishDataset()
    }

    /// Bounds the memory, and is large enough to keep all cores busy.
    private static let batchSize = 64

    private mutating func finish(_ batch: inout [RecordLines<EncounterRecord>.Row]) {
        let dataset = dataset
        let validator = validator
        let root = root
        let outcomes = ParallelMap.run(batch) { row in
            row.record.map { EncounterPass(row: $0, dataset: dataset, validator: validator, root: root).run() }
        }
        for (row, outcome) in zip(batch, outcomes) {
            add(row.findings)
            guard let located = row.record, let outcome else {
                hasUnreadableRows = true
                continue
            }
            add(identity.take(located))
            identity.take(foreignPaths: outcome.foreignPaths)
            add(outcome.findings)
            checked.add(outcome.checked)
            if !outcome.hasReadContents { hasUnreadableContents = true }
        }
        batch.removeAll(keepingCapacity: true)
    }

    // MARK: The whole

    private mutating func finishDataset() {
        if checked.encounters == 0 && !hasUnreadableRows {
            add([Finding(.dataset(.empty), "the manifest has no line", path: DatasetFormat.manifestFileName)])
            return
        }
        if hasUnreadableRows {
            notChecked.append("counts and unlisted folders: a line of the manifest cannot be read")
            return
        }
        if let dataset {
            let contents = validator.level >= .checksums && !hasUnreadableContents ? checked : nil
            add(identity.checkCounts(dataset, contents: contents))
        }
        if validator.level >= .files { addUnlisted() }
    }

    private mutating func addUnlisted() {
        let identity = identity
        let unlisted = FolderListing.unlisted(
            in: "", root: root, isListed: { identity.lists($0) }, isExpected: { identity.expects(folder: $0) })
        add(
            unlisted.map { entry in
                let what = entry.isFolder ? "folder" : "file"
                return Finding(.files(.extra), "\(what) \(entry.path) is not listed", path: entry.path)
            })
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
        for finding in findings where validator.options.reports(finding.code) { collector.add(finding) }
    }
}
