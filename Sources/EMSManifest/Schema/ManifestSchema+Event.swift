import EMSModel

extension ManifestSchema {
    static let event = SchemaNode.object(
        [
            .required("id", .identifier),
            .required("type", .choice(EventType.self)),
            .required("label", .nonEmpty),
            .required("start_ns", .time),
            .required("end_ns", .time),
            .optional("actor", .identifier),
            .optional("director", .identifier),
            .optional("beat_id", .nonEmpty),
            .optional("keystep_id", .integer(0...65_535)),
            .optional("code", .code),
            .optional("drug", .nonEmpty),
            .optional("dose", .number(0...1e6)),
            .optional("unit", .text),
            .optional("route", .choice(Route.self)),
            .optional("energy_j", .integer(1...1000)),
            .optional("mode", .choice(ShockDelivery.Mode.self)),
            .optional("rate_per_minute", .number(0...400)),
            .optional("depth_mm", .number(0...200)),
            .optional("rhythm", .choice(Rhythm.self)),
            .optional("reading_id", .identifier),
            .optional("kind", .choice(VitalKind.self)),
            .optional("value", .number(-1e6...1e6)),
            .optional("succeeded", .boolean),
            .optional("attempt", .integer(1...1000)),
            .optional("source", .nonEmpty),
            .optional("snr_db", .number(-200...200)),
            .optional("scene", .nonEmpty),
            .optional("stream", .identifier),
            .optional("device", .nonEmpty),
            .optional("priority", .choice(AlarmPriority.self)),
        ],
        details: EventType.allCases.compactMap { type in
            let required = details(of: type)
            return required.isEmpty
                ? nil : SchemaNode.Detail(field: "type", value: type.rawValue, required: required)
        })

    /// Fields without which an event of this type says too little.
    private static func details(of type: EventType) -> [String] {
        switch type {
        case .medication: ["drug", "dose", "unit", "route"]
        case .shock: ["energy_j"]
        case .compressions: ["rate_per_minute", "depth_mm"]
        case .rhythm: ["rhythm"]
        case .reading: ["reading_id", "kind", "value", "unit"]
        case .sound: ["source"]
        case .fault: ["stream"]
        case .keystep, .procedure, .ventilation, .alarm, .communication, .protocolChange, .device: []
        }
    }
}
