/// The recording of somebody's that a stream was made with; `dataset.json` says more of it under `recordings`.
public struct SourceRecord: Hashable, Sendable {
    /// Of the file as it was given.
    public var sha256: String
    /// SPDX identifier or expression.
    public var license: String

    public init(sha256: String, license: String) {
        self.sha256 = sha256
        self.license = license
    }
}

extension SourceRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case sha256, license
    }
}
