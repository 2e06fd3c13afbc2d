import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation
import Testing

@Suite struct LanguageTests {
    private static let numbers = """
        numbers:
          up_to_nineteen: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t]
          tens: [a, b, c, d, e, f, g, h]
          hundred: hundred
          thousand: thousand
          point: point
        """
    private static let spoken = """
        spoken_forms:
          IM: I M
          mg: milligrams
          "1 mg": [milligram]
        names: {crew: [Baker, Cruz], unit: [Medic]}
        """
    private static let phrases = """
        phrases:
          greeting: ["Hello {sir}, {@ending}.", "I am {me}."]
          ending: ["how are you"]
          word.sir: [sir]
        """
    private static let files = [
        "assets/language/xx/language.yaml": numbers, "assets/language/xx/spoken.yaml": spoken,
        "assets/language/xx/phrases.yaml": phrases,
    ]

    @Test func `the files of a language make one pack`() throws {
        let (knowledge, findings) = try KnowledgeFixture(Self.files).load()
        #expect(findings.isEmpty, "\(findings.map(\.description))")
        let pack = try #require(knowledge.languages["xx"])
        #expect(pack.numbers.upToNineteen.count == 20)
        #expect(!pack.numbers.isUnitFirst)
        #expect(pack.spokenForms["IM"] == [SpokenForm("I", kind: .letter), SpokenForm("M", kind: .letter)])
        #expect(pack.spokenForms["1 mg"] == [SpokenForm("milligram")])
        #expect(pack.names["crew"] == ["Baker", "Cruz"])
        #expect(pack.phrases["greeting"]?.first?.source == SourceLine(file: "assets/language/xx/phrases.yaml", line: 2))
    }

    @Test(arguments: [
        ("language", PlantedFault("tens: [a, ", "tens: [", .outOfRange, at: "[b, c, d, e, f, g, h]")),
        ("language", PlantedFault("  hundred: hundred\n", "", .missingKey, at: "up_to")),
        ("spoken", PlantedFault("I M", "IM2", .pronunciation, at: "IM2")),
        ("spoken", PlantedFault("[Medic]", "[]", .empty, at: "[]")),
        ("phrases", PlantedFault("{sir}", "{sire}", .template, at: "\"Hello")),
        ("phrases", PlantedFault("{@ending}", "{@endings}", .template, at: "\"Hello")),
        ("phrases", PlantedFault("how are you", "how are 2", .spokenNumber, at: "\"how")),
        ("phrases", PlantedFault("  ending:", "  greeting:", .duplicateKey, at: "greeting:")),
    ])
    func `a fault is found at its place`(_ file: String, _ fault: PlantedFault) throws {
        let path = "assets/language/xx/\(file).yaml"
        let text = try fault.planted(in: try #require(Self.files[path]))
        let fixture = try KnowledgeFixture(Self.files.merging([path: text]) { _, new in new })
        let (knowledge, findings) = try fixture.load()
        try fault.expect(in: findings, of: text)
        #expect(knowledge.languages.isEmpty)
    }

    @Test func `two files of a folder do not say the same thing`() throws {
        let more = ["assets/language/xx/talk.yaml": "phrases:\n  ending: [\"bye\"]\n"]
        let findings = try KnowledgeFixture(Self.files.merging(more) { _, new in new }).load().findings
        #expect(findings.map(\.code) == [.knowledge(.duplicateID)])
        #expect(findings.first?.path?.hasSuffix("talk.yaml") == true)
    }

    @Test func `a language without numbers is refused`() throws {
        let findings = try KnowledgeFixture(["assets/language/xx/phrases.yaml": Self.phrases]).load().findings
        #expect(findings.map(\.code) == [.knowledge(.missingKey)])
    }

    @Test func `a protocol may use the classes of a language and its own`() throws {
        let text = KnowledgeFixture.chestPain
            .replacing("{him_her}", with: "{sir}").replacing("story: [\"It", with: "story: [\"{@ending} {Own} It")
            .replacing("phrases:\n", with: "phrases:\n  word.own: [mine]\n")
        let files = Self.files.merging(["protocols/chest-pain.yaml": text]) { _, new in new }
        #expect(try KnowledgeFixture(files).load().findings.isEmpty)
        let other = text.replacing("{Own}", with: "{him_her}")
        let wrong = files.merging(["protocols/chest-pain.yaml": other]) { _, new in new }
        #expect(try KnowledgeFixture(wrong).load().findings.map(\.code) == [.knowledge(.template)])
    }

    @Test func `pronunciations and voices are read`() throws {
        let (knowledge, findings) = try KnowledgeFixture([
            "assets/pronunciation/xx.yaml": """
            language: xx
            letters: {"A": "eI"}
            words:
              911: {respell: [nine, one, one]}
              edema: {phonemes: "I2d'i:m@"}
            """,
            "assets/voices/xx.yaml": """
            language: xx
            voices:
              - {id: xx-m01, use: device, sex: male, age: older, engine: {voice: xx, variant: m1}, pitch: 62, f0_hz: 110}
            """,
        ]).load()
        #expect(findings.isEmpty, "\(findings.map(\.description))")
        let lexicon = try #require(knowledge.lexica["xx"])
        #expect(lexicon.words["911"] == .respell(["nine", "one", "one"]))
        #expect(lexicon.words["edema"] == .phonemes("I2d'i:m@"))
        let voice = try #require(knowledge.voices.first)
        #expect(voice.use == .device && voice.ageGroup == .older && voice.engineVariant == "m1" && voice.rate == 175)
    }

    @Test func `faults of pronunciations and voices are found`() throws {
        let findings = try KnowledgeFixture([
            "assets/pronunciation/xx.yaml": "language: yy\nwords: {a: {phonemes: \"eI\", respell: [b]}}\n",
            "assets/voices/xx.yaml": "language: xx\nvoices: [{id: v, sex: male, age: old, engine: {}}]\n",
        ]).load().findings
        #expect(
            findings.map(\.code) == [
                .knowledge(.unknownReference), .knowledge(.pronunciation), .knowledge(.unknownValue),
                .knowledge(.missingKey),
            ])
    }
}
