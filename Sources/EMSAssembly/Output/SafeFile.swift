import FileShim
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that are whole or not there: written under another name first, flushed to the disk, renamed when complete.
enum SafeFile {
    static func write(_ bytes: some DataProtocol, to path: String) throws(BuildError) {
        let part = path + ".part"
        do {
            try writeAll(bytes, to: part, isFlushed: true)
        } catch {
            unlink(part)
            throw error
        }
        try rename(part, to: path)
    }

    /// Writes a file in place, for folders that are not yet under their final name.
    ///
    /// - Parameter isFlushed: whether the bytes are on the disk when this returns.
    static func writeAll(
        _ bytes: some DataProtocol, to path: String, isFlushed: Bool = false
    ) throws(BuildError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw problem("cannot write \(path)") }
        var failure: BuildError?
        for region in bytes.regions where failure == nil {
            region.withUnsafeBytes { buffer in
                var done = 0
                while done < buffer.count {
                    let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                    if count < 0 && errno == EINTR { continue }
                    guard count > 0 else {
                        failure = problem("cannot write \(path)")
                        return
                    }
                    done += count
                }
            }
        }
        if isFlushed, failure == nil, fsync(descriptor) != 0 { failure = problem("cannot write \(path)") }
        if close(descriptor) != 0, failure == nil { failure = problem("cannot write \(path)") }
        if let failure { throw failure }
    }

    static func rename(_ from: String, to: String) throws(BuildError) {
        guard Glibc.rename(from, to) == 0 else { throw problem("cannot put \(to) in place") }
    }

    /// Brings everything that was written to the file system of a folder to the disk, in one go.
    static func flush(everythingBeside folder: String) throws(BuildError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem("cannot write to \(folder)") }
        let failure = file_shim_flush_filesystem(descriptor) == 0 ? nil : problem("cannot write to \(folder)")
        close(descriptor)
        if let failure { throw failure }
    }

    /// A folder whose parent is there; what was in it is gone.
    static func makeNewFolder(_ path: String) throws(BuildError) {
        if mkdir(path, 0o755) == 0 { return }
        guard errno == EEXIST else { throw problem("cannot make the folder \(path)") }
        try remove(path)
        guard mkdir(path, 0o755) == 0 else { throw problem("cannot make the folder \(path)") }
    }

    static func makeFolder(_ path: String) throws(BuildError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw BuildError(
                .cannotWrite, "cannot make the folder \(path): \(reason(of: error))",
                remedy: "Choose a folder you may write to with -o.")
        }
    }

    static func remove(_ path: String) throws(BuildError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw BuildError(.cannotWrite, "cannot remove \(path): \(reason(of: error))")
        }
    }

    private static func problem(_ what: String) -> BuildError {
        let code = errno
        let remedy =
            switch code {
            case ENOSPC, EDQUOT: "Free some space and run the same command again: it goes on where it stopped."
            case EACCES, EPERM, EROFS: "Choose a folder you may write to with -o."
            default: "Mend it and run the same command again: it goes on where it stopped."
            }
        return BuildError(.cannotWrite, "\(what): \(String(cString: strerror(code)))", remedy: remedy)
    }

    private static func reason(of error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return (error as NSError).localizedDescription
    }
}
