public import EMSModel
import EMSReproducibility

/// A room with its surfaces found, from which impulse responses are made.
public struct RoomAcoustics: Sendable {
    public let room: AcousticRoom
    private let images: ImageSources
    private let seconds: Double

    /// Of a room with a stated decay time the share that its surfaces give back is sought until the response from the
    /// first place has that time; formulas such as Sabine's are off by more than a tenth in small rooms.
    public init(_ room: AcousticRoom, microphone: AcousticRoom.Microphone) {
        self.room = room
        switch room.surfaces {
        case .reflections(let shares):
            images = ImageSources(size: room.size, reflections: shares)
            seconds = 0.5
        case .decay(let wanted):
            seconds = wanted
            images = ImageSources(
                size: room.size,
                reflections: [Double](repeating: Self.share(room, microphone, wanted), count: 6))
        }
    }

    /// From where a speaker is to the microphone; nil if the room has no such microphone.
    public func impulse(
        from place: AcousticRoom.Point, microphone: AcousticRoom.Microphone
    ) -> RoomImpulse? {
        guard let point = room.microphones[microphone] else { return nil }
        let response = images.response(from: place, to: point, seconds: seconds)
        return RoomImpulse(response: response, distanceMetres: place.distance(to: point))
    }

    private static func share(
        _ room: AcousticRoom, _ microphone: AcousticRoom.Microphone, _ wanted: Double
    ) -> Double {
        guard let point = room.microphones[microphone],
            let place = room.others.first ?? room.places.sorted(by: { $0.key.rawValue < $1.key.rawValue }).first?.value
        else { return 0 }
        let (volume, size) = (room.size.x * room.size.y * room.size.z, room.size)
        let surface = 2 * (size.x * size.y + size.x * size.z + size.y * size.z)
        // Eyring's formula to begin with: 0.161 V / (−S ln(1 − α)), β² = 1 − α.
        var exponent = 0.161 * volume / surface / wanted / 2
        for _ in 0..<6 {
            let images = ImageSources(
                size: size, reflections: [Double](repeating: DeterministicMath.exp(-exponent), count: 6))
            let response = images.response(from: place, to: point, seconds: wanted)
            guard let measured = DecayTime.seconds(of: response) else { break }
            // Decay time goes with one over the exponent.
            exponent *= measured / wanted
            if abs(measured / wanted - 1) < 0.01 { break }
        }
        return DeterministicMath.exp(-exponent)
    }
}
