import EMSDiagnostics
import EMSKnowledge
import EMSReproducibility
import Foundation
import Testing

@Suite struct RecipeTests {
    private static let path = "assets/recipes/small.yaml"
    private static let small = """
        name: small
        title: A small set
        description: Few calls.
        licence: CC0-1.0
        language: xx
        encounters: 4
        seed: 9007199254740991
        pace: short
        streams: {audio: true, frames: false, sensors: true, report: true}
        audio: {container: flac, sample_rate_hz: 16000, stems: true}
        protocols: {chest-pain: 2}
        splits: {train: 0.8, validation: 0.1, test: 0.1}
        """
    private static let files = [
        "protocols/chest-pain.yaml": KnowledgeFixture.chestPain, path: small,
        "assets/language/xx/language.yaml": """
        numbers:
          up_to_nineteen: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t]
          tens: [a, b, c, d, e, f, g, h]
          hundred: hundred
          thousand: thousand
          point: point
        """,
    ]

    private func load(
        _ text: String = small, overrides: [String] = []
    ) throws -> (recipe: Recipe?, findings: [EMSDiagnostics.Finding]) {
        let fixture = try KnowledgeFixture(Self.files.merging([Self.path: text]) { _, new in new })
        return KnowledgeLoader.loadRecipe("small", overrides: overrides, knowledge: try fixture.load().knowledge)
    }

    @Test func `a recipe is read, with defaults for what it leaves out`() throws {
        let (loaded, findings) = try load()
        #expect(findings.isEmpty, "\(findings.map(\.description))")
        let recipe = try #require(loaded)
        #expect(recipe.seed == 9_007_199_254_740_991)
        #expect(recipe.frames.width == 480 && recipe.frames.height == 270 && recipe.frames.everySeconds == 5)
        #expect(recipe.protocols == ["chest-pain": 2])
        #expect(recipe.streams.audio && !recipe.streams.frames)
        #expect(recipe.noise == .modest)
    }

    @Test func `pairs are none, or as they are stated`() throws {
        #expect(try load().recipe?.pairs == nil)
        let read = try load(Self.small + "\npairs: {scenes: 12, nuisance: 0.25, kinds: {drug_label: 2}}").recipe?.pairs
        #expect(read == Recipe.Pairs(scenes: 12, kinds: ["drug_label": 2], nuisance: 0.25, utterances: false))
        #expect(try load(overrides: ["pairs.utterances=true"]).recipe?.pairs?.scenes == nil)
        #expect(try !load(Self.small + "\npairs: {scenes: 0}").findings.isEmpty)
        #expect(try !load(Self.small + "\npairs: {sceness: 3}").findings.isEmpty)
    }

    @Test func `a ladder names scenes that are there, and ratios once each`() throws {
        let scenes = ["rain", "road"].map {
            ("assets/scenes/\($0).yaml", "title: x\nlayers:\n  - {label: a, hum: {hertz: 50}}")
        }
        let files = Self.files.merging(scenes) { _, new in new }
        let ladder = { (text: String) in
            let fixture = try KnowledgeFixture(files)
            let (recipe, findings) = KnowledgeLoader.loadRecipe(
                "small", overrides: ["audio.ladder=\(text)"], knowledge: try fixture.load().knowledge)
            return (recipe?.audio.ladder, findings.count)
        }
        #expect(try load().recipe?.audio.ladder == nil)
        let usual = try ladder("{scenes: all}")
        #expect(usual.0 == NoiseLadder(scenes: ["rain", "road"], ratios: [-5, 0, 5, 10, 15, 20], take: .one))
        let stated = try ladder("{scenes: [road], snr_db: [20, -2.5], take: every_ratio}")
        #expect(stated.0 == NoiseLadder(scenes: ["road"], ratios: [20, -2.5], take: .everyRatio))
        for fault in [
            "{scenes: [snow]}", "{scenes: []}", "{scenes: [rain, rain]}", "{scenes: all, snr_db: [5, 5]}",
            "{scenes: all, snr_db: [90]}", "{scenes: all, take: some}", "{snr_db: [5]}",
        ] {
            let (ladder, count) = try ladder(fault)
            #expect(ladder == nil && count == 1, "\(fault)")
        }
    }

    @Test func `noise is none, or as far as it is stated`() throws {
        #expect(try load(Self.small + "\nnoise: none").recipe?.noise == CaseNoise.none)
        #expect(try load(overrides: ["noise=none"]).recipe?.noise == CaseNoise.none)
        var wanted = CaseNoise.modest
        wanted.refusal = 0.5
        wanted.wrongNumber = 0
        #expect(try load(Self.small + "\nnoise: {refusal: 0.5, wrong_number: 0}").recipe?.noise == wanted)
    }

    @Test func `clocks are none, or drift as far as it is stated`() throws {
        #expect(try load().recipe?.clocks == nil)
        #expect(try load(overrides: ["clocks=none"]).recipe?.clocks == nil)
        #expect(try load(Self.small + "\nclocks: {drift_ppm: 80}").recipe?.clocks == .init(driftPartsPerMillion: 80))
        #expect(try load(overrides: ["clocks.drift_ppm=80"]).recipe?.clocks == .init(driftPartsPerMillion: 80))
    }

