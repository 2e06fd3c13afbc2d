import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSReproducibility

/// What holds between the encounters of a data set. Fed with the manifest in its order; keeps a few bytes a line.
struct DatasetRules {
    /// Hashes, which are a fifth of the ids' size; in a million of them two are alike once in forty million runs.
    private var ids: Set<Int> = []
    private var foldedIDs: Set<Int> = []
    private var lastIndex: Int?
    /// Nil where encounters have seeds of their own choice.
    var seedRule: SeedRule?
    /// Split by hash of a group, a seed, a recording, or one that a noise or a room was made with.
    private var splits: [Int: Split] = [:]
    private var encountersBySplit: [String: Int] = [:]
    /// By dimension of the plan and value.
    private var encountersByTrait: [String: [String: Int]] = [:]
    private(set) var encounterCount = 0
    /// Whether a group was met in two splits. Which of its encounters has it by right is not known.
    private(set) var hasGroupLeak = false
    /// Whether a recipe gives each split voices of its own; those of devices are in all.
    var hasDisjointVoices = false
    /// Paths of streams with `*` for split and encounter: few in data sets of this program, and bounded in others.
    private(set) var shapes: Set<String> = []
    private static let mostShapes = 4096
    private var streamCount = 0
    /// Wraps at 2^63 ns, which honest data never reach.
    private var durationNanoseconds: Int64 = 0
    /// By field of `dataset.json`: by how much lines of the manifest have more than their files, and how many encounters may
    /// be counted wrongly.
    private var miscounted: [String: Int] = [:]
    private var doubtful: [String: Int] = [:]
    /// Hashes of the folders of encounters, which have been looked at already.
    private var folders: Set<Int> = []
    /// Listed files outside their encounter's folder.
    private var foreignPaths: Set<String> = []

    // MARK: dataset.json

    static func check(_ dataset: Located<DatasetRecord>) -> [Finding] {
        var findings: [Finding] = []
        let record = dataset.record
        if DatasetFormat.support(for: record.formatVersion) == .newerMinor {
            var finding = dataset.finding(
                .schema(.unsupportedVersion),
                "\(record.formatVersion) is newer than \(DatasetFormat.version): what is new is not checked",
                field: "format_version")
            finding.severity = .warning
            findings.append(finding)
        }
        if let recipe = record.recipe, let expected = record.recipeSHA256,
            let bytes = try? CanonicalJSON.encode(recipe), ContentDigest(of: bytes).hexadecimal != expected
        {
            findings.append(
                dataset.finding(.checksum(.mismatch), "is not that of the recipe", field: "recipe_sha256"))
        }
        let others = RecipeRules(dataset: dataset).faults
        if others.isEmpty || findings.last?.code != .checksum(.mismatch) {
            findings += others
        } else {
            // What neither its digest nor what was taken over from it fits is the recipe.
            let message =
                "is neither that of its digest nor that of \(others.compactMap(\.field).joined(separator: ", "))"
            findings[findings.count - 1] = dataset.finding(.dataset(.otherRecipe), message, field: "recipe")
        }
        findings += RecipeRules(dataset: dataset).strangeKeys
        findings += missingParts(dataset)
        if record.versions["emsynth"] != nil, record.formatVersion == DatasetFormat.version {
            findings += otherLabels(dataset)
        }
        findings += sharedRecordings(dataset)
        for (index, label) in (record.labelSets["objects"] ?? []).enumerated() where label.id < 1 {
            findings.append(
                dataset.finding(
                    .frame(.category), "\(label.id): objects count from 1",
                    field: "label_sets.objects[\(index)].id"))
        }
        for (name, labels) in record.labelSets.sorted(by: { $0.key < $1.key }) {
            var ids: Set<Int> = []
            var names: Set<String> = []
            for (index, label) in labels.enumerated() {
                let field = "label_sets.\(name)[\(index)]"
                if !ids.insert(label.id).inserted {
                    findings.append(
                        dataset.finding(.identity(.duplicateID), "\(label.id) occurs twice", field: "\(field).id"))
                } else if !names.insert(label.label).inserted {
                    let message = "\"\(label.label)\" occurs twice"
                    findings.append(
                        dataset.finding(.identity(.duplicateID), message, field: "\(field).label"))
                }
            }
        }
        return findings
    }

