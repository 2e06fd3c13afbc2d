import EMSSpeechWire
import Synchronization

/// One worker process that speaks with espeak-ng. It is started when it is first needed, and started again when it has
/// died.
///
/// Calls from several threads follow one another; use `WorkerPool` to speak in parallel.
public final class EspeakWorker: SpeechSynthesizer {
    private struct State {
        var process: WorkerProcess?
        var engine: SpeechEngineInfo?
    }

    private let path: String
    private let arguments: [String]
    private let state = Mutex(State())

    private static let startMilliseconds: Int32 = 30_000
    /// Longer than the worker itself gives an utterance.
    private static let resultMilliseconds: Int32 = 90_000
    private static let utterancesInFrame = 500

    /// - Parameters:
    ///   - path: the worker program; nil looks beside the running program.
    ///   - dataPath: the folder `espeak-ng-data`; nil leaves it to the worker, which looks where systems have it.
    /// - Throws: `SpeechError.workerMissing`.
    public init(path: String? = nil, dataPath: String? = nil) throws(SpeechError) {
        self.path = try WorkerLocation.find(explicit: path)
        arguments = dataPath.map { ["--data", $0] } ?? []
    }

    public func engine() throws -> SpeechEngineInfo {
        try state.withLock { state in try start(&state).engine }
    }

    public func synthesize(_ batch: [SpokenUtterance]) throws -> [SpeechResult] {
        var results = batch.map { _ in SpeechResult.failure(SpeechFailure(.workerLost, message: "not spoken")) }
        var waiting: [(index: Int, utterance: WireUtterance)] = []
        for (index, utterance) in batch.enumerated() {
            switch WireTranslation.request(utterance) {
            case .success(let request): waiting.append((index, request))
            case .failure(let failure): results[index] = .failure(failure)
            }
        }
        try state.withLock { state in
            while !waiting.isEmpty {
                let (process, engine) = try start(&state)
                let piece = waiting.prefix(Self.utterancesInFrame)
                var done = 0
                do throws(WireError) {
                    try process.stream.write(WireBatch(piece.map(\.utterance)).frame)
                    for (index, utterance) in piece {
                        results[index] = try Self.answer(
                            from: process.stream, tokens: utterance.tokens.count, rate: engine.sampleRateHertz)
                        done += 1
                    }
                } catch {
                    // The one it was at is lost, whoever is to blame; the rest goes to a new worker.
                    state.process = nil
                    results[piece[piece.startIndex + done].index] = .failure(
                        SpeechFailure(.workerLost, message: "the worker was lost while it spoke (\(error))"))
                    done += 1
                }
                waiting.removeFirst(done)
            }
        }
        return results
    }

    /// The process id of the worker while it runs.
    package var processIdentifier: Int32? { state.withLock { $0.process?.identifier } }

    private static func answer(
        from stream: WireStream, tokens: Int, rate: Int
    ) throws(WireError) -> SpeechResult {
        let frame = try stream.readFrame(milliseconds: resultMilliseconds)
        guard frame.kind == .result else { throw .unexpectedKind(frame.kind.rawValue) }
        let result = try WireResult(payload: frame.payload)
        if case .spoken(let speech) = result, speech.times.count != tokens { throw .malformed(what: "times") }
        return WireTranslation.result(result, sampleRateHertz: rate)
    }

    private func start(_ state: inout State) throws(SpeechError) -> (process: WorkerProcess, engine: SpeechEngineInfo) {
        if let process = state.process, let engine = state.engine, process.isRunning { return (process, engine) }
        state.process = nil
        let process = try WorkerProcess(path: path, arguments: arguments)
        let frame: WireFrame
        do {
            frame = try process.stream.readFrame(milliseconds: Self.startMilliseconds)
        } catch {
            throw WorkerStartProblem.error(for: error, path: path, complaint: process.complaint())
        }
        guard frame.kind == .hello, let hello = try? WireHello(payload: frame.payload) else {
            throw WorkerStartProblem.refusal(frame)
        }
        let engine = WireTranslation.engine(hello)
        state = State(process: process, engine: engine)
        return (process, engine)
    }
}
