import EMSPreview
import Foundation
import Testing

struct PreviewPageTests {
    @Test func `A page holds transcript, events, frames, series, sound and narrative`() throws {
        let dataset = try TinyDataset()
        let document = try PreviewPage(dataset: dataset.folder).rendered()
        #expect(document.notices.isEmpty)
        #expect(document.encounters == ["enc-000000"])
        let encounter = try ParsedPage(document.html).encounter()
        let turns = try #require(encounter["turns"] as? [[String: Any]])
        let words = try #require(turns[0]["words"] as? [[String: Any]])
        #expect(words.map { $0["text"] as? String } == ["Heart", "rate", "is", "120."])
        #expect(words[1]["start"] as? Double == 1100)
        #expect(words.map { $0["mention"] as? Int } == [0, nil, nil, nil])
        let events = try #require(encounter["events"] as? [[String: Any]])
        #expect(events.map { $0["detail"] as? String } == ["", "", "200 J", "1 mg, IO"])
        #expect((encounter["frames"] as? [Any])?.count == 3)
        let wave = try #require((encounter["waves"] as? [[String: Any]])?.first)
        #expect(wave["offset"] as? Double == 500)
        #expect(wave["count"] as? Int == 750)
        #expect((encounter["trends"] as? [Any])?.count == 1)
        #expect((encounter["marks"] as? [[String: Any]])?.first?["time"] as? Double == 1700)
        let audio = try #require(encounter["audio"] as? [String: Any])
        #expect(audio["type"] as? String == "audio/wav")
        let narrative = try #require(encounter["narrative"] as? [[String: Any]])
        #expect(narrative[0]["time"] as? Double == 2000)
    }

    @Test func `Media stand in the page as they stand in the data set`() throws {
        let dataset = try TinyDataset()
        let page = ParsedPage(try PreviewPage(dataset: dataset.folder).html())
        let encounter = try page.encounter()
        let audio = try #require(encounter["audio"] as? [String: Any])
        let frames = try #require(encounter["frames"] as? [[String: Any]])
        func blob(_ number: Any?) -> Data? {
            (number as? Int).flatMap { Data(base64Encoded: String(page.content("blob-\($0)"))) }
        }
        #expect(blob(audio["blob"]) == Sound.wav(seconds: 4))
        #expect(blob(frames[1]["image"]) == Pictures.frames[1])
        #expect(blob(frames[1]["mask"]) == Pictures.mask)
    }

    @Test func `The same data set gives the same bytes`() throws {
        let dataset = try TinyDataset()
        #expect(try PreviewPage(dataset: dataset.folder).html() == PreviewPage(dataset: dataset.folder).html())
    }

    @Test func `A named encounter is embedded alone`() throws {
        let dataset = try TinyDataset(encounters: 3)
        let document = try PreviewPage(dataset: dataset.folder, encounters: ["enc-000002"]).rendered()
        #expect(document.encounters == ["enc-000002"])
        #expect(ParsedPage(document.html).count(of: #"class="encounter""#) == 1)
    }

    @Test func `Without a name the first three are embedded`() throws {
        let dataset = try TinyDataset(encounters: 5)
        let document = try PreviewPage(dataset: dataset.folder).rendered()
        #expect(document.encounters == ["enc-000000", "enc-000001", "enc-000002"])
    }

    @Test func `A data set without sound and frames has its page`() throws {
        let dataset = try TinyDataset(audioPath: nil, frames: 0)
        let document = try PreviewPage(dataset: dataset.folder).rendered()
        #expect(document.notices.isEmpty)
        #expect(try ParsedPage(document.html).encounter()["audio"] == nil)
    }
}
