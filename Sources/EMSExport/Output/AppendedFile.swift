import Foundation

/// A file that grows. What is added is gathered before it is written.
final class AppendedFile {
    let path: String
    private let handle: FileHandle
    private var pending = Data()

    private static let pendingByteCount = 1 << 18

    init(path: String) throws(ExportError) {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw ExportError(.cannotWrite, "cannot write \(path)") }
        self.handle = handle
    }

    func append(_ text: String) throws(ExportError) { try append(Data(text.utf8)) }

    func append(_ bytes: Data) throws(ExportError) {
        pending.append(bytes)
        if pending.count >= Self.pendingByteCount { try flush() }
    }

    func close() throws(ExportError) {
        try flush()
        do { try handle.close() } catch { throw ExportError(.cannotWrite, "cannot write \(path)") }
    }

    private func flush() throws(ExportError) {
        do { try handle.write(contentsOf: pending) } catch {
            throw ExportError(.cannotWrite, "cannot write \(path): \((error as NSError).localizedDescription)")
        }
        pending.removeAll(keepingCapacity: true)
    }
}
