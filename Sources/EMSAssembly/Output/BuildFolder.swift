import EMSManifest
import EMSReproducibility
import Foundation

/// The output folder while a data set is built in it: what is done, what is half done, and whether it may be used.
///
/// An encounter is written into `.emsynth/tmp`. When some have gathered there, all are flushed to the disk at once, then
/// renamed into their splits, and only then a file with their manifest lines appears in `.emsynth/parts`. A build that is
/// killed at any moment, or whose machine loses power, leaves whole encounters and scraps in `.emsynth`; the next one
/// takes the whole ones and clears the scraps. `.emsynth` is gone when the data set is finished.
struct BuildFolder {
    let path: String
    private let identity: BuildIdentity
    private var lines: [Int: ManifestLine] = [:]
    /// Written and not yet in place.
    private var staged: [ManifestLine] = []
    private var stagedBytes = 0
    private var lastCommit = ContinuousClock.now

    /// As many encounters, as many bytes or as much time may lie between two flushes. A flush waits for the disk, so that
    /// one for each encounter would allow some seventy a second; a crash costs what is between two.
    private static let mostStaged = 128
    private static let mostStagedBytes = 64 << 20
    private static let longestStaging = Duration.seconds(1)

    private var workPath: String { "\(path)/.emsynth" }
    private var partsPath: String { "\(workPath)/parts" }
    private var scratchPath: String { "\(workPath)/tmp" }
    private var identityPath: String { "\(workPath)/identity.json" }

    /// Opens a folder for a build, new or begun or finished.
    init(path: String, identity: BuildIdentity) throws(BuildError) {
        self.path = path
        self.identity = identity
        try refuseForeign()
        try takeFinished()
        try takeParts()
    }

    /// What a folder was built from; nil if it holds no data set, finished or begun.
    static func identity(ofFolder path: String) throws(BuildError) -> BuildIdentity? {
        if let bytes = FileManager.default.contents(atPath: "\(path)/.emsynth/identity.json"),
            let known = try? JSONDecoder().decode(BuildIdentity.self, from: bytes)
        {
            return known
        }
        guard let bytes = FileManager.default.contents(atPath: "\(path)/\(DatasetFormat.datasetFileName)") else {
            return nil
        }
        guard let dataset = try? JSONDecoder().decode(DatasetRecord.self, from: bytes) else {
            throw BuildError(
                .wrongFolder, "\(path)/\(DatasetFormat.datasetFileName) cannot be read",
                remedy: "Choose another folder with -o.")
        }
        var versions = dataset.versions
        let knowledge = versions.removeValue(forKey: "knowledge") ?? ""
        return BuildIdentity(
            recipeSHA256: dataset.recipeSHA256 ?? "", seed: dataset.seed ?? 0, knowledgeSHA256: knowledge,
            versions: versions)
    }

    /// Whether the encounter is in place.
    func isDone(_ index: Int) -> Bool { lines[index] != nil }

    /// Whether the folder holds exactly the first `count` encounters, finished.
    func isFinished(count: Int) -> Bool {
        !FileManager.default.fileExists(atPath: workPath)
            && FileManager.default.fileExists(atPath: "\(path)/\(DatasetFormat.datasetFileName)")
            && lines.count == count && (0..<count).allSatisfy(isDone)
    }

    /// How many encounters a finished data set in this folder holds beyond those asked for.
    var count: Int { lines.count }

    func line(_ index: Int) -> ManifestLine? { lines[index] }

    /// Makes the working folders and says whose they are.
    func begin() throws(BuildError) {
        try SafeFile.makeFolder(partsPath)
        try SafeFile.remove(scratchPath)
        try SafeFile.makeFolder(scratchPath)
        try SafeFile.write(encoded(identity), to: identityPath)
    }

