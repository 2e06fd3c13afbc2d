import EMSManifest
public import Foundation

/// One HTML page with a row for each noise scene of a data set and a short clip at each ratio, with its level and its
/// spectrogram: everything is inside, nothing is fetched.
///
/// A clip is the first turn on air, of at least two seconds, of the first call that was heard under this condition, cut
/// after five; beside it lies the same stretch of the clean mix. Reads only; the same data set gives the same bytes.
public struct ListenSheet: Sendable {
    /// The folder that holds `dataset.json`.
    public var dataset: URL

    public init(dataset: URL) { self.dataset = dataset }

    /// Throws as `PreviewPage.rendered()` does, and if no mix of the data set has a noisy twin.
    public func rendered() throws(PreviewError) -> PreviewDocument {
        let folder = try PreviewFolder(dataset)
        let record = try folder.datasetRecord()
        var payload = ListenPayload(title: record.title ?? record.name)
        var notices: [String] = []
        var encounters: [String] = []
        for encounter in try folder.encounters(named: nil, atMost: .max) {
            let wanted = encounter.streams.filter { stream in
                stream.noise.map { !payload.has(scene: $0.scene, ratio: $0.ratioDecibels) } ?? false
            }
            guard !wanted.isEmpty else { continue }
            let loader = ClipLoader(record: encounter, folder: folder)
            guard let turn = loader.turn() else { continue }
            for stream in wanted {
                guard let noise = stream.noise else { continue }
                if let clip = loader.clip(of: stream, noise, turn: turn) {
                    payload.clips.append(clip)
                    if encounters.last != encounter.id { encounters.append(encounter.id) }
                } else {
                    notices.append("\(encounter.id): \(stream.path) cannot be read.")
                }
            }
        }
        guard !payload.clips.isEmpty else {
            throw PreviewError(.noEncounter, "no call of the data set is heard under noise")
        }
        payload.clips.sort { ($0.scene, $0.ratio) < ($1.scene, $1.ratio) }
        return PreviewDocument(html: try html(payload), encounters: encounters, notices: notices)
    }

    private func html(_ payload: ListenPayload) throws(PreviewError) -> Data {
        let shell = PageShell(
            title: "emsynth listen sheet", style: ListenStyle.text, body: ListenMarkup.body, script: ListenScript.text)
        var page = Data(shell.opening.utf8)
        page.append(contentsOf: #"<script type="application/json" id="clips">"#.utf8)
        do {
            page.append(try EmbeddedJSON.encode(payload))
        } catch {
            throw PreviewError(.unreadable, "the clips cannot be written as JSON: \(error)")
        }
        page.append(contentsOf: "</script>\n".utf8)
        page.append(contentsOf: shell.closing.utf8)
        return page
    }
}
