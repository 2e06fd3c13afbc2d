import EMSModel
import EMSSpeech
import Testing

@Suite("Voices")
struct VoiceTests {
    @Test(arguments: [("en", 24), ("de", 10)])
    func `the engine has every voice, and no two sound alike`(language: String, least: Int) throws {
        let catalogue = try AssetFiles.voices(language)
        let voices = catalogue.voices
        #expect(voices.count >= least)
        let worker = try SpeechFixture.worker()
        try catalogue.check(against: try worker.engine())
        let tokens = [SpokenToken("hallo"), SpokenToken("monitor", pauseAfter: .stop)]
        let results = try worker.synthesize(
            voices.map { SpokenUtterance(voice: $0, language: language, tokens: tokens) })
        #expect(results.allSatisfy { $0.audio != nil })
        #expect(Set(results.compactMap { $0.audio?.samples }).count == voices.count)
    }

    @Test func `no voice is cut off when it is raised`() throws {
        let voices = try AssetFiles.voices("en").voices
        let batch = try voices.flatMap { voice in
            try SpeechFixture.sentences.map { try SpeechFixture.utterance($0, voice: voice, delivery: .raised) }
        }
        for (utterance, result) in zip(batch, try SpeechFixture.worker().synthesize(batch)) {
            let peak = try #require(result.audio?.samples.map { abs(Int($0)) }.max())
            #expect((4_000...31_500).contains(peak), "\(utterance.voice.id) peaks at \(peak)")
        }
    }

    @Test func `there is a voice for everybody`() throws {
        let catalogue = try AssetFiles.voices("en")
        for sex in Sex.allCases {
            for age in [AgeGroup.child, .adolescent, .adult, .older] {
                let voice = catalogue.voice(
                    language: "en", use: .person, sex: sex, ageGroup: age, taken: [], draw: { $0 - 1 })
                #expect(voice?.sex == sex && voice?.ageGroup == age && voice?.use == .person)
            }
            #expect(
                catalogue.voice(
                    language: "en", use: .dispatcher, sex: sex, ageGroup: .older, taken: [], draw: { _ in 0 })?.use
                    == .dispatcher)
        }
        #expect(
            catalogue.voice(language: "xx", use: .person, sex: .male, ageGroup: .adult, taken: [], draw: { _ in 0 })
                == nil)
    }

    /// As where a split has no dispatcher of its own.
    @Test func `nobody speaks with the voice of a device`() throws {
        let voices = try AssetFiles.voices("en").voices.filter { $0.use != .dispatcher && $0.ageGroup == .adult }
        let catalogue = try VoiceCatalogue(voices)
        for sex in Sex.allCases {
            let voice = catalogue.voice(
                language: "en", use: .dispatcher, sex: sex, ageGroup: .adult,
                taken: voices.filter { $0.use == .person }, draw: { _ in 0 })
            #expect(voice?.use == .person && voice?.sex == sex)
        }
    }

    @Test func `nobody has the mouth of another while there are others`() throws {
        let catalogue = try AssetFiles.voices("en")
        let dispatcher = try #require(catalogue.voices.first { $0.use == .dispatcher && $0.sex == .female })
        let alike = catalogue.voices.filter { $0.engineVariant == dispatcher.engineVariant && $0.id != dispatcher.id }
        #expect(!alike.isEmpty)
        for place in 0..<40 {
            let voice = catalogue.voice(
                language: "en", use: .person, sex: .female, ageGroup: .adult, taken: [dispatcher],
                draw: { place % $0 })
            #expect(try #require(voice).engineVariant != dispatcher.engineVariant)
        }
    }

    @Test func `voices do not run out before all are taken`() throws {
        let catalogue = try AssetFiles.voices("en")
        let men = catalogue.voices.filter { $0.use == .person && $0.sex == .male && $0.ageGroup == .adult }
        #expect(men.count > 20)
        var taken: [VoiceProfile] = []
        for _ in men {
            let voice = try #require(
                catalogue.voice(
                    language: "en", use: .person, sex: .male, ageGroup: .adult, taken: taken, draw: { $0 / 2 }))
            #expect(!taken.contains { $0.id == voice.id })
            taken.append(voice)
        }
        let next = catalogue.voice(
            language: "en", use: .person, sex: .male, ageGroup: .adult,
            taken: catalogue.voices.filter { men.contains($0) },
            draw: { _ in 0 })
        #expect(next?.sex == .male && next?.ageGroup != .adult)
    }

    @Test(arguments: ["en", "de"])
    func `people of one call sound unlike one another, whoever comes`(language: String) throws {
        let catalogue = try AssetFiles.voices(language)
        let people = catalogue.voices.filter { $0.use == .person }
        #expect(people.allSatisfy { $0.pitchHertz != nil && $0.thirdFormantHertz != nil })
        let crew: [(VoiceProfile.Use, Sex, AgeGroup)] = [
            (.dispatcher, .male, .adult), (.person, .male, .adult), (.person, .male, .adult), (.person, .male, .adult),
            (.person, .male, .adult), (.person, .female, .adult), (.person, .female, .adult), (.person, .male, .older),
            (.person, .female, .adult),
        ]
        for seed in 0..<60 {
            var taken: [VoiceProfile] = []
            for (place, (use, sex, age)) in crew.enumerated() {
                let voice = try #require(
                    catalogue.voice(
                        language: language, use: use, sex: sex, ageGroup: age, taken: taken,
                        draw: { (seed * 7 + place * 11) % $0 }))
                #expect(voice.sex == sex)
                #expect(!taken.contains(where: voice.isLike), "\(voice.id) beside \(taken.map(\.id)) at \(seed)")
                taken.append(voice)
            }
        }
    }

    @Test func `likeness is measured by pitch and third formant, and a raised voice is farther from itself`() {
        var one = SpeechFixture.voice
        (one.pitchHertz, one.thirdFormantHertz) = (100, 2600)
        #expect(one.isLike(one) && one.isLike(one.raised(by: 4)) && !one.isLike(one.raised(by: 20)))
        var other = one
        other.thirdFormantHertz = 2800
        #expect(!one.isLike(other))
        other.thirdFormantHertz = nil
        other.id = "another"
        #expect(one.distance(to: other) == nil && !one.isLike(other))
    }

    @Test func `two voices of one id are refused`() {
        #expect(throws: SpeechError.self) { try VoiceCatalogue([SpeechFixture.voice, SpeechFixture.voice]) }
    }

    @Test func `a voice that the engine lacks is named`() throws {
        var voice = SpeechFixture.voice
        voice.engineVariant = "nobody"
        let error = try #require(throws: SpeechError.self) {
            try VoiceCatalogue([voice]).check(against: try SpeechFixture.worker().engine())
        }
        #expect(error.code == .voiceMissing && error.message.contains("v"))
    }
}
