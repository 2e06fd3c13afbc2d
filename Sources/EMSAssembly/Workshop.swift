import EMSDialogue
import EMSImagery
import EMSKnowledge
import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import EMSSimulation
import EMSSpeech
import Foundation

/// Everything the encounters of a build share, checked before the first of them is begun.
struct Workshop: Sendable {
    let recipe: Recipe
    let knowledge: Knowledge
    /// What encounters may be about, sorted by id, in the words of the protocol files.
    let protocols: [ClinicalProtocol]
    /// By tag and id: the same with the words of a language.
    let spoken: [String: [String: ClinicalProtocol]]
    /// By tag: those that encounters may be in.
    let languages: [String: LanguagePack]
    let pronunciations: [String: Pronunciation]
    let voices: VoiceSplits
    let synthesizer: (any SpeechSynthesizer)?
    /// Name and version of the user's program that speaks; nil where the engine does.
    var outsideVoice: String? { identity.versions["outside-voice"] }
    /// The user's recordings, dealt over the splits; nil where the recipe's scenes and rooms are all there are.
    let ownNoise: OwnPlaces?
    let ownRooms: OwnPlaces?
    let generator: any DialogueGenerator
    let fontFolder: String
    /// The recipe as it stands in the data set: without the number of encounters, which stands in its counts.
    let recipeValue: JSONValue
    let identity: BuildIdentity
    /// Frames of the user's own; nil where frames are drawn.
    let recorded: RecordedFrames?
    /// Measures the stages, if anybody wants to know.
    let clock: StageClock?

    init(
        recipe: Recipe, knowledge: Knowledge, synthesizer: (any SpeechSynthesizer)?, own: OwnMaterial? = nil,
        fontFolder: String, clock: StageClock? = nil
    ) throws {
        recorded = try Self.recorded(of: recipe)
        var recipe = recipe
        recipe.frames.recorded?.sha256 = recorded?.sha256
        self.recipe = recipe
        self.knowledge = knowledge
        self.fontFolder = fontFolder
        self.clock = clock
        try Self.checkKinds(of: recipe)
        generator = EmbeddedGenerator(manner: MannerOfSpeech(recipe.disfluency))
        languages = try Self.languages(of: recipe, knowledge)
        spoken = languages.mapValues { language in
            Dictionary(uniqueKeysWithValues: knowledge.protocols(in: language).map { ($0.id, $0) })
        }
        protocols = try Self.protocols(of: recipe, knowledge, spoken: spoken)
        pronunciations = Dictionary(
            uniqueKeysWithValues: languages.keys.map { tag in
                (tag, Pronunciation(lexicon: knowledge.lexica[tag], language: tag))
            })
        let isDisjoint = recipe.audio.voices == .disjoint
        let catalogue = try VoiceCatalogue(
            knowledge.voices.filter { isDisjoint || $0.pool == .core })
        voices =
            try isDisjoint ? VoiceSplits(catalogue, shares: recipe.splits, seed: recipe.seed) : VoiceSplits(catalogue)
        self.synthesizer = recipe.streams.audio ? synthesizer : nil
        let engine = try self.synthesizer?.engine()
        ownNoise = try Self.noise(own, recipe)
        ownRooms = try Self.rooms(own, recipe)
        recipeValue = try Self.value(of: recipe, own: own)
        identity = BuildIdentity(
            recipeSHA256: ContentDigest(of: try CanonicalJSON.encode(recipeValue)).hexadecimal, seed: recipe.seed,
            knowledgeSHA256: Self.digest(of: knowledge),
            versions: try Self.versions(recipe: recipe, engine: engine, fontFolder: fontFolder))
        if let engine { try catalogue.check(against: engine) }
        if let name = recipe.audio.rooms?.names.first(where: { knowledge.rooms[$0] == nil }) {
            throw BuildError(
                .badInput, "there is no room “\(name)” that can be used",
                remedy: "Known: \(knowledge.rooms.keys.sorted().joined(separator: ", ")).")
        }
        if let ladder = recipe.audio.ladder { try Self.check(ladder, knowledge, languages: languages.keys.sorted()) }
    }

