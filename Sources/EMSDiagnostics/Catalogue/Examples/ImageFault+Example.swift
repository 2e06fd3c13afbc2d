extension ImageFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .undecodable: "A PNG file whose last chunk is missing."
        case .sizeMismatch: "Recorded are 480 by 270, the picture has 960 by 540."
        case .pixelLayout: "A monitor close-up that was saved with grey levels of 16 bits."
        case .tooLarge: "A header of 50,000 by 50,000 pixels in a file of 200 bytes."
        }
    }
}
