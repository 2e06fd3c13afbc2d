import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder of one export: written under a working name, renamed when it is whole. Names are relative to it, with
/// forward slashes, and made by the formats from checked ids.
final class ExportFolder {
    static let recordName = "export.json"

    /// The final one.
    let path: String
    private let workPath: String
    private var lists: [String: AppendedFile] = [:]
    private var folders: Set<String> = []
    private var counts: [String: Int] = [:]
    private var isDone = false

    init(path: String) {
        self.path = path
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        workPath = parts.dropLast().joined(separator: "/") + "/.\(parts.last ?? "export").part"
    }

    /// Whether this very export is there; throws if something else is.
    func holds(_ identity: ExportIdentity) throws(ExportError) -> Bool {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) else { return false }
        let names = (try? manager.contentsOfDirectory(atPath: path)) ?? []
        if names.isEmpty { return false }
        guard let known = manager.contents(atPath: "\(path)/\(Self.recordName)") else {
            throw ExportError(
                .wrongFolder, "\(path) holds something else than an export; choose another folder with -o")
        }
        let text = String(decoding: known, as: UTF8.self)
        for (key, value) in identity.fields where !text.contains("\"\(key)\": \(value.text)") {
            throw ExportError(
                .wrongFolder, "\(path) \(Self.difference(key)); remove it, or choose another folder with -o")
        }
        return true
    }

    private static func difference(_ key: String) -> String {
        switch key {
        case "emsynth": "was made by another version of emsynth"
        case "manifest_sha256": "was made from another data set, or from this one as it was before"
        case "options": "was made with other options"
        default: "is an export with another \(key)"
        }
    }

    func begin() throws(ExportError) {
        // What a stopped run has left.
        try? FileManager.default.removeItem(atPath: workPath)
        try makeFolder(workPath)
    }

    func write(_ bytes: some DataProtocol, to name: String) throws(ExportError) {
        let place = try self.place(name)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: place))
        } catch {
            throw Self.problem(place, error)
        }
    }

    /// Adds to a file that grows with the encounters.
    func append(_ text: String, to name: String) throws(ExportError) {
        try list(name).append(text)
    }

    /// Adds a line of JSON.
    func append(_ line: LoaderJSON, to name: String) throws(ExportError) {
        try append(line.text + "\n", to: name)
    }

    /// Closes a file that grows no more, so that few are open at a time.
    func close(_ name: String) throws(ExportError) { try lists.removeValue(forKey: name)?.close() }

    /// Closes a growing file and adds it to another one, piece by piece. It is gone then.
    func move(_ name: String, into other: String) throws(ExportError) {
        guard let file = lists.removeValue(forKey: name) else { return }
        try file.close()
        let target = try list(other)
        guard let handle = FileHandle(forReadingAtPath: file.path) else {
            throw ExportError(.cannotWrite, "\(file.path) cannot be read again")
        }
        defer { try? handle.close() }
        do {
            while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { try target.append(piece) }
            try FileManager.default.removeItem(atPath: file.path)
        } catch let error as ExportError {
            throw error
        } catch {
            throw Self.problem(file.path, error)
        }
    }

    /// Where to write a file that is made piece by piece by a writer of its own.
    func place(_ name: String) throws(ExportError) -> String {
        let place = "\(workPath)/\(name)"
        if let slash = place.lastIndex(of: "/") { try makeFolder(String(place[..<slash])) }
        return place
    }

    /// Counts something for `export.json`.
    func count(_ what: String, by number: Int = 1) { counts[what, default: 0] += number }

    func finish(_ identity: ExportIdentity, format: String) throws(ExportError) {
        for name in lists.keys.sorted() { try lists[name]?.close() }
        lists = [:]
        let counted = counts.keys.sorted().map { ($0, LoaderJSON.integer(counts[$0] ?? 0)) }
        let fields = [("format", .string(format))] + identity.fields + [("counts", .object(counted))]
        let lines = fields.map { "  \(LoaderJSON.string($0).text): \($1.text)" }
        try write(Data("{\n\(lines.joined(separator: ",\n"))\n}\n".utf8), to: Self.recordName)
        do { try write(Data(ExportSums.text(of: workPath).utf8), to: ExportSums.fileName) } catch let error
            as ExportError
        {
            throw error
        } catch {
            throw Self.problem(workPath, error)
        }
        guard rmdir(path) == 0 || errno == ENOENT, rename(workPath, path) == 0 else {
            throw ExportError(.cannotWrite, "cannot put \(path) in place")
        }
        isDone = true
    }

    /// Removes the working folder of an export that did not come to its end.
    func discard() {
        guard !isDone else { return }
        lists = [:]
        try? FileManager.default.removeItem(atPath: workPath)
    }

    private func list(_ name: String) throws(ExportError) -> AppendedFile {
        if let file = lists[name] { return file }
        let file = try AppendedFile(path: try place(name))
        lists[name] = file
        return file
    }

    private func makeFolder(_ folder: String) throws(ExportError) {
        guard folders.insert(folder).inserted else { return }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Self.problem(folder, error)
        }
    }

    private static func problem(_ path: String, _ error: any Error) -> ExportError {
        ExportError(.cannotWrite, "cannot write \(path): \((error as NSError).localizedDescription)")
    }
}
