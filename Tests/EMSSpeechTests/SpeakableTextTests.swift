import EMSSpeechWire
import Testing

@Suite("What may reach the engine")
struct SpeakableTextTests {
    @Test(arguments: ["a", "patient's", "patients'", "follow-up", "José", "rock'n'roll", "Epinephrine"])
    func `words are accepted`(word: String) {
        #expect(SpeakableText.problem(inWord: word, language: "en") == nil)
    }

    @Test(arguments: [
        "", "\u{1}", "go\u{1}", "go\n", "a b", "a\u{A0}b", "120", "q3h", "mg/kg", "[[aI]]", "<audio>", "&amp;", "$(ls)",
        "'", "'s", "-", "go-", "a--b", "s''s", "s's's's", "a-b-c-d-e-f", "血压", "مم", "🚑", "e\u{301}", "ℌ",
        String(repeating: "a", count: 41), String(repeating: "s'", count: 200),
    ])
    func `whatever else is refused`(word: String) {
        #expect(SpeakableText.problem(inWord: word, language: "en") != nil)
    }

    @Test func `each language has its own letters`() {
        #expect(SpeakableText.problem(inWord: "Straße", language: "de") == nil)
        #expect(SpeakableText.problem(inWord: "Straße", language: "en") != nil)
        #expect(SpeakableText.problem(inWord: "rue", language: "xx") != nil)
    }

    @Test(arguments: ["", "[[a", "a]]", "a b", "a^b", "(en)a", "a\u{1}", "'", "é", String(repeating: "a", count: 121)])
    func `phonemes cannot leave their brackets or their language`(phonemes: String) {
        #expect(SpeakableText.problem(inPhonemes: phonemes) != nil)
    }

    @Test func `clauses and utterances are capped`() {
        let voice = WireVoice(base: "en-us", variant: "", pitch: 50, range: 50, rate: 175, volume: 100)
        func problem(_ tokens: [WireToken], pitch: UInt8 = 50) -> WireFailure? {
            var voice = voice
            voice.pitch = pitch
            return SpeakableText.problem(in: WireUtterance(voice: voice, language: "en", tokens: tokens))
        }
        let word = WireToken(.words(["compressions"]))
        let last = WireToken(.words(["compressions"]), pauseAfter: .comma)
        #expect(problem([word]) == nil)
        #expect(problem([]) != nil)
        #expect(problem([word], pitch: 100) != nil)
        #expect(problem(Array(repeating: word, count: 40)) != nil)
        #expect(problem((0..<40).map { $0 % 8 == 7 ? last : word }) == nil)
        #expect(problem(Array(repeating: last, count: 401)) != nil)
        #expect(problem([word, WireToken(.words(["go", "\u{1}"]))])?.token == 1)
    }
}
