import EMSAudio
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSReproducibility

/// Puts the speakers of an encounter into a room.
///
/// Keeps the acoustics of rooms it has met, which are dear to find and the same for every encounter; not to be shared
/// between threads.
final class RoomStage {
    private let choice: RoomChoice
    private let rooms: [String: AcousticRoom]
    private let seed: UInt64
    private var known: [String: RoomAcoustics] = [:]
    private var impulses: [String: RoomImpulse] = [:]

    /// - Parameter seed: of the data set; rooms are dealt by it.
    init(choice: RoomChoice, rooms: [String: AcousticRoom], seed: UInt64) {
        self.choice = choice
        self.rooms = rooms
        self.seed = seed
    }

    /// A speaker's way to the microphone.
    struct Placement {
        var speaker: String
        var impulse: RoomImpulse
        var record: RoomRecord
    }

    /// For each participant, in the order of the script, who says anything in the room.
    func placements(_ script: EncounterScript, timeline: SessionTimeline, index: Int) -> [Placement] {
        guard !choice.names.isEmpty else { return [] }
        // Of as many encounters in a row as there are rooms, each room has one.
        var deal = RandomSubstream(seed: seed, "rooms").substream("round\(index / choice.names.count)")
        let name = deal.shuffled(choice.names)[index % choice.names.count]
        guard let room = rooms[name] else { return [] }
        let present = Set(
            timeline.turns.filter { [.air, .loudspeaker].contains($0.turn.channel) }.map(\.turn.speaker))
        var random = RandomSubstream(seed: script.seed, "places")
        var taken: Set<Role> = []
        var next = random.integer(in: 0...room.others.count - 1)
        return script.participants.filter { present.contains($0.id) }.compactMap { person in
            let place: (name: String, point: AcousticRoom.Point)
            if let own = room.places[person.role], taken.insert(person.role).inserted {
                place = (person.role.rawValue, own)
            } else {
                place = ("other\(next)", room.others[next])
                next = (next + 1) % room.others.count
            }
            guard let impulse = impulse(room, place.name, place.point) else { return nil }
            let hundredth = { (value: Double) in (value * 100).rounded() / 100 }
            var record = RoomRecord(
                room: room.id, microphone: choice.microphone.rawValue,
                distanceMetres: hundredth(impulse.distanceMetres))
            if case .decay(let seconds) = room.surfaces {
                record.decaySeconds = seconds
                record.measuredDecaySeconds = impulse.decaySeconds.map(hundredth)
            }
            return Placement(speaker: person.id, impulse: impulse, record: record)
        }
    }

    private func impulse(_ room: AcousticRoom, _ name: String, _ point: AcousticRoom.Point) -> RoomImpulse? {
        let key = "\(room.id) \(name)"
        if let known = impulses[key] { return known }
        let acoustics = known[room.id] ?? RoomAcoustics(room, microphone: choice.microphone)
        known[room.id] = acoustics
        let made = acoustics.impulse(from: point, microphone: choice.microphone)
        impulses[key] = made
        return made
    }
}