    /// Writes the files of an encounter beside their place. Safe to call from several threads for different encounters.
    func stage(_ encounter: AssembledEncounter) throws(BuildError) -> ManifestLine {
        let record = encounter.record
        let scratch = "\(scratchPath)/\(record.id)"
        try SafeFile.makeNewFolder(scratch)
        var folders: Set<Substring> = []
        for file in encounter.files {
            if let slash = file.path.lastIndex(of: "/"), folders.insert(file.path[..<slash]).inserted {
                try SafeFile.makeFolder("\(scratch)/\(file.path[..<slash])")
            }
            try SafeFile.writeAll(file.bytes, to: "\(scratch)/\(file.path)")
        }
        return ManifestLine(
            record: record, bytes: Data(CanonicalJSON.encode(record)),
            fileBytes: encounter.files.reduce(0) { $0 + $1.bytes.count })
    }

    /// Takes over an encounter that has been staged.
    /// - Returns: whether it is time to commit.
    mutating func note(_ line: ManifestLine) -> Bool {
        staged.append(line)
        stagedBytes += line.fileBytes
        return staged.count >= Self.mostStaged || stagedBytes >= Self.mostStagedBytes
            || lastCommit.duration(to: .now) >= Self.longestStaging
    }

    /// Puts what is staged in place.
    mutating func commit() throws(BuildError) {
        guard let first = staged.first else { return }
        var part = Data()
        for line in staged {
            part.append(line.bytes)
            part.append(0x0A)
        }
        let partPath = "\(partsPath)/\(first.id).jsonl"
        try SafeFile.writeAll(part, to: partPath + ".part")
        try SafeFile.flush(everythingBeside: workPath)
        var splits: Set<Split> = []
        for line in staged {
            if splits.insert(line.split).inserted { try SafeFile.makeFolder("\(path)/\(line.split.rawValue)") }
            let final = "\(path)/\(line.split.rawValue)/\(line.id)"
            // A folder without a manifest line is the scrap of a build that was killed in between.
            try SafeFile.remove(final)
            try SafeFile.rename("\(scratchPath)/\(line.id)", to: final)
        }
        try SafeFile.rename(partPath + ".part", to: partPath)
        for line in staged { lines[line.index] = line }
        staged = []
        stagedBytes = 0
        lastCommit = .now
    }

    /// Removes the working folder: the data set is whole.
    func finish() throws(BuildError) { try SafeFile.remove(workPath) }

    private func encoded(_ value: some Encodable) throws(BuildError) -> Data {
        do {
            return try CanonicalJSON.encode(value)
        } catch {
            throw BuildError(.internal, "a record cannot be written as JSON: \(error)")
        }
    }

    private func refuseForeign() throws(BuildError) {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else {
            throw BuildError(.wrongFolder, "\(path) is a file, not a folder", remedy: "Choose another folder with -o.")
        }
        if let known = try Self.identity(ofFolder: path) {
            guard let difference = identity.difference(from: known) else { return }
            throw BuildError(
                .wrongFolder, "\(path) was built with \(difference)",
                remedy: "Choose another folder with -o, or remove this one.")
        }
        let names = (try? manager.contentsOfDirectory(atPath: path)) ?? []
        guard names.isEmpty else {
            throw BuildError(
                .wrongFolder, "\(path) is not empty and holds no emsynth data set",
                remedy: "Choose a new or an empty folder with -o.")
        }
    }

    private mutating func takeFinished() throws(BuildError) {
        guard let manifest = FileManager.default.contents(atPath: "\(path)/\(DatasetFormat.manifestFileName)") else {
            return
        }
        take(lines: manifest)
    }

    private mutating func takeParts() throws(BuildError) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: partsPath)) ?? []
        for name in names.sorted() where name.hasSuffix(".jsonl") {
            if let part = FileManager.default.contents(atPath: "\(partsPath)/\(name)") { take(lines: part) }
        }
    }

    /// Counts encounters as done whose folders are there.
    private mutating func take(lines text: Data) {
        for line in text.split(separator: 0x0A) {
            guard let record = try? JSONDecoder().decode(EncounterRecord.self, from: Data(line)) else { continue }
            let folder = "\(path)/\(record.split.rawValue)/\(record.id)"
            guard FileManager.default.fileExists(atPath: folder) else { continue }
            lines[record.index] = ManifestLine(record: record, bytes: Data(line), fileBytes: 0)
        }
    }
}
