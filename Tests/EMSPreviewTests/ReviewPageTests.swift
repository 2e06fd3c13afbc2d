import EMSModel
import EMSPreview
import Foundation
import Testing

struct ReviewPageTests {
    static func page(_ text: String = "What happened here?", title: String = "Stroke") -> ReviewPage {
        let sources = [
            ReviewSource(file: "assets/language/en/phrases.yaml", line: 7, text: "- \(text)"),
            ReviewSource(file: "protocols/stroke.yaml", line: 12, text: "- another"),
        ]
        let turns = [
            ReviewDialogue.Turn(time: 12_000, speaker: "medic1", role: .leadMedic, text: text, sources: [0, 1]),
            ReviewDialogue.Turn(time: 15_500, speaker: "patient", role: .patient, text: "I fell.", sources: [1]),
        ]
        return ReviewPage(
            id: "stroke", title: title,
            dialogues: (0..<2).map { ReviewDialogue(id: "enc-00000\($0)", facts: [text], turns: turns) },
            sources: sources)
    }

    @Test func `the page holds every turn with its sources, and fetches nothing`() throws {
        let page = ParsedPage(try Self.page().html())
        let review = try #require(page.data("review") as? [String: Any])
        let dialogues = try #require(review["dialogues"] as? [[String: Any]])
        #expect(dialogues.count == 2)
        let turns = try #require(dialogues[0]["turns"] as? [[String: Any]])
        #expect(turns.map { $0["text"] as? String } == ["What happened here?", "I fell."])
        #expect(turns.map { $0["sources"] as? [Int] } == [[0, 1], [1]])
        #expect(!page.text.contains("http://") && !page.text.contains("https://") && !page.text.contains(" src="))
        let policy = try #require(page.text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).output.1
        #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-") && !policy.contains("unsafe"))
        #expect(try Self.page().html() == Self.page().html())
    }

    @Test func `text never stands in the page as markup`() throws {
        let hostile = PageSafetyTests.hostile
        let page = ParsedPage(try Self.page(hostile, title: hostile).html())
        let usual = ParsedPage(try Self.page().html())
        #expect(!page.text.contains("<img src=x") && !page.text.contains("<!-- "))
        #expect(page.count(of: "</script>") == usual.count(of: "</script>"))
        let review = try #require(page.data("review") as? [String: Any])
        #expect(review["title"] as? String == hostile)
    }

    @Test(
        .enabled(if: Browser.path != nil, "Chromium is not installed"), .timeLimit(.minutes(2)),
        arguments: [
            "What happened here?", PageSafetyTests.hostile,
        ])
    func `in a browser lines lead to their files, and comments are kept, saved and loaded`(text: String) throws {
        let document = try Browser.document(
            of: Self.page(text, title: text).html(), hash: "selftest",
            once: "document.documentElement.dataset.selftest")
        let root = document.firstMatch(of: /<html[^>]*>/).map { String($0.output) } ?? ""
        #expect(root.contains(#"data-selftest="pass""#), "\(root)")
        #expect(root.contains("&quot;lines&quot;:4,&quot;traced&quot;:4"), "\(root)")
        // What the script has built; the script itself and the data stand behind it.
        let end = try #require(document.range(of: "</main>"))
        let shown = document[..<end.lowerBound]
        #expect(!shown.contains("<img") && !shown.contains("<b>"))
        #expect(shown.contains("&lt;b&gt;Say it shorter"))
    }
}
