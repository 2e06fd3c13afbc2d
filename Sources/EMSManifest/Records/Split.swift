/// Which part of the data set an encounter belongs to; also the name of its folder.
public enum Split: String, Hashable, Sendable, Codable, CaseIterable {
    case train, validation, test
}
