internal import EMSKnowledge
internal import Synchronization

/// Parsed phrases by their text, varied by the synonyms of the language and with their words looked up, shared by all
/// encounters of a generator: each is read once.
final class TemplateCache: Sendable {
    private let synonyms: Synonyms
    private let templates = Mutex<[String: [WordedNode]]>([:])

    init(synonyms: Synonyms) { self.synonyms = synonyms }

    func template(of phrase: Phrase) throws(DialogueError) -> [WordedNode] {
        if let known = templates.withLock({ $0[phrase.text] }) { return known }
        let nodes = synonyms.worded(try TemplateParser.parse(phrase))
        templates.withLock { $0[phrase.text] = nodes }
        return nodes
    }
}
