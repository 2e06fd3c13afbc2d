internal import EMSModel

/// A parsed phrase of a knowledge file.
///
///     text        words as they are written, a space between two of them
///     {slot}      a fact or a word that depends on the scene, such as {dose}
///     {@class}    a variant of another class of phrases, such as {@word.okay}
///     [text]      said or left out
///     (a|b|c)     one of several
///     <text>      the words that state the finding of the line
///     ^word       the word at which the beat starts (the shock goes off)
///     \x          the character x itself
///
/// An optional part or an alternative with a slot that has no value in this scene is not said, and a phrase with such a
/// slot outside of any is passed over.
struct Template: Hashable, Sendable {
    indirect enum Node: Hashable, Sendable {
        case text(String)
        case slot(String, column: Int)
        case include(String, column: Int)
        case optional([Node])
        case choice([[Node]])
        case span([Node])
        case anchor
    }

    var nodes: [Node]

    /// Slots and classes it names, at any depth, with their columns.
    var references: [(name: String, isClass: Bool, column: Int)] { Self.references(in: nodes) }

    private static func references(in nodes: [Node]) -> [(name: String, isClass: Bool, column: Int)] {
        nodes.flatMap { node -> [(name: String, isClass: Bool, column: Int)] in
            switch node {
            case .text, .anchor: []
            case .slot(let name, let column): [(name, false, column)]
            case .include(let name, let column): [(name, true, column)]
            case .optional(let inner), .span(let inner): references(in: inner)
            case .choice(let alternatives): alternatives.flatMap { references(in: $0) }
            }
        }
    }

    /// All literal text, at any depth.
    var texts: [String] { Self.texts(in: nodes) }

    private static func texts(in nodes: [Node]) -> [String] {
        nodes.flatMap { node -> [String] in
            switch node {
            case .text(let text): [text]
            case .slot, .include, .anchor: []
            case .optional(let inner), .span(let inner): texts(in: inner)
            case .choice(let alternatives): alternatives.flatMap { texts(in: $0) }
            }
        }
    }
}
