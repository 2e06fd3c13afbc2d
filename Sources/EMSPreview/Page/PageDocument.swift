import Foundation

/// The page put together: policy, style, markup, data, script.
struct PageDocument {
    let index: IndexPayload
    let encounters: [EncounterPayload]
    let blobs: BlobSheet

    /// What a page weighs without data.
    static let fixedByteCount = PageMarkup.body.utf8.count + PageStyle.text.utf8.count + PageScript.text.utf8.count

    func html() throws -> Data {
        var page = Data()
        page.reserveCapacity(Self.fixedByteCount + blobs.encodedByteCount + 1 << 20)
        func add(_ text: String) { page.append(contentsOf: text.utf8) }
        let shell = PageShell(
            title: "emsynth preview", style: PageStyle.text, body: PageMarkup.body, script: PageScript.text)
        add(shell.opening)
        add(#"<script type="application/json" id="index">"#)
        page.append(try EmbeddedJSON.encode(index))
        add("</script>\n")
        for (number, encounter) in encounters.enumerated() {
            add(#"<script type="application/json" class="encounter" id="encounter-\#(number)">"#)
            page.append(try EmbeddedJSON.encode(encounter))
            add("</script>\n")
        }
        for (number, blob) in blobs.blobs.enumerated() {
            add(#"<script type="text/plain" id="blob-\#(number)">"#)
            page.append(blob)
            add("</script>\n")
        }
        add(shell.closing)
        return page
    }
}
