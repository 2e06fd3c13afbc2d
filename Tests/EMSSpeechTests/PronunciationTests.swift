import EMSModel
import EMSSpeech
import Testing

@Suite("Pronunciations")
struct PronunciationTests {
    @Test(arguments: ["en", "de"]) func `every entry can be spoken`(language: String) throws {
        let pronunciation = try AssetFiles.pronunciation(language)
        #expect(pronunciation.problems() == [])
        let (letters, words) = try AssetFiles.entries(language)
        #expect(letters.count == 26)
        #expect(words.count >= (language == "en" ? 120 : 5))
    }

    @Test func `entries that cannot be spoken are found`() {
        let pronunciation = Pronunciation(
            language: "en", letters: ["A": "[[eI"],
            words: ["x": .phonemes(""), "y": .respell([]), "z": .respell(["1"]), "fine": .respell(["fine"])])
        #expect(pronunciation.problems().map(\.key) == ["A", "x", "y", "z"])
    }

    @Test func `tokens keep their number, text, kind and pause`() throws {
        let tokens = [
            SpokenToken("Amiodarone"), SpokenToken("I", kind: .letter),
            SpokenToken("V", kind: .letter, pauseAfter: .comma),
            SpokenToken("EKG"), SpokenToken("FAST"), SpokenToken("mcg"), SpokenToken("I"), SpokenToken("monitor"),
            SpokenToken("x", sound: .words(["y"])),
        ]
        let spoken = try AssetFiles.pronunciation("en").apply(tokens)
        #expect(spoken.map(\.text) == tokens.map(\.text))
        #expect(spoken.map(\.kind) == tokens.map(\.kind))
        #expect(spoken.map(\.pauseAfter) == tokens.map(\.pauseAfter))
        #expect(
            spoken.map(\.sound) == [
                .phonemes(",ami'oUd@r,oUn"), .phonemes(",aI"), .phonemes("'vi:"), .phonemes(",i:,keI'dZi:"),
                .words(["fast"]), .words(["micrograms"]), nil, nil, .words(["y"]),
            ])
    }

    @Test func `each entry is heard in every English voice of the catalogue`() throws {
        let keys = try AssetFiles.entries("en").words.keys.sorted()
        let tokens = try AssetFiles.pronunciation("en").apply(keys.map { SpokenToken($0, pauseAfter: .comma) })
        let voices = Set(try AssetFiles.voices("en").voices.map(\.engineVoice)).sorted()
        let batch = voices.flatMap { voice in
            stride(from: 0, to: tokens.count, by: 20).map { start in
                SpokenUtterance(
                    voice: VoiceProfile(
                        id: voice, language: "en", sex: .male, ageGroup: .adult, engineVoice: voice), language: "en",
                    tokens: Array(tokens[start..<min(start + 20, tokens.count)]))
            }
        }
        for (utterance, result) in zip(batch, try SpeechFixture.worker().synthesize(batch)) {
            let audio = try #require(result.audio, "\(String(describing: result.failure))")
            for (token, time) in zip(utterance.tokens, audio.tokens) {
                let milliseconds = (time.endSample - time.onsetSample) * 1_000 / audio.sampleRateHertz
                #expect((180...2_600).contains(milliseconds), "\(token.text) in \(utterance.voice.id)")
            }
        }
    }

    @Test func `a letter without its phonemes is not guessed`() throws {
        let utterance = SpokenUtterance(
            voice: SpeechFixture.voice, language: "en", tokens: [SpokenToken("A", kind: .letter)])
        #expect(try SpeechFixture.worker().synthesize([utterance])[0].failure?.code == .unspeakable)
    }
}
