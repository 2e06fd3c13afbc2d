internal import EMSKnowledge
internal import Synchronization

/// Parsed phrases by their text, varied by the synonyms of the language, shared by all encounters of a generator: each is
/// read once.
final class TemplateCache: Sendable {
    private let synonyms: Synonyms
    private let templates = Mutex<[String: Template]>([:])

    init(synonyms: Synonyms) { self.synonyms = synonyms }

    func template(of phrase: Phrase) throws(DialogueError) -> Template {
        if let known = templates.withLock({ $0[phrase.text] }) { return known }
        let template = synonyms.varied(try TemplateParser.parse(phrase))
        templates.withLock { $0[phrase.text] = template }
        return template
    }
}
