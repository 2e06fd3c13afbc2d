import EMSModel
import Testing

@Suite struct TextSearchTests {
    @Test(arguments: [
        ("a kit bag lies there", "kit bag", true), ("a kit bag lies there", "kit  bag", false),
        ("Bag", "bag", false), ("", "a", false), ("a", "", true), ("ab", "abc", false), ("aab", "ab", true),
        ("5 µg", "µg", true), ("grün", "ün", true), ("it won’t", "n’t", true),
    ])
    func `a text holds what stands in it`(_ text: String, _ part: String, _ isHeld: Bool) {
        #expect(text.holds(part) == isHeld)
        #expect(text.contains(part) == isHeld)
    }

    @Test(arguments: [
        ("the woman sits", "man", false), ("a man.", "man", true), ("(man)", "man", true), ("man", "man", true),
        ("a woman and a man", "man", true), ("man2", "man", false), ("SpO2 of 98 %", "98", true),
        ("SpO2 of 198 %", "98", false), ("mänman", "man", false),
    ])
    func `a word has no letter or figure beside it`(_ text: String, _ word: String, _ isHeld: Bool) {
        #expect(text.holdsWord(word) == isHeld)
    }

    @Test(arguments: [
        "", "a", " Two words. ", "don't-stop 12 mg", "…nothing", "5 µg, grün!", "Über—alles", "x/y/z",
    ])
    func `runs of letters are those that lie between other characters`(_ text: String) {
        #expect(text.letterRuns() == text.split { !$0.isLetter })
        #expect(text[...].letterRuns(with: "'-") == text.split { !$0.isLetter && $0 != "'" && $0 != "-" })
    }
}
