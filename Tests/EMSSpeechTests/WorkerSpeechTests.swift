import EMSModel
import EMSSpeech
import Testing

@Suite("Speech of the worker")
struct WorkerSpeechTests {
    @Test func `an utterance sounds the same wherever it stands`() throws {
        let batch = try SpeechFixture.sentences.map { try SpeechFixture.utterance($0) }
        let worker = try SpeechFixture.worker()
        let together = try worker.synthesize(batch)
        let backwards = try worker.synthesize(batch.reversed())
        let repeated = try worker.synthesize(Array(repeating: batch[2], count: 3))
        for (index, utterance) in batch.enumerated() {
            let alone = try SpeechFixture.worker().synthesize([utterance])[0]
            let isSame = alone == together[index] && alone == backwards[batch.count - 1 - index]
            #expect(isSame, "sentence \(index)")
            #expect(alone.audio != nil)
        }
        let areSame = repeated.allSatisfy { $0 == together[2] }
        #expect(areSame)
    }

    @Test func `a refused neighbour changes nothing`() throws {
        let good = try SpeechFixture.utterance(SpeechFixture.sentences[0])
        var unspeakable = good
        unspeakable.tokens[1].text = "four\u{1}s"
        var voiceless = good
        voiceless.voice.engineVariant = "nobody"
        let worker = try SpeechFixture.worker()
        let results = try worker.synthesize([good, unspeakable, good, voiceless, good])
        #expect(results[1].failure?.code == .unspeakable)
        #expect(results[1].failure?.token == 1)
        #expect(results[3].failure?.code == .unknownVoice)
        let areSame = results[0].audio != nil && results[2] == results[0] && results[4] == results[0]
        #expect(areSame)
    }

    @Test func `three hundred random lists have a time for every token`() throws {
        let lexicon = try AssetFiles.entries("en").words.keys.sorted()
        let phrases = ["on the", "did not", "I am", "out of the", "has been", "there is", "in a", "have to", "such as"]
        let words =
            phrases.flatMap { $0.split(separator: " ").map(String.init) }
            + [
                "patient's", "don't", "follow-up", "zero", "point", "three", "twelve", "lead", "mister", "doctor",
                "may",
            ]
            + ["a", "the", "to", "and", "is", "pressure", "one", "hundred", "twenty", "over", "eighty", "okay", "no"]
        let voices = try AssetFiles.voices("en").voices
        let pronunciation = try AssetFiles.pronunciation("en")
        var state: UInt64 = 2_024
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let batch = (0..<300).map { index in
            let tokens = (0...next(18)).map { _ in
                let pause: ClausePause = next(6) == 0 ? ClausePause.allCases[next(5)] : .none
                return switch next(10) {
                case 0, 1: SpokenToken(lexicon[next(lexicon.count)], pauseAfter: pause)
                case 2:
                    SpokenToken(
                        String(Character(Unicode.Scalar(65 + UInt8(next(26))))), kind: .letter, pauseAfter: pause)
                default: SpokenToken(words[next(words.count)], pauseAfter: pause)
                }
            }
            return SpokenUtterance(
                voice: voices[index % voices.count], language: "en",
                delivery: DialogueTurn.Delivery.allCases[next(DialogueTurn.Delivery.allCases.count)],
                tokens: pronunciation.apply(tokens))
        }
        let results = try WorkerPool(size: 2, path: SpeechFixture.workerPath).synthesize(batch)
        var interpolated = 0
        for (utterance, result) in zip(batch, results) {
            let audio = try #require(
                result.audio, "\(utterance.tokens.map(\.text)): \(String(describing: result.failure))")
            #expect(audio.tokens.count == utterance.tokens.count)
            var before = 0
            for (token, time) in zip(utterance.tokens, audio.tokens) {
                #expect(time.onsetSample >= before && time.endSample > time.onsetSample, "\(token.text)")
                before = time.endSample
                if time.isInterpolated { interpolated += 1 }
            }
            #expect(before <= audio.samples.count)
            #expect(audio.samples.count - before < audio.sampleRateHertz / 4)
        }
        #expect(interpolated == 0)
    }

    @Test func `a token begins where its sound does`() throws {
        // Between "is" and "stop" lies a clause pause; nothing may be heard before the second onset.
        let utterance = try SpeechFixture.utterance("it is, stop.")
        let audio = try #require(try SpeechFixture.worker().synthesize([utterance])[0].audio)
        let pause = audio.samples[(audio.tokens[1].endSample + 600)..<(audio.tokens[2].onsetSample)]
        #expect(pause.count > 1_500)
        #expect(pause.allSatisfy { abs(Int($0)) < 400 })
        let onset = audio.samples[audio.tokens[2].onsetSample..<(audio.tokens[2].onsetSample + 1_500)]
        #expect(onset.contains { abs(Int($0)) > 400 })
    }

    @Test func `ways of speaking differ as they should`() throws {
        func spoken(_ delivery: DialogueTurn.Delivery) throws -> SpokenAudio {
            let utterance = try SpeechFixture.utterance(SpeechFixture.sentences[0], delivery: delivery)
            return try #require(try SpeechFixture.worker().synthesize([utterance])[0].audio)
        }
        func loudness(_ audio: SpokenAudio) -> Int {
            audio.samples.reduce(0) { $0 + Int($1) * Int($1) } / audio.samples.count
        }
        let normal = try spoken(.normal)
        #expect(try spoken(.urgent).samples.count < normal.samples.count)
        #expect(try spoken(.weak).samples.count > normal.samples.count)
        #expect(loudness(try spoken(.raised)) > loudness(normal))
        #expect(loudness(try spoken(.weak)) < loudness(normal))
    }

    @Test func `markup and commands are never more than text`() throws {
        for text in ["<audio src='x'/>", "$(touch x)", "[[aI", "\u{1}5s", "{\\", "%s%n"] {
            let utterance = SpokenUtterance(
                voice: SpeechFixture.voice, language: "en", tokens: [SpokenToken("go"), SpokenToken(text)])
            let failure = try SpeechFixture.worker().synthesize([utterance])[0].failure
            #expect(failure?.code == .unspeakable && failure?.token == 1, "\(text)")
        }
    }
}
