import EMSManifest
public import Foundation

/// Exports a data set to several formats in one pass over its encounters. Memory holds one encounter.
///
/// Each export is written to a working folder and renamed when it is whole. One that is there already is left as it is if
/// it was made from the same manifest with the same options by the same version, and refused otherwise.
public struct DatasetExporter {
    public let dataset: URL
    /// Gets a folder for each format.
    public let output: URL
    /// Names of `ExportCatalogue.formats`.
    public let formats: [String]
    public let options: ExportOptions
    /// Version of the program, which is part of what makes two exports the same.
    public let programVersion: String

    public init(dataset: URL, output: URL, formats: [String], options: ExportOptions, programVersion: String) {
        self.dataset = dataset
        self.output = output
        self.formats = formats
        self.options = options
        self.programVersion = programVersion
    }

    /// The formats that a data set has streams for, as its first encounter tells.
    public static func formats(for dataset: URL) throws -> [String] {
        var names: [String] = []
        try reading {
            let source = try DatasetFolder(dataset)
            try source.forEachEncounter(limit: 1) { record in
                let encounter = ExportEncounter(record, source: source)
                names = ExportCatalogue.types.filter { $0.needs.allSatisfy(encounter.has) }.map { $0.name }
            }
        }
        return names
    }

    /// - Parameter progress: called with the encounters that are done and those there are.
    /// - Returns: the exports in the order of `formats`.
    /// - Throws: `ExportError`; working folders are removed then.
    public func run(progress: (Int, Int) -> Void = { _, _ in }) throws -> [ExportOutcome] {
        var outcomes: [ExportOutcome] = []
        try Self.reading { outcomes = try export(progress) }
        return outcomes
    }

    /// What is wrong with the data set is why there is no export.
    private static func reading(_ work: () throws -> Void) throws {
        do { try work() } catch let error as DatasetFolderError { throw ExportError(error) }
    }

    private func export(_ progress: (Int, Int) -> Void) throws -> [ExportOutcome] {
        let source = try DatasetFolder(dataset)
        let summary = try source.summary()
        var outcomes: [ExportOutcome] = []
        var jobs: [ExportJob] = []
        for name in formats where !outcomes.contains(where: { $0.format == name }) {
            guard let type = ExportCatalogue.types.first(where: { $0.name == name }) else {
                throw ExportError(.missingStream, "there is no format \(name)")
            }
            let folder = ExportFolder(path: "\(output.path)/\(name)")
            let identity = ExportIdentity(
                dataset: summary, options: options.heeded(by: type.choices), programVersion: programVersion)
            let isCurrent = try folder.holds(identity)
            outcomes.append(ExportOutcome(format: name, path: folder.path, isNew: !isCurrent))
            if !isCurrent { jobs.append(ExportJob(type: type, folder: folder, identity: identity)) }
        }
        guard !jobs.isEmpty else { return outcomes }
        defer { for job in jobs { job.folder.discard() } }
        for index in jobs.indices { try jobs[index].begin() }
        var done = 0
        progress(done, summary.record.counts.encounters)
        try source.forEachEncounter { record in
            let encounter = ExportEncounter(record, source: source)
            for index in jobs.indices { try jobs[index].add(encounter) }
            done += 1
            progress(done, summary.record.counts.encounters)
        }
        guard done == summary.record.counts.encounters else {
            throw ExportError(
                .unreadable,
                "manifest.jsonl has \(done) encounters where dataset.json tells of \(summary.record.counts.encounters); "
                    + "emsynth validate tells what is wrong")
        }
        for index in jobs.indices { try jobs[index].finish() }
        return outcomes
    }
}

/// An export that is there when the exporter has run.
public struct ExportOutcome: Hashable, Sendable {
    public let format: String
    public let path: String
    /// False if it was there already.
    public let isNew: Bool
}

/// A format at work.
private struct ExportJob {
    let type: any ExportFormat.Type
    let folder: ExportFolder
    private let identity: ExportIdentity
    private var format: (any ExportFormat)?

    init(type: any ExportFormat.Type, folder: ExportFolder, identity: ExportIdentity) {
        self.type = type
        self.folder = folder
        self.identity = identity
    }

    mutating func begin() throws {
        try folder.begin()
        format = try type.init(
            ExportContext(dataset: identity.dataset, options: identity.options, folder: folder))
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        for need in ExportNeed.allCases where type.needs.contains(need) && !encounter.has(need) {
            throw ExportError(.missingStream, "\(type.name) needs \(need.rawValue), and \(encounter.id) has none")
        }
        folder.count("encounters")
        try format?.add(encounter)
    }

    mutating func finish() throws {
        try format?.finish()
        try folder.finish(identity, format: type.name)
    }
}
