/// Where the call is and what is known before the crew arrives. All names are surrogates.
public struct Incident: Hashable, Sendable {
    /// Slug of the presentation in the protocol file.
    public var presentationID: String
    /// Word of the responding unit, such as `Medic`; spoken with `unitNumber`.
    public var unitWord: String
    public var unitNumber: Int
    public var streetNumber: Int
    public var streetName: String
    /// Kind of place, such as `kitchen` or `sidewalk`, for talk and for drawing.
    public var place: String
    public var hospitalName: String
    /// Minutes from the start of what happened to the arrival of the crew.
    public var minutesSinceOnset: Int
    /// Minutes to the hospital, as reported by radio.
    public var etaMinutes: Int
    /// Local time of the call, minutes after midnight, for record and talk.
    public var minuteOfDay: Int

    public init(
        presentationID: String, unitWord: String, unitNumber: Int, streetNumber: Int, streetName: String,
        place: String, hospitalName: String, minutesSinceOnset: Int, etaMinutes: Int, minuteOfDay: Int
    ) {
        self.presentationID = presentationID
        self.unitWord = unitWord
        self.unitNumber = unitNumber
        self.streetNumber = streetNumber
        self.streetName = streetName
        self.place = place
        self.hospitalName = hospitalName
        self.minutesSinceOnset = minutesSinceOnset
        self.etaMinutes = etaMinutes
        self.minuteOfDay = minuteOfDay
    }
}
