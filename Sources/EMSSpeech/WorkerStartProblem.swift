import EMSSpeechWire

/// Says in a person's terms why a worker did not start.
enum WorkerStartProblem {
    /// For a worker that ended, or said something else, instead of its greeting.
    static func error(for problem: WireError, path: String, complaint: String) -> SpeechError {
        if case .version(let version) = problem {
            return SpeechError(
                .workerMismatch,
                message: "\(path) speaks version \(version) of the wire, this program version \(WireLimits.version)",
                remedy: "Build both again with `swift build -c release`.")
        }
        if complaint.contains("libespeak-ng") {
            return SpeechError(
                .libraryMissing, message: "the library libespeak-ng is not installed",
                remedy: "Run `apt-get install libespeak-ng1 espeak-ng-data`.")
        }
        return SpeechError(
            .workerBroken,
            message: "\(path) does not start (\(problem))" + (complaint.isEmpty ? "" : ": \(complaint)"),
            remedy: "Build it again with `swift build -c release`.")
    }

    /// For a frame that is no greeting.
    static func refusal(_ frame: WireFrame) -> SpeechError {
        guard frame.kind == .refusal else {
            return SpeechError(
                .workerBroken, message: "the worker's greeting cannot be read",
                remedy: "Build it again with `swift build -c release`.")
        }
        return SpeechError(
            .dataMissing, message: String(decoding: frame.payload, as: UTF8.self),
            remedy: "Run `apt-get install espeak-ng-data`.")
    }
}
