import EMSDiagnostics

/// A value that the command line sets in a recipe: `frames.width=640`.
struct RecipeOverride {
    let text: String
    private let keys: [String]
    private let value: KnowledgeNode

    /// - Parameter index: of the override among all, from 0; its values stand on line 0 at this column, which the
    ///   report of the recipe shows as the override.
    init(_ text: String, index: Int) throws(YAMLFault) {
        self.text = text
        let place = Self.place(index)
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let keys = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, keys.count <= 8, keys.allSatisfy({ !$0.isEmpty }) else {
            throw YAMLFault(fault: .yamlSyntax, message: "\"\(shown(text))\" is not key=value", position: place)
        }
        self.keys = keys
        do {
            value = try YAMLDocument.root(of: Array(parts[1].utf8)).moved(to: place)
        } catch {
            throw YAMLFault(
                fault: error.fault, message: "\"\(shown(text))\": \(error.message)", remedy: error.remedy,
                position: place)
        }
    }

    static func place(_ index: Int) -> KnowledgeNode.Position { .init(line: 0, column: index + 1) }

    func applied(to root: KnowledgeNode) -> KnowledgeNode { root.setting(keys[...], to: value) }
}

extension KnowledgeNode {
    fileprivate func moved(to place: Position) -> KnowledgeNode {
        switch content {
        case .scalar: KnowledgeNode(content: content, position: place)
        case .sequence(let elements):
            KnowledgeNode(content: .sequence(elements.map { $0.moved(to: place) }), position: place)
        case .mapping(let entries):
            KnowledgeNode(
                content: .mapping(
                    entries.map { Entry(key: $0.key, position: place, value: $0.value.moved(to: place)) }),
                position: place)
        }
    }

    /// The same mapping with one value replaced or added; what is not a mapping becomes one.
    fileprivate func setting(_ keys: ArraySlice<String>, to value: KnowledgeNode) -> KnowledgeNode {
        guard let key = keys.first else { return value }
        guard case .mapping(var entries) = content else {
            return KnowledgeNode(content: .mapping([]), position: value.position).setting(keys, to: value)
        }
        if let index = entries.firstIndex(where: { $0.key == key }) {
            entries[index].value = entries[index].value.setting(keys.dropFirst(), to: value)
            entries[index].position = keys.count == 1 ? value.position : entries[index].position
        } else {
            let empty = KnowledgeNode(content: .mapping([]), position: value.position)
            entries.append(
                Entry(key: key, position: value.position, value: empty.setting(keys.dropFirst(), to: value)))
        }
        return KnowledgeNode(content: .mapping(entries), position: position)
    }
}
