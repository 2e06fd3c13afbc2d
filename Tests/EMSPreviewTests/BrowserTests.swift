import EMSPreview
import Foundation
import Testing

/// The page in a browser: it plays and seeks, lights the word, shows the frame, puts every event into its lane, and
/// says so in an attribute of its root.
@Suite(.enabled(if: Browser.path != nil, "Chromium is not installed"), .serialized)
struct BrowserTests {
    private func selfTest(_ html: Data) throws -> (verdict: String?, facts: String, document: String) {
        let document = try Browser.document(
            of: html, hash: "selftest", once: "document.documentElement.dataset.selftest")
        let root = document.firstMatch(of: /<html[^>]*>/).map { String($0.output) } ?? ""
        let verdict = root.firstMatch(of: /data-selftest="([^"]*)"/).map { String($0.output.1) }
        let facts = root.firstMatch(of: /data-selftest-facts="([^"]*)"/).map { String($0.output.1) }
        return (verdict, facts?.replacing("&quot;", with: "\"") ?? "", document)
    }

    @Test(.timeLimit(.minutes(2)))
    func `The page shows what stands in the data set`() throws {
        let dataset = try TinyDataset(encounters: 2)
        let result = try selfTest(PreviewPage(dataset: dataset.folder).html())
        #expect(result.verdict == "pass")
        #expect(result.facts.contains(#""word":"120.""#))
        #expect(result.facts.contains(#""lanes":["speech","keystep","medication","shock","rhythm","frame"]"#))
        #expect(result.facts.contains(#""waves":["ECG II"]"#))
        #expect(result.facts.contains(#""sound":4"#))
    }

    @Test(.timeLimit(.minutes(2)))
    func `A clock plays where there is no sound, and hostile text stays text`() throws {
        let dataset = try TinyDataset(text: PageSafetyTests.hostile, audioPath: nil)
        let result = try selfTest(PreviewPage(dataset: dataset.folder).html())
        #expect(result.verdict == "pass")
        #expect(!result.document.contains("<img src=\"x\""))
        #expect(result.document.contains("&lt;img"))
    }

    @Test(.timeLimit(.minutes(2)), arguments: [true, false])
    func `Only the page's own script runs`(isOwn: Bool) throws {
        let dataset = try TinyDataset()
        let text = ParsedPage(try PreviewPage(dataset: dataset.folder).html()).text
        let shown = isOwn ? text : text.replacing("\"use strict\";", with: "\"use strict\"; ")
        let document = try Browser.document(of: Data(shown.utf8), hash: "")
        #expect(document.contains(#"<li class="turn"#) == isOwn)
    }
}
