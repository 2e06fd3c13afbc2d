import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSSpeech
import Foundation
import Synchronization
import Testing

/// Numbers counted aloud come with the compressions that they count, whoever speaks them.
struct CountedSpeechTests {
    @Test(arguments: [true, false])
    func `Every number is said when the chest is pushed`(isSpoken: Bool) throws {
        let voices = FailingSpeech.people(SmallBuild.knowledge.voices)
        let builder = SmallBuild.builder(
            SmallBuild.recipe(encounters: 8, audio: isSpoken, protocols: ["cardiac-arrest": 1]), output: "/nowhere",
            synthesizer: isSpoken ? FailingSpeech(voices: voices, failing: nil) : nil)
        var counts = 0
        for index in 0..<8 {
            let files = try builder.assemble(index: index).files
            func bytes(_ path: String) throws -> Data { Data(try #require(files.first { $0.path == path }).bytes) }
            let transcript = try JSONDecoder().decode(TranscriptRecord.self, from: bytes("transcript.json"))
            let events = try bytes("events.jsonl").split(separator: 0x0A).map {
                try JSONDecoder().decode(EventRecord.self, from: $0)
            }
            for turn in transcript.turns {
                let counted = turn.words.filter { $0.text.first?.isNumber == true }
                let values = counted.compactMap { Int($0.text.filter(\.isNumber)) }
                guard values.count >= 5, values == Array(values[0]..<(values[0] + values.count)) else { continue }
                let numbers = counted.map(\.start)
                let bout = try #require(
                    events.first { $0.type == .compressions && $0.start <= numbers[0] && numbers[0] <= $0.end })
                let rate = try #require(bout.ratePerMinute)
                let pushes = numbers.map { ($0 - bout.start).seconds * rate / 60 }
                #expect(pushes.allSatisfy { abs($0 - $0.rounded()) < 0.02 }, "\(turn.text) \(pushes)")
                #expect(zip(pushes, pushes.dropFirst()).allSatisfy { abs($1 - $0 - 1) < 0.02 })
                counts += 1
            }
        }
        #expect(counts >= 3)
    }

    @Test func `Who speaks slowly counts as fast as others`() throws {
        let speech = HeardSpeech(FailingSpeech(voices: SmallBuild.knowledge.voices, failing: nil))
        let builder = SmallBuild.builder(
            SmallBuild.recipe(encounters: 8, audio: true, protocols: ["cardiac-arrest": 1]), output: "/nowhere",
            synthesizer: speech)
        for index in 0..<8 { _ = try builder.assemble(index: index) }
        let start = ["one", "two", "three", "four", "five"]
        let counted = speech.asked.filter { utterance in
            let words = utterance.tokens.map { $0.text.lowercased() }
            return words.indices.contains { Array(words[$0...].prefix(5)) == start }
        }
        #expect(!counted.isEmpty)
        #expect(counted.allSatisfy { $0.voice.rate >= 240 }, "\(counted.map(\.voice.rate))")
        #expect(speech.asked.contains { $0.voice.rate < 177 })
    }
}

/// Keeps what was asked of another.
private final class HeardSpeech: SpeechSynthesizer {
    private let other: FailingSpeech
    private let utterances = Mutex<[SpokenUtterance]>([])

    init(_ other: FailingSpeech) { self.other = other }

    var asked: [SpokenUtterance] { utterances.withLock { $0 } }

    func engine() -> SpeechEngineInfo { other.engine() }

    func synthesize(_ batch: [SpokenUtterance]) -> [SpeechResult] {
        utterances.withLock { $0 += batch }
        return other.synthesize(batch)
    }
}
