import EMSDiagnostics
import EMSModel

/// What one file of a language says; a pack is made of several.
struct LanguagePart {
    var numbers: LanguagePack.NumberWords?
    var names: [String: [String]] = [:]
    var spokenForms: [String: [SpokenForm]] = [:]
    var phrases: [String: [Phrase]] = [:]
    var terms: [String: TermWords] = [:]
}

enum LanguageReader {
    static func part(_ root: KnowledgeNode, _ report: FileReport) -> LanguagePart {
        let mapping = MappingReader(root, "the file", report)
        var part = LanguagePart()
        part.numbers = mapping.optional("numbers").map { numbers($0, report) }
        if let node = mapping.optional("names") {
            for entry in MappingReader(node, "\"names\"", report).all {
                part.names[entry.key] = report.filledList(entry.value, entry.key).compactMap {
                    report.text($0, entry.key)
                }
            }
        }
        if let node = mapping.optional("spoken_forms") {
            for entry in MappingReader(node, "\"spoken_forms\"", report).all {
                part.spokenForms[entry.key] = spokenForm(entry, report)
            }
        }
        part.phrases = mapping.optional("phrases").map { report.phraseClasses($0, "phrases") } ?? [:]
        part.terms = mapping.optional("terms").map { terms($0, report) } ?? [:]
        mapping.finish()
        return part
    }

    /// Slug → a name, or `{name, short}`.
    static func terms(_ node: KnowledgeNode, _ report: FileReport) -> [String: TermWords] {
        var result: [String: TermWords] = [:]
        for entry in MappingReader(node, "\"terms\"", report).all {
            if case .mapping = entry.value.content {
                let mapping = MappingReader(entry.value, "a term", report)
                let short = mapping.optional("short").map { report.texts($0, "short") } ?? []
                result[entry.key] = TermWords(name: mapping.text("name"), short: short)
                mapping.finish()
            } else if let name = report.text(entry.value, entry.key) {
                result[entry.key] = TermWords(name: name)
            }
        }
        return result
    }

    private static func numbers(_ node: KnowledgeNode, _ report: FileReport) -> LanguagePack.NumberWords {
        let mapping = MappingReader(node, "\"numbers\"", report)
        let words = LanguagePack.NumberWords(
            upToNineteen: numerals(mapping, "up_to_nineteen", count: 20), tens: numerals(mapping, "tens", count: 8),
            hundred: mapping.text("hundred"), thousand: mapping.text("thousand"), point: mapping.text("point"),
            isUnitFirst: mapping.flag("unit_first", default: false),
            unitJoiner: mapping.optional("unit_joiner")?.text ?? "",
            oneInCompound: mapping.optional("one_in_compound")?.text,
            oneBeforeUnit: mapping.optional("one_before_unit")?.text,
            isClosed: mapping.flag("closed", default: false), clock: mapping.optional("clock")?.text,
            isHouseNumberLast: mapping.flag("house_number_last", default: false))
        mapping.finish()
        return words
    }

    private static func numerals(_ mapping: MappingReader, _ key: String, count: Int) -> [String] {
        guard let node = mapping.required(key) else { return [] }
        let words = mapping.report.texts(node, key)
        if words.count != count, case .sequence = node.content {
            mapping.report.add(
                .outOfRange, "\"\(key)\" has \(words.count) words, not \(count)", at: node.position)
        }
        return words
    }

    /// Spoken tokens separated by blanks: words of small letters, and single capitals said by name.
    private static func spokenForm(_ entry: KnowledgeNode.Entry, _ report: FileReport) -> [SpokenForm]? {
        let text: String?
        if case .sequence = entry.value.content {
            text = report.texts(entry.value, entry.key).joined(separator: " ")
        } else {
            text = report.text(entry.value, entry.key)
        }
        return text?.split(separator: " ").compactMap { token in
            let token = String(token)
            if token.count == 1, token.contains(where: \.isUppercase) { return SpokenForm(token, kind: .letter) }
            let isWord =
                token.allSatisfy { $0.isLetter || $0 == "'" || $0 == "-" } && token == token.lowercased()
                && token.contains(where: \.isLetter)
            guard isWord else {
                report.add(
                    .pronunciation, "\"\(shown(token))\" cannot be spoken", at: entry.value,
                    remedy: "Write words of small letters, and single capitals that are said by name.")
                return nil
            }
            return SpokenForm(token)
        }
    }
}
