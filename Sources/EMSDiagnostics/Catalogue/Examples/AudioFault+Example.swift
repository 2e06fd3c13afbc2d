extension AudioFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .undecodable: "A FLAC file that ends in the middle of a frame."
        case .dataLength: "A WAV header that was written before the samples and never put right."
        case .rateMismatch: "Listed are 16,000 Hz, the file has 44,100."
        case .lengthMismatch: "Listed are 960,000 samples, the file has 900,000."
        case .silent: "A microphone that was never switched on."
        case .clipped: "Ten peaks and more that are cut off at full scale."
        }
    }
}
