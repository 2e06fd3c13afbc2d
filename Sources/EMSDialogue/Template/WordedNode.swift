internal import EMSModel

/// A node of a template whose text is words already, so that no letter is looked at when a phrase is said. Not indirect:
/// the arrays in it are that already.
enum WordedNode: Sendable {
    case text([WrittenWord])
    case slot(Slot, name: String, column: Int)
    case include(String, column: Int)
    case optional([WordedNode])
    case choice([[WordedNode]])
    case span([WordedNode])
    case anchor

    /// What becomes of a node.
    ///
    /// - Parameter wording: makes nodes of words of a plain text.
    static func nodes(for node: Template.Node, _ wording: (String) -> [WordedNode]) -> [WordedNode] {
        func all(_ nodes: [Template.Node]) -> [WordedNode] { nodes.flatMap { self.nodes(for: $0, wording) } }
        return switch node {
        case .text(let text): wording(text)
        case .slot(let name, let column): [.slot(Slot(name), name: name, column: column)]
        case .include(let name, let column): [.include(name, column: column)]
        case .optional(let inner): [.optional(all(inner))]
        case .choice(let alternatives): [.choice(alternatives.map(all))]
        case .span(let inner): [.span(all(inner))]
        case .anchor: [.anchor]
        }
    }
}
