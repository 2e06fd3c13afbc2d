package import EMSKnowledge
internal import EMSModel

/// Reads the small language of phrases described at `Template`.
package struct TemplateParser {
    private let phrase: Phrase
    /// In UTF-8: every mark is of one byte.
    private let bytes: [UInt8]
    private var position = 0

    private init(_ phrase: Phrase) {
        self.phrase = phrase
        bytes = Array(phrase.text.utf8)
    }

    package static func parse(_ phrase: Phrase) throws(DialogueError) -> Template {
        var parser = TemplateParser(phrase)
        let nodes = try parser.nodes(until: [], openedAt: 0)
        return Template(nodes: nodes)
    }

    /// Reads up to one of `ends`, which is left to the caller; with no ends, up to the end of the phrase.
    private mutating func nodes(until ends: [UInt8], openedAt: Int) throws(DialogueError) -> [Template
        .Node]
    {
        var nodes: [Template.Node] = []
        var text: [UInt8] = []
        text.reserveCapacity(Self.usualTextLength)
        func flush() {
            guard !text.isEmpty else { return }
            nodes.append(.text(String(decoding: text, as: UTF8.self)))
            text.removeAll(keepingCapacity: true)
        }
        while position < bytes.count {
            let byte = bytes[position]
            if ends.contains(byte) {
                flush()
                return nodes
            }
            let start = position
            position += 1
            switch Unicode.Scalar(byte) {
            case "\\":
                guard position < bytes.count else {
                    throw malformed("nothing after the backslash", at: start)
                }
                text.append(bytes[position])
                position += 1
                continue
            case "{", "[", "(", "<", "^":
                flush()
                nodes.append(try node(openedBy: Unicode.Scalar(byte), at: start))
            case "}", "]", ")", ">", "|":
                throw malformed("“\(Unicode.Scalar(byte))” closes nothing", at: start)
            default: text.append(byte)
            }
        }
        guard ends.isEmpty else { throw malformed("bracket is not closed", at: openedAt) }
        flush()
        return nodes
    }

    private static let usualTextLength = 64

    private mutating func node(
        openedBy scalar: Unicode.Scalar, at start: Int
    ) throws(DialogueError) -> Template.Node {
        switch scalar {
        case "{": return try slot(at: start)
        case "[":
            let inner = try nodes(until: [UInt8(ascii: "]")], openedAt: start)
            position += 1
            return .optional(inner)
        case "<":
            let inner = try nodes(until: [UInt8(ascii: ">")], openedAt: start)
            position += 1
            return .span(inner)
        case "(":
            var alternatives: [[Template.Node]] = []
            repeat {
                alternatives.append(
                    try nodes(until: [UInt8(ascii: "|"), UInt8(ascii: ")")], openedAt: start))
                position += 1
            } while bytes[position - 1] == UInt8(ascii: "|")
            return .choice(alternatives)
        default: return .anchor
        }
    }

    private mutating func slot(at start: Int) throws(DialogueError) -> Template.Node {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
            throw malformed("slot is not closed", at: start)
        }
        var name = bytes[position..<end]
        position = end + 1
        let isClass = name.first == UInt8(ascii: "@")
        if isClass { name = name.dropFirst() }
        guard !name.isEmpty, name.allSatisfy(Self.isOfNames) else {
            throw malformed("a slot's name is made of letters, digits, “_” and “.”", at: start)
        }
        let text = String(decoding: name, as: UTF8.self)
        return isClass
            ? .include(text, column: column(at: start)) : .slot(text, column: column(at: start))
    }

    private static func isOfNames(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".": true
        default: false
        }
    }

    /// In Unicode scalars, from 1.
    private func column(at index: Int) -> Int { 1 + bytes[..<index].count { $0 & 0xC0 != 0x80 } }

    private func malformed(_ message: String, at index: Int) -> DialogueError {
        DialogueError(.malformedTemplate, message, source: phrase.source, column: column(at: index))
    }
}
