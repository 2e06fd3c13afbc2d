import EMSModel

extension ManifestSchema {
    static let transcript = SchemaNode.object([
        .required("encounter", .identifier),
        .required("language", .nonEmpty),
        .required("synthetic", .synthetic),
        .required("times", .choice(TimeOrigin.self)),
        .required("duration_ns", .duration),
        .required("turns", .list(turn)),
    ])

    private static let turn = SchemaNode.object([
        .required("id", .identifier),
        .required("speaker", .identifier),
        .required("role", .choice(Role.self)),
        .required("topic", .choice(Topic.self)),
        .required("start_ns", .time),
        .required("end_ns", .time),
        .required("text", .nonEmpty),
        .required("spoken", .text),
        .required("clean", .text),
        .optional("channel", .choice(DialogueTurn.Channel.self)),
        .optional("delivery", .choice(DialogueTurn.Delivery.self)),
        .optional("beat_id", .nonEmpty),
        .required("words", .list(word)),
        .required("mentions", .list(mention)),
        .optional("disfluencies", .list(disfluency)),
        .optional(
            "source",
            .list(.object([.required("file", .nonEmpty), .required("line", .integer(1...SchemaNode.largest))]))),
    ])

    private static let disfluency = SchemaNode.object([
        .required("start", .count),
        .required("end", .count),
        .required("kind", .choice(Disfluency.Kind.self)),
    ])

    private static let word = SchemaNode.object([
        .required("text", .nonEmpty),
        .required("start_ns", .time),
        .required("end_ns", .time),
        .optional(
            "phonemes",
            .list(.object([.required("symbol", .nonEmpty), .required("start_ns", .time), .required("end_ns", .time)]))),
    ])

    private static let mention = SchemaNode.object([
        .required("start", .count),
        .required("end", .count),
        .required("kind", .choice(Mention.Kind.self)),
        .optional("value", .scalar),
        .optional("unit", .text),
        .optional("code", .code),
        .required("assertion", .choice(Observation.Assertion.self)),
        .optional("reading_id", .identifier),
        .optional("beat_id", .nonEmpty),
        .optional("of_ns", .time),
        .required("status", .choice(Mention.Status.self)),
    ])
}
