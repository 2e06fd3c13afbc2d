public import EMSModel

/// A sound of the scene that is not speech: rendered into the bed, and a row of `events.jsonl`.
public struct SoundEvent: Hashable, Sendable {
    /// Unique in the encounter, such as `sound0007`, in order of start.
    public var id: String
    public var kind: SoundEventKind
    /// From the first to the last sample that sounds; a train of sounds (beeps, clicks) is one event.
    public var span: SessionSpan
    /// RMS of the sound while it sounds against the active level of a crew member's normal speech, dB.
    public var levelDecibels: Double
    /// The beat it belongs to.
    public var beatID: String?
    /// The radio or telephone turn it belongs to.
    public var turnID: String?

    public init(
        id: String, kind: SoundEventKind, span: SessionSpan, levelDecibels: Double? = nil, beatID: String? = nil,
        turnID: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.span = span
        self.levelDecibels = levelDecibels ?? kind.typicalLevelDecibels
        self.beatID = beatID
        self.turnID = turnID
    }

    /// `.alarm` for alarms, `.sound` for the rest.
    public var type: EventType {
        if case .alarm = kind { return .alarm }
        return .sound
    }

    public var label: String { kind.label }

    /// What makes the sound, such as `monitor`.
    public var source: SoundSource { kind.source }
}
