import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

@Suite struct TemplateTests {
    @Test func `a phrase is read into its parts`() throws {
        let template = try TemplateParser.parse(
            ArrestFixture.phrase("Give [another ](dose|{dose}) <now>, ^go {@more.x}\\["))
        #expect(
            template.nodes == [
                .text("Give "), .optional([.text("another ")]),
                .choice([[.text("dose")], [.slot("dose", column: 22)]]), .text(" "), .span([.text("now")]), .text(", "),
                .anchor, .text("go "), .include("more.x", column: 41), .text("["),
            ])
    }

    @Test(arguments: [
        ("Give {dose", 6), ("Give [now", 6), ("Give )", 6), ("a|b", 2), ("(a|b", 1), ("{}", 1), ("{do se}", 1),
        ("x\\", 2), ("<a", 1),
    ]) func `a mistake is reported with its column`(text: String, column: Int) {
        let error = #expect(throws: DialogueError.self) {
            try TemplateParser.parse(ArrestFixture.phrase(text, line: 8))
        }
        #expect(error?.kind == .malformedTemplate)
        #expect(error?.column == column)
        #expect(error?.source == SourceLine(file: "protocols/fixture.yaml", line: 8))
    }
}
