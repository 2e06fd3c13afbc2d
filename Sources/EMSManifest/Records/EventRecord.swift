public import EMSModel

/// A line of `events.jsonl`. Fields beyond the first six depend on the type.
public struct EventRecord: Hashable, Sendable {
    public var id: String
    public var type: EventType
    /// Of a keystep its published label, of a drug its name, and so on.
    public var label: String
    public var start: SessionTime
    /// Equal to the start for an instant.
    public var end: SessionTime
    /// Id of a speaker; absent for what happens in the patient or a device.
    public var actor: String?
    /// Who asked for it.
    public var director: String?
    /// The beat of the script it belongs to.
    public var beatID: String?
    /// Of a keystep: its published number, or ours from 100 on.
    public var keystepID: Int?
    /// `system:code`.
    public var code: String?
    /// Of a medication: its slug.
    public var drug: String?
    public var dose: Double?
    /// Of a dose or a reading.
    public var unit: String?
    public var route: Route?
    /// Of a shock.
    public var energyJoules: Int?
    /// Of a shock.
    public var mode: ShockDelivery.Mode?
    /// Of compressions and ventilation.
    public var ratePerMinute: Double?
    /// Of compressions.
    public var depthMillimetres: Double?
    /// The rhythm that begins.
    public var rhythm: Rhythm?
    /// Of a reading, unique in the encounter.
    public var readingID: String?
    /// Of a reading.
    public var kind: VitalKind?
    /// Of a reading; of a clipped stretch the size of its largest samples.
    public var value: Double?
    /// Of a procedure.
    public var succeeded: Bool?
    /// Of a procedure.
    public var attempt: Int?
    /// Of a sound: what makes it.
    public var source: String?
    /// Of a sound, against speech.
    public var signalToNoiseDecibels: Double?
    /// Of a sound of a noise scene: it is heard in the noisy twins of that scene, not in the mix.
    public var scene: String?
    /// Of a fault: id of the stream that has it.
    public var stream: String?
    /// Of a device event or an alarm.
    public var device: String?
    /// Of an alarm.
    public var priority: AlarmPriority?

    public init(
        id: String, type: EventType, label: String, start: SessionTime, end: SessionTime, actor: String? = nil,
        director: String? = nil, beatID: String? = nil, keystepID: Int? = nil, code: String? = nil, drug: String? = nil,
        dose: Double? = nil, unit: String? = nil, route: Route? = nil, energyJoules: Int? = nil,
        mode: ShockDelivery.Mode? = nil, ratePerMinute: Double? = nil, depthMillimetres: Double? = nil,
        rhythm: Rhythm? = nil, readingID: String? = nil, kind: VitalKind? = nil, value: Double? = nil,
        succeeded: Bool? = nil, attempt: Int? = nil, source: String? = nil, signalToNoiseDecibels: Double? = nil,
        scene: String? = nil, stream: String? = nil, device: String? = nil, priority: AlarmPriority? = nil
    ) {
        self.id = id
        self.type = type
        self.label = label
        self.start = start
        self.end = end
        self.actor = actor
        self.director = director
        self.beatID = beatID
        self.keystepID = keystepID
        self.code = code
        self.drug = drug
        self.dose = dose
        self.unit = unit
        self.route = route
        self.energyJoules = energyJoules
        self.mode = mode
        self.ratePerMinute = ratePerMinute
        self.depthMillimetres = depthMillimetres
        self.rhythm = rhythm
        self.readingID = readingID
        self.kind = kind
        self.value = value
        self.succeeded = succeeded
        self.attempt = attempt
        self.source = source
        self.signalToNoiseDecibels = signalToNoiseDecibels
        self.scene = scene
        self.stream = stream
        self.device = device
        self.priority = priority
    }
}

extension EventRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, type, label, actor, director, code, drug, dose, unit, route, mode, rhythm, kind, value, succeeded,
            attempt, source, scene, stream, device, priority
        case start = "start_ns"
        case end = "end_ns"
        case beatID = "beat_id"
        case keystepID = "keystep_id"
        case energyJoules = "energy_j"
        case ratePerMinute = "rate_per_minute"
        case depthMillimetres = "depth_mm"
        case readingID = "reading_id"
        case signalToNoiseDecibels = "snr_db"
    }
}
