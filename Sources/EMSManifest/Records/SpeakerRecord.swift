public import EMSModel

/// Somebody who speaks or acts in an encounter.
public struct SpeakerRecord: Hashable, Sendable {
    /// Such as `medic1`; the stem of its name is `audio/<id>`.
    public var id: String
    public var role: Role
    public var sex: Sex?
    public var ageYears: Int?
    public var seat: Seat?
    /// Settings of the synthetic voice.
    public var voice: JSONValue?

    public init(
        id: String, role: Role, sex: Sex? = nil, ageYears: Int? = nil, seat: Seat? = nil, voice: JSONValue? = nil
    ) {
        self.id = id
        self.role = role
        self.sex = sex
        self.ageYears = ageYears
        self.seat = seat
        self.voice = voice
    }
}

extension SpeakerRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, role, sex, seat, voice
        case ageYears = "age_years"
    }
}
