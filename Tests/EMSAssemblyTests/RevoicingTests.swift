import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSSpeech
import Foundation
import Testing

/// The same recipe and seed, spoken by other voices: the example of the documentation at two tempi.
struct RevoicingTests {
    private static let script = SmallBuild.root.appending(path: "docs/examples/outside-voice/voice.py").path

    private func encounters(tempo: String) throws -> [(AssembledEncounter, TranscriptRecord)] {
        let command = try OutsideCommand(["python3", Self.script, "--tempo", tempo])
        let builder = SmallBuild.builder(
            SmallBuild.recipe(audio: true, protocols: ["hypoglycemia": 1, "stroke": 1]), output: "/nowhere",
            synthesizer: WorkerPool(size: 1, outside: command))
        return try (0..<2).map { index in
            let encounter = try builder.assemble(index: index)
            let file = try #require(encounter.files.first { $0.path == "transcript.json" })
            return (encounter, try JSONDecoder().decode(TranscriptRecord.self, from: Data(file.bytes)))
        }
    }

    /// Everything of a transcript but its times and the numbers of its turns; readings are named by mentions.
    private func timeless(_ transcript: TranscriptRecord) -> [TurnRecord] {
        transcript.turns.map { turn in
            var turn = turn
            turn.id = ""
            turn.start = .zero
            turn.end = .zero
            for index in turn.words.indices {
                turn.words[index].start = .zero
                turn.words[index].end = .zero
            }
            for index in turn.mentions.indices { turn.mentions[index].of = nil }
            return turn
        }
    }

    private func readings(_ encounter: AssembledEncounter) throws -> [String: Double] {
        let file = try #require(encounter.files.first { $0.path == "events.jsonl" })
        let events = try file.bytes.split(separator: 0x0A).map {
            try JSONDecoder().decode(EventRecord.self, from: Data($0))
        }
        return Dictionary(
            events.compactMap { event in event.readingID.map { ($0, event.value ?? -1) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// But for a few remarks that state nothing, for which seconds leave no room.
    private func expectSameTalk(_ one: [TurnRecord], _ other: [TurnRecord]) {
        let changes = other.difference(from: one)
        #expect(changes.count * 50 <= one.count, "\(changes.count) of \(one.count)")
        for change in changes {
            switch change {
            case .insert(_, let turn, _), .remove(_, let turn, _): #expect(turn.mentions.isEmpty, "\(turn.text)")
            }
        }
    }

    @Test func `another voice changes times, and nothing that is said or measured`() throws {
        let slow = try encounters(tempo: "1.0")
        let fast = try encounters(tempo: "1.15")
        for ((first, one), (second, other)) in zip(slow, fast) {
            #expect(one.turns.count > 12)
            expectSameTalk(timeless(one), timeless(other))
            #expect(one.turns.map(\.end) != other.turns.map(\.end))
            #expect(try readings(first) == readings(second))
            #expect(first.record.speakers == second.record.speakers)
            #expect(first.record.speakers.allSatisfy { $0.voice?["engine_voice"] == nil })
            #expect(first.record.provenance?["voice"] == "hum 1.0")
        }
    }
}
