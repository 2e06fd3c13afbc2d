public import EMSModel

/// Everything that was read from the knowledge folders and is free of errors.
public struct Knowledge: Sendable {
    /// Sorted by id.
    public let protocols: [ClinicalProtocol]
    public let catalogue: ClinicalCatalogue
    /// By language tag.
    public let languages: [String: LanguagePack]
    /// By language tag.
    public let lexica: [String: PronunciationLexicon]
    /// Sorted by id.
    public let voices: [VoiceProfile]
    /// By id.
    public let scenes: [String: NoiseScene]
    /// By id.
    public let rooms: [String: AcousticRoom]
    /// What the above was read from, sorted by path: the input of the knowledge digest. Recipes are no part of it; a
    /// protocol that a later folder replaces is left out.
    public let files: [KnowledgeFile]
    /// By name; read by `KnowledgeLoader.loadRecipe`.
    let recipes: [String: LocatedFile]
    /// Sorted; also of protocols and languages that have errors, so that a recipe is not blamed for naming them.
    let declaredProtocols: [String]
    let declaredLanguages: [String]
    let declaredScenes: [String]
    let declaredRooms: [String]

    init(
        protocols: [ClinicalProtocol], catalogue: ClinicalCatalogue, languages: [String: LanguagePack],
        lexica: [String: PronunciationLexicon], voices: [VoiceProfile], scenes: [String: NoiseScene],
        rooms: [String: AcousticRoom],
        files: [KnowledgeFile],
        recipes: [String: LocatedFile], declaredProtocols: [String], declaredLanguages: [String],
        declaredScenes: [String],
        declaredRooms: [String]
    ) {
        self.protocols = protocols
        self.catalogue = catalogue
        self.languages = languages
        self.lexica = lexica
        self.voices = voices
        self.scenes = scenes
        self.rooms = rooms
        self.files = files
        self.recipes = recipes
        self.declaredProtocols = declaredProtocols
        self.declaredLanguages = declaredLanguages
        self.declaredScenes = declaredScenes
        self.declaredRooms = declaredRooms
    }

    public func clinicalProtocol(_ id: String) -> ClinicalProtocol? { protocols.first { $0.id == id } }

    /// The protocols that can be spoken in a language, with its words, sorted by id.
    public func protocols(in language: LanguagePack) -> [ClinicalProtocol] {
        guard language.id != ClinicalProtocol.ownLanguage else { return protocols }
        return protocols.compactMap { clinical in language.protocols[clinical.id].map { clinical.worded(by: $0) } }
    }

    /// The same with one protocol alone, which may have been read from anywhere.
    public func with(only clinical: ClinicalProtocol) -> Knowledge {
        Knowledge(
            protocols: [clinical], catalogue: catalogue, languages: languages, lexica: lexica, voices: voices,
            scenes: scenes, rooms: rooms, files: files, recipes: recipes, declaredProtocols: [clinical.id],
            declaredLanguages: declaredLanguages, declaredScenes: declaredScenes,
            declaredRooms: declaredRooms)
    }

    /// Names of the recipes in the folders, sorted.
    public var recipeNames: [String] { recipes.keys.sorted() }

    var vocabulary: PhraseVocabulary {
        guard !languages.isEmpty else { return PhraseVocabulary() }
        return PhraseVocabulary(languages: Set(languages.values.flatMap(\.phrases.keys)))
    }
}

/// A file of a knowledge folder, as it was read.
public struct KnowledgeFile: Hashable, Sendable {
    /// Relative to its folder, with forward slashes, such as `protocols/stroke.yaml`.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
