import EMSDiagnostics
import EMSModel

extension FileReport {
    /// In Unicode scalars: what one can say in a few breaths.
    private static let longestPhrase = 600

    /// Phrases of a list, each checked for its slots, for digits, and for characters nobody can say.
    func phrases(_ node: KnowledgeNode, _ what: String, in context: PhraseContext) -> [Phrase] {
        let elements: [KnowledgeNode]
        if case .scalar = node.content { elements = [node] } else { elements = list(node, what) }
        var seen: Set<String> = []
        let known = context.slots + vocabulary.bentWords
        return elements.compactMap { element in
            guard let text = text(element, what) else { return nil }
            check(text, at: element, known)
            if !seen.insert(text).inserted {
                add(.duplicateID, "\"\(shown(text))\" is said twice in \"\(what)\"", at: element, severity: .warning)
            }
            return Phrase(text: text, source: SourceLine(file: source, line: element.position.line))
        }
    }

    private func check(_ text: String, at node: KnowledgeNode, _ known: [String]) {
        if text.utf8.count > Self.longestPhrase, text.unicodeScalars.count > Self.longestPhrase {
            add(.template, "a phrase is longer than \(Self.longestPhrase) characters", at: node)
        }
        let syntax: PhraseSyntax
        do {
            syntax = try PhraseSyntax(text)
        } catch {
            add(
                .template, error.message, at: node,
                remedy: "Write {slot}, {@class}, [optional], (one|other), <fact>, ^word, and \\ before a mark itself.")
            return
        }
        if let character = syntax.unspeakable {
            add(
                .template, "\"\(character)\" cannot be said", at: node,
                remedy: "Use letters and the marks . , ? ! ' - / : ; %.")
        }
        for slot in syntax.slots where !known.contains(slot) {
            let question = NearestName.question(slot, in: known)
            add(
                .template, "nothing fills {\(shown(slot))} here" + (question.isEmpty ? "" : "; \(question)"), at: node,
                remedy: "Slots here: \(known.joined(separator: ", ")).")
        }
        for name in syntax.classes where !vocabulary.hasClass(name) {
            let question = NearestName.question(name, in: vocabulary.classNames)
            add(
                .template,
                "there is no class of phrases \"\(shown(name))\"" + (question.isEmpty ? "" : "; \(question)"),
                at: node, remedy: "Add it to the language, or correct the name.")
        }
        for word in syntax.numbers {
            add(
                .spokenNumber, "the number \"\(shown(word))\" is written into a phrase", at: node,
                remedy: "Use a slot; every number that is said comes from the script.")
        }
    }

    /// Class of talk → its variants.
    func phraseClasses(_ node: KnowledgeNode, _ what: String) -> [String: [Phrase]] {
        var result: [String: [Phrase]] = [:]
        for entry in MappingReader(node, "\"\(what)\"", self).all {
            let isName = entry.key.unicodeScalars.allSatisfy {
                "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" || $0 == "."
            }
            if !isName || entry.key.isEmpty {
                add(
                    .knowledge(.wrongType), "a class of phrases cannot be called \"\(shown(entry.key))\"",
                    at: entry.position, remedy: "Use small letters, digits, `_` and `.`.")
            }
            result[entry.key] = phrases(entry.value, entry.key, in: .talk)
        }
        return result
    }
}

extension MappingReader {
    /// - Parameter isFilled: whether there must be at least one.
    func phrases(_ key: String, in context: PhraseContext, isFilled: Bool = false) -> [Phrase] {
        guard let node = isFilled ? required(key) : optional(key) else { return [] }
        let phrases = report.phrases(node, key, in: context)
        if isFilled, case .sequence(let elements) = node.content, elements.isEmpty {
            report.add(.empty, "\"\(key)\" is empty", at: node.position, remedy: "Write at least one phrase.")
        }
        return phrases
    }
}
