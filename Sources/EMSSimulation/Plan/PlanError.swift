/// Why no plan can be made: what the recipe asks for cannot be had from the protocols.
public struct PlanError: Error, Hashable, Sendable {
    public var message: String
    public var remedy: String?

    init(_ message: String, remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }
}

extension PlanError: CustomStringConvertible {
    public var description: String { remedy.map { "\(message)\n  \($0)" } ?? message }
}
