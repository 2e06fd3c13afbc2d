public import Foundation

/// One HTML page to read sampled dialogues of a protocol on and to comment on their lines: everything is inside, nothing
/// is fetched.
///
/// Comments belong to a line of a knowledge file and its text, so that they are found again in other samples as long as
/// the line says the same. The browser keeps them; the page saves them as JSON and takes them up again. The same input
/// gives the same bytes. Text of the files goes into the page as JSON and is shown through text nodes.
public struct ReviewPage: Sendable, Encodable {
    /// Of the protocol.
    public var id: String
    public var title: String
    public var dialogues: [ReviewDialogue]
    /// Every line of a knowledge file that a turn was made from, by file and number.
    public var sources: [ReviewSource]

    public init(id: String, title: String, dialogues: [ReviewDialogue], sources: [ReviewSource]) {
        self.id = id
        self.title = title
        self.dialogues = dialogues
        self.sources = sources
    }

    /// UTF-8.
    public func html() throws -> Data {
        var page = Data()
        func add(_ text: String) { page.append(contentsOf: text.utf8) }
        let policy = ContentSecurityPolicy.text(script: ReviewScript.text, style: ReviewStyle.text)
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
            <title>emsynth review</title>
            <style>\(ReviewStyle.text)</style>
            </head>
            <body>
            \(ReviewMarkup.body)

            """)
        add(#"<script type="application/json" id="review">"#)
        page.append(try EmbeddedJSON.encode(self))
        add("</script>\n<script>\(ReviewScript.text)</script>\n</body>\n</html>\n")
        return page
    }
}
