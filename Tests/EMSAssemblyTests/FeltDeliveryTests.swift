import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSSpeech
import Foundation
import Testing

struct FeltDeliveryTests {
    private static let voices = FailingSpeech.people(SmallBuild.knowledge.voices)

    private func transcripts(
        _ protocols: [String: Double], usesDelivery: Bool?, audio: Bool = true,
        knowledge: Knowledge = SmallBuild.knowledge
    ) throws -> [(call: EncounterRecord, transcript: TranscriptRecord)] {
        var recipe = SmallBuild.recipe(encounters: 8, audio: audio, protocols: protocols)
        recipe.audio.usesDelivery = usesDelivery
        let builder = SmallBuild.builder(
            recipe, output: "/nowhere", knowledge: knowledge,
            synthesizer: FailingSpeech(voices: Self.voices, failing: nil))
        return try (0..<8).map { index in
            let made = try builder.assemble(index: index)
            let file = try #require(made.files.first { $0.path == "transcript.json" })
            return (made.record, try JSONDecoder().decode(TranscriptRecord.self, from: Data(file.bytes)))
        }
    }

    private static let felt: Set<DialogueTurn.Delivery> = [.whispered, .breathless, .stressed]

    @Test func `Who cannot breathe gasps between words that keep their times`() throws {
        let calls = try transcripts(["respiratory-distress": 1], usesDelivery: true)
        let gasping = calls.flatMap(\.transcript.turns).filter { $0.delivery == .breathless }
        #expect(gasping.count >= 8 && gasping.allSatisfy { $0.role == .patient })
        var breaths = 0
        for turn in gasping {
            for (word, next) in zip(turn.words, turn.words.dropFirst()) {
                #expect(word.start < word.end && word.end <= next.start)
                if next.start - word.end >= .milliseconds(350) { breaths += 1 }
            }
            #expect(turn.start <= turn.words[0].start && turn.words[turn.words.count - 1].end <= turn.end)
            // The voice that stands in speaks 50 ms a token: words are as long as they were.
            let tokens = turn.spoken.split(separator: " ").count
            let spoken = turn.words.reduce(SessionTime.zero) { $0 + ($1.end - $1.start) }
            #expect(abs((spoken - .milliseconds(50 * tokens)).nanoseconds) < 2_000_000)
        }
        #expect(breaths >= gasping.filter { $0.words.count >= 6 }.count)
    }

    @Test func `Some of those who see a critical call are beside themselves`() throws {
        let turns = try transcripts(["cardiac-arrest": 1], usesDelivery: true).flatMap(\.transcript.turns)
        let stressed = turns.filter { $0.delivery == .stressed }
        #expect(!stressed.isEmpty)
        #expect(stressed.allSatisfy { [.family, .bystander, .caller].contains($0.role) })
        #expect(turns.contains { [.family, .bystander, .caller].contains($0.role) && $0.delivery != .stressed })
    }

    /// The recipe as it comes with the program, with sound left to a voice that stands in.
    @Test func `A frightened child and a burnt throat whisper in calls of ems-audio`() throws {
        var recipe = try #require(
            KnowledgeLoader.loadRecipe("ems-audio", knowledge: SmallBuild.knowledge).recipe)
        recipe.encounters = 24
        recipe.protocols = ["pediatric-burns": 1, "burns": 1, "pediatric-respiratory-distress": 1]
        recipe.audio.stems = false
        recipe.audio.ladder = nil
        recipe.audio.rooms = nil
        recipe.audio.faults = nil
        let builder = SmallBuild.builder(
            recipe, output: "/nowhere", synthesizer: FailingSpeech(voices: Self.voices, failing: nil))
        var whispering = 0
        var speaking = 0
        for index in 0..<24 {
            let made = try builder.assemble(index: index)
            let file = try #require(made.files.first { $0.path == "transcript.json" })
            let turns = try JSONDecoder().decode(TranscriptRecord.self, from: Data(file.bytes)).turns
                .filter { $0.role == .patient }
            if turns.contains(where: { $0.delivery == .whispered }) { whispering += 1 } else { speaking += 1 }
        }
        #expect(whispering >= 2 && speaking > whispering)
    }

    @Test(arguments: [true, false]) func `A protocol file says who whispers and who is beside himself`(
        audio: Bool
    ) throws {
        let parent = try TemporaryFolder()
        let knowledge = try ChangedKnowledge(parent).knowledge { name, text in
            guard name == "abdominal-pain.yaml" else { return text }
            return text.replacingOccurrences(
                of: "\n    storyteller:", with: "\n    voices: {patient: whispered, family: stressed}\n    storyteller:"
            )
        }
        let turns = try transcripts(["abdominal-pain": 1], usesDelivery: true, audio: audio, knowledge: knowledge)
            .flatMap(\.transcript.turns)
        let patients = turns.filter { $0.role == .patient && $0.channel == .air }
        #expect(patients.count > 20 && patients.allSatisfy { $0.delivery == .whispered })
        let family = turns.filter { $0.role == .family }
        #expect(!family.isEmpty && family.allSatisfy { $0.delivery == .stressed })
        #expect(turns.allSatisfy { $0.role == .patient || $0.delivery != .whispered })
    }

    @Test func `Nobody does where the recipe does not ask for it`() throws {
        let turns = try transcripts(["respiratory-distress": 1, "cardiac-arrest": 1], usesDelivery: nil).flatMap(
            \.transcript.turns)
        #expect(!turns.contains { Self.felt.contains($0.delivery ?? .normal) })
    }
}
