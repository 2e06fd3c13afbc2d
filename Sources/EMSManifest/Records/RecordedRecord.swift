/// That a frame was recorded by somebody and not made: nothing but its time and what its owner says of it is known.
public struct RecordedRecord: Hashable, Sendable {
    /// SPDX identifier of the picture's licence.
    public var license: String

    public init(license: String) { self.license = license }
}

extension RecordedRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case license
    }
}
