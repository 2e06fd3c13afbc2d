import EMSAssembly
import EMSKnowledge
import Foundation
import Testing

/// What is checked before the first encounter is begun.
struct BuildInputTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func error(of recipe: Recipe, fontFolder: String = DatasetBuilder.defaultFontFolder) -> BuildError? {
        let builder = DatasetBuilder(
            recipe: recipe, knowledge: SmallBuild.knowledge, synthesizer: nil,
            options: .init(output: folder.path("out"), jobs: 1, fontFolder: fontFolder))
        let error = SmallBuild.error { _ = try builder.build(progress: { _ in }, isInterrupted: { false }) }
        #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
        return error
    }

    @Test func `a language that is not there is bad input`() {
        var recipe = SmallBuild.recipe()
        recipe.language = "tlh"
        #expect(error(of: recipe)?.kind == .badInput)
        #expect(error(of: recipe)?.remedy?.contains("en") == true)
    }

    @Test func `a recipe without a known protocol is bad input`() {
        #expect(error(of: SmallBuild.recipe(protocols: ["no-such": 1]))?.kind == .badInput)
    }

    @Test func `a missing font is a missing part`() {
        var recipe = SmallBuild.recipe()
        recipe.streams.frames = true
        let error = error(of: recipe, fontFolder: "/nowhere")
        #expect(error?.kind == .missingPart)
        #expect(error?.remedy?.contains("fonts-dejavu-core") == true)
    }

    @Test func `other protocol files are another data set`() throws {
        let out = folder.path("out")
        try SmallBuild.build(SmallBuild.recipe(), output: out)
        let knowledge = try ChangedKnowledge(folder).knowledge { name, text in
            name == "stroke.yaml" ? text + "\n# edited\n" : text
        }
        let error = SmallBuild.error { try SmallBuild.build(SmallBuild.recipe(), output: out, knowledge: knowledge) }
        #expect(error?.kind == .wrongFolder)
        #expect(error?.message.contains("other protocol or language files") == true)
    }
}
