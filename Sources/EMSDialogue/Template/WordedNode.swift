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

    init(_ node: Template.Node, _ writer: SpokenWriter) {
        switch node {
        case .text(let text): self = .text(writer.words(of: text))
        case .slot(let name, let column): self = .slot(Slot(name), name: name, column: column)
        case .include(let name, let column): self = .include(name, column: column)
        case .optional(let inner): self = .optional(inner.map { WordedNode($0, writer) })
        case .choice(let alternatives):
            self = .choice(alternatives.map { $0.map { WordedNode($0, writer) } })
        case .span(let inner): self = .span(inner.map { WordedNode($0, writer) })
        case .anchor: self = .anchor
        }
    }
}