    /// - Throws: `BuildError.badInput` if the recipe asks for what the protocols do not have.
    func plan(count: Int) throws(BuildError) -> EncounterPlan {
        do {
            return try EncounterPlan(recipe: recipe, protocols: protocols, count: count)
        } catch {
            throw BuildError(.badInput, error.message, remedy: error.remedy)
        }
    }

    /// What a recipe names, which must be what a data set was made of if it says so.
    private static func recorded(of recipe: Recipe) throws(BuildError) -> RecordedFrames? {
        guard let recorded = recipe.frames.recorded else { return nil }
        guard recipe.streams.frames, recipe.pairs == nil else {
            throw BuildError(
                .badInput, "a recipe with frames of your own has the stream of frames and no texts beside them",
                remedy: "Set streams.frames=true, and leave out `pairs`.")
        }
        guard let folder = recorded.folder else {
            throw BuildError(
                .badInput, "the frames were recorded, and the recipe does not say where they are",
                remedy: "Name their folder with --frames-dir.")
        }
        let frames = try RecordedFrames(folder: folder, licence: recorded.licence)
        if let known = recorded.sha256, known != frames.sha256 {
            throw BuildError(
                .badInput, "the frames in \(folder) are not those that the data set was made of",
                remedy: "Name the folder it was made of.")
        }
        return frames
    }

    private static func checkKinds(of recipe: Recipe) throws {
        let known = FrameKind.allCases.map(\.rawValue)
        guard let name = recipe.pairs?.kinds.keys.sorted().first(where: { !known.contains($0) }) else { return }
        throw BuildError(
            .badInput, "there is no kind of frame “\(name)”", remedy: "One of: \(known.joined(separator: ", ")).")
    }

    /// The scenes of a ladder are there, and whoever talks in them can do so in every language of the recipe.
    private static func check(
        _ ladder: NoiseLadder, _ knowledge: Knowledge, languages: [String]
    ) throws(BuildError) {
        for id in ladder.scenes {
            guard let scene = knowledge.scenes[id] else {
                throw BuildError(
                    .badInput, "there is no scene “\(id)” that can be used",
                    remedy: "Known: \(knowledge.scenes.keys.sorted().joined(separator: ", ")).")
            }
            guard scene.talkers > 0, let tag = languages.first(where: { scene.lines[$0]?.isEmpty ?? true }) else {
                continue
            }
            throw BuildError(
                .badInput, "people talk in the scene “\(id)”, but not in the language “\(tag)”",
                remedy: "Add `lines` in it to assets/scenes/\(id).yaml, or name other scenes in `audio.ladder`.")
        }
    }

    private static func languages(of recipe: Recipe, _ knowledge: Knowledge) throws -> [String: LanguagePack] {
        let tags = Set(recipe.quotas?.shares[.language]?.keys.filter { $0 != Quotas.other } ?? [])
            .union([recipe.language])
        var languages: [String: LanguagePack] = [:]
        for tag in tags.sorted() {
            guard let language = knowledge.languages[tag] else {
                throw BuildError(
                    .badInput, "there is no language pack “\(tag)”",
                    remedy: "Known: \(knowledge.languages.keys.sorted().joined(separator: ", ")).")
            }
            languages[tag] = language
        }
        return languages
    }

