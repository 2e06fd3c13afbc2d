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
package struct Template: Hashable, Sendable {
    package indirect enum Node: Hashable, Sendable {
        case text(String)
        case slot(String, column: Int)
        case include(String, column: Int)
        case optional([Node])
        case choice([[Node]])
        case span([Node])
        case anchor
    }

    package var nodes: [Node]
}
