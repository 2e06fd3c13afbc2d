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
    private let own: OwnPlaces?
    private let seed: UInt64
    private var known: [String: RoomAcoustics] = [:]
    private var impulses: [String: RoomImpulse] = [:]

    /// - Parameters:
    ///   - own: recorded rooms that take part beside those of the recipe or in their place; nil for none.
    ///   - seed: of the data set; rooms are dealt by it.
    init(choice: RoomChoice, rooms: [String: AcousticRoom], own: OwnPlaces?, seed: UInt64) {
        self.choice = choice
        self.rooms = rooms
        self.own = own
        self.seed = seed
    }

    /// A speaker's way to the microphone.
    struct Placement {
        var speaker: String
        var impulse: RoomImpulse
        var record: RoomRecord
    }

    /// For each participant, in the order of the script, who says anything in the room.
    func placements(
        _ script: EncounterScript, timeline: SessionTimeline, index: Int, split: String
    ) throws -> [Placement] {
        let present = Set(
            timeline.turns.filter { [.air, .loudspeaker].contains($0.turn.channel) }.map(\.turn.speaker))
        let people = script.participants.filter { present.contains($0.id) }
        let random = RandomSubstream(seed: script.seed, "places")
        switch place(index: index, split: split) {
        case .name(let name): return rooms[name].map { placements(people, in: $0, random) } ?? []
        case .own(let place): return try placements(people, in: place, random)
        case nil: return []
        }
    }

    /// Of as many encounters in a row as there are rooms, each room has one.
    private func place(index: Int, split: String) -> OwnPlaces.Dealt? {
        let count = own.count(beside: choice.names)
        guard count > 0 else { return nil }
        var deal = RandomSubstream(seed: seed, "rooms").substream("round\(index / count)")
        return own.place(deal.shuffled(Array(0..<count))[index % count], beside: choice.names, split: split)
    }

    private func placements(
        _ people: [Participant], in room: AcousticRoom, _ random: RandomSubstream
    ) -> [Placement] {
        var random = random
        var taken: Set<Role> = []
        var next = random.integer(in: 0...room.others.count - 1)
        return people.compactMap { person in
            let place: (name: String, point: AcousticRoom.Point)
            if let own = room.places[person.role], taken.insert(person.role).inserted {
                place = (person.role.rawValue, own)
            } else {
                place = ("other\(next)", room.others[next])
                next = (next + 1) % room.others.count
            }
            guard let impulse = impulse(room, place.name, place.point) else { return nil }
            var record = RoomRecord(
                room: room.id, microphone: choice.microphone.rawValue,
                distanceMetres: impulse.distanceMetres.map(Self.hundredth))
            if case .decay(let seconds) = room.surfaces {
                record.decaySeconds = seconds
                record.measuredDecaySeconds = impulse.decaySeconds.map(Self.hundredth)
            }
            return Placement(speaker: person.id, impulse: impulse, record: record)
        }
    }

    /// Each speaks from where another response was recorded, as far as there are so many.
    private func placements(
        _ people: [Participant], in place: OwnPlace, _ random: RandomSubstream
    ) throws -> [Placement] {
        var random = random
        let order = random.shuffled(place.recordings)
        return try people.enumerated().map { number, person in
            let recording = order[number % order.count]
            let impulse = try impulse(recording)
            let record = RoomRecord(
                room: place.id, microphone: "recording", measuredDecaySeconds: impulse.decaySeconds.map(Self.hundredth),
                delaySeconds: Double(impulse.directSample) / Double(AudioScene.sampleRateHertz),
                source: recording.source)
            return Placement(speaker: person.id, impulse: impulse, record: record)
        }
    }

    private static func hundredth(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    private func impulse(_ recording: OwnRecording) throws -> RoomImpulse {
        if let known = impulses[recording.sha256] { return known }
        guard let made = RoomImpulse(recording: try recording.samples()) else {
            throw BuildError(.badInput, "\(recording.path) is silent", remedy: "Take it out of the folder.")
        }
        impulses[recording.sha256] = made
        return made
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
