import EMSDiagnostics
import EMSModel

/// Readers of single values: nil and a finding for what they are not.
extension FileReport {
    func text(_ node: KnowledgeNode, _ what: String) -> String? {
        guard let text = node.text else {
            add(.wrongType, "\"\(what)\" is a text, not \(node.kind)", at: node.position)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            add(.empty, "\"\(what)\" is empty", at: node.position)
            return nil
        }
        return text
    }

    /// Decimal digits with at most one point: no exponent, no underscores, not quoted.
    func number(_ node: KnowledgeNode, _ what: String, in range: ClosedRange<Double>) -> Double? {
        guard case .scalar(let text, true) = node.content, let number = Self.decimal(text) else {
            add(
                .wrongType, "\"\(what)\" is a number, not \(node.kind)", at: node.position,
                remedy: "Write a decimal number such as 0.3, without quotes and units.")
            return nil
        }
        guard range.contains(number) else {
            add(
                .outOfRange, "\"\(what)\" is \(shown(text)), outside \(Self.plain(range))", at: node.position)
            return nil
        }
        return number
    }

    func integer(_ node: KnowledgeNode, _ what: String, in range: ClosedRange<Int>) -> Int? {
        guard case .scalar(let text, true) = node.content, Self.decimal(text) != nil, let number = Int(text) else {
            add(
                .wrongType, "\"\(what)\" is a whole number, not \(node.kind)", at: node.position,
                remedy: "Write digits without quotes.")
            return nil
        }
        guard range.contains(number) else {
            add(
                .outOfRange, "\"\(what)\" is \(shown(text)), outside \(range.lowerBound) to \(range.upperBound)",
                at: node.position)
            return nil
        }
        return number
    }

    func flag(_ node: KnowledgeNode, _ what: String) -> Bool? {
        if case .scalar(let text, true) = node.content {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        add(
            .wrongType, "\"\(what)\" is true or false, not \(node.kind)", at: node.position,
            remedy: "Write `true` or `false`.")
        return nil
    }

    func choice<Value: VocabularyTerm>(_ node: KnowledgeNode, _ what: String) -> Value? {
        guard let text = text(node, what) else { return nil }
        return choice(named: text, at: node.position, what)
    }

    func choice<Value: VocabularyTerm>(
        named text: String, at position: KnowledgeNode.Position, _ what: String
    ) -> Value? {
        if let value = Value.allCases.first(where: { $0.written == text }) { return value }
        let names = Value.allCases.map(\.written)
        let question = NearestName.question(text, in: names)
        add(
            .unknownValue,
            "\"\(what)\" cannot be \"\(shown(text))\"" + (question.isEmpty ? "" : "; \(question)"), at: position,
            remedy: "One of: \(names.joined(separator: ", ")).")
        return nil
    }

    func choices<Value: VocabularyTerm>(_ node: KnowledgeNode, _ what: String) -> [Value] {
        guard case .sequence(let elements) = node.content else {
            return [choice(node, what)].compactMap(\.self)
        }
        return elements.compactMap { choice($0, what) }
    }

    /// A list of texts.
    func texts(_ node: KnowledgeNode, _ what: String) -> [String] {
        list(node, what).compactMap { text($0, what) }
    }

    func list(_ node: KnowledgeNode, _ what: String) -> [KnowledgeNode] {
        guard case .sequence(let elements) = node.content else {
            add(
                .wrongType, "\"\(what)\" is a list, not \(node.kind)", at: node.position,
                remedy: "Write `[a, b]`, or one `- ` line for each.")
            return []
        }
        return elements
    }

    /// A list that must hold something.
    func filledList(_ node: KnowledgeNode, _ what: String) -> [KnowledgeNode] {
        let elements = list(node, what)
        if elements.isEmpty, case .sequence = node.content {
            add(.empty, "\"\(what)\" is empty", at: node.position, remedy: "Write at least one entry.")
        }
        return elements
    }

    func range(_ node: KnowledgeNode, _ what: String, in limits: ClosedRange<Double>) -> ClosedRange<Double>? {
        let bounds = list(node, what)
        guard bounds.count == 2 else {
            if case .sequence = node.content {
                add(
                    .wrongType, "\"\(what)\" is a range of two numbers, not of \(bounds.count)", at: node.position,
                    remedy: "Write `[lowest, highest]`.")
            }
            return nil
        }
        guard let lower = number(bounds[0], what, in: limits), let upper = number(bounds[1], what, in: limits) else {
            return nil
        }
        guard lower <= upper else {
            add(
                .outOfRange, "\"\(what)\" runs backwards", at: node.position,
                remedy: "Write the lower number first.")
            return nil
        }
        return lower...upper
    }

    func checkSlug(_ text: String, at position: KnowledgeNode.Position, _ what: String) {
        let isSlug =
            text.unicodeScalars.count <= 64 && text.first?.isLetter == true
            && text.unicodeScalars.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" }
        guard !isSlug else { return }
        add(
            .wrongType, "\"\(what)\" cannot be \"\(shown(text))\"", at: position,
            remedy: "Use small letters, digits and `_`, beginning with a letter, such as `chest_pain`.")
    }

    private static func decimal(_ text: String) -> Double? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 24 else { return nil }
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        return Double(text)
    }

    private static func plain(_ range: ClosedRange<Double>) -> String {
        "\(plain(range.lowerBound)) to \(plain(range.upperBound))"
    }

    /// Without `.0`.
    static func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
}
