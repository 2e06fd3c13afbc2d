import EMSDiagnostics
import EMSModel

/// Puts the files of one language together. Files of one folder must not say the same thing twice; a later folder
/// overrules an earlier one, class by class and word by word.
struct LanguageBuilder {
    private let id: String
    private let vocabulary: PhraseVocabulary
    private(set) var findings: [EMSDiagnostics.Finding] = []
    private var numbers: LanguagePack.NumberWords?
    private var names: [String: [String]] = [:]
    private var spokenForms: [String: [SpokenForm]] = [:]
    private var phrases: [String: [Phrase]] = [:]
    private var terms: [String: TermWords] = [:]
    /// Section and key → the folder and file that said it.
    private var origins: [String: (folder: Int, file: String)] = [:]
    private var firstFile: String?

    init(id: String, classes: [String]) {
        self.id = id
        vocabulary = PhraseVocabulary(languages: Set(classes))
    }

    mutating func add(_ root: KnowledgeNode, ofFolder folder: Int, _ report: FileReport) {
        report.vocabulary = vocabulary
        firstFile = firstFile ?? report.path
        let part = LanguageReader.part(root, report)
        for section in ["names", "spoken_forms", "phrases", "terms"] {
            guard case .mapping(let entries) = root[section]?.content else { continue }
            for entry in entries { note(section, entry, folder, report) }
        }
        findings += report.findings
        numbers = part.numbers ?? numbers
        names.merge(part.names) { _, new in new }
        spokenForms.merge(part.spokenForms) { _, new in new }
        phrases.merge(part.phrases) { _, new in new }
        terms.merge(part.terms) { _, new in new }
    }

    private mutating func note(_ section: String, _ entry: KnowledgeNode.Entry, _ folder: Int, _ report: FileReport) {
        let key = section + "/" + entry.key
        if let origin = origins[key], origin.folder == folder {
            report.add(
                .knowledge(.duplicateID), "\"\(shown(entry.key))\" stands in \(origin.file) already", at: entry.position
            )
        }
        origins[key] = (folder, report.source)
    }

    /// Nil if there are errors, or no words for numbers.
    var pack: LanguagePack? {
        mutating get {
            if numbers == nil, let firstFile {
                findings.append(
                    EMSDiagnostics.Finding(
                        .knowledge(.missingKey), "the language \"\(id)\" has no words for numbers", path: firstFile,
                        line: 1, column: 1, remedy: "Add `numbers:` to one of its files."))
            }
            guard let numbers, !findings.contains(where: { $0.severity == .error }) else { return nil }
            return LanguagePack(
                id: id, numbers: numbers, names: names, spokenForms: spokenForms, phrases: phrases, terms: terms)
        }
    }
}
