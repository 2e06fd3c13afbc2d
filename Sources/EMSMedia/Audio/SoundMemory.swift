import CSndfile

/// Bytes in memory that libsndfile takes for a file. One object per call, never shared.
final class SoundMemory {
    private(set) var bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Opens the bytes with libsndfile for the time of `body`, then closes; closing completes a written header.
    func withHandle<Result>(
        mode: Int, info: SF_INFO = SF_INFO(), _ body: (OpaquePointer, SF_INFO) throws(MediaError) -> Result
    ) throws(MediaError) -> Result {
        var info = info
        var callbacks = Self.callbacks
        // The object outlives the handle: `self` is kept by the caller of this method.
        let context = Unmanaged.passUnretained(self).toOpaque()
        guard let handle = sf_open_virtual(&callbacks, Int32(mode), &info, context) else {
            throw MediaError(mode == SFM_READ ? .malformed : .engineFailure, "libsndfile does not open it")
        }
        let result: Result
        do throws(MediaError) {
            result = try body(handle, info)
        } catch {
            sf_close(handle)
            throw error
        }
        guard sf_close(handle) == 0 else { throw MediaError(.engineFailure, "libsndfile cannot complete the file") }
        return result
    }

    private static let callbacks = SF_VIRTUAL_IO(
        get_filelen: { sf_count_t(memory($0).bytes.count) },
        seek: { offset, whence, context in memory(context).seek(Int(offset), whence: whence) },
        read: { target, count, context in memory(context).read(into: target, count: Int(count)) },
        write: { source, count, context in memory(context).write(source, count: Int(count)) },
        tell: { sf_count_t(memory($0).position) })

    private static func memory(_ context: UnsafeMutableRawPointer?) -> SoundMemory {
        // Set by `withHandle` and handed back unchanged by libsndfile.
        Unmanaged<SoundMemory>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
    }

    private func seek(_ offset: Int, whence: Int32) -> sf_count_t {
        let base =
            switch whence {
            case SEEK_CUR: position
            case SEEK_END: bytes.count
            default: 0
            }
        let (target, overflow) = base.addingReportingOverflow(offset)
        guard !overflow, target >= 0 else { return -1 }
        position = target
        return sf_count_t(target)
    }

    private func read(into target: UnsafeMutableRawPointer?, count: Int) -> sf_count_t {
        guard let target, count > 0, position < bytes.count else { return 0 }
        let taken = min(count, bytes.count - position)
        bytes.withUnsafeBytes { target.copyMemory(from: $0.baseAddress.unsafelyUnwrapped + position, byteCount: taken) }
        position += taken
        return sf_count_t(taken)
    }

    private func write(_ source: UnsafeRawPointer?, count: Int) -> sf_count_t {
        guard let source, count > 0 else { return 0 }
        let incoming = UnsafeRawBufferPointer(start: source, count: count)
        if position > bytes.count { bytes.append(contentsOf: repeatElement(0, count: position - bytes.count)) }
        let replaced = min(count, bytes.count - position)
        bytes.withUnsafeMutableBytes {
            UnsafeMutableRawBufferPointer(rebasing: $0[position..<(position + replaced)])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: incoming[..<replaced]))
        }
        bytes.append(contentsOf: incoming[replaced...])
        position += count
        return sf_count_t(count)
    }
}
