import EMSModel

extension ManifestSchema {
    static let dataset = SchemaNode.object([
        .required("format", SchemaNode(.choice([DatasetFormat.name]))),
        .required("format_version", SchemaNode(.text(.version))),
        .required("name", .nonEmpty),
        .optional("title", .text),
        .optional("description", .text),
        .required("license", .nonEmpty),
        .required("synthetic", .synthetic),
        .required("languages", .list(.nonEmpty)),
        .optional("seed", .seed),
        .optional("recipe", .any),
        .optional("recipe_sha256", .digest),
        .required("versions", .map(.text)),
        .required("counts", counts),
        .required("splits", .map(.count)),
        .optional("plan", .map(.map(.count))),
        .required(
            "label_sets",
            .map(.list(.object([.required("id", .integer(0...65_535)), .required("label", .nonEmpty)])))),
        .optional("recordings", .list(recording)),
    ])

    private static let recording = SchemaNode.object([
        .required("id", .identifier),
        .required("use", .choice(RecordingRecord.Use.self)),
        .required("name", .nonEmpty),
        .required("sha256", .digest),
        .required("license", .nonEmpty),
        .optional("attribution", .text),
        .required("split", .choice(Split.self)),
        .optional("measured_decay_s", .number(0...100)),
    ])

    private static let source = SchemaNode.object([
        .required("sha256", .digest),
        .required("license", .nonEmpty),
    ])

    private static let counts = SchemaNode.object([
        .required("encounters", .count),
        .required("streams", .count),
        .optional("turns", .count),
        .optional("words", .count),
        .optional("events", .count),
        .optional("frames", .count),
        .required("duration_ns", .integer(0...Int64.max)),
    ])

    static let encounter = SchemaNode.object([
        .required("id", .identifier),
        .required("index", .count),
        .required("split", .choice(Split.self)),
        .required("group", .nonEmpty),
        .required("language", .nonEmpty),
        .required("synthetic", .synthetic),
        .required(
            "protocol",
            .object([
                .required("id", .nonEmpty), .optional("odemsa", .text), .optional("nemsis", .text),
                .optional("group", .text),
            ])),
        .optional("course", .text),
        .optional("severity", SchemaNode(.choice(["critical", "emergent", "lower"]))),
        .required(
            "patient",
            .object([
                .required("age_years", .integer(0...120)), .required("sex", .choice(Sex.self)),
                .optional("age_months", .integer(0...23)), .optional("weight_kg", .integer(1...500)),
            ])),
        .required("speakers", .list(speaker)),
        .required("duration_ns", .duration),
        .optional("seed", .seed),
        .required("digest", .digest),
        .optional("provenance", provenance),
        .required("streams", .list(stream, count: 1...Int.max)),
    ])

    private static let provenance = SchemaNode.open([
        .optional("generator", .text), .optional("presentation", .text), .optional("turns", .count),
        .optional("words", .count), .optional("complaints", .list(.text)),
    ])

    private static let speaker = SchemaNode.object([
        .required("id", .identifier),
        .required("role", .choice(Role.self)),
        .optional("sex", .choice(Sex.self)),
        .optional("age_years", .integer(0...120)),
        .optional("seat", .choice(Seat.self)),
        .optional("voice", .any),
    ])

    private static let noise = SchemaNode.object([
        .required("scene", .nonEmpty),
        .required("twin", .identifier),
        .required("snr_db", .number(-200...200)),
        .required("measured_snr_db", .number(-200...200)),
        .required("clean_gain_db", .number(-200...200)),
        .required("noise_gain_db", .number(-200...200)),
        .optional("target_lufs", .number(-200...20)),
        .optional("integrated_lufs", .number(-200...20)),
        .optional("peak_dbfs", .number(-200...0)),
        .optional("source", source),
    ])

    private static let room = SchemaNode.object([
        .required("room", .nonEmpty),
        .required("microphone", .nonEmpty),
        .optional("distance_m", .number(0...1_000)),
        .optional("decay_s", .number(0...100)),
        .optional("measured_decay_s", .number(0...100)),
        .optional("delay_s", .number(0...1)),
        .optional("source", source),
    ])

    private static let stream = SchemaNode.object([
        .required("id", .identifier),
        .required("kind", .choice(StreamKind.self)),
        .required("path", .path),
        .required("media_type", .nonEmpty),
        .required("bytes", .count),
        .required("sha256", .digest),
        .optional("sample_rate_hz", .number(1e-6...1e9)),
        .optional("samples", .count),
        .optional("channels", .integer(1...65_535)),
        .optional(
            "clock",
            .object([
                .required("offset_ns", .integer(-SchemaNode.largest...SchemaNode.largest)),
                .required("skew_ppb", .integer(-100_000_000...100_000_000)),
            ])),
        .optional("times_path", .path),
        .optional("validity_path", .path),
        .optional("device", .text),
        .optional("speaker", .identifier),
        .optional("twin", .identifier),
        .optional("noise", noise),
        .optional("room", room),
        .optional(
            "files",
            .list(
                .object([.required("path", .path), .required("bytes", .count), .required("sha256", .digest)]))),
    ])
}
