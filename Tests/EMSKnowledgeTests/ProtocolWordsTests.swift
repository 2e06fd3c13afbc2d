import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation
import Testing

/// What a language says in place of a protocol's own words.
@Suite struct ProtocolWordsTests {
    private static let words = """
        terms:
          chest_pain: Brustschmerzen
          fentanyl: {name: Fentanyl, short: [Fenta]}
        presentations:
          at_home:
            dispatch: ["{Age_years} Jahre, Brustschmerz"]
            story: ["Beim Essen fing es an."]
            complaint: ["Es drückt."]
        findings:
          pale: {present: ["<Blass>."], absent: ["Nicht <blass>."]}
        steps:
          aspirin: {order: ["{Dose} {drug}."], confirm: ["{Dose} {route}."]}
          fentanyl: {order: ["{Dose} {drug} {route}."]}
        differentials:
          panic: {thought: ["Vielleicht <Panik>."], ruled_out: ["Keine <Panik>."]}
        phrases:
          impression: ["Sieht nach {impression} aus."]
        """
    private static let numbers = """
        numbers:
          up_to_nineteen: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t]
          tens: [a, b, c, d, e, f, g, h]
          hundred: hundert
          thousand: tausend
          point: komma
          unit_first: true
          unit_joiner: und
          one_in_compound: ein
          closed: true
          clock: uhr
        phrases:
          greeting: ["Guten Tag."]
          word.him_her: [ihn]
        """

    private func fixture(_ text: String = words, protocol name: String = "chest-pain") throws -> KnowledgeFixture {
        try KnowledgeFixture([
            "protocols/chest-pain.yaml": KnowledgeFixture.chestPain + """

                differentials:
                  - impression: {id: panic, name: panic, code: "icd10:F41.0"}
                    thought: ["Maybe <panic>."]
                    ruled_out: ["No <panic>."]
                """,
            "assets/language/en/language.yaml": Self.numbers + "\n  farewell: [\"Good bye.\"]\n",
            "assets/language/de/language.yaml": Self.numbers,
            "assets/language/de/protocols/\(name).yaml": text,
        ])
    }

    @Test func `a protocol takes on the words and keeps nothing of its own`() throws {
        let (knowledge, findings) = try fixture().load()
        #expect(findings.isEmpty, "\(findings.map(\.description))")
        let german = try #require(knowledge.languages["de"])
        let item = try #require(knowledge.protocols(in: german).first)
        #expect(item.presentations[0].story.map(\.text) == ["Beim Essen fing es an."])
        #expect(item.finding("pale")?.present.map(\.text) == ["<Blass>."])
        #expect(item.step("fentanyl")?.say[.order]?.count == 1)
        #expect(item.differentials.map { $0.thought.map(\.text) } == [["Vielleicht <Panik>."]])
        #expect(item.phrases["impression"]?.first?.source.file == "assets/language/de/protocols/chest-pain.yaml")
        #expect(german.terms["fentanyl"] == TermWords(name: "Fentanyl", short: ["Fenta"]))
        let english = try #require(knowledge.languages["en"])
        #expect(knowledge.protocols(in: english).first?.phrases["impression"]?.first?.text.hasPrefix("This") == true)
    }

    @Test func `what has no words is not said, and a protocol without a file is not offered`() throws {
        let (knowledge, _) = try fixture("phrases: {impression: [\"Hm.\"]}").load()
        let german = try #require(knowledge.languages["de"])
        let item = try #require(knowledge.protocols(in: german).first)
        #expect(item.presentations[0].dispatch.isEmpty)
        #expect(item.differentials.isEmpty)
        #expect(item.step("aspirin")?.say.isEmpty == true)
        let without = try KnowledgeFixture([
            "protocols/chest-pain.yaml": KnowledgeFixture.chestPain, "assets/language/de/language.yaml": Self.numbers,
        ]).load().knowledge
        #expect(without.protocols(in: try #require(without.languages["de"])).isEmpty)
    }

    @Test(arguments: [
        ("at_home:", "at_hom:", KnowledgeFault.unknownReference), ("pale:", "pail:", .unknownReference),
        ("aspirin: {order", "aspirine: {order", .unknownReference), ("{Dose} {drug}.", "{Dose} {drog}.", .template),
        ("Es drückt.", "Seit 2 Tagen.", .spokenNumber), ("findings:", "finding:", .unknownKey),
    ])
    func `a fault is found`(_ right: String, _ wrong: String, _ fault: KnowledgeFault) throws {
        let findings = try fixture(Self.words.replacing(right, with: wrong)).load().findings
        #expect(findings.contains { $0.code == .knowledge(fault) && $0.line != nil }, "\(findings.map(\.description))")
    }

    @Test func `a file for no protocol is found`() throws {
        let findings = try fixture(protocol: "chestpain").load().findings
        #expect(findings.map(\.code) == [.knowledge(.unknownReference)])
    }

    @Test func `the gaps of a pack are named`() throws {
        let text = Self.words.replacing("    complaint: [\"Es drückt.\"]\n", with: "")
            .replacing("confirm: [\"{Dose} {route}.\"]", with: "")
        let knowledge = try fixture(text).load().knowledge
        let gaps = LanguageGaps.findings(of: try #require(knowledge.languages["de"]), in: knowledge)
        #expect(gaps.allSatisfy { $0.code == .knowledge(.missingWords) })
        let messages = gaps.map(\.message).joined(separator: "\n")
        for gap in [
            "presentations.at_home.complaint", "steps.aspirin.confirm", "farewell", "word.place.kitchen",
            "word.relation.husband", "penicillin", "mg/dL", "panic",
        ] { #expect(messages.contains(gap), "\(gap)") }
        #expect(!messages.contains("steps.fentanyl"))
        #expect(LanguageGaps.findings(of: try #require(knowledge.languages["en"]), in: knowledge).isEmpty)
    }

    @Test func `each language talks of its own subjects, but with the same people`() throws {
        let fixture = try fixture()
        func messages(_ german: String) throws -> String {
            let own = #"phrases: {chat.crew.food: ["Did you eat?"]}"#
            try fixture.write("assets/language/en/chat.yaml", Data(own.utf8))
            try fixture.write("assets/language/de/chat.yaml", Data("phrases: {\(german)}".utf8))
            let knowledge = try fixture.load().knowledge
            let pack = try #require(knowledge.languages["de"])
            return LanguageGaps.findings(of: pack, in: knowledge).map(\.message).joined(separator: "\n")
        }
        let subject = #"chat.crew.fishing: ["Angelst du?"]"#
        #expect(try messages(#"bye: ["Servus."]"#).contains("lacks small talk with crew"))
        let unanswered = try messages(subject)
        #expect(!unanswered.contains("small talk") && unanswered.contains("lacks answers to chat.crew.fishing"))
        #expect(try !messages(subject + #", chat.crew.fishing.reply: ["Ja."]"#).contains("answers to"))
    }
}
