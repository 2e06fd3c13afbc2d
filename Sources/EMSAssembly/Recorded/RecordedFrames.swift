import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of frames of the user's own, read and looked through before anything is built. Its path is no part of a data
/// set; its contents are, by their digest.
struct RecordedFrames: Sendable {
    private struct Picture: Sendable {
        let row: FrameTable.Row
        let width: Int
        let height: Int
        let sha256: String
    }

    /// Of times, pictures and words of all frames, in their order.
    let sha256: String
    let licence: String
    private let folder: String
    /// By index of the encounter, in order of time.
    private let pictures: [Int: [Picture]]

    private static let pictureByteLimit = 64 << 20

    init(folder: String, licence: String) throws(BuildError) {
        self.folder = folder
        self.licence = licence
        let table = try FrameTable(
            Data(try Self.bytes(of: FrameTable.fileName, in: folder, limit: FrameTable.byteLimit)))
        var pictures: [Int: [Picture]] = [:]
        /// By digest: the encounter that shows it.
        var owners: [String: Int] = [:]
        var lines = ""
        let ordered = table.rows.enumerated().sorted { left, right in
            (left.element.encounter, left.element.time, left.offset)
                < (right.element.encounter, right.element.time, right.offset)
        }
        for row in ordered.map(\.element) {
            let picture = try Self.picture(row, in: folder)
            guard owners.updateValue(row.encounter, forKey: picture.sha256) ?? row.encounter == row.encounter else {
                throw BuildError(
                    .badInput, "\(row.file) is a frame of two encounters, which may be in different splits",
                    remedy: "Keep each picture in one encounter.")
            }
            pictures[row.encounter, default: []].append(picture)
            let words = ContentDigest(of: "\(row.kind)\n\(row.caption)").hexadecimal
            lines += "\(row.encounter) \(row.time.nanoseconds) \(picture.sha256) \(words)\n"
        }
        self.pictures = pictures
        sha256 = ContentDigest(of: lines).hexadecimal
    }

    /// Adds the frames of an encounter that lie in its session, and a stream of their records if there are any.
    ///
    /// - Returns: complaints about frames that are left out.
    func add(to sheet: inout FileSheet, encounter index: Int, duration: SessionTime) throws -> [String] {
        let all = pictures[index] ?? []
        let kept = all.filter { $0.row.time <= duration }
        var records: [FrameRecord] = []
        for picture in kept {
            let row = picture.row
            let bytes = try Self.bytes(of: row.file, in: folder, limit: Self.pictureByteLimit)
            guard ContentDigest(of: bytes).hexadecimal == picture.sha256 else {
                throw BuildError(
                    .badInput, "\(row.file) has changed since the build began", remedy: "Run the same command again.")
            }
            let file = sheet.addFile("frames/\(FrameStage.name(records.count)).png", bytes)
            records.append(
                FrameRecord(
                    index: records.count, time: row.time, path: file.path, bytes: file.bytes, sha256: file.sha256,
                    width: picture.width, height: picture.height, kind: row.kind, caption: row.caption, objects: [],
                    relations: [], parameters: [:], recorded: RecordedRecord(license: licence)))
        }
        if !records.isEmpty {
            sheet.addLines(id: "frames", kind: .frames, path: "frames.jsonl", records)
        }
        let count = all.count - kept.count
        return count == 0 ? [] : ["\(count) recorded frames lie after the end of the session and are left out"]
    }

    private static func picture(_ row: FrameTable.Row, in folder: String) throws(BuildError) -> Picture {
        let bytes = try bytes(of: row.file, in: folder, limit: pictureByteLimit)
        do {
            let decoded = try PNGDecoder.decode(bytes)
            return Picture(
                row: row, width: decoded.width, height: decoded.height,
                sha256: ContentDigest(of: bytes).hexadecimal)
        } catch {
            throw BuildError(.badInput, "\(row.file) is no PNG picture that can be read: \(error.message)")
        }
    }

    /// A file of the folder; links are not followed.
    private static func bytes(of name: String, in folder: String, limit: Int) throws(BuildError) -> [UInt8] {
        let path = "\(folder)/\(name)"
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= limit,
            let bytes = FileManager.default.contents(atPath: path)
        else {
            throw BuildError(
                .badInput, "\(path) is missing, no regular file, or larger than \(limit >> 20) MiB",
                remedy: "--frames-dir names a folder with \(FrameTable.fileName) and the pictures it lists.")
        }
        return [UInt8](bytes)
    }
}
