/// What fails, beside the probe that falls off (which is detached) and the vein that is missed (a procedure that does
/// not succeed).
public enum DeviceTrouble: String, Hashable, Sendable, Codable, CaseIterable {
    case lowBattery = "low_battery"
    case cuffError = "cuff_error"

    /// As events name the device.
    public var device: String {
        switch self {
        case .lowBattery: "monitor"
        case .cuffError: DeviceChannel.cuff.rawValue
        }
    }
}
