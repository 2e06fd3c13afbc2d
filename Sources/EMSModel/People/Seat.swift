/// The place a crew member works at, after the seats of high-performance CPR.
/// Source: Dane County EMS protocols, HPCPR positions.
public enum Seat: String, Hashable, Sendable, Codable, CaseIterable {
    /// At the patient's right: compressions.
    case compressor
    /// At the patient's left: defibrillator, monitor, relief compressor.
    case monitor
    /// At the head: airway and ventilation.
    case airway
    /// At the foot: leads, keeps time, talks on the radio.
    case leader
    /// At the left shoulder: vascular access and drugs.
    case access
}
