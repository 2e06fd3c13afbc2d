extension SensorFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .undecodable: "A signal file that is shorter than its header says."
        case .rateMismatch: "Listed are 250 Hz, the header has 125."
        case .lengthMismatch: "Listed are 128,000 samples, the header has 127,000."
        case .checksumMismatch: "One sample was changed behind the header."
        case .annotationOrder: "A beat at sample 1,000 behind one at sample 2,000."
        case .implausible: "A heart rate of −32768, or of 900."
        case .header: "A converter of 12 bits, and samples of 4,000."
        }
    }
}
