import EMSDiagnostics
import EMSKnowledge
import EMSReproducibility
import Foundation
import Testing

/// Whatever a hand, an editor or a broken disk does to a file: it loads, or a finding says where it does not.
@Suite struct MutationTests {
    private static let count = ProcessInfo.processInfo.environment["EMSYNTH_LONG_TESTS"] == "1" ? 10_000 : 500

    @Test func `mutated protocols and recipes load or are refused with a line`() throws {
        let checkout = KnowledgeFixture.checkout
        let knowledge = try KnowledgeLoader(folders: [checkout]).load().knowledge
        let files = try ["protocols", "assets/recipes"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: checkout.appending(path: folder).path).sorted()
                .filter { $0.hasSuffix(".yaml") }.map { (folder: folder, bytes: try bytes(of: "\(folder)/\($0)")) }
        }
        let fixture = try KnowledgeFixture()
        let file = fixture.folder.appending(path: "mutant.yaml")
        var random = RandomSubstream(seed: 8, "mutations")
        var refused = 0
        for index in 0..<Self.count {
            let original = random.pick(files)
            var mutant = original.bytes
            for _ in 0..<random.integer(in: 1...3) { Mutation.apply(to: &mutant, &random) }
            try Data(mutant).write(to: file)
            let isLoaded: Bool
            let findings: [EMSDiagnostics.Finding]
            if original.folder == "protocols" {
                let result = KnowledgeLoader.loadProtocol(file, knowledge: knowledge)
                (isLoaded, findings) = (result.clinicalProtocol != nil, result.findings)
            } else {
                let result = KnowledgeLoader.loadRecipe(file.path, knowledge: knowledge)
                (isLoaded, findings) = (result.recipe != nil, result.findings)
            }
            let hasErrors = findings.contains { $0.severity == .error }
            #expect(isLoaded != hasErrors, "mutant \(index)")
            #expect(findings.allSatisfy { ($0.line ?? 0) > 0 }, "mutant \(index)")
            if !isLoaded { refused += 1 }
        }
        // Mutations that nobody notices would test nothing.
        #expect(refused > Self.count / 2 && refused < Self.count)
    }

    private func bytes(of path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: KnowledgeFixture.checkout.appending(path: path)))
    }
}

private enum Mutation {
    private static let tokens = [
        "&a ", "*a", "!!x ", "---\n", "- ", "? ", ": ", "[", "]", "{", "}", "\"", "'", "|\n", ">\n", "#", "<<: ", "\t",
        "\u{0}", "\u{FEFF}", "\u{2028}", "null", "~", "true", "-1", "1e9", "999999999999999999999", "0.0000001", ", ",
        "{dose}", "{", "\\", "é", "\r\n", "  ",
    ]

    static func apply(to bytes: inout [UInt8], _ random: inout RandomSubstream) {
        guard !bytes.isEmpty else { return }
        let place = random.integer(in: 0...bytes.count - 1)
        switch random.integer(in: 0...7) {
        case 0: bytes[place] = UInt8(random.integer(in: 0...255))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8(random.integer(in: 0...255)), at: place)
        case 3: bytes.insert(contentsOf: random.pick(tokens).utf8, at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + random.integer(in: 1...200)))
        case 5:
            let end = min(bytes.count, place + random.integer(in: 1...200))
            bytes.insert(contentsOf: bytes[place..<end], at: random.integer(in: 0...bytes.count - 1))
        case 6: changeLines(of: &bytes, &random)
        default: bytes.removeSubrange(place...)
        }
    }

    /// Takes a line out, says it twice, moves it, or indents it.
    private static func changeLines(of bytes: inout [UInt8], _ random: inout RandomSubstream) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        let index = random.integer(in: 0...lines.count - 1)
        let line = lines[index]
        switch random.integer(in: 0...3) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(line, at: index)
        case 2:
            lines.remove(at: index)
            lines.insert(line, at: random.integer(in: 0...lines.count))
        default: lines[index] = Array("   ".utf8.prefix(random.integer(in: 1...3))) + line
        }
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
}
