extension ManifestSchema {
    static let frame = SchemaNode.object([
        .required("index", .count),
        .required("t_ns", .time),
        .required("path", .path),
        .required("bytes", .count),
        .required("sha256", .digest),
        .optional("mask_path", .path),
        .optional("mask_bytes", .count),
        .optional("mask_sha256", .digest),
        .required("width", .integer(1...65_535)),
        .required("height", .integer(1...65_535)),
        .required("kind", .nonEmpty),
        .required("caption", .nonEmpty),
        .required("objects", .list(object)),
        .required(
            "relations",
            .list(
                .object([
                    .required("subject", .nonEmpty), .required("predicate", .nonEmpty),
                    .required("object", .nonEmpty),
                ]))),
        .required("parameters", .open(parameters)),
        .optional("scene", .any),
        .optional("recorded", .object([.required("license", .nonEmpty)])),
        .optional(
            "twin",
            .object([
                .required("of", .count), .required("object", .nonEmpty), .required("attribute", .nonEmpty),
                .required("value", .text), .required("instead_of", .text),
            ])),
    ])

    /// Of the camera, the light, and how a picture was spoilt.
    private static let parameters = [
        "blur", "darkness", "extra_tilt_degrees", "glare", "glare_x", "glare_y", "lens", "light_level", "light_warmth",
        "motion", "occlusion", "shift_x", "shift_y", "tilt_degrees", "zoom",
    ].map { SchemaNode.Property.optional($0, .number(-1e6...1e6)) }

    static let pair = SchemaNode.object([
        .required("id", .nonEmpty),
        .required("frame", .count),
        .required("style", .choice(PairRecord.Style.self)),
        .required("text", .nonEmpty),
        .required("is_true", .boolean),
        .required("facts", .list(fact)),
        .optional("changed", fact),
        .optional("answer", .nonEmpty),
        .optional("choices", .list(.nonEmpty)),
        .optional("turn_id", .nonEmpty),
    ])

    private static let fact = SchemaNode.object([
        .required("object", .nonEmpty), .required("attribute", .nonEmpty), .required("value", .text),
    ])

    private static let object = SchemaNode.object([
        .required("id", .nonEmpty),
        .required("label", .nonEmpty),
        .required("bbox", .list(.integer(-65_535...65_535), count: 4...4)),
        .required("visibility", .number(0...1)),
        .required("mask_id", .integer(0...255)),
    ])
}
