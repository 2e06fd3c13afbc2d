import EMSPreview
import Foundation
import Testing

struct FaultyDatasetTests {
    private func error(_ folder: URL, _ encounters: [String]? = nil) -> PreviewError? {
        #expect(throws: PreviewError.self) { try PreviewPage(dataset: folder, encounters: encounters).html() }
    }

    @Test func `A folder that is not there is no data set`() {
        #expect(error(URL(filePath: "/nowhere/at/all"))?.kind == .noDataset)
    }

    @Test func `A folder without dataset.json is no data set`() throws {
        let dataset = try TinyDataset()
        #expect(error(dataset.folder.appending(path: "train"))?.kind == .noDataset)
    }

    @Test func `An unknown encounter is named`() throws {
        let dataset = try TinyDataset()
        let error = error(dataset.folder, ["enc-000009"])
        #expect(error?.kind == .noEncounter)
        #expect(error?.message.contains("enc-000009") == true)
    }

    @Test func `A broken manifest is named with line and field`() throws {
        let dataset = try TinyDataset()
        try dataset.write("manifest.jsonl", Data("{\"id\":\"enc-000000\",\"index\":\"first\"}\n".utf8))
        let error = error(dataset.folder)
        #expect(error?.kind == .unreadable)
        #expect(error?.message == "manifest.jsonl, line 1: index: a value of the wrong type")
    }

    @Test func `A broken dataset.json is named`() throws {
        let dataset = try TinyDataset()
        try dataset.write("dataset.json", Data("{".utf8))
        #expect(error(dataset.folder)?.message == "dataset.json: not valid JSON")
    }

    @Test func `A later format is refused`() throws {
        let dataset = try TinyDataset()
        let file = dataset.folder.appending(path: "dataset.json")
        let text = try String(contentsOf: file, encoding: .utf8).replacing(#""1.0""#, with: #""2.0""#)
        try dataset.write("dataset.json", Data(text.utf8))
        #expect(error(dataset.folder)?.kind == .unreadable)
    }

    @Test(
        arguments: [
            "frames/1.png", "masks/2.png", "audio/mix.wav", "transcript.json", "events.jsonl",
            "sensors/enc-000000-monitor.dat", "sensors/enc-000000-monitor.hea", "record.json",
        ])
    func `A broken file is left out and named`(_ file: String) throws {
        let dataset = try TinyDataset()
        try dataset.write("train/enc-000000/\(file)", Data("broken".utf8))
        let document = try PreviewPage(dataset: dataset.folder).rendered()
        #expect(document.notices.count == 1)
        #expect(document.notices.first?.contains(file.split(separator: ".")[0]) == true)
    }

    @Test func `A file that is gone is left out and named`() throws {
        let dataset = try TinyDataset()
        try FileManager.default.removeItem(at: dataset.folder.appending(path: "train/enc-000000/frames/1.png"))
        let document = try PreviewPage(dataset: dataset.folder).rendered()
        #expect(document.notices == ["enc-000000: train/enc-000000/frames/1.png cannot be read."])
        #expect((try ParsedPage(document.html).encounter()["frames"] as? [Any])?.count == 2)
    }
}
