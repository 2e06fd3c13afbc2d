import EMSAudio
import EMSModel
import Testing

struct ChannelTests {
    private static func contribution(_ channel: DialogueTurn.Channel) throws -> [Int16] {
        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let scene = try AudioSceneMixer(options: options).mix(
            duration: .seconds(3), utterances: [SpeechLike.utterance("t1", "a", at: 0.2, channel: channel)],
            events: [])
        return scene.mix
    }

    @Test(arguments: [DialogueTurn.Channel.radio, .telephone])
    func `Nothing of a radio or telephone turn lies above 3400 Hz`(_ channel: DialogueTurn.Channel) throws {
        let samples = try Self.contribution(channel)
        let inside = try #require(Spectrum.power(samples, hertz: 300...3_400, step: 2).max())
        let outside = try #require(Spectrum.power(samples, hertz: 3_450...8_000, step: 4).max())
        #expect(outside < inside - 50)
        let below = try #require(Spectrum.power(samples, hertz: 20...110).max())
        #expect(below < inside - 25)
    }

    @Test func `The same words on air do reach above 3400 Hz`() throws {
        let samples = try Self.contribution(.air)
        let inside = try #require(Spectrum.power(samples, hertz: 300...3_400, step: 2).max())
        let outside = try #require(Spectrum.power(samples, hertz: 3_450...8_000, step: 4).max())
        #expect(outside > inside - 40)
    }

    @Test func `A loudspeaker sounds small`() throws {
        let samples = try Self.contribution(.loudspeaker)
        let inside = try #require(Spectrum.power(samples, hertz: 400...5_000, step: 4).max())
        let below = try #require(Spectrum.power(samples, hertz: 20...100).max())
        let above = try #require(Spectrum.power(samples, hertz: 7_500...8_000).max())
        #expect(below < inside - 25)
        #expect(above < inside - 40)
    }

    @Test(arguments: [DialogueTurn.Channel.radio, .telephone, .loudspeaker])
    func `A channel does not move the words`(_ channel: DialogueTurn.Channel) throws {
        // A tone that begins at once, 0.1 s into the utterance.
        let tone = [Int16](repeating: 0, count: 1_600) + SpeechLike.tone(hertz: 1_000, count: 8_000)
        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let scene = try AudioSceneMixer(options: options).mix(
            duration: .seconds(1),
            utterances: [
                PlacedUtterance(
                    turnID: "t1", speaker: "a", role: .emt, channel: channel, start: .milliseconds(200), samples: tone)
            ], events: [])
        let peak = Int(try #require(scene.mix.map(\.magnitude).max()))
        let onset = try #require(scene.mix.firstIndex { Int($0.magnitude) * 3 > peak })
        #expect(abs(onset - 4_800) < 24)
    }

    @Test func `Radio clips softly: its crest is lower than that of the air`() throws {
        let crest = { (samples: [Int16]) in
            Double(samples.map(\.magnitude).max() ?? 0) / DecibelsByHand.rms(samples.filter { $0 != 0 })
        }
        #expect(try crest(Self.contribution(.radio)) < 0.8 * crest(Self.contribution(.air)))
    }
}