    /// What a data set says that was built from a recipe, so that it can be built again.
    private static func missingParts(_ dataset: Located<DatasetRecord>) -> [Finding] {
        let record = dataset.record
        guard record.recipe != nil, let plan = record.plan else { return [] }
        guard record.versions["emsynth"] != nil else {
            // Who names the knowledge has built it with this program.
            guard record.versions["knowledge"] != nil else { return [] }
            return [
                dataset.finding(.schema(.missingField), "versions.emsynth is missing", field: "versions.emsynth")
            ]
        }
        if let knowledge = record.versions["knowledge"], !ContentDigest.isHexadecimal(knowledge) {
            return [
                dataset.finding(
                    .checksum(.malformed), "\"\(knowledge.prefix(80))\" is no SHA-256", field: "versions.knowledge")
            ]
        }
        let dimensions = planned.filter { plan[$0] == nil }.map { "plan.\($0)" }
        let knows = record.versions["knowledge"] != nil
        // Who writes neither has built it by other means.
        let missing = knows ? dimensions : dimensions.isEmpty ? ["versions.knowledge"] : []
        return missing.map { dataset.finding(.schema(.missingField), "\($0) is missing", field: $0) }
    }

    private static let planned = ["age_group", "course", "language", "protocol", "severity", "sex"]

    /// Vocabularies of this version of the format. Objects are held against what frames show.
    private static let vocabularies: [(name: String, labels: [LabelRecord])] = [
        ("keysteps", Keystep.allCases.map { LabelRecord(id: $0.rawValue, label: $0.label) }),
        ("topics", numbered(Topic.allCases.map(\.rawValue))), ("roles", numbered(Role.allCases.map(\.rawValue))),
        ("rhythms", numbered(Rhythm.allCases.map(\.rawValue))),
    ]

    private static func numbered(_ names: [String]) -> [LabelRecord] {
        names.enumerated().map { LabelRecord(id: $0.offset, label: $0.element) }
    }

