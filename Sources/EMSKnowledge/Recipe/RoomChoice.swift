public import EMSModel

/// The key `audio.rooms` of a recipe: where calls are heard.
public struct RoomChoice: Hashable, Sendable, Codable {
    /// Ids of rooms, in the order of the recipe or, where it says `all`, sorted; dealt evenly over the encounters.
    public var names: [String]
    public var microphone: AcousticRoom.Microphone

    public init(names: [String], microphone: AcousticRoom.Microphone) {
        self.names = names
        self.microphone = microphone
    }
}
