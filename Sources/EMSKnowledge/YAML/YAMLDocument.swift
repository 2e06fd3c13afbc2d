import EMSDiagnostics
import Yams

/// Bytes of a knowledge file as a tree of values with their places.
enum YAMLDocument {
    static func root(of bytes: [UInt8]) throws(YAMLFault) -> KnowledgeNode {
        let text = try YAMLGuard.text(of: bytes)
        let root: Node?
        do {
            // The encoding is named because its default is taken from the environment; no resolver rules, so that
            // `NO` and `1:30` stay what was written.
            root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch {
            throw fault(of: error)
        }
        guard let root else {
            throw YAMLFault(fault: .empty, message: "the file is empty", position: .init(line: 1, column: 1))
        }
        var nodesLeft = text.utf8.count + 1
        return try convert(root, depth: 1, nodesLeft: &nodesLeft)
    }

    /// - Parameter nodesLeft: a text cannot hold more values than bytes unless they are repeated by alias.
    private static func convert(_ node: Node, depth: Int, nodesLeft: inout Int) throws(YAMLFault) -> KnowledgeNode {
        let position = position(of: node.mark)
        nodesLeft -= 1
        guard nodesLeft > 0 else {
            throw YAMLFault(fault: .yamlAlias, message: "values are repeated by alias", position: position)
        }
        guard depth <= YAMLGuard.deepestNesting else {
            throw YAMLFault(
                fault: .yamlDepth, message: "nested deeper than \(YAMLGuard.deepestNesting) levels",
                position: position)
        }
        switch node {
        case .scalar(let scalar):
            try checkCharacters(scalar.string, position)
            return KnowledgeNode(content: .scalar(scalar.string, isPlain: scalar.style == .plain), position: position)
        case .sequence(let sequence):
            var elements: [KnowledgeNode] = []
            elements.reserveCapacity(sequence.count)
            for element in sequence {
                elements.append(try convert(element, depth: depth + 1, nodesLeft: &nodesLeft))
            }
            return KnowledgeNode(content: .sequence(elements), position: position)
        case .mapping(let mapping):
            var entries: [KnowledgeNode.Entry] = []
            entries.reserveCapacity(mapping.count)
            for (key, value) in mapping {
                let place = self.position(of: key.mark)
                guard case .scalar(let scalar) = key else {
                    throw YAMLFault(
                        fault: .yamlSyntax, message: "a key that is no word", remedy: "Write a plain word as the key.",
                        position: place)
                }
                try checkCharacters(scalar.string, place)
                let converted = try convert(value, depth: depth + 1, nodesLeft: &nodesLeft)
                entries.append(.init(key: scalar.string, position: place, value: converted))
            }
            return KnowledgeNode(content: .mapping(entries), position: position)
        case .alias:
            throw YAMLFault(fault: .yamlAlias, message: "an alias", position: position)
        }
    }

    /// Escapes in double quotes can spell characters that may not be written.
    private static func checkCharacters(_ text: String, _ position: KnowledgeNode.Position) throws(YAMLFault) {
        for scalar in text.unicodeScalars where scalar != "\n" && !(" "..."~" ~= scalar) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse:
                throw YAMLFault(
                    fault: .encoding,
                    message: "the invisible character U+\(String(scalar.value, radix: 16, uppercase: true)) in a text",
                    remedy: "Remove it.", position: position)
            default: continue
            }
        }
    }

    private static func position(of mark: Mark?) -> KnowledgeNode.Position {
        .init(line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
    }

    private static func fault(of error: any Error) -> YAMLFault {
        let start = KnowledgeNode.Position(line: 1, column: 1)
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let message = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
            return YAMLFault(fault: .yamlSyntax, message: message, position: position(of: mark))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\"\(shown($0))\"" }.joined(separator: ", ")
            return YAMLFault(
                fault: .duplicateKey, message: "\(names) stands here and again in the same mapping",
                position: position(of: context.mark))
        default:
            return YAMLFault(fault: .yamlSyntax, message: "the file cannot be parsed", position: start)
        }
    }
}
