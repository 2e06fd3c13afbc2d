/// The protocol an encounter follows, under the names of three systems.
public struct ProtocolRecord: Hashable, Sendable {
    /// Slug of the protocol file.
    public var id: String
    /// Label of the Old Dominion EMS Alliance.
    public var odemsa: String?
    /// NEMSIS `eProtocols.01` code.
    public var nemsis: String?
    /// Group of the label, shared by adult and paediatric twins.
    public var group: String?

    public init(
        id: String, odemsa: String? = nil, nemsis: String? = nil, group: String? = nil
    ) {
        self.id = id
        self.odemsa = odemsa
        self.nemsis = nemsis
        self.group = group
    }
}

extension ProtocolRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, odemsa, nemsis, group
    }
}
