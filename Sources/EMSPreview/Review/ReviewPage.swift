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
        let shell = PageShell(
            title: "emsynth review", style: ReviewStyle.text, body: ReviewMarkup.body, script: ReviewScript.text)
        add(shell.opening)
        add(#"<script type="application/json" id="review">"#)
        page.append(try EmbeddedJSON.encode(self))
        add("</script>\n")
        add(shell.closing)
        return page
    }
}
