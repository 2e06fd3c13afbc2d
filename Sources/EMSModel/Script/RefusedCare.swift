/// Care that the patient does not want.
public enum RefusedCare: Hashable, Sendable {
    case drug(CodedTerm)
    case procedure(CodedTerm)

    public var term: CodedTerm {
        switch self {
        case .drug(let term), .procedure(let term): term
        }
    }
}
