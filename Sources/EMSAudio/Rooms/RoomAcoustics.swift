public import EMSModel
import EMSReproducibility

/// A room with its surfaces found, from which impulse responses are made.
public struct RoomAcoustics: Sendable {
    public let room: AcousticRoom
    private let images: ImageSources
    private let seconds: Double

    /// Of a room with a stated decay time the shares that its surfaces give back are sought until the response from the
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
                size: room.size, reflections: Self.reflections(room, microphone, wanted))
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

    /// Surfaces take the more of the sound the farther they lie from the one across, so that it decays about alike in all
    /// directions. With six equal ones the sound that runs along the room outlives the rest, and the late decay is slower
    /// than the early one, which no room with furniture or stairs in it does.
    private static func reflections(
        _ room: AcousticRoom, _ microphone: AcousticRoom.Microphone, _ wanted: Double
    ) -> [Double] {
        guard let point = room.microphones[microphone],
            let place = room.others.first ?? room.places.sorted(by: { $0.key.rawValue < $1.key.rawValue }).first?.value
        else { return [Double](repeating: 0, count: 6) }
        let (volume, size) = (room.size.x * room.size.y * room.size.z, room.size)
        let surface = 2 * (size.x * size.y + size.x * size.z + size.y * size.z)
        // Of a pair of surfaces, against the mean over all the surface.
        let weights = [size.x, size.x, size.y, size.y, size.z, size.z].map { $0 * surface / (6 * volume) }
        let shares = { (exponent: Double) in weights.map { DeterministicMath.exp(-exponent * $0) } }
        // Eyring's formula to begin with: 0.161 V / (−S ln(1 − α)), β² = 1 − α.
        var exponent = 0.161 * volume / surface / wanted / 2
        for _ in 0..<6 {
            let images = ImageSources(size: size, reflections: shares(exponent))
            let response = images.response(from: place, to: point, seconds: wanted)
            guard let measured = DecayTime.seconds(of: response) else { break }
            // Decay time goes with one over the exponent.
            exponent *= measured / wanted
            if abs(measured / wanted - 1) < 0.01 { break }
        }
        return shares(exponent)
    }
}
