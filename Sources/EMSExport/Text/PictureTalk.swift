import EMSManifest

/// Questions about a picture whose answers are its labels.
enum PictureTalk {
    struct Exchange {
        var question: String
        var answer: String
    }

    /// At least one. Nothing is said that the labels do not say.
    static func exchanges(about frame: FrameRecord) -> [Exchange] {
        var exchanges = [Exchange(question: "What do the responder's glasses show?", answer: frame.fullCaption)]
        if !frame.objects.isEmpty {
            let objects = frame.objects.map { object in
                "\(words(object.label)) at [\(object.box.map(String.init).joined(separator: ", "))]"
            }
            exchanges.append(
                Exchange(
                    question: "Which objects are in the picture? Give left, top, width and height in pixels.",
                    answer: objects.joined(separator: "; ") + "."))
        }
        if !frame.relations.isEmpty {
            let labels = Dictionary(
                frame.objects.map { ($0.id, words($0.label)) }, uniquingKeysWith: { first, _ in first })
            let relations = frame.relations.map { relation in
                let subject = labels[relation.subject] ?? relation.subject
                return "\(subject) \(words(relation.predicate)) \(labels[relation.object] ?? relation.object)"
            }
            exchanges.append(
                Exchange(
                    question: "How do the objects stand to each other?", answer: relations.joined(separator: "; ") + "."
                ))
        }
        return exchanges
    }

    private static func words(_ slug: String) -> String { slug.replacing("_", with: " ") }
}
