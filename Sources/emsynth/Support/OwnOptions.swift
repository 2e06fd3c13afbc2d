import ArgumentParser
import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSSpeech

/// The user's own recordings and voice, shared by `build` and `rebuild`.
struct OwnOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("A folder of noise recordings (WAV, FLAC) that take part in the ladder.", valueName: "dir"))
    var noiseDir: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A folder of impulse responses (WAV, FLAC) that people are heard through.", valueName: "dir")
    )
    var rirDir: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The licence of recordings without a licence file NAME.license, such as CC-BY-4.0.", valueName: "spdx"))
    var ownLicence: String?

    @Flag(name: .long, help: "Take the noises of --noise-dir alone, without the scenes of the recipe.")
    var onlyOwnNoise = false

    @Flag(name: .long, help: "Take the responses of --rir-dir alone, without the rooms of the recipe.")
    var onlyOwnRooms = false

    @Option(
        name: .long, parsing: .remaining,
        help: ArgumentHelp(
            "A program that speaks instead of espeak-ng (docs/outside-voices.md); it and its arguments come last.",
            valueName: "command"))
    var voiceCommand: [String] = []

    func validate() throws {
        if onlyOwnNoise, noiseDir == nil { throw ValidationError("--only-own-noise needs --noise-dir.") }
        if onlyOwnRooms, rirDir == nil { throw ValidationError("--only-own-rooms needs --rir-dir.") }
        if ownLicence != nil, noiseDir == nil, rirDir == nil {
            throw ValidationError("--own-licence needs --noise-dir or --rir-dir.")
        }
    }

    /// Nil where none is named.
    func material() throws -> OwnMaterial? {
        guard noiseDir != nil || rirDir != nil else { return nil }
        return try OwnMaterial(
            noiseFolder: noiseDir, impulseFolder: rirDir, licence: ownLicence, isNoiseAlone: onlyOwnNoise,
            areRoomsAlone: onlyOwnRooms)
    }

    /// What speaks for a recipe; nil where nothing is spoken.
    func synthesizer(for recipe: Recipe, jobs: Int) throws -> (any SpeechSynthesizer)? {
        guard recipe.streams.audio else {
            guard voiceCommand.isEmpty else {
                throw ExitStatus.fail(
                    .badInput, "the recipe \(recipe.name) has no sound that a voice could speak",
                    remedy: "Take one with sound, such as ems-audio, or set streams.audio=true.")
            }
            return nil
        }
        if voiceCommand.isEmpty { return try WorkerPool(size: jobs) }
        return WorkerPool(size: jobs, outside: try OutsideCommand(voiceCommand))
    }

    /// Refuses to rebuild without what the data set was built with.
    func expectAll(of dataset: DatasetRecord) throws {
        if let voice = dataset.versions["outside-voice"], voiceCommand.isEmpty {
            throw ExitStatus.fail(
                .usage, "the data set was spoken by an outside voice, \(Console.plain(voice))",
                remedy: "Give the same --voice-command as for the build.")
        }
        let own = dataset.recipe?["own_material"]
        for (use, option, given) in [("noise", "--noise-dir", noiseDir), ("rooms", "--rir-dir", rirDir)]
        where own?[use] != nil && given == nil {
            throw ExitStatus.fail(
                .usage, "the data set was built with recordings of somebody's own",
                remedy: "Give the same \(option) as for the build.")
        }
    }
}
