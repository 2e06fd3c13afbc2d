import Foundation

/// Whole files to bytes and back, with the size held against a limit before anything is allocated.
enum MediaFile {
    /// Largest file that the readers of this module take into memory: 1 GiB.
    static let defaultMaximumByteCount = 1 << 30

    /// The size of a regular file in bytes; links are followed.
    static func byteCount(of path: String) throws(MediaError) -> Int {
        do {
            let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: resolved)
            guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? NSNumber
            else { throw MediaError(.unreadable, "not a regular file", path: path) }
            return size.intValue
        } catch let error as MediaError {
            throw error
        } catch {
            throw MediaError(.unreadable, "cannot be opened", path: path)
        }
    }

    /// The whole file.
    static func read(_ path: String, maximumByteCount: Int = defaultMaximumByteCount) throws(MediaError) -> [UInt8] {
        let count = try byteCount(of: path)
        guard count <= maximumByteCount else {
            throw MediaError(.limitExceeded, "has \(count) bytes, the limit is \(maximumByteCount)", path: path)
        }
        return try readPrefix(of: path, byteCount: count)
    }

    /// The first bytes of the file, fewer if it is shorter.
    static func readPrefix(of path: String, byteCount: Int) throws(MediaError) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw MediaError(.unreadable, "cannot be opened", path: path)
        }
        defer { try? handle.close() }
        do {
            // Straight into the array: a whole file is in memory once.
            var bytes: [UInt8] = []
            bytes.reserveCapacity(byteCount)
            while bytes.count < byteCount,
                let block = try handle.read(upToCount: min(1 << 20, byteCount - bytes.count)), !block.isEmpty
            { bytes.append(contentsOf: block) }
            return bytes
        } catch {
            throw MediaError(.unreadable, "cannot be read", path: path)
        }
    }

    /// Some bytes of the file, fewer if it ends.
    static func readPart(of path: String, offset: Int, byteCount: Int) throws(MediaError) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw MediaError(.unreadable, "cannot be opened", path: path)
        }
        defer { try? handle.close() }
        do {
            try handle.seek(toOffset: UInt64(offset))
            return [UInt8](try handle.read(upToCount: byteCount) ?? Data())
        } catch {
            throw MediaError(.unreadable, "cannot be read", path: path)
        }
    }

    /// Creates or replaces the file.
    static func write(_ bytes: [UInt8], to path: String) throws(MediaError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw MediaError(.unwritable, "cannot be written", path: path)
        }
    }
}
