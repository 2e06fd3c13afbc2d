import EMSDiagnostics

/// Reads a list of names of which each may stand once, or `all`.
enum NameList {
    /// - Parameter what: such as `scene`.
    static func read(_ node: KnowledgeNode?, _ what: String, known: [String], _ report: FileReport) -> [String] {
        guard let node else { return [] }
        if node.text == "all", !known.isEmpty { return known }
        let names = report.filledList(node, "\(what)s").compactMap { node -> String? in
            guard let name = report.text(node, what) else { return nil }
            RecipeReader.check(name, among: known, what, at: node.position, report)
            return name
        }
        if Set(names).count < names.count {
            report.add(.outOfRange, "a \(what) is named twice", at: node.position, remedy: "Name each once.")
        }
        return names
    }
}
