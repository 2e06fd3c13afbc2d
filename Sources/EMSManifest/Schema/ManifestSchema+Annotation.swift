extension ManifestSchema {
    static let annotation = SchemaNode.object([
        .required("frame", .count),
        .required("t_ns", .time),
        .required("scores", .map(.number(-1e12...1e12))),
    ])

    static let annotationIndex = SchemaNode.object([
        .required("name", .identifier),
        .required(
            "annotator",
            .object([
                .required("name", .nonEmpty), .required("version", .nonEmpty),
                .required("labels", .list(.nonEmpty, count: 1...10_000)),
            ])),
        .required(
            "encounters",
            .list(
                .object([
                    .required("encounter", .identifier), .required("encounter_digest", .digest),
                    .required("path", .path), .required("bytes", .count), .required("sha256", .digest),
                    .required("frames", .count),
                ]))),
    ])
}
