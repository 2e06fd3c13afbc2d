package import EMSKnowledge
internal import EMSModel

/// Reads the small language of phrases described at `Template`.
package struct TemplateParser {
    private let phrase: Phrase
    private let scalars: [Unicode.Scalar]
    private var position = 0

    private init(_ phrase: Phrase) {
        self.phrase = phrase
        scalars = Array(phrase.text.unicodeScalars)
    }

    package static func parse(_ phrase: Phrase) throws(DialogueError) -> Template {
        var parser = TemplateParser(phrase)
        let nodes = try parser.nodes(until: [], openedAt: 0)
        return Template(nodes: nodes)
    }

    /// Reads up to one of `ends`, which is left to the caller; with no ends, up to the end of the phrase.
    private mutating func nodes(until ends: [Unicode.Scalar], openedAt: Int) throws(DialogueError) -> [Template.Node] {
        var nodes: [Template.Node] = []
        var text = String.UnicodeScalarView()
        func flushed() -> [Template.Node] { text.isEmpty ? [] : [.text(String(text))] }
        while position < scalars.count {
            let scalar = scalars[position]
            if ends.contains(scalar) { return nodes + flushed() }
            let start = position
            position += 1
            switch scalar {
            case "\\":
                guard position < scalars.count else { throw malformed("nothing after the backslash", at: start) }
                text.append(scalars[position])
                position += 1
                continue
            case "{", "[", "(", "<", "^":
                nodes += flushed()
                text = String.UnicodeScalarView()
                nodes.append(try node(openedBy: scalar, at: start))
            case "}", "]", ")", ">", "|":
                throw malformed("“\(scalar)” closes nothing", at: start)
            default: text.append(scalar)
            }
        }
        guard ends.isEmpty else { throw malformed("bracket is not closed", at: openedAt) }
        return nodes + flushed()
    }

    private mutating func node(
        openedBy scalar: Unicode.Scalar, at start: Int
    ) throws(DialogueError) -> Template.Node {
        switch scalar {
        case "{": return try slot(at: start)
        case "[":
            let inner = try nodes(until: ["]"], openedAt: start)
            position += 1
            return .optional(inner)
        case "<":
            let inner = try nodes(until: [">"], openedAt: start)
            position += 1
            return .span(inner)
        case "(":
            var alternatives: [[Template.Node]] = []
            repeat {
                alternatives.append(try nodes(until: ["|", ")"], openedAt: start))
                position += 1
            } while scalars[position - 1] == "|"
            return .choice(alternatives)
        default: return .anchor
        }
    }

    private mutating func slot(at start: Int) throws(DialogueError) -> Template.Node {
        guard let end = scalars[position...].firstIndex(of: "}") else {
            throw malformed("slot is not closed", at: start)
        }
        var name = scalars[position..<end]
        position = end + 1
        let isClass = name.first == "@"
        if isClass { name = name.dropFirst() }
        guard !name.isEmpty, name.allSatisfy(Self.isNameScalar) else {
            throw malformed("a slot's name is made of letters, digits, “_” and “.”", at: start)
        }
        let text = String(String.UnicodeScalarView(name))
        return isClass ? .include(text, column: start + 1) : .slot(text, column: start + 1)
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".": true
        default: false
        }
    }

    private func malformed(_ message: String, at index: Int) -> DialogueError {
        DialogueError(.malformedTemplate, message, source: phrase.source, column: index + 1)
    }
}
