import EMSDiagnostics
import EMSModel

/// Reads the keys of one mapping. Whatever is wrong becomes a finding and a harmless stand-in value; who reads a file
/// throws away what it made of it if the report has errors.
final class MappingReader {
    let report: FileReport
    let node: KnowledgeNode
    /// Such as `a step`, for messages.
    let subject: String
    private let entries: [KnowledgeNode.Entry]
    private var known: [String] = []

    init(_ node: KnowledgeNode, _ subject: String, _ report: FileReport) {
        self.report = report
        self.node = node
        self.subject = subject
        if case .mapping(let entries) = node.content {
            self.entries = entries
        } else {
            entries = []
            report.add(
                .wrongType, "\(subject) is a mapping, not \(node.kind)", at: node.position,
                remedy: "Write `key: value` lines, or `{key: value}`.")
        }
    }

    /// Whether there was a mapping at all; without one, missing keys are no news.
    private var isMapping: Bool {
        if case .mapping = node.content { true } else { false }
    }

    /// Every key of the mapping, for those whose keys are names.
    var all: [KnowledgeNode.Entry] { entries }

    func optional(_ key: String) -> KnowledgeNode? {
        known.append(key)
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        guard !entry.value.isNull else {
            report.add(
                .wrongType, "\"\(key)\" of \(subject) has no value", at: entry.position,
                remedy: "Give it a value or remove it.")
            return nil
        }
        return entry.value
    }

    func required(_ key: String) -> KnowledgeNode? {
        if let value = optional(key) { return value }
        if isMapping, !entries.contains(where: { $0.key == key }) {
            report.add(.missingKey, "\(subject) lacks \"\(key)\"", at: node.position, remedy: "Add `\(key):`.")
        }
        return nil
    }

    func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    /// To be called when all keys have been asked for.
    func finish() {
        for entry in entries where !known.contains(entry.key) {
            let question = NearestName.question(entry.key, in: known)
            report.add(
                .unknownKey,
                "\(subject) has no key \"\(shown(entry.key))\"" + (question.isEmpty ? "" : "; \(question)"),
                at: entry.position, remedy: "Known keys: \(known.joined(separator: ", ")).")
        }
    }

    // MARK: Values

    func text(_ key: String, default value: String? = nil) -> String {
        guard let node = value == nil ? required(key) : optional(key) else { return value ?? "" }
        return report.text(node, key) ?? ""
    }

    func number(_ key: String, in range: ClosedRange<Double>, default value: Double? = nil) -> Double {
        guard let node = value == nil ? required(key) : optional(key) else { return value ?? range.lowerBound }
        return report.number(node, key, in: range) ?? range.lowerBound
    }

    func optionalNumber(_ key: String, in range: ClosedRange<Double>) -> Double? {
        optional(key).flatMap { report.number($0, key, in: range) }
    }

    func integer(_ key: String, in range: ClosedRange<Int>, default value: Int? = nil) -> Int {
        guard let node = value == nil ? required(key) : optional(key) else { return value ?? range.lowerBound }
        return report.integer(node, key, in: range) ?? range.lowerBound
    }

    func flag(_ key: String, default value: Bool? = nil) -> Bool {
        guard let node = value == nil ? required(key) : optional(key) else { return value ?? false }
        return report.flag(node, key) ?? false
    }

    func choice<Value: VocabularyTerm>(_ key: String, default value: Value) -> Value {
        guard let node = optional(key) else { return value }
        return report.choice(node, key) ?? value
    }

    func requiredChoice<Value: VocabularyTerm>(_ key: String) -> Value? {
        required(key).flatMap { report.choice($0, key) }
    }

    func optionalChoice<Value: VocabularyTerm>(_ key: String) -> Value? {
        optional(key).flatMap { report.choice($0, key) }
    }

    /// A list of closed terms; one term alone counts as a list of one.
    func choices<Value: VocabularyTerm>(_ key: String) -> [Value] {
        guard let node = optional(key) else { return [] }
        return report.choices(node, key)
    }

    /// A slug that names this entry.
    func slug(_ key: String) -> String {
        guard let node = required(key), let text = report.text(node, key) else { return "" }
        report.checkSlug(text, at: node.position, key)
        return text
    }
}
