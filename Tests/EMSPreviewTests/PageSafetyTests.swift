import EMSPreview
import Foundation
import Testing

struct PageSafetyTests {
    static let hostile = #"</script><img src=x onerror=alert(1)> <!-- & " ' \#u{2028}\#u{2029} ]]>"#

    @Test func `Text of the data set never stands in the page as markup`() throws {
        let dataset = try TinyDataset(text: Self.hostile)
        let html = try PreviewPage(dataset: dataset.folder).html()
        let page = ParsedPage(html)
        #expect(!page.text.contains("<img src=x"))
        #expect(!page.text.contains("onerror=alert(1)>"))
        #expect(!page.text.contains("<!-- "))
        #expect(!page.text.unicodeScalars.contains { $0.value == 0x2028 || $0.value == 0x2029 })
        let clean = try TinyDataset()
        let usual = ParsedPage(try PreviewPage(dataset: clean.folder).html())
        #expect(page.count(of: "</script>") == usual.count(of: "</script>"))
        #expect(page.count(of: "<script") == usual.count(of: "<script"))
    }

    @Test func `Escaped text reads back as it was`() throws {
        let dataset = try TinyDataset(text: Self.hostile)
        let page = ParsedPage(try PreviewPage(dataset: dataset.folder).html())
        let index = try #require(page.data("index") as? [String: Any])
        #expect(index["title"] as? String == Self.hostile)
        let frames = try #require(page.encounter()["frames"] as? [[String: Any]])
        #expect(frames[0]["caption"] as? String == Self.hostile + " 0")
    }

    @Test func `The page names no address and allows no network`() throws {
        let dataset = try TinyDataset()
        let page = ParsedPage(try PreviewPage(dataset: dataset.folder).html())
        #expect(!page.text.contains("http://") && !page.text.contains("https://"))
        #expect(!page.text.contains(" src=") && !page.text.contains("url("))
        let policy = try #require(page.text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).output.1
        #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
        #expect(!policy.contains("unsafe") && !policy.contains("connect-src"))
    }

    @Test func `A name that leads out of the data set is not followed`() throws {
        let dataset = try TinyDataset(audioPath: "../../../secret.wav")
        try dataset.write("../secret.wav", Sound.wav(seconds: 1))
        let document = try PreviewPage(dataset: dataset.folder).rendered()
        #expect(document.notices.count == 1)
        #expect(try ParsedPage(document.html).encounter()["audio"] == nil)
    }

    @Test func `A link that leads out of the data set is not followed`() throws {
        let dataset = try TinyDataset(audioPath: "audio/link.wav")
        try dataset.write("../secret.wav", Sound.wav(seconds: 1))
        try FileManager.default.createSymbolicLink(
            at: dataset.folder.appending(path: "train/enc-000000/audio/link.wav"),
            withDestinationURL: dataset.folder.deletingLastPathComponent().appending(path: "secret.wav"))
        let document = try PreviewPage(dataset: dataset.folder).rendered()
        #expect(document.notices.count == 1)
        #expect(try ParsedPage(document.html).encounter()["audio"] == nil)
    }
}
