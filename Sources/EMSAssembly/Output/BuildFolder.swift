import EMSManifest
import EMSReproducibility
import Foundation

/// The output folder while a data set is built in it: what is done, what is half done, and whether it may be used.
///
/// An encounter is written into `.emsynth/tmp`, renamed into its split, and only then its manifest line appears in
/// `.emsynth/parts`. A build that is killed at any moment leaves whole encounters and scraps in `.emsynth`; the next
/// one takes the whole ones and clears the scraps. `.emsynth` is gone when the data set is finished.
struct BuildFolder {
    let path: String
    private let identity: BuildIdentity
    private var lines: [Int: Data] = [:]

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

    func line(_ index: Int) -> Data? { lines[index] }

    /// Makes the working folders and says whose they are.
    func begin() throws(BuildError) {
        try SafeFile.makeFolder(partsPath)
        try SafeFile.remove(scratchPath)
        try SafeFile.makeFolder(scratchPath)
        try SafeFile.write(encoded(identity), to: identityPath)
    }

    /// Puts an encounter in place. Safe to call from several threads for different encounters.
    /// - Returns: its manifest line.
    func store(_ encounter: AssembledEncounter) throws(BuildError) -> Data {
        let record = encounter.record
        let scratch = "\(scratchPath)/\(record.id)"
        try SafeFile.remove(scratch)
        var folders: Set<String> = []
        for file in encounter.files {
            let target = "\(scratch)/\(file.path)"
            let folder = (target as NSString).deletingLastPathComponent
            if folders.insert(folder).inserted { try SafeFile.makeFolder(folder) }
            try SafeFile.writeAll(file.bytes, to: target)
        }
        let split = "\(path)/\(record.split.rawValue)"
        try SafeFile.makeFolder(split)
        let final = "\(split)/\(record.id)"
        // A folder without a manifest line is the scrap of a build that was killed in between.
        try SafeFile.remove(final)
        try SafeFile.rename(scratch, to: final)
        let line = try encoded(record)
        try SafeFile.write(line, to: "\(partsPath)/\(record.id).json")
        return line
    }

    mutating func note(_ line: Data, index: Int) { lines[index] = line }

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
        for line in manifest.split(separator: 0x0A) { take(Data(line)) }
    }

    private mutating func takeParts() throws(BuildError) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: partsPath)) ?? []
        for name in names.sorted() where name.hasSuffix(".json") {
            if let line = FileManager.default.contents(atPath: "\(partsPath)/\(name)") { take(line) }
        }
    }

    /// Counts an encounter as done if its folder is there.
    private mutating func take(_ line: Data) {
        guard let record = try? JSONDecoder().decode(EncounterRecord.self, from: line) else { return }
        let folder = "\(path)/\(record.split.rawValue)/\(record.id)"
        if FileManager.default.fileExists(atPath: folder) { lines[record.index] = line }
    }
}
