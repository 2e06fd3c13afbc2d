/// Name and version of the data-set format.
///
/// Within a major version fields are only added, so that a reader of 1.0 reads 1.3; a removed or changed field raises
/// the major version.
public enum DatasetFormat {
    public static let name = "emsynth"
    public static let version = "1.0"
    static let major = 1
    static let minor = 0

    public static let datasetFileName = "dataset.json"
    public static let manifestFileName = "manifest.jsonl"

    /// How far this code understands a version written as `major.minor`.
    public enum Support: Hashable, Sendable {
        case full
        /// A later minor version: known fields are read, new ones are not.
        case newerMinor
        case none
    }

    public static func support(for version: String) -> Support {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let major = Int(parts[0]), let minor = Int(parts[1]), major == Self.major
        else { return .none }
        return minor > Self.minor ? .newerMinor : .full
    }
}