    @Test(arguments: [
        PlantedFault("pace: short", "pase: short", .recipe(.unknownKey)),
        PlantedFault("pace: short", "pace: short\nnoise: {refusal: 2}", .recipe(.outOfRange), at: "2}"),
        PlantedFault("pace: short", "pace: short\nnoise: {refusals: 0.2}", .recipe(.unknownKey), at: "refusals"),
        PlantedFault("pace: short", "pace: short\nnoise: some", .recipe(.wrongType), at: "some"),
        PlantedFault("pace: short", "pace: short\nclocks: {drift_ppm: 2000}", .recipe(.outOfRange), at: "2000"),
        PlantedFault("pace: short", "pace: short\nclocks: {}", .recipe(.missingKey), at: "{}"),
        PlantedFault("pace: short", "pace: fast", .recipe(.unknownValue), at: "fast"),
        PlantedFault("title: A small set\n", "", .recipe(.missingKey), at: "name"),
        PlantedFault("encounters: 4", "encounters: 0", .recipe(.outOfRange), at: "0\nseed"),
        PlantedFault("encounters: 4", "encounters: 4.5", .recipe(.wrongType), at: "4.5"),
        PlantedFault(
            "seed: 9007199254740991", "seed: 9007199254740992", .recipe(.wrongType), at: "9007199254740992"),
        PlantedFault("seed: 9007199254740991", "seed: -1", .recipe(.wrongType), at: "-1\npace"),
        PlantedFault("audio: true", "audio: yes", .recipe(.wrongType), at: "yes"),
        PlantedFault("sample_rate_hz: 16000", "sample_rate_hz: 16001", .recipe(.unknownValue), at: "16001"),
        PlantedFault("container: flac", "container: mp3", .recipe(.unknownValue), at: "mp3"),
        PlantedFault("chest-pain: 2", "chest-pian: 2", .recipe(.unknownValue), at: "chest-pian"),
        PlantedFault("chest-pain: 2", "chest-pain: 0", .recipe(.outOfRange), at: "0}"),
        PlantedFault("language: xx", "language: yy", .recipe(.unknownValue), at: "yy"),
        PlantedFault("train: 0.8", "train: 0.7", .recipe(.quota), at: "{train"),
        PlantedFault("name: small", "name: ../small", .recipe(.wrongType), at: "../small"),
        PlantedFault("licence: CC0-1.0", "licence: \"<b>\"", .recipe(.unknownValue), at: "\"<b>"),
        PlantedFault("title: A small set", "title: &x A", .yamlAlias, at: "&x"),
    ])
    func `a fault is found at its place`(_ fault: PlantedFault) throws {
        let text = try fault.planted(in: Self.small)
        let (recipe, findings) = try load(text)
        try fault.expect(in: findings, of: text)
        #expect(recipe == nil)
        #expect(findings.count == 1, "\(findings.map(\.description))")
    }

    @Test func `overrides set values, also those the file leaves out`() throws {
        let recipe = try #require(
            try load(overrides: ["encounters=20", "frames.width=640", "title=\"Twenty\"", "splits={train: 1}"]).recipe)
        #expect(recipe.encounters == 20 && recipe.frames.width == 640 && recipe.title == "Twenty")
        #expect(recipe.splits.train == 1 && recipe.splits.test == 0)
    }

    @Test func `disfluency is none, natural, or natural with other rates`() throws {
        let rates = { (overrides: [String]) in try load(overrides: overrides).recipe?.disfluency }
        #expect(try rates([]) == .natural)
        #expect(try rates(["disfluency=natural"]) == .natural)
        #expect(try rates(["disfluency=none"]) == DisfluencyRates.none)
        var own = DisfluencyRates.natural
        own.cutOffs = 0.3
        own.hesitationsPerThousandWords = 5
        #expect(try rates(["disfluency={cut_offs: 0.3, hesitations_per_1000_words: 5}"]) == own)
    }

    @Test(arguments: [
        ("encounters=many", FindingCode.recipe(.wrongType)), ("encouters=2", .recipe(.unknownKey)),
        ("frames.wdth=640", .recipe(.unknownKey)), ("frames.width=1", .recipe(.outOfRange)),
        ("frames", .recipe(.override)), ("=1", .recipe(.override)), ("a..b=1", .recipe(.override)),
        ("title=*x", .recipe(.override)), ("title=", .recipe(.override)), ("splits.train=0.9", .recipe(.quota)),
        ("protocols={chest-pian: 1}", .recipe(.unknownValue)), ("name.x=1", .recipe(.wrongType)),
        ("title=A: b", .recipe(.wrongType)), ("disfluency=nature", .recipe(.unknownValue)),
        ("disfluency.cut_offs=1.5", .recipe(.outOfRange)), ("disfluency.cutoffs=0.5", .recipe(.unknownKey)),
    ])
    func `overrides are checked like the file`(_ override: String, _ code: FindingCode) throws {
        let (recipe, findings) = try load(overrides: ["seed=3", override])
        #expect(recipe == nil)
        #expect(findings.first?.code == code, "\(findings.map(\.description))")
        #expect(findings.contains { $0.path == "--set \(override)" && $0.line == 1 } || code == .recipe(.quota))
    }

    @Test func `an unknown name is answered with the nearest`() throws {
        let knowledge = try KnowledgeFixture(Self.files).load().knowledge
        let (recipe, findings) = KnowledgeLoader.loadRecipe("smal", knowledge: knowledge)
        #expect(recipe == nil)
        #expect(findings.map(\.code) == [.recipe(.notFound)])
        #expect(findings.first?.message.contains("did you mean \"small\"?") == true)
    }

    @Test func `a recipe may be named by its path`() throws {
        let fixture = try KnowledgeFixture(Self.files)
        try fixture.write("mine.yaml", Data(Self.small.replacing("name: small", with: "name: mine").utf8))
        let path = fixture.folder.appending(path: "mine.yaml").path
        let (recipe, findings) = KnowledgeLoader.loadRecipe(path, knowledge: try fixture.load().knowledge)
        #expect(findings.isEmpty)
        #expect(recipe?.name == "mine")
    }
}
