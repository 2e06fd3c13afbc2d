import EMSModel

extension EventRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), type: try fields.value(.type), label: try fields.value(.label),
            start: try fields.value(.start), end: try fields.value(.end), actor: try fields.value(ifPresent: .actor),
            director: try fields.value(ifPresent: .director), beatID: try fields.value(ifPresent: .beatID),
            keystepID: try fields.value(ifPresent: .keystepID), code: try fields.value(ifPresent: .code),
            drug: try fields.value(ifPresent: .drug), dose: try fields.value(ifPresent: .dose),
            unit: try fields.value(ifPresent: .unit), route: try fields.value(ifPresent: .route),
            energyJoules: try fields.value(ifPresent: .energyJoules), mode: try fields.value(ifPresent: .mode),
            ratePerMinute: try fields.value(ifPresent: .ratePerMinute),
            depthMillimetres: try fields.value(ifPresent: .depthMillimetres),
            rhythm: try fields.value(ifPresent: .rhythm), readingID: try fields.value(ifPresent: .readingID),
            kind: try fields.value(ifPresent: .kind), value: try fields.value(ifPresent: .value),
            succeeded: try fields.value(ifPresent: .succeeded), attempt: try fields.value(ifPresent: .attempt),
            source: try fields.value(ifPresent: .source),
            signalToNoiseDecibels: try fields.value(ifPresent: .signalToNoiseDecibels),
            scene: try fields.value(ifPresent: .scene), stream: try fields.value(ifPresent: .stream),
            device: try fields.value(ifPresent: .device), priority: try fields.value(ifPresent: .priority))
    }
}

extension EventType: JSONField {}
extension Route: JSONField {}
extension ShockDelivery.Mode: JSONField {}
extension Rhythm: JSONField {}
extension VitalKind: JSONField {}
extension AlarmPriority: JSONField {}
