/// A value of a knowledge file with the place it was written at.
struct KnowledgeNode: Sendable {
    enum Content: Sendable {
        /// `isPlain` tells `5` from `"5"`.
        case scalar(String, isPlain: Bool)
        case sequence([KnowledgeNode])
        case mapping([Entry])
    }

    struct Entry: Sendable {
        var key: String
        var position: Position
        var value: KnowledgeNode
    }

    /// Both from 1; the column counts Unicode scalars.
    struct Position: Hashable, Sendable {
        var line: Int
        var column: Int
    }

    var content: Content
    var position: Position

    /// Nothing was written: `key:`, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let text, true) = content else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// What it is, for messages.
    var kind: String {
        switch content {
        case .scalar(let text, let isPlain):
            isNull ? "nothing" : (isPlain ? shown(text) : "the text \"\(shown(text))\"")
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The value of a key, if this is a mapping that has it.
    subscript(key: String) -> KnowledgeNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The keys, if this is a mapping.
    var keys: [String] {
        guard case .mapping(let entries) = content else { return [] }
        return entries.map(\.key)
    }

    /// The elements, if this is a list.
    var elements: [KnowledgeNode] {
        guard case .sequence(let elements) = content else { return [] }
        return elements
    }

    /// The written text, if this is one.
    var text: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }
}

/// Text of a file as a message shows it: not longer than a glance takes in.
func shown(_ text: String) -> String {
    text.unicodeScalars.count <= 48 ? text : String(text.unicodeScalars.prefix(45)) + "..."
}
