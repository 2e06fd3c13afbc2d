import EMSAudio
import EMSModel
import Foundation
import Testing

struct RoomTests {
    private static func room(_ size: AcousticRoom.Point, _ surfaces: AcousticRoom.Surfaces) -> AcousticRoom {
        AcousticRoom(
            id: "x", title: "x", size: size, surfaces: surfaces,
            microphones: [.glasses: .init(size.x * 0.4, size.y * 0.55, 1.2)], places: [:],
            others: [
                .init(size.x * 0.8, size.y * 0.3, 1.4), .init(size.x * 0.45, size.y * 0.55, 1.1),
                .init(size.x * 0.4 - 0.05, size.y * 0.55 - 0.06, 1.12),
            ])
    }

    /// By hand, without the first 5 ms: the backward integral, and the line from -5 dB to `end` through its two ends. T20 of
    /// ISO 3382 ends at -25 dB, T30 at -35.
    private func decay(_ samples: [Int16], to end: Double = -25) throws -> Double {
        var energies = samples.dropFirst(80).map { Double($0) * Double($0) }
        for index in energies.indices.dropLast().reversed() { energies[index] += energies[index + 1] }
        let levels = energies.map { 10 * log10($0 / energies[0]) }
        let first = try #require(levels.firstIndex { $0 <= -5 })
        let last = try #require(levels.firstIndex { $0 <= end })
        return 60 / (levels[first] - levels[last]) * Double(last - first) / 16_000
    }

    @Test(arguments: [(2.5, 1.8, 1.9, 0.37), (4.2, 3.6, 2.5, 0.45), (2.6, 5.0, 8.5, 1.5), (6, 5, 3, 0.8)])
    func `Sound decays in the stated time`(_ x: Double, _ y: Double, _ z: Double, _ seconds: Double) throws {
        let room = Self.room(.init(x, y, z), .decay(seconds: seconds))
        let acoustics = RoomAcoustics(room, microphone: .glasses)
        for place in room.others {
            let impulse = try #require(acoustics.impulse(from: place, microphone: .glasses))
            #expect(abs(try decay(impulse.samples) / seconds - 1) < 0.1)
            // What is left late decays as fast as what is heard first.
            #expect(abs(try decay(impulse.samples, to: -35) / seconds - 1) < 0.1)
            #expect(abs(try #require(impulse.decaySeconds) / seconds - 1) < 0.1)
        }
        #expect(acoustics.impulse(from: room.others[0], microphone: .chest) == nil)
    }

    @Test func `A wall and the ground give their echoes at their times`() throws {
        let street = AcousticRoom(
            id: "x", title: "x", size: .init(60, 20, 30), surfaces: .reflections([0, 0, 0.8, 0, 0.7, 0]),
            microphones: [.glasses: .init(30, 3, 1.5)], places: [:], others: [.init(33, 3, 1.5)])
        let impulse = try #require(
            RoomAcoustics(street, microphone: .glasses).impulse(from: street.others[0], microphone: .glasses))
        #expect(impulse.distanceMetres == 3)
        // By the law of reflection: mirror the mouth in the surfaces.
        let direct = Double(impulse.samples[0])
        for (mirrored, share) in [(6.0, 0.8), (3.0, 0.7), ((36.0 + 9).squareRoot(), 0.56)] {
            let length = (9 + mirrored * mirrored).squareRoot()
            let place = Int(((length - 3) / 343 * 16_000).rounded())
            let ratio = Double(impulse.samples[place - 1...place + 1].max() ?? 0) / direct
            #expect(abs(ratio - share * 3 / length) < 0.05)
        }
        #expect(impulse.samples.count < 1_000)
    }

    @Test func `Who stands further away has less direct sound`() throws {
        let room = Self.room(.init(4.2, 3.6, 2.5), .decay(seconds: 0.45))
        let acoustics = RoomAcoustics(room, microphone: .glasses)
        let shares = try room.others.map { place in
            let samples = try #require(acoustics.impulse(from: place, microphone: .glasses)).samples
            let energy = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
            return samples[..<80].reduce(0.0) { $0 + Double($1) * Double($1) } / energy
        }
        #expect(shares[1] > shares[0] * 1.5)
    }

    /// Convolution by its definition, at chance places.
    @Test func `A turn in a room is its stem convolved with the impulse response`() throws {
        let room = Self.room(.init(2.5, 1.8, 1.9), .decay(seconds: 0.37))
        let impulse = try #require(
            RoomAcoustics(room, microphone: .glasses).impulse(from: room.others[0], microphone: .glasses))
        var options = AudioSceneOptions(seed: 3)
        options.impulses = ["medic1": impulse, "aed": impulse, "dispatch": impulse]
        let scene = try AudioSceneMixer(options: options).mix(
            duration: .seconds(16), utterances: SpeechLike.conversation, events: [])
        #expect(scene.turns.filter(\.isInRoom).map(\.turnID) == ["t2", "t4"])
        let turn = try #require(scene.turns.first { $0.turnID == "t2" })
        let stem = try #require(scene.stems.first { $0.speaker == "medic1" }).samples
        let contribution = turn.contribution(of: stem, impulse: impulse)
        #expect(contribution.count == turn.sampleCount + impulse.samples.count - 1)
        let gain = DecibelsByHand.amplitude(turn.gainDecibels) / 16_384
        for place in stride(from: 0, to: contribution.count, by: 997) {
            var sum = 0.0
            for delay in impulse.samples.indices where (0..<turn.sampleCount).contains(place - delay) {
                sum += Double(stem[turn.startSample + place - delay]) * Double(impulse.samples[delay])
            }
            #expect(abs(sum * gain - Double(contribution[place])) <= 1)
        }
        var mix = scene.bed.map { Int($0) }
        for turn in scene.turns {
            let stem = try #require(scene.stems.first { $0.speaker == turn.speaker }).samples
            for (index, value) in turn.contribution(of: stem, impulse: options.impulses[turn.speaker]).enumerated() {
                let place = turn.startSample - turn.reach + index
                if mix.indices.contains(place) { mix[place] += Int(value) }
            }
        }
        #expect(zip(mix, scene.mix).allSatisfy { $0 == Int($1) })
        #expect(abs(try #require(scene.loudness.integrated) + 23) < 0.1)
    }
}
