import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSSpeech
import Foundation
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
}
