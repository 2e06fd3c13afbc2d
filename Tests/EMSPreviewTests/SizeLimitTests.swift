import EMSPreview
import Foundation
import Testing

struct SizeLimitTests {
    private func document(_ dataset: borrowing TinyDataset, limit: Int) throws -> PreviewDocument {
        try PreviewPage(dataset: dataset.folder, sizeLimitBytes: limit).rendered()
    }

    @Test func `As many encounters are embedded as fit`() throws {
        let dataset = try TinyDataset(encounters: 3)
        let whole = try document(dataset, limit: 10_000_000)
        #expect(whole.encounters.count == 3)
        let less = try document(dataset, limit: whole.html.count - 1000)
        #expect(less.encounters.count == 2)
        #expect(less.html.count < whole.html.count - 1000)
        #expect(less.notices.isEmpty)
    }

    @Test func `Of the first encounter masks are left out before frames and sound`() throws {
        let dataset = try TinyDataset(frames: 8, pictureFill: 6000)
        let whole = try document(dataset, limit: 10_000_000)
        let page = ParsedPage(whole.html)
        #expect(page.count(of: #""mask":"#) == 16)
        var omissions: [String] = []
        for limit in stride(from: whole.html.count, through: 0, by: -6000) {
            let cut = try document(dataset, limit: limit)
            #expect(cut.encounters == ["enc-000000"])
            if let notice = cut.notices.first, omissions.last != notice { omissions.append(notice) }
        }
        #expect(
            omissions.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
                == [
                    "enc-000000: Mask", "enc-000000: Mask", "enc-000000: Mask", "enc-000000: Mask",
                    "enc-000000: Frames", "enc-000000: Frames",
                ])
        #expect(omissions.last?.contains("sound") == true)
    }

    @Test func `A page that had to be cut keeps its size`() throws {
        let dataset = try TinyDataset()
        let whole = try document(dataset, limit: 10_000_000)
        // Without the sound, 64 kB of base64 are gone.
        let cut = try document(dataset, limit: whole.html.count - 20_000)
        #expect(cut.html.count <= whole.html.count - 20_000)
    }
}
