import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

@Suite struct NumberSpellerTests {
    private let speller = NumberSpeller(ArrestFixture.language)

    private func said(_ value: Double, _ style: NumberSpeller.Style = .cardinal) -> String {
        speller.spoken(value, style: style).map(\.text).joined(separator: " ")
    }

    @Test(arguments: [
        (0, "zero"), (7, "seven"), (13, "thirteen"), (20, "twenty"), (42, "forty two"), (67, "sixty seven"),
        (100, "one hundred"), (118, "one hundred eighteen"), (200, "two hundred"), (360, "three hundred sixty"),
        (1000, "one thousand"), (1250, "one thousand two hundred fifty"), (0.3, "zero point three"),
        (36.4, "thirty six point four"), (0.15, "zero point one five"), (2.5, "two point five"),
    ]) func `cardinal numbers`(value: Double, words: String) { #expect(said(value) == words) }

    @Test(arguments: [
        (80, "eighty"), (100, "one hundred"), (104, "one oh four"), (118, "one eighteen"), (120, "one twenty"),
        (200, "two hundred"), (212, "two twelve"), (502, "five oh two"), (1428, "fourteen twenty eight"),
        (1205, "twelve oh five"), (1300, "thirteen hundred"), (2000, "two thousand"),
    ]) func `pressures and house numbers in pairs`(value: Double, words: String) {
        #expect(said(value, .pairs) == words)
    }

    @Test(arguments: [
        (1405, "fourteen oh five"), (705, "oh seven oh five"), (1832, "eighteen thirty two"), (900, "oh nine hundred"),
    ]) func `times of day`(value: Double, words: String) { #expect(said(value, .clock) == words) }

    @Test(arguments: [(1.0, "1"), (0.3, "0.3"), (36.4, "36.4"), (120.0, "120"), (0.15, "0.15")])
    func `digits`(value: Double, text: String) { #expect(speller.written(value) == text) }

    @Test func `a language may say the unit before the ten`() {
        var language = ArrestFixture.language
        language.numbers.isUnitFirst = true
        language.numbers.unitJoiner = "und"
        language.phrases["number.pair_zero"] = nil
        language.phrases["number.decimal_mark"] = [ArrestFixture.phrase(",")]
        let speller = NumberSpeller(language)
        #expect(speller.spoken(25).map(\.text) == ["fiveundtwenty"])
        #expect(speller.spoken(118, style: .pairs).map(\.text) == ["one", "hundred", "eighteen"])
        #expect(speller.written(36.4) == "36,4")
    }

    @Test(arguments: [
        (1, "eins"), (21, "einundzwanzig"), (101, "einhunderteins"), (118, "einhundertachtzehn"),
        (250, "zweihundertfünfzig"), (1000, "eintausend"), (1301, "eintausenddreihunderteins"),
        (0.5, "null komma fünf"),
    ])
    func `numbers of a language that writes them in one word`(_ value: Double, _ words: String) {
        #expect(NumberSpeller(Self.german).spoken(value, style: .pairs).map(\.text).joined(separator: " ") == words)
    }

    @Test func `a clock with a word between hours and minutes`() {
        let speller = NumberSpeller(Self.german)
        #expect(speller.spoken(1405, style: .clock).map(\.text) == ["vierzehn", "uhr", "fünf"])
        #expect(speller.spoken(800, style: .clock).map(\.text) == ["acht", "uhr"])
        #expect(speller.spoken(101, style: .clock).map(\.text) == ["ein", "uhr", "eins"])
        #expect(speller.oneBeforeUnit?.map(\.text) == ["ein"])
    }

    private static let german = LanguagePack(
        id: "de",
        numbers: .init(
            upToNineteen: [
                "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
                "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
            ], tens: ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
            hundred: "hundert", thousand: "tausend", point: "komma", isUnitFirst: true, unitJoiner: "und",
            oneInCompound: "ein", oneBeforeUnit: "ein", isClosed: true, clock: "uhr"), names: [:], spokenForms: [:],
        phrases: [:])
}
