import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSMedia
import EMSModel
import EMSSpeech
import Foundation
import Testing

/// Recordings of the user's own in a build, made here from arithmetic.
struct OwnMaterialTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let voices = FailingSpeech.people(SmallBuild.knowledge.voices)

    /// A pseudo-random sound of its own for each number.
    private func noise(_ number: Int, seconds: Double = 2, rate: Int = 22_050) -> [Int16] {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<Int(seconds * Double(rate))).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int16(Int64(bitPattern: state) >> 50)
        }
    }

    /// A click after some silence, and a tail that falls by 60 dB in half a second.
    private func response(_ number: Int, rate: Int = 48_000) -> [Int16] {
        let tail = noise(number, seconds: 0.5, rate: rate)
        return [Int16](repeating: 0, count: 700)
            + tail.indices.map { index in
                index == 0 ? 30_000 : Int16(Double(tail[index]) * 0.2 * exp(-6.9 * Double(index) / Double(rate) / 0.5))
            }
    }

    private func write(_ samples: [Int16], to name: String, rate: Int = 22_050, licence: String? = "CC-BY-4.0") throws {
        let path = folder.path(name)
        try FileManager.default.createDirectory(
            atPath: URL(filePath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try AudioFileWriter.write(
            samples: samples, sampleRateHertz: rate, format: name.hasSuffix(".flac") ? .flac : .wav, to: path)
        if let licence {
            try "SPDX-FileCopyrightText: 2024 A. Person\nSPDX-License-Identifier: \(licence)\n".write(
                toFile: path + ".license", atomically: true, encoding: .utf8)
        }
    }

    private func recipe(encounters: Int = 8) -> Recipe {
        var recipe = SmallBuild.recipe(
            encounters: encounters, audio: true, protocols: ["hypoglycemia": 1, "stroke": 1])
        recipe.audio.ladder = NoiseLadder(scenes: ["rain"], ratios: [0, 10], take: .one)
        recipe.audio.rooms = RoomChoice(names: ["bedroom"], microphone: .glasses)
        recipe.audio.stems = true
        return recipe
    }

    private func builder(_ recipe: Recipe, _ own: OwnMaterial?, output: String = "/nowhere") -> DatasetBuilder {
        DatasetBuilder(
            recipe: recipe, knowledge: SmallBuild.knowledge,
            synthesizer: FailingSpeech(voices: Self.voices, failing: nil),
            options: .init(output: output, jobs: 2, own: own))
    }

    private func material(
        noise: String? = "noise", rooms: String? = "rooms", licence: String? = nil, alone: Bool = false
    ) throws -> OwnMaterial {
        try OwnMaterial(
            noiseFolder: noise.map(folder.path), impulseFolder: rooms.map(folder.path), licence: licence,
            isNoiseAlone: alone, areRoomsAlone: alone)
    }

    private func writeAll(noises: Int = 6, rooms: Int = 3, in place: String = "") throws {
        for number in 0..<noises { try write(noise(number), to: "\(place)noise/n\(number).wav") }
        for number in 0..<rooms {
            try write(response(10 * number), to: "\(place)rooms/r\(number)/near.flac", rate: 48_000)
            try write(response(10 * number + 1), to: "\(place)rooms/r\(number)/far.flac", rate: 48_000)
        }
    }

    private func sources(_ record: EncounterRecord) -> [String] {
        record.streams.compactMap { $0.noise?.source?.sha256 } + record.streams.compactMap { $0.room?.source?.sha256 }
    }

    @Test func `own recordings alone are in every call, told with digest, licence and split, none in two splits`()
        throws
    {
        try writeAll()
        let out = folder.path("out")
        _ = try builder(recipe(), material(alone: true), output: out).build(
            progress: { _ in }, isInterrupted: { false })
        let dataset = try JSONDecoder().decode(
            DatasetRecord.self, from: Data(contentsOf: URL(filePath: "\(out)/dataset.json")))
        let listed = try #require(dataset.recordings)
        #expect(listed.count == 12 && Set(listed.map(\.sha256)).count == 12)
        #expect(listed.allSatisfy { $0.license == "CC-BY-4.0" && $0.attribution == "2024 A. Person" })
        #expect(Set(listed.filter { $0.use == .noise }.map(\.split)) == Set(Split.allCases))
        let decays = listed.filter { $0.use == .impulse }.compactMap(\.measuredDecaySeconds)
        #expect(decays.count == 6 && decays.allSatisfy { abs($0 - 0.5) < 0.05 }, "\(decays)")
        let splits = Dictionary(uniqueKeysWithValues: listed.map { ($0.sha256, $0.split) })
        let lines = try String(contentsOfFile: "\(out)/manifest.jsonl", encoding: .utf8).split(separator: "\n")
        for line in lines {
            let record = try JSONDecoder().decode(EncounterRecord.self, from: Data(line.utf8))
            #expect(!sources(record).isEmpty)
            #expect(sources(record).allSatisfy { splits[$0] == record.split })
            for stream in record.streams where stream.kind == .audioNoisy {
                let noise = try #require(stream.noise)
                #expect(noise.scene.hasPrefix("own-") && abs(noise.measuredRatioDecibels - noise.ratioDecibels) < 0.1)
            }
            for room in record.streams.compactMap(\.room) {
                #expect(room.microphone == "recording" && room.distanceMetres == nil)
                #expect(try #require(room.delaySeconds) <= 0.001)
            }
        }
        let card = try String(contentsOfFile: "\(out)/README.md", encoding: .utf8)
        #expect(listed.allSatisfy { card.contains($0.sha256) })
        #expect(!card.contains("recording behind it"))
    }

    @Test func `beside them, scenes and rooms of the recipe are heard too`() throws {
        try writeAll(noises: 3, rooms: 3)
        let builder = builder(recipe(), try material())
        let streams = try (0..<4).flatMap { try builder.assemble(index: $0).record.streams }
        let noises = streams.compactMap(\.noise?.scene)
        #expect(noises.contains("rain") && noises.contains { $0.hasPrefix("own-") })
        let rooms = streams.compactMap(\.room?.room)
        #expect(rooms.contains("bedroom") && rooms.contains { $0.hasPrefix("own-") })
    }

    @Test func `the place of the folders is no part of the data set, and more calls leave the first as they are`()
        throws
    {
        try writeAll()
        try writeAll(in: "elsewhere/")
        let here = try builder(recipe(), material(alone: true)).assemble(index: 1)
        let there = try builder(
            recipe(encounters: 40),
            material(noise: "elsewhere/noise", rooms: "elsewhere/rooms", alone: true)
        ).assemble(index: 1)
        #expect(here.record == there.record)
        #expect(here.files.map(\.bytes) == there.files.map(\.bytes))
    }

    @Test func `other recordings are another data set, and the old folder is refused`() throws {
        try writeAll()
        let out = folder.path("out")
        let build = { (own: OwnMaterial?) in
            _ = try builder(recipe(encounters: 1), own, output: out).build(
                progress: { _ in }, isInterrupted: { false })
        }
        try build(material(rooms: nil))
        try build(material(rooms: nil))
        try write(noise(77), to: "noise/n7.wav")
        for own in [try material(rooms: nil), nil] {
            let error = try #require(SmallBuild.error { try build(own) })
            #expect(error.kind == .wrongFolder && error.message.contains("another recipe"))
        }
    }

    @Test func `a file that changes while it is used ends the build`() throws {
        try writeAll()
        let own = try material(rooms: nil, alone: true)
        for number in 0..<6 { try write(noise(100 + number), to: "noise/n\(number).wav") }
        let error = try #require(SmallBuild.error { _ = try builder(recipe(), own).assemble(index: 0) })
        #expect(error.kind == .badInput && error.message.contains("changed"))
    }

    @Test func `bad folders are refused with the file and a way out`() throws {
        func refused(_ words: String, kind: BuildError.Kind = .badInput, _ work: () throws -> Void) {
            let error = SmallBuild.error(work)
            #expect(error?.kind == kind && error?.message.contains(words) == true, "\(words): \(error as Any)")
            #expect(error?.remedy?.isEmpty == false)
        }
        refused("no folder", kind: .noInput) { _ = try material(noise: "none", rooms: nil) }
        try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
        refused("no WAV or FLAC") { _ = try material(noise: "empty", rooms: nil) }

        try write(noise(1), to: "a/n.wav", licence: nil)
        refused("n.wav") { _ = try material(noise: "a", rooms: nil) }
        #expect(try material(noise: "a", rooms: nil, licence: "CC0-1.0").noise.first?.licence == "CC0-1.0")
        refused("no licence") { _ = try material(noise: "a", rooms: nil, licence: "<b>") }
        try "one\ntwo!".write(toFile: folder.path("a/n.wav.license"), atomically: true, encoding: .utf8)
        #expect(try material(noise: "a", rooms: nil).noise.first?.licence == "one")
        try "??".write(toFile: folder.path("a/n.wav.license"), atomically: true, encoding: .utf8)
        refused("does not say one licence") { _ = try material(noise: "a", rooms: nil, licence: "CC0-1.0") }

        try write(noise(1), to: "b/one.wav")
        try write(noise(1), to: "b/two.flac")
        refused("same sound") { _ = try material(noise: "b", rooms: nil) }
        try write([Int16](repeating: 0, count: 44_100), to: "c/still.wav")
        refused("still.wav") { _ = try material(noise: "c", rooms: nil) }
        try write(noise(2, seconds: 0.5), to: "d/short.wav")
        refused("lasts 0.5 s") { _ = try material(noise: "d", rooms: nil) }
        try write(noise(2, seconds: 11), to: "e/long.wav")
        refused("lasts 11") { _ = try material(noise: nil, rooms: "e") }
        try write(noise(3), to: "f/slow.wav", rate: 4000)
        refused("4000 Hz") { _ = try material(noise: "f", rooms: nil) }
        try Data("RIFF and no more".utf8).write(to: URL(filePath: folder.path("empty/torn.wav")))
        refused("torn.wav") { _ = try material(noise: "empty", rooms: nil, licence: "CC0-1.0") }
        try Data("x".utf8).write(to: URL(filePath: folder.path("b/song.mp3")))
        refused("song.mp3") { _ = try material(noise: "b", rooms: nil) }
    }

    @Test func `recipes without noise or rooms, and too few recordings, are refused`() throws {
        try writeAll(noises: 2, rooms: 1)
        var plain = recipe()
        plain.audio.ladder = nil
        let error = SmallBuild.error { _ = try builder(plain, material(rooms: nil)).assemble(index: 0) }
        #expect(error?.kind == .badInput && error?.message.contains("no noise") == true)
        plain.audio.rooms = nil
        let rooms = SmallBuild.error { _ = try builder(plain, material(noise: nil)).assemble(index: 0) }
        #expect(rooms?.kind == .badInput && rooms?.message.contains("no rooms") == true)
        let few = SmallBuild.error { _ = try builder(recipe(), material(rooms: nil, alone: true)).assemble(index: 0) }
        #expect(few?.kind == .badInput && few?.message.contains("too few") == true)
    }
}