    /// What the recipe asks for and every one of its languages has words for.
    private static func protocols(
        of recipe: Recipe, _ knowledge: Knowledge, spoken: [String: [String: ClinicalProtocol]]
    ) throws(BuildError) -> [ClinicalProtocol] {
        let named = recipe.protocols.keys.filter { (recipe.protocols[$0] ?? 0) > 0 }.sorted()
        for tag in spoken.keys.sorted() {
            guard let words = spoken[tag],
                let silent = named.first(where: { knowledge.clinicalProtocol($0) != nil && words[$0] == nil })
            else { continue }
            throw BuildError(
                .badInput, "the language “\(tag)” has no words for the protocol \(silent)",
                remedy: "It has words for: \(words.keys.sorted().joined(separator: ", ")).")
        }
        return knowledge.protocols.filter { clinical in
            (recipe.protocols.isEmpty || (recipe.protocols[clinical.id] ?? 0) > 0)
                && spoken.values.allSatisfy { $0[clinical.id] != nil }
        }
    }

    private static func noise(_ own: OwnMaterial?, _ recipe: Recipe) throws -> OwnPlaces? {
        guard let own, !own.noise.isEmpty else { return nil }
        guard recipe.streams.audio, recipe.audio.ladder != nil else {
            throw BuildError(
                .badInput, "the recipe \(recipe.name) has no noise that yours could take part in",
                remedy: "Take one with `audio.ladder`, such as ems-audio, or set audio.ladder.scenes=all.")
        }
        return try .noises(own.noise, isAlone: own.isNoiseAlone, shares: recipe.splits)
    }

    private static func rooms(_ own: OwnMaterial?, _ recipe: Recipe) throws -> OwnPlaces? {
        guard let own, !own.impulses.isEmpty else { return nil }
        guard recipe.streams.audio, recipe.audio.rooms != nil else {
            throw BuildError(
                .badInput, "the recipe \(recipe.name) has no rooms that yours could take part in",
                remedy: "Take one with `audio.rooms`, such as ems-audio, or set audio.rooms.names=all.")
        }
        return try .rooms(own.impulses, isAlone: own.areRoomsAlone, shares: recipe.splits)
    }

    private static func value(of recipe: Recipe, own: OwnMaterial?) throws -> JSONValue {
        let encoded = try JSONDecoder().decode(JSONValue.self, from: CanonicalJSON.encode(recipe))
        guard case .object(var members) = encoded else { return encoded }
        members["encounters"] = nil
        members["own_material"] = own?.recipeValue
        return .object(members)
    }

    private static func digest(of knowledge: Knowledge) -> String {
        var lines = ""
        for file in knowledge.files { lines += "\(file.path) \(ContentDigest(of: file.bytes).hexadecimal)\n" }
        return ContentDigest(of: lines).hexadecimal
    }

    private static func versions(
        recipe: Recipe, engine: SpeechEngineInfo?, fontFolder: String
    ) throws -> [String: String] {
        var versions = ["emsynth": EmsynthVersion.current]
        if let engine {
            versions[engine.name] = engine.version
            versions["\(engine.name)-data"] = engine.dataDigest
        }
        if recipe.streams.audio || recipe.streams.frames {
            for engine in MediaEngine.all { versions[engine.name] = engine.version }
        }
        if recipe.streams.frames {
            for (name, version) in FrameRenderer.engineVersions { versions[name] = version }
            for path in FrameFonts(dejaVuIn: fontFolder).paths {
                let name = URL(filePath: path).lastPathComponent
                guard let bytes = FileManager.default.contents(atPath: path) else {
                    throw BuildError(
                        .missingPart, "the font \(path) is missing",
                        remedy: "Run `apt-get install fonts-dejavu-core`.")
                }
                versions["font-\(name)"] = ContentDigest(of: bytes).hexadecimal
            }
        }
        return versions
    }
}

extension Pronunciation {
    fileprivate init(lexicon: PronunciationLexicon?, language: String) {
        self.init(
            language: language, letters: lexicon?.letters ?? [:],
            words: (lexicon?.words ?? [:]).mapValues { entry in
                switch entry {
                case .phonemes(let phonemes): .phonemes(phonemes)
                case .respell(let words): .respell(words)
                }
            })
    }
}
