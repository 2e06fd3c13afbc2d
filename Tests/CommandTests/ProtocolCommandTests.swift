import Foundation
import Testing

struct ProtocolCommandTests {
    let folder: TemporaryFolder
    private let example = BuiltProgram.root.appending(path: "docs/examples/protocols/nausea-vomiting.yaml").path

    init() throws { folder = try TemporaryFolder() }

    @Test func `show --sample prints a call, another with another seed`() throws {
        let first = try BuiltProgram.run(["protocols", "show", "stroke", "--sample"])
        #expect(first.status == 0, "\(first.errors)")
        let lines = first.output.split(separator: "\n")
        #expect(lines.count > 40)
        #expect(lines.contains { $0.contains(/^ +\d+:\d\d dispatcher +\S/) })
        #expect(try BuiltProgram.run(["protocols", "show", "stroke", "--sample"]).output == first.output)
        let other = try BuiltProgram.run(["protocols", "show", "stroke", "--sample", "--seed", "2"])
        #expect(other.status == 0 && other.output != first.output)
        let file = try BuiltProgram.run(["protocols", "show", example, "--sample"])
        #expect(file.status == 0 && file.output.hasPrefix("Nausea and vomiting\n"))
        #expect(try BuiltProgram.run(["protocols", "show", example]).output.contains("presentations: stomach_bug"))
    }

    @Test func `a review page traces every turn to lines that say so`() throws {
        let target = folder.path("review.html")
        let outcome = try BuiltProgram.run(["protocols", "review", example, "-o", target])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == target + "\n")
        let html = try folder.text("review.html")
        let json = try #require(html.firstMatch(of: /id="review">(.*?)<\/script>/)).output.1
        let review = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let dialogues = try #require(review["dialogues"] as? [[String: Any]])
        #expect(dialogues.count == 20)
        let sources = try #require(review["sources"] as? [[String: Any]])
        var own = 0
        for source in sources {
            let file = try #require(source["file"] as? String)
            let line = try #require(source["line"] as? Int)
            let isOwn = file == "protocols/nausea-vomiting.yaml"
            if isOwn { own += 1 }
            let path = isOwn ? example : BuiltProgram.root.appending(path: file).path
            let lines = try String(contentsOfFile: path, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
            let text = lines[line - 1].trimmingCharacters(in: .whitespaces)
            #expect(source["text"] as? String == text && !text.isEmpty, "\(file):\(line)")
        }
        #expect(own > 20)
        for dialogue in dialogues {
            for turn in try #require(dialogue["turns"] as? [[String: Any]]) {
                #expect((turn["sources"] as? [Int])?.isEmpty == false, "\(turn)")
            }
        }
        let few = try BuiltProgram.run(["protocols", "review", "stroke", "--number", "2"], in: folder.url)
        #expect(few.status == 0 && folder.exists("stroke-review.html"))
    }

    @Test func `a file with errors is 65, one that is not there 66, a place that cannot be written to 73`() throws {
        let text = try String(contentsOfFile: example, encoding: .utf8)
        try folder.write(text.replacingOccurrences(of: "\ncourses:", with: "\ncuorses:"), to: "belly.yaml")
        for command in [["show", folder.path("belly.yaml"), "--sample"], ["review", folder.path("belly.yaml")]] {
            let outcome = try BuiltProgram.run(["protocols"] + command, in: folder.url)
            #expect(outcome.status == 65 && outcome.errors.contains("courses"))
        }
        #expect(try BuiltProgram.run(["protocols", "review", folder.path("none.yaml")]).status == 66)
        let unwritten = try BuiltProgram.run([
            "protocols", "review", "stroke", "--number", "1", "-o", "/proc/none.html",
        ])
        #expect(unwritten.status == 73)
        expectClearMessage(unwritten, says: "/proc/none.html")
        #expect(try BuiltProgram.run(["protocols", "review", "stroke", "--number", "0"]).status == 64)
    }
}
