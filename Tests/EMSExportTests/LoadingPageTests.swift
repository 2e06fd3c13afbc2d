import EMSExport
import Foundation
import Testing

/// What `--verify` runs and what the page shows are the same lines.
struct LoadingPageTests {
    private static let docs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs")

    @Test(arguments: ExportCatalogue.formats.map(\.name))
    func `the page shows the loader of a format`(name: String) throws {
        let format = try #require(ExportCatalogue.formats.first { $0.name == name })
        let page = try String(contentsOf: Self.docs.appending(path: "loading.md"), encoding: .utf8)
        let section = try #require(page.components(separatedBy: "### `\(name)`\n").dropFirst().first)
        #expect(section.contains("```python\n\(format.loader.snippet)\n```"))
        if let official = format.loader.official { #expect(section.contains("```python\n\(official)\n```")) }
        #expect(format.loader.packages.isEmpty || section.contains(format.loader.packages.joined(separator: " ")))
    }

    @Test func `names are unlike one another and plain`() {
        let names = ExportCatalogue.formats.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    }
}
