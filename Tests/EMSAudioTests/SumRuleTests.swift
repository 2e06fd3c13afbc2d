import EMSAudio
import EMSModel
import Testing

struct SumRuleTests {
    private static let scene = try? AudioSceneMixer(options: AudioSceneOptions(seed: 3)).mix(
        duration: .seconds(16), utterances: SpeechLike.conversation,
        events: [
            SoundEvent(
                id: "a", kind: .alarm(AlarmBurst(condition: .asystole)),
                span: SessionSpan(start: .seconds(4), end: .seconds(8)))
        ])

    /// Written for itself: from the documents, not through the mixer.
    @Test func `The mix is the bed and the turns, to the last bit`() throws {
        let scene = try #require(Self.scene)
        var sum = scene.bed.map { Int($0) }
        for turn in scene.turns {
            let stem = try #require(scene.stems.first { $0.speaker == turn.speaker })
            for (index, value) in turn.contribution(of: stem.samples).enumerated() {
                let place = turn.startSample - turn.reach + index
                if sum.indices.contains(place) { sum[place] += Int(value) }
            }
        }
        let differing = zip(sum, scene.mix).filter { $0 != Int($1) }.count
        #expect(differing == 0)
        #expect(scene.mix.count == 256_000 && scene.bed.count == 256_000)
    }

    @Test func `On air a turn is its stem times its gain`() throws {
        let scene = try #require(Self.scene)
        let turn = try #require(scene.turns.first { $0.turnID == "t2" })
        let stem = try #require(scene.stems.first { $0.speaker == "medic1" }).samples
        let gain = Float(DecibelsByHand.amplitude(turn.gainDecibels))
        let expected = stem[turn.startSample..<turn.startSample + turn.sampleCount].map {
            Int16((Float($0) * gain).rounded(.toNearestOrEven))
        }
        #expect(digest(turn.contribution(of: stem)) == digest(expected))
        #expect(turn.driveDecibels == 0 && turn.reach == 0)
    }

    @Test func `Stems are what was spoken, at its place, and silence elsewhere`() throws {
        let scene = try #require(Self.scene)
        #expect(scene.stems.map(\.speaker) == ["dispatch", "medic1", "emt1", "aed", "caller1"])
        for stem in scene.stems {
            var expected = [Int16](repeating: 0, count: 256_000)
            for utterance in SpeechLike.conversation where utterance.speaker == stem.speaker {
                let start = utterance.start.sampleIndex(rateHertz: 16_000)
                expected.replaceSubrange(start..<start + utterance.samples.count, with: utterance.samples)
            }
            #expect(digest(stem.samples) == digest(expected), "stem of \(stem.speaker)")
        }
    }

    @Test func `Turns keep the order of their starts whatever order they came in`() throws {
        let scene = try #require(Self.scene)
        let reversed = try AudioSceneMixer(options: AudioSceneOptions(seed: 3)).mix(
            duration: .seconds(16), utterances: SpeechLike.conversation.reversed(),
            events: [
                SoundEvent(
                    id: "a", kind: .alarm(AlarmBurst(condition: .asystole)),
                    span: SessionSpan(start: .seconds(4), end: .seconds(8)))
            ])
        #expect(reversed.turns == scene.turns)
        #expect(digest(reversed.mix) == digest(scene.mix))
    }
}
