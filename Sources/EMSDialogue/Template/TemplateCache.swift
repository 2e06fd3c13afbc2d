internal import EMSKnowledge
internal import Synchronization

/// Parsed phrases by their text, shared by all encounters of a generator: each is read once.
final class TemplateCache: Sendable {
    private let templates = Mutex<[String: Template]>([:])

    func template(of phrase: Phrase) throws(DialogueError) -> Template {
        if let known = templates.withLock({ $0[phrase.text] }) { return known }
        let template = try TemplateParser.parse(phrase)
        templates.withLock { $0[phrase.text] = template }
        return template
    }
}
