import EMSManifest

/// Questions about a picture whose answers are its labels.
enum PictureTalk {
    struct Exchange {
        var question: String
        var answer: String
        /// The text of `pairs.jsonl` that it is made of; empty if it is made of labels.
        var pair = ""
    }

    /// What the labels say, then each text beside the frame. At least one; nothing is said that the data set does not say.
    static func exchanges(about frame: FrameRecord, in encounter: ExportEncounter) throws -> [Exchange] {
        exchanges(about: frame) + (encounter.hasPairs ? try encounter.pairs(of: frame).map(exchange) : [])
    }

    /// Columns that say what each exchange is made of, and the rest of what the texts say, where there are any.
    static func sources(
        of exchanges: [Exchange], about frame: FrameRecord, in encounter: ExportEncounter
    ) throws -> [(String, LoaderJSON)] {
        guard encounter.hasPairs else { return [] }
        return [("pairs", .array(exchanges.map { .string($0.pair) }))] + (try encounter.textFields(of: frame))
    }

    private static func exchange(_ pair: PairRecord) -> Exchange {
        switch pair.style {
        case .short, .full, .clinical:
            Exchange(
                question: "Is this true of the picture? \(pair.text)", answer: pair.isTrue ? "yes" : "no", pair: pair.id
            )
        case .question, .polar:
            Exchange(
                question: "\(pair.text) Answer with one of: \((pair.choices ?? []).joined(separator: "; ")).",
                answer: pair.answer ?? "", pair: pair.id)
        case .utterance:
            Exchange(question: "What is said while this is seen?", answer: pair.text, pair: pair.id)
        }
    }

    private static func exchanges(about frame: FrameRecord) -> [Exchange] {
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
