import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation
import Testing

/// What must not reach a YAML parser does not, and what a parser cannot read has a place.
@Suite struct YAMLGuardTests {
    private func findings(_ bytes: Data) throws -> [EMSDiagnostics.Finding] {
        let fixture = try KnowledgeFixture()
        try fixture.write("protocols/chest-pain.yaml", bytes)
        let (knowledge, findings) = try fixture.load()
        #expect(knowledge.protocols.isEmpty)
        return findings
    }

    private func expect(
        _ text: String, _ fault: KnowledgeFault, line: Int, column: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try findings(Data(text.utf8))
        let first = try #require(found.first, sourceLocation: sourceLocation)
        #expect(first.code == .knowledge(fault), "\(first)", sourceLocation: sourceLocation)
        #expect(first.line == line && first.column == column, "\(first)", sourceLocation: sourceLocation)
        #expect(found.count == 1, sourceLocation: sourceLocation)
    }

    @Test func `aliases, anchors, tags and merge keys are refused`() throws {
        try expect("a: &x 1\n", .yamlAlias, line: 1, column: 4)
        try expect("a: 1\nb: *x\n", .yamlAlias, line: 2, column: 4)
        try expect("a: [1, *x]\n", .yamlAlias, line: 1, column: 8)
        try expect("- &x\n", .yamlAlias, line: 1, column: 3)
        try expect("a: !!binary aGk=\n", .yamlTag, line: 1, column: 4)
        try expect("<<: {a: 1}\n", .yamlAlias, line: 1, column: 1)
        try expect("%YAML 1.1\n---\na: 1\n", .yamlSyntax, line: 1, column: 1)
        try expect("? a\n: 1\n", .yamlSyntax, line: 1, column: 1)
        try expect("[a]: 1\n", .yamlSyntax, line: 1, column: 4)
    }

