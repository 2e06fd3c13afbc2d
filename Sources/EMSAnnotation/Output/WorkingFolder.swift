import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where files are written before they are put in place; one run at a time has it. It goes with this object.
final class WorkingFolder {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(AnnotationError) {
        var status = stat()
        guard mkdir(path, 0o755) == 0 || errno == EEXIST, lstat(path, &status) == 0,
            status.st_mode & S_IFMT == S_IFDIR
        else { throw AnnotationError(.cannotWrite, "cannot write to \(path): \(String(cString: strerror(errno)))") }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw AnnotationError(.cannotWrite, "cannot write to \(path): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw AnnotationError(
                .nameTaken, "another run writes annotations of this name",
                remedy: "Wait for it, or choose another --name.")
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        remove()
        close(descriptor)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// The bytes are on the disk when this returns.
    func write(_ bytes: Data, to name: String) throws(AnnotationError) {
        let place = "\(path)/\(name)"
        do {
            try bytes.write(to: URL(fileURLWithPath: place))
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: place))
            try handle.synchronize()
            try handle.close()
        } catch {
            throw AnnotationError(.cannotWrite, "cannot write \(place): \((error as NSError).localizedDescription)")
        }
    }

    func put(_ name: String, at place: String) throws(AnnotationError) {
        guard rename("\(path)/\(name)", place) == 0 else {
            throw AnnotationError(.cannotWrite, "cannot put \(place) in place: \(String(cString: strerror(errno)))")
        }
    }
}
