import EMSDiagnostics

/// Collects what is found in one file.
final class FileReport {
    /// The codes differ between recipes and all other knowledge.
    enum Area { case knowledge, recipe }

    enum Fault { case unknownKey, missingKey, wrongType, outOfRange, unknownValue, empty }

    /// As findings name the file.
    let path: String
    /// As `SourceLine` names it: relative to the knowledge folder.
    let source: String
    let area: Area
    /// What phrases of this file may refer to.
    var vocabulary = PhraseVocabulary()
    /// Values of these stand on line 0, at a column that counts them.
    var overrides: [String] = []
    private let lines: [Substring.UnicodeScalarView]
    private(set) var findings: [EMSDiagnostics.Finding] = []

    /// - Parameter text: of the file, to count columns in bytes.
    init(path: String, source: String, area: Area = .knowledge, text: String) {
        self.path = path
        self.source = source
        self.area = area
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { $0 }
    }

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    func add(
        _ code: FindingCode, _ message: String, at position: KnowledgeNode.Position, severity: Severity? = nil,
        remedy: String? = nil
    ) {
        let isOverride = position.line == 0 && overrides.indices.contains(position.column - 1)
        findings.append(
            EMSDiagnostics.Finding(
                code, message, severity: severity,
                path: isOverride ? "--set \(shown(overrides[position.column - 1]))" : path,
                line: isOverride ? 1 : position.line, column: isOverride ? nil : column(position), remedy: remedy))
    }

    func add(
        _ fault: KnowledgeFault, _ message: String, at node: KnowledgeNode, severity: Severity? = nil,
        remedy: String? = nil
    ) {
        add(.knowledge(fault), message, at: node.position, severity: severity, remedy: remedy)
    }

    func add(_ fault: Fault, _ message: String, at position: KnowledgeNode.Position, remedy: String? = nil) {
        add(code(fault), message, at: position, remedy: remedy)
    }

    func add(_ fault: YAMLFault) {
        add(.knowledge(fault.fault), fault.message, at: fault.position, remedy: fault.remedy)
    }

    private func code(_ fault: Fault) -> FindingCode {
        switch (area, fault) {
        case (.knowledge, .unknownKey): .knowledge(.unknownKey)
        case (.knowledge, .missingKey): .knowledge(.missingKey)
        case (.knowledge, .wrongType): .knowledge(.wrongType)
        case (.knowledge, .outOfRange): .knowledge(.outOfRange)
        case (.knowledge, .unknownValue): .knowledge(.unknownValue)
        case (.knowledge, .empty): .knowledge(.empty)
        case (.recipe, .unknownKey): .recipe(.unknownKey)
        case (.recipe, .missingKey): .recipe(.missingKey)
        case (.recipe, .wrongType): .recipe(.wrongType)
        case (.recipe, .outOfRange), (.recipe, .empty): .recipe(.outOfRange)
        case (.recipe, .unknownValue): .recipe(.unknownValue)
        }
    }

    /// In bytes of UTF-8, from 1.
    private func column(_ position: KnowledgeNode.Position) -> Int {
        guard lines.indices.contains(position.line - 1) else { return position.column }
        let before = lines[position.line - 1].prefix(position.column - 1)
        return before.reduce(1) { $0 + UTF8.width($1) }
    }
}
