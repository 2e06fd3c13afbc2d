import EMSManifest
import EMSReproducibility
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The annotations of one name in a data set: a file an encounter beside the truth, and an index that lists them.
///
/// Encounters are written into a working folder (`.annotating-NAME`, which readers pass over) and renamed when some have
/// gathered; then the index is written aside and renamed. A run that is ended at any moment leaves the encounters that the
/// index lists; the next one goes on from there. Nothing else of the data set is touched.
struct AnnotationFolder {
    private(set) var index: AnnotationIndex
    private let folder: DatasetFolder
    /// Places in the manifest, by id of the encounter.
    private let places: [String: Int]
    /// What the index had when it was opened, by encounter.
    private let known: [String: AnnotationIndex.Entry]
    private var staged: [AnnotationIndex.Entry] = []
    /// Holds the lock; closed with the last copy.
    private let work: WorkingFolder

    /// An encounter that is lost costs its frames anew, an index that is written too often costs time: at least so many
    /// gather, and an eighth of those that are there.
    private static let leastStaged = 32

    /// - Throws: `AnnotationError` if the name is another annotator's, or another run is at it.
    init(_ folder: DatasetFolder, name: String, annotator: AnnotatorRecord, places: [String: Int]) throws {
        self.folder = folder
        self.places = places
        work = try WorkingFolder("\(folder.path)/.annotating-\(name)")
        let found = try AnnotationFolder.index(name, in: folder)
        guard found == nil || found?.annotator == annotator else {
            throw AnnotationError(
                .nameTaken, "the annotations “\(name)” are of another annotator, version or list of labels",
                remedy: "Choose another --name, or remove them with emsynth annotate DIR --name \(name) --remove.")
        }
        var index = found ?? AnnotationIndex(name: name, annotator: annotator)
        index.encounters.removeAll { places[$0.encounter] == nil }
        known = Dictionary(index.encounters.map { ($0.encounter, $0) }, uniquingKeysWith: { first, _ in first })
        self.index = index
    }

    /// The index of a name, nil if there is none.
    static func index(_ name: String, in folder: DatasetFolder) throws -> AnnotationIndex? {
        let path = AnnotationIndex.path(ofIndex: name)
        guard FileManager.default.fileExists(atPath: "\(folder.path)/\(path)") else { return nil }
        return try folder.decode(AnnotationIndex.self, try folder.bytes(of: path), path)
    }

    /// Whether these very frames are annotated already.
    func holds(_ encounter: EncounterRecord) -> Bool {
        guard let entry = known[encounter.id], entry.encounterDigest == encounter.digest,
            entry.path == AnnotationIndex.path(of: index.name, in: encounter),
            let bytes = try? folder.bytes(of: entry.path)
        else { return false }
        return ContentDigest(of: bytes).hexadecimal == entry.sha256
    }

    /// Takes over all rows of an encounter.
    mutating func add(_ rows: [AnnotationRecord], of encounter: EncounterRecord) throws {
        let bytes = try CanonicalJSON.encodeLines(rows)
        try work.write(bytes, to: "\(encounter.id).jsonl")
        staged.append(
            AnnotationIndex.Entry(
                encounter: encounter.id, encounterDigest: encounter.digest,
                path: AnnotationIndex.path(of: index.name, in: encounter), bytes: Int64(bytes.count),
                sha256: ContentDigest(of: bytes).hexadecimal, frames: rows.count))
        if staged.count >= max(Self.leastStaged, index.encounters.count / 8) { try commit() }
    }

    /// Puts what has gathered in place.
    mutating func commit() throws {
        guard !staged.isEmpty else { return }
        for entry in staged {
            let parts = entry.path.split(separator: "/").dropLast(2).joined(separator: "/")
            let place = try Self.makeFolder(AnnotationIndex.folderName, in: try folder.resolve(parts))
            try work.put("\(entry.encounter).jsonl", at: "\(place)/\(index.name).jsonl")
        }
        let new = Set(staged.map(\.encounter))
        index.encounters.removeAll { new.contains($0.encounter) }
        index.encounters += staged
        index.encounters.sort { places[$0.encounter] ?? 0 < places[$1.encounter] ?? 0 }
        staged = []
        let place = try Self.makeFolder(AnnotationIndex.folderName, in: folder.path)
        try work.write(try CanonicalJSON.encodeReadable(index), to: "index.json")
        try work.put("index.json", at: "\(place)/\(index.name).json")
    }

    /// Removes the annotations of a name: the files that the index lists, then the index.
    static func remove(_ name: String, from folder: DatasetFolder) throws {
        let work = try WorkingFolder("\(folder.path)/.annotating-\(name)")
        guard let index = try index(name, in: folder) else {
            throw AnnotationError(.noInput, "there are no annotations “\(name)” in \(folder.path)")
        }
        let listed = Set(index.encounters.map(\.path))
        var paths: [String] = []
        try folder.forEachEncounter { encounter in
            let path = AnnotationIndex.path(of: name, in: encounter)
            if listed.contains(path) { paths.append(path) }
        }
        for path in paths + [AnnotationIndex.path(ofIndex: name)] {
            let place = try folder.resolve(path)
            guard unlink(place) == 0 || errno == ENOENT else {
                throw AnnotationError(.cannotWrite, "cannot remove \(path): \(String(cString: strerror(errno)))")
            }
            // The folder goes with its last file.
            rmdir(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
        }
        work.remove()
    }

    /// A folder of the data set that is no link.
    private static func makeFolder(_ name: String, in parent: String) throws(AnnotationError) -> String {
        let path = "\(parent)/\(name)"
        var status = stat()
        let isThere = mkdir(path, 0o755) == 0 || errno == EEXIST
        guard isThere, lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw AnnotationError(.cannotWrite, "cannot make the folder \(path)")
        }
        return path
    }
}
