import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation
import Testing

@Suite struct SceneTests {
    private static let path = "assets/scenes/rain.yaml"
    private static let rain = """
        title: Rain
        layers:
          - {label: rain, noise: {}, band_hz: [700, 7000]}
          - {label: drops, drops: {per_s: 30}, level_db: -6, cycle: {every_s: 4, on_s: 1}}
        """

    private func load(_ text: String) throws -> (scene: NoiseScene?, codes: [String]) {
        let (knowledge, findings) = try KnowledgeFixture([Self.path: text]).load()
        return (
            knowledge.scenes["rain"],
            findings.filter { finding in finding.path.map { $0.hasSuffix("rain.yaml") } ?? false }.map { "\($0.code)" }
        )
    }

    @Test func `a scene is read with its layers`() throws {
        let (scene, codes) = try load(Self.rain)
        #expect(codes.isEmpty)
        #expect(
            scene
                == NoiseScene(
                    id: "rain", title: "Rain",
                    layers: [
                        .init(label: "rain", sound: .noise, levelDecibels: 0, band: 700...7_000),
                        .init(
                            label: "drops", sound: .drops(perSecond: 30), levelDecibels: -6,
                            cycle: .init(everySeconds: 4, onSeconds: 1)),
                    ]))
    }

    @Test(arguments: [
        ("noise without a band", "layers:\n  - {label: a, noise: {}}"),
        ("two sounds", "layers:\n  - {label: a, noise: {}, drops: {per_s: 3}, band_hz: [100, 200]}"),
        ("no sound", "layers:\n  - {label: a, band_hz: [100, 200]}"),
        ("nothing steady", "layers:\n  - {label: a, drops: {per_s: 3}}"),
        ("never silent", "layers:\n  - {label: a, noise: {}, band_hz: [100, 200], cycle: {every_s: 2, on_s: 2}}"),
        ("talk without lines", "layers:\n  - {label: a, talk: {talkers: 2}}"),
        ("a line with a number", "layers:\n  - {label: a, talk: {talkers: 2}}\nlines: {en: [I have 2 dogs]}"),
        ("an unknown sweep", "layers:\n  - {label: a, siren: {sweep: up, hertz: [600, 1500], period_s: 4}}"),
        ("a misspelt key", "layers:\n  - {label: a, noise: {}, band_hz: [100, 200], levl_db: 3}"),
    ])
    func `what a scene cannot be is found`(name: String, layers: String) throws {
        let (scene, codes) = try load("title: Rain\n\(layers)\n")
        #expect(!codes.isEmpty)
        #expect(scene == nil)
    }

    @Test func `the scenes that come with the program are free of faults, eight and more`() throws {
        let (knowledge, findings) = try KnowledgeLoader(folders: [KnowledgeFixture.checkout]).load()
        let ofScenes = findings.filter { finding in finding.path.map { $0.contains("assets/scenes") } ?? false }
        #expect(ofScenes.isEmpty)
        #expect(knowledge.scenes.count >= 8)
        for tag in knowledge.languages.keys {
            #expect(knowledge.scenes.values.allSatisfy { $0.talkers == 0 || $0.lines[tag]?.isEmpty == false })
        }
    }
}
