import EMSPreview
import Foundation
import Testing

struct ListenSheetTests {
    /// The tiny data set, whose call is also heard in rain at the given ratios.
    private func noisyDataset(_ text: String = "Heart rate is 120.", ratios: [Double] = [20, -5]) throws -> TinyDataset
    {
        let dataset = try TinyDataset(text: text)
        let manifest = dataset.folder.appending(path: "manifest.jsonl")
        var line = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: manifest)) as? [String: Any])
        var streams = try #require(line["streams"] as? [[String: Any]])
        for ratio in ratios {
            var stream = try #require(streams.first { $0["id"] as? String == "mix" })
            stream["id"] = "noisy\(Int(ratio))"
            stream["kind"] = "audio.noisy"
            stream["noise"] = [
                "scene": "rain", "twin": "mix", "snr_db": ratio, "measured_snr_db": ratio, "clean_gain_db": 0,
                "noise_gain_db": 0,
            ]
            streams.append(stream)
        }
        line["streams"] = streams
        try dataset.write("manifest.jsonl", JSONSerialization.data(withJSONObject: line, options: [.sortedKeys]))
        return dataset
    }

    @Test func `a sheet has a clip for each scene and ratio, the loudest noise first, and fetches nothing`() throws {
        let dataset = try noisyDataset()
        let document = try ListenSheet(dataset: dataset.folder).rendered()
        let page = ParsedPage(document.html)
        let payload = try #require(page.data("clips") as? [String: Any])
        let clips = try #require(payload["clips"] as? [[String: Any]])
        #expect(clips.map { $0["ratio"] as? Double } == [-5, 20])
        #expect(clips.allSatisfy { $0["scene"] as? String == "rain" && $0["encounter"] as? String == "enc-000000" })
        // The turn of 0.4 s at 8 kHz, and 0.3 s on either side.
        let text = try #require(clips[0]["noisy"] as? String)
        let bytes = try #require(Data(base64Encoded: text))
        #expect(bytes.count == 2 * 8_000)
        #expect(document.notices.isEmpty && document.encounters == ["enc-000000"])
        #expect(!page.text.contains("http://") && !page.text.contains("https://") && !page.text.contains(" src="))
        #expect(try ListenSheet(dataset: dataset.folder).rendered().html == document.html)
    }

    @Test func `text never stands in a sheet as markup`() throws {
        let dataset = try noisyDataset(PageSafetyTests.hostile)
        let page = ParsedPage(try ListenSheet(dataset: dataset.folder).rendered().html)
        #expect(!page.text.contains("<img src=x") && !page.text.contains("<!-- "))
    }

    @Test func `without noisy twins there is no sheet`() throws {
        let dataset = try TinyDataset()
        let error = #expect(throws: PreviewError.self) { try ListenSheet(dataset: dataset.folder).rendered() }
        #expect(error?.kind == .noEncounter)
    }

    @Test(.enabled(if: Browser.path != nil, "Chromium is not installed"), .timeLimit(.minutes(2)))
    func `in a browser every clip has a picture, a level and a button`() throws {
        let dataset = try noisyDataset(PageSafetyTests.hostile)
        let document = try Browser.document(
            of: ListenSheet(dataset: dataset.folder).rendered().html, hash: "listen",
            once: "document.documentElement.dataset.clips === '2'")
        #expect(document.contains(#"data-clips="2""#))
        let end = try #require(document.range(of: "</main>"))
        let shown = document[..<end.lowerBound]
        #expect(shown.components(separatedBy: #"aria-label="Spectrogram""#).count == 3)
        #expect(shown.components(separatedBy: #"aria-label="Play rain at"#).count == 3)
        #expect(!shown.contains("<img"))
    }
}
