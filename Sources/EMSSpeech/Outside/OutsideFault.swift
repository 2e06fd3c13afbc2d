/// What went wrong with an outside voice.
enum OutsideFault: Error, Hashable {
    /// It ended, or closed its output.
    case ended
    case timedOut
    /// A line is longer than the limit.
    case endlessLine
    /// A read or write failed with this `errno`.
    case system(Int32)
    /// It said what the wire does not allow.
    case malformed(String)

    /// A clause about the program.
    var message: String {
        switch self {
        case .ended: "it ended"
        case .timedOut: "it took too long"
        case .endlessLine: "it wrote a line of more than \(OutsideLimits.lineBytes) bytes"
        case .system(let number): "reading or writing failed (errno \(number))"
        case .malformed(let what): what
        }
    }

    /// Whether another process may fare better: a crash may be bad luck, a wrong answer is a mistake.
    var isWorthAnotherTry: Bool {
        switch self {
        case .ended, .timedOut, .system: true
        case .endlessLine, .malformed: false
        }
    }
}