    @Test func `an alias bomb is refused at its first anchor`() throws {
        var bomb = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for (last, next) in zip("abcdefgh", "bcdefghi") {
            bomb += "\(next): &\(next) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ", ") + "]\n"
        }
        try expect(bomb, .yamlAlias, line: 1, column: 4)
    }

    /// Each of these would let an alias through if the scan lost its place for a line.
    @Test(arguments: [
        "a: foo\n  \" x\nb: *x\nc: \"\n", "a: foo\n  ' x\nb: *x\nc: '\n", "a: [foo\n \" , *x, \" ]\n",
        "a: |\n        \n  b: *x\n", "a: |\n  b\n *x\n", "a: >\nb: *x\n", "a: 'it''s' # '\nb: *x\n",
        "a: \"\\\"\" # \"\nb: *x\n", "a: b#c\nd: *x\n", "a: {b: \"c\", d: *x}\n", "a:\n- *x\n", "a: {\"b\":*x}\n",
        "|\na: *x\n", "a: [b?\"c, *x, \" ]\n",
    ])
    func `an alias cannot hide`(_ text: String) throws {
        let found = try findings(Data(text.utf8))
        let codes = found.map(\.code)
        #expect(
            codes == [.knowledge(.yamlAlias)] || codes == [.knowledge(.yamlSyntax)], "\(found.map(\.description))")
    }

    @Test func `marks of YAML inside quotes and comments are text`() throws {
        let text = KnowledgeFixture.chestPain
            .replacing("title: Chest pain", with: "title: \"Chest & pain, *all* [!] it's #1 {\" # &x *y !z")
            .replacing("name: pale skin", with: "name: 'pale: &skin, it''s'")
            .replacing("critical: false", with: "critical: false # don't")
        let fixture = try KnowledgeFixture(["protocols/chest-pain.yaml": text])
        let (knowledge, findings) = try fixture.load()
        #expect(findings.isEmpty, "\(findings.map(\.description))")
        #expect(knowledge.protocols.first?.title == "Chest & pain, *all* [!] it's #1 {")
        #expect(knowledge.protocols.first?.findings.first?.term.name == "pale: &skin, it's")
    }

    @Test func `depth is bounded in brackets, in blocks and in dashes`() throws {
        try expect("a: " + String(repeating: "[", count: 4_000), .yamlDepth, line: 1, column: 67)
        try expect("a: " + String(repeating: "{a: ", count: 4_000), .yamlDepth, line: 1, column: 4 + 63 * 4)
        try expect(String(repeating: "- ", count: 4_000) + "a", .yamlDepth, line: 1, column: 129)
        let stairs = (0..<4_000).map { String(repeating: " ", count: min($0, 200)) + "a:" }.joined(separator: "\n")
        try expect(stairs, .yamlDepth, line: 65, column: 65)
        // Lists that stand at the column of their key nest without further indentation.
        let pairs = (0..<60).map {
            String(repeating: "  ", count: $0) + "a:\n" + String(repeating: "  ", count: $0) + "- b: 1\n"
        }
        #expect(try findings(Data(pairs.joined().utf8)).first?.code == .knowledge(.yamlDepth))
    }

    @Test func `a file of five megabytes is refused`() throws {
        let line = Data("- a line of a file that nobody wrote by hand\n".utf8)
        var bytes = Data()
        while bytes.count < 5_000_000 { bytes.append(line) }
        #expect(try findings(bytes).map(\.code) == [.knowledge(.yamlSize)])
    }

    @Test func `bytes that are no text are refused where they are`() throws {
        #expect(try findings(Data("a: 1\nb: \u{7}\n".utf8)).map(\.line) == [2])
        #expect(try findings(Data("a: 1\nb:\t2\n".utf8)).map(\.column) == [3])
        #expect(try findings(Data([0x61, 0x3A, 0x20, 0xFF, 0x0A])).map(\.code) == [.knowledge(.encoding)])
        #expect(try findings(Data([0x61, 0x3A, 0x20, 0x00])).map(\.code) == [.knowledge(.encoding)])
        #expect(try findings(Data("a: \u{2028}\n".utf8)).map(\.code) == [.knowledge(.encoding)])
        #expect(try findings(Data("a: \u{202E}evil\n".utf8)).map(\.code) == [.knowledge(.encoding)])
        #expect(try findings(Data("a: \"\\u202e\"\n".utf8)).map(\.code) == [.knowledge(.encoding)])
        #expect(try findings(Data("a: 1\rb: 2\n".utf8)).map(\.code) == [.knowledge(.encoding)])
    }

    @Test func `line ends of Windows and a byte order mark are accepted`() throws {
        let fixture = try KnowledgeFixture()
        let text = "\u{FEFF}---\n" + KnowledgeFixture.chestPain
        try fixture.write("protocols/chest-pain.yaml", Data(text.replacing("\n", with: "\r\n").utf8))
        let (knowledge, findings) = try fixture.load()
        #expect(findings.isEmpty)
        #expect(knowledge.protocols.count == 1)
    }

    @Test func `syntax errors have a place`() throws {
        try expect("a: \"open\nb: 1\n", .yamlSyntax, line: 1, column: 4)
        try expect("a: [1, 2\n", .yamlSyntax, line: 1, column: 4)
        try expect("a: 1]\nb: [2]]\n", .yamlSyntax, line: 2, column: 7)
        try expect("a: one\n  two\n", .yamlSyntax, line: 2, column: 3)
        try expect("a: b: c\n", .yamlSyntax, line: 1, column: 5)
        try expect("a: 1\na: 2\n", .duplicateKey, line: 1, column: 1)
        try expect("a: 1\n---\nb: 2\n", .yamlTag, line: 2, column: 1)
        try expect("", .empty, line: 1, column: 1)
        try expect("# nothing\n", .empty, line: 1, column: 1)
    }

    @Test func `a pipe is not read`() throws {
        let fixture = try KnowledgeFixture()
        try fixture.write("protocols/other.txt", Data())
        let pipe = fixture.folder.appending(path: "protocols/chest-pain.yaml")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        #expect(try fixture.load().findings.map(\.code) == [.knowledge(.unreadable)])
    }
}
