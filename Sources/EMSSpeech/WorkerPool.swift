import Dispatch
import Synchronization

/// Several workers, for callers on several threads: each call takes one for itself, or waits until one is free.
///
/// Processes are started when they are first needed. Which worker speaks an utterance makes no difference to it.
public final class WorkerPool: SpeechSynthesizer {
    public let size: Int
    private let idle: Mutex<[any SpeechSynthesizer]>
    private let free: DispatchSemaphore

    /// - Parameters:
    ///   - size: how many utterances may be spoken at once, at least 1.
    ///   - path: the worker program; nil looks beside the running program.
    ///   - dataPath: the folder `espeak-ng-data`; nil leaves it to the worker.
    /// - Throws: `SpeechError.workerMissing`.
    public convenience init(size: Int, path: String? = nil, dataPath: String? = nil) throws(SpeechError) {
        var workers: [EspeakWorker] = []
        for _ in 0..<max(size, 1) { workers.append(try EspeakWorker(path: path, dataPath: dataPath)) }
        self.init(workers)
    }

    /// Processes of an outside voice.
    ///
    /// - Parameter size: how many utterances may be spoken at once, at least 1.
    public convenience init(size: Int, outside command: OutsideCommand, limits: OutsideLimits = OutsideLimits()) {
        self.init((0..<max(size, 1)).map { _ in OutsideVoice(command, limits: limits) })
    }

    private init(_ workers: [any SpeechSynthesizer]) {
        size = workers.count
        idle = Mutex(workers)
        free = DispatchSemaphore(value: 0)
        for _ in workers { free.signal() }
    }

    public func engine() throws -> SpeechEngineInfo { try withWorker { try $0.engine() } }

    public func synthesize(_ batch: [SpokenUtterance]) throws -> [SpeechResult] {
        try withWorker { try $0.synthesize(batch) }
    }

    private func withWorker<Value>(_ body: (any SpeechSynthesizer) throws -> Value) rethrows -> Value {
        free.wait()
        // The semaphore counts the idle ones; the last that came back has its process running.
        let worker = idle.withLock { $0.removeLast() }
        defer {
            idle.withLock { $0.append(worker) }
            free.signal()
        }
        return try body(worker)
    }
}
