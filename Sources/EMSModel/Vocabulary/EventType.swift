/// The type of a row of `events.jsonl`.
public enum EventType: String, Hashable, Sendable, Codable, CaseIterable {
    case keystep, medication, procedure, shock, compressions, ventilation, rhythm, reading, sound, alarm
    case communication, device, fault
    case protocolChange = "protocol_change"
}
