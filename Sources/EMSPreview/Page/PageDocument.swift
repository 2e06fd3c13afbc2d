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
        let policy = ContentSecurityPolicy.text(script: PageScript.text, style: PageStyle.text)
        add(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="emsynth">
            <title>emsynth preview</title>
            <style>\(PageStyle.text)</style>
            </head>
            <body>
            \(PageMarkup.body)

            """)
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
        add("<script>\(PageScript.text)</script>\n</body>\n</html>\n")
        return page
    }
}
