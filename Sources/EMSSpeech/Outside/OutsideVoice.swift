import EMSReproducibility
import Synchronization

/// A synthesiser of the user's own: a program that is asked for utterances one at a time and answers with samples and a
/// time for every token. The process is started when it is first needed and kept; `docs/outside-voices.md` has the
/// wire.
///
/// An utterance that the program declines is left out and told, as with any engine. One at which it ends or takes too
/// long is tried once more in a new process. What still fails, and any answer that the wire does not allow, ends the
/// build, because a data set that lacks turns by accident is worse than none.
public final class OutsideVoice: SpeechSynthesizer {
    private struct State {
        var process: OutsideProcess?
        var hello: OutsideHello?
        var requests = 0
    }

    private let command: OutsideCommand
    private let limits: OutsideLimits
    private let state = Mutex(State())

    /// What data sets have, and what the program is asked for; it may answer at another rate.
    private static let wantedHertz = 16_000

    public init(_ command: OutsideCommand, limits: OutsideLimits = OutsideLimits()) {
        self.command = command
        self.limits = limits
    }

    public func engine() throws -> SpeechEngineInfo {
        let hello = try state.withLock { state in try start(&state).hello }
        return SpeechEngineInfo(
            name: "outside-voice", version: "\(hello.name) \(hello.version)", dataDigest: command.digest,
            dataPath: command.executable, sampleRateHertz: Self.wantedHertz, voices: [], variants: [], isOutside: true)
    }

    public func synthesize(_ batch: [SpokenUtterance]) throws -> [SpeechResult] {
        try batch.map { utterance in
            let request = try OutsideRequest(utterance, sampleRateHertz: Self.wantedHertz)
            if utterance.tokens.isEmpty {
                return .failure(SpeechFailure(.unspeakable, message: "there is nothing to say"))
            }
            return try state.withLock { state in try speak(request, &state) }
        }
    }

    /// The process id of the program while it runs.
    package var processIdentifier: Int32? { state.withLock { $0.process?.identifier } }

    private func speak(_ request: OutsideRequest, _ state: inout State) throws -> SpeechResult {
        var isSecond = false
        while true {
            let (process, _) = try start(&state)
            do throws(OutsideFault) {
                return try Self.ask(process, request, number: &state.requests, limits)
            } catch {
                let complaint = process.complaint()
                state.process = nil
                if error.isWorthAnotherTry, !isSecond {
                    isSecond = true
                    continue
                }
                throw Self.error(error, command, at: request, complaint)
            }
        }
    }

    private static func ask(
        _ process: OutsideProcess, _ request: OutsideRequest, number: inout Int, _ limits: OutsideLimits
    ) throws(OutsideFault) -> SpeechResult {
        var request = request
        number += 1
        request.id = number
        guard let line = try? CanonicalJSON.encode(request) else { throw .malformed("the request is no JSON") }
        let deadline = ContinuousClock.now + .seconds(limits.answerSeconds)
        try process.write(line + [0x0A])
        let answer = try OutsideAnswer(line: process.line(until: deadline), id: number)
        if let reason = answer.error { return .failure(SpeechFailure(.engine, message: String(reason.prefix(200)))) }
        let (rate, count, times) = try answer.checked(tokenCount: request.tokens.count)
        let bytes = try process.bytes(count * (answer.encoding ?? .integers).sampleBytes, until: deadline)
        return .success(SpokenAudio(samples: try answer.samples(of: bytes), sampleRateHertz: rate, tokens: times))
    }

    private func start(_ state: inout State) throws -> (process: OutsideProcess, hello: OutsideHello) {
        if let process = state.process, let hello = state.hello, process.isRunning { return (process, hello) }
        state.process = nil
        let process: OutsideProcess
        do {
            process = try OutsideProcess(command)
        } catch {
            throw SpeechError(
                .voiceCommandBroken, message: "the voice command \(command.executable) cannot be run",
                remedy: "Name the interpreter first if it is a script, such as --voice-command python3 voice.py.")
        }
        let hello: OutsideHello
        do throws(OutsideFault) {
            hello = try OutsideHello(
                line: process.line(until: ContinuousClock.now + .seconds(limits.startSeconds)))
        } catch {
            throw Self.error(error, command, at: nil, process.complaint())
        }
        if let known = state.hello, known != hello {
            throw Self.error(.malformed("it is \(hello.name) \(hello.version) now"), command, at: nil, "")
        }
        state.process = process
        state.hello = hello
        state.requests = 0
        return (process, hello)
    }

    private static func error(
        _ fault: OutsideFault, _ command: OutsideCommand, at request: OutsideRequest?, _ complaint: String
    ) -> SpeechError {
        let place =
            request.map { "at “\($0.text.prefix(60))” (voice \($0.voice.id))" } ?? "before its greeting was taken"
        return SpeechError(
            .voiceCommandBroken,
            message: "the voice command \(command.executable) failed \(place): \(fault.message)"
                + (complaint.isEmpty ? "" : "; it wrote: \(complaint)"),
            remedy: "docs/outside-voices.md has the wire; mend the program and run the same command again.")
    }
}