    /// The first label of each vocabulary that is not what all others of this version have there.
    private static func otherLabels(_ dataset: Located<DatasetRecord>) -> [Finding] {
        vocabularies.compactMap { name, expected in
            guard let listed = dataset.record.labelSets[name], listed != expected,
                // What occurs twice is told of by itself.
                Set(listed.map(\.id)).count == listed.count, Set(listed.map(\.label)).count == listed.count
            else { return nil }
            let index =
                zip(listed, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(listed.count, expected.count)
            let found =
                listed.indices.contains(index) ? "\(listed[index].id) \"\(listed[index].label.prefix(80))\"" : "nothing"
            let meant =
                expected.indices.contains(index) ? "\(expected[index].id) \"\(expected[index].label)\"" : "nothing"
            return dataset.finding(
                .schema(.unknownValue), "has \(found) where format \(DatasetFormat.version) has \(meant)",
                field: "label_sets.\(name)[\(index)]")
        }
    }

    /// Recordings that are listed for two splits.
    private static func sharedRecordings(_ dataset: Located<DatasetRecord>) -> [Finding] {
        var splits: [String: Split] = [:]
        var findings: [Finding] = []
        for (index, recording) in (dataset.record.recordings ?? []).enumerated() {
            let other = splits[recording.sha256] ?? recording.split
            splits[recording.sha256] = other
            guard other != recording.split else { continue }
            findings.append(
                dataset.finding(
                    .dataset(.splitLeakage), "\(recording.id) is listed for \(other.rawValue) too",
                    field: "recordings[\(index)].split"))
        }
        return findings
    }

    // MARK: Lines of the manifest

    /// - Parameter foreign: streams it lists that are those of another encounter, which has been reported.
    /// - Parameter isRenamed: whether its files call it otherwise, so that a later line may have the id by right.
    mutating func take(
        _ row: Located<EncounterRecord>, foreign: Set<String> = [], isRenamed: Bool = false
    ) -> [Finding] {
        let record = row.record
        var findings: [Finding] = []
        let isKnown = ids.contains(record.id.hashValue) || foldedIDs.contains(record.id.lowercased().hashValue)
        let isNew = isRenamed && !isKnown || ids.insert(record.id.hashValue).inserted
        if !isNew {
            findings.append(row.finding(.identity(.duplicateID), "\"\(record.id)\" occurs twice", field: "id"))
        } else if !(isRenamed && !isKnown), !foldedIDs.insert(record.id.lowercased().hashValue).inserted {
            let message = "\"\(record.id)\" differs from another id in case alone"
            findings.append(row.finding(.identity(.caseCollision), message, field: "id"))
        }
        if let lastIndex, record.index <= lastIndex {
            findings.append(row.finding(.dataset(.indexOrder), "\(record.index) follows \(lastIndex)", field: "index"))
        }
        findings += leaks(row, besides: foreign, isNew: isNew)
        if findings.isEmpty, let fault = seedRule?.fault(of: row) { findings.append(fault) }
        // Those after an index that is too high are in order.
        if findings.last?.field != "index" { lastIndex = max(lastIndex ?? -1, record.index) }
        encounterCount += 1
        encountersBySplit[record.split.rawValue, default: 0] += 1
        countTraits(record)
        streamCount += record.streams.count
        durationNanoseconds &+= record.duration.nanoseconds
        for stream in record.streams where shapes.count < Self.mostShapes {
            let parts = stream.path.split(separator: "/", maxSplits: 2)
            if parts.count == 3 { shapes.insert("*/*/\(parts[2])") }
        }
        folders.insert(Self.folder(of: record).hashValue)
        return findings
    }

    /// What is known to be wrong with an encounter makes no count wrong.
    mutating func take(faultsOf outcome: EncounterPass.Outcome) {
        for (field, difference) in outcome.miscounted { miscounted[field, default: 0] += difference }
        for finding in outcome.findings {
            var fields = finding.disputes.filter { $0.subject == .encounter }.map(\.field)
            if finding.path == DatasetFormat.manifestFileName, let field = finding.field { fields.append(field) }
            for count in Set(fields.compactMap { Self.counts[$0] }) { doubtful[count, default: 0] += 1 }
            switch finding.code {
            case .identity(.duplicateID) where finding.field?.hasPrefix("streams[") ?? false,
                .files(.extra), .files(.listedTwice):
                doubtful["counts.streams", default: 0] += 1
            default: break
            }
        }
    }

    /// Which counts a field of the manifest is counted in.
    private static let counts = [
        "patient.sex": "plan.sex", "patient.age_years": "plan.age_group", "patient.age_months": "plan.age_group",
        "language": "plan.language", "protocol": "plan.protocol", "duration_ns": "counts.duration_ns",
        "split": "splits",
    ]

    private func isExplained(_ field: String, _ listed: Int, _ actual: Int) -> Bool {
        if let difference = miscounted[field] { return listed == actual + difference }
        guard let key = doubtful.keys.first(where: { field == $0 || field.hasPrefix("\($0).") }) else { return false }
        return field == "counts.duration_ns" || abs(listed - actual) <= doubtful[key] ?? 0
    }

    private mutating func countTraits(_ record: EncounterRecord) {
        let traits = [
            "protocol": record.clinicalProtocol.id, "age_group": AgeGroup(ageYears: record.patient.ageYears).rawValue,
            "sex": record.patient.sex.rawValue, "language": record.language, "severity": record.severity,
            "course": record.course,
        ]
        for (dimension, value) in traits {
            if let value { encountersByTrait[dimension, default: [:]][value, default: 0] += 1 }
        }
    }

    /// Short lists may be alike by chance.
    private static let fewestBytes = 2048

    /// A group in two splits; failing that, the same seed, recording or list of events in two splits.
    private mutating func leaks(_ row: Located<EncounterRecord>, besides: Set<String>, isNew: Bool) -> [Finding] {
        let record = row.record
        var traits = [("group", "group \"\(record.group)\"")]
        if let seed = record.seed { traits.append(("seed", "seed \(seed)")) }
        for (index, stream) in record.streams.enumerated()
        where !besides.contains(stream.path)
            && (stream.kind.isRecording || isNew && stream.kind == .events && stream.bytes >= Self.fewestBytes)
        {
            let what = stream.kind.isRecording ? "recording" : "list of events"
            traits.append(("streams[\(index)].sha256", "\(what) \(stream.sha256)"))
        }
        for (index, stream) in record.streams.enumerated() {
            if let source = stream.noise?.source {
                traits.append(("streams[\(index)].noise.source.sha256", "recording \(source.sha256)"))
            }
            if let source = stream.room?.source {
                traits.append(("streams[\(index)].room.source.sha256", "recording \(source.sha256)"))
            }
        }
        for (index, speaker) in record.speakers.enumerated() where hasDisjointVoices && speaker.role != .aedVoice {
            guard case .string(let voice)? = speaker.voice?["id"] else { continue }
            traits.append(("speakers[\(index)].voice.id", "voice \(voice)"))
        }
        var findings: [Finding] = []
        for (field, trait) in traits {
            let known = splits[trait.hashValue]
            let other = known ?? record.split
            splits[trait.hashValue] = other
            if known == record.split, field == "seed", isNew, findings.isEmpty {
                findings.append(
                    row.finding(.identity(.duplicateID), "\(trait) is that of another encounter too", field: field))
            }
            if other != record.split && findings.isEmpty {
                if field == "group" { hasGroupLeak = true }
                let message = "\(trait) also occurs in \(other.rawValue)"
                findings.append(row.finding(.dataset(.splitLeakage), message, field: field))
            }
        }
        return findings
    }

    /// The first picture of an encounter that was in another split before.
    mutating func take(pictures: [(digest: Int, leak: Finding)], of split: Split) -> [Finding] {
        var leaks: [Finding] = []
        for (digest, leak) in pictures {
            let other = splits[digest] ?? split
            splits[digest] = other
            if other != split && leaks.isEmpty { leaks.append(leak) }
        }
        return leaks
    }

    mutating func take(foreignPaths paths: [String]) { foreignPaths.formUnion(paths) }

    static func folder(of record: EncounterRecord) -> String { "\(record.split.rawValue)/\(record.id)" }

    // MARK: The whole

    /// - Parameter contents: what was counted in the encounters' documents, nil if they were not all read.
    func checkCounts(_ dataset: Located<DatasetRecord>, contents: ValidationReport.Checked?) -> [Finding] {
        let counts = dataset.record.counts
        var found: [(field: String, listed: Int?, actual: Int?)] = [
            ("counts.encounters", counts.encounters, encounterCount),
            ("counts.streams", counts.streams, streamCount),
            ("counts.turns", counts.turns, contents?.turns),
            ("counts.words", counts.words, contents?.words),
            ("counts.events", counts.events, contents?.events),
            ("counts.frames", counts.frames, contents?.frames),
            ("counts.duration_ns", Int(counts.duration.nanoseconds), Int(durationNanoseconds)),
        ]
        let spoken = (encountersByTrait["language"] ?? [:]).keys.sorted()
        let hasPlan = dataset.record.plan?["language"] != nil
        let names = Set(dataset.record.splits.keys).union(encountersBySplit.keys).sorted()
        for name in names {
            found.append(("splits.\(name)", dataset.record.splits[name] ?? 0, encountersBySplit[name] ?? 0))
        }
        // Counts of what nothing here can count are left alone.
        for (dimension, planned) in (dataset.record.plan ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let counted = encountersByTrait[dimension] else { continue }
            for value in Set(planned.keys).union(counted.keys).sorted() {
                found.append(("plan.\(dimension).\(value)", planned[value] ?? 0, counted[value] ?? 0))
            }
        }
        let wrong = found.compactMap { entry -> (field: String, message: String)? in
            guard let listed = entry.listed, let actual = entry.actual, listed != actual,
                !isExplained(entry.field, listed, actual)
            else { return nil }
            return (entry.field, "is \(listed), counted are \(actual)")
        }
        // Encounters that are not there are missing in every other count as well, and a count of splits or of the plan that is
        // too high goes with one that is too low.
        let groups = Dictionary(grouping: wrong) { entry in
            counts.encounters == encounterCount ? entry.field.prefix { $0 != "." } : "counts"
        }
        // A plan of languages is counted above.
        if wrong.isEmpty || !hasPlan, doubtful["plan.language"] == nil, spoken != dataset.record.languages.sorted() {
            let message =
                "are \(dataset.record.languages.joined(separator: ", ")), counted are \(spoken.joined(separator: ", "))"
            return [dataset.finding(.dataset(.countMismatch), message, field: "languages")]
        }
        return groups.sorted { $0.key < $1.key }.compactMap { _, entries in
            guard let first = entries.first else { return nil }
            let more = entries.count > 1 ? ", and \(entries.count - 1) more" : ""
            return dataset.finding(.dataset(.countMismatch), first.message + more, field: first.field)
        }
    }

    private static let knownFiles: Set<String> = [
        DatasetFormat.datasetFileName, DatasetFormat.manifestFileName, "README.md", "croissant.json", "LICENSE",
        "LICENSE.md", "LICENSE.txt", "CITATION.cff",
    ]

    /// What a file browser leaves behind, and what holds passwords.
    private static let strayHidden: Set<String> = [".DS_Store", ".env"]

    /// Whether a file or folder is accounted for. Other hidden entries beside `dataset.json` belong to version control and
    /// download caches.
    func lists(_ path: String) -> Bool {
        Self.knownFiles.contains(path) || folders.contains(path.hashValue) || foreignPaths.contains(path)
            || (path.hasPrefix(".") && !path.contains("/") && !Self.strayHidden.contains(path))
    }

    /// Whether a folder lies where encounters lie.
    func isEncounterPlace(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count == 2 && Split(rawValue: String(parts[0])) != nil
    }

    /// Whether a folder must be looked into: it holds encounters or listed files.
    func expects(folder path: String) -> Bool {
        if folders.contains(path.hashValue) { return false }
        return Split(rawValue: path) != nil || foreignPaths.contains { $0.hasPrefix(path + "/") }
    }
}
