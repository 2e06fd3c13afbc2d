public import EMSKnowledge
import EMSManifest
import EMSReproducibility
import EMSModel
public import EMSSimulation
public import EMSSpeech
import Foundation

/// Builds a data set: plans it, assembles what is missing on several threads, and writes the records that describe the
/// whole.
///
/// The bytes depend on recipe, seed, knowledge and engines alone; not on the number of jobs, nor on how often the build
/// was interrupted, nor on how many encounters follow.
public struct DatasetBuilder: Sendable {
    public struct Options: Sendable {
        public var output: String
        public var jobs: Int
        /// Folder of the DejaVu fonts.
        public var fontFolder: String
        /// Recordings of the user's own; nil for none.
        public var own: OwnMaterial?

        public init(
            output: String, jobs: Int, fontFolder: String = DatasetBuilder.defaultFontFolder, own: OwnMaterial? = nil
        ) {
            self.output = output
            self.jobs = max(1, jobs)
            self.own = own
            self.fontFolder = fontFolder
        }
    }

    public static let defaultFontFolder = "/usr/share/fonts/truetype/dejavu"

    private let recipe: Recipe
    private let knowledge: Knowledge
    private let synthesizer: (any SpeechSynthesizer)?
    private let options: Options

    /// - Parameter synthesizer: speaks the turns; nil for recipes without audio, whose times are estimated.
    public init(recipe: Recipe, knowledge: Knowledge, synthesizer: (any SpeechSynthesizer)?, options: Options) {
        self.recipe = recipe
        self.knowledge = knowledge
        self.synthesizer = synthesizer
        self.options = options
    }

    /// - Parameters:
    ///   - planned: told what is going to be built, before anything is; not called for a folder that is finished.
    ///   - progress: called on the calling thread.
    ///   - isInterrupted: asked between encounters; when true the build ends with `BuildError.interrupted` and the
    ///     folder resumes.
    public func build(
        planned: (PlanSummary) -> Void = { _ in }, progress: (BuildProgress) -> Void,
        isInterrupted: @escaping @Sendable () -> Bool
    ) throws -> BuildSummary {
        try build(clock: nil, planned: planned, progress: progress, isInterrupted: isInterrupted)
    }

    /// - Parameter clock: measures the stages of a build of one job.
    package func build(
        clock: StageClock?, planned: (PlanSummary) -> Void = { _ in }, progress: (BuildProgress) -> Void,
        isInterrupted: @escaping @Sendable () -> Bool
    ) throws -> BuildSummary {
        let workshop = try clock.measure(.start) { try makeWorkshop(clock: clock) }
        var folder = try BuildFolder(path: options.output, identity: workshop.identity)
        let count = recipe.encounters
        if folder.isFinished(count: count) {
            return BuildSummary(path: options.output, encounters: count, made: 0, sessionSeconds: 0, complaints: [])
        }
        if folder.count > count {
            throw BuildError(
                .wrongFolder, "\(options.output) already holds \(folder.count) encounters, more than \(count)",
                remedy: "Ask for at least \(folder.count) with --encounters, or choose another folder with -o.")
        }
        let plan = try workshop.plan(count: count)
        planned(plan.summary)
        try folder.begin()
        var state = BuildProgress(
            done: plan.entries.count { folder.isDone($0.index) }, total: count, made: 0, sessionSeconds: 0,
            encounter: nil, complaints: [])
        progress(state)
        var complaints: [String] = []
        let target = folder
        func commit() throws {
            try clock.measure(.files) { try folder.commit() }
        }
        do {
            try ParallelJobs.run(
                plan.entries.filter { !target.isDone($0.index) }, jobs: options.jobs, isInterrupted: isInterrupted,
                makeWorker: { try clock.measure(.start) { try EncounterAssembler(workshop: workshop) } },
                work: { assembler, entry in
                    let encounter = try assembler.assemble(entry)
                    let line = try clock.measure(.files) { try target.stage(encounter) }
                    return Staged(line: line, complaints: encounter.complaints.map { "\(entry.id): \($0)" })
                },
                collect: { staged in
                    if folder.note(staged.line) { try commit() }
                    state.done += 1
                    state.made += 1
                    state.sessionSeconds += staged.line.duration.seconds
                    state.encounter = staged.line.id
                    state.complaints = staged.complaints
                    complaints += staged.complaints
                    progress(state)
                })
        } catch {
            // What is whole is kept, whatever ended the build; its own reason counts more than a failure here.
            try? folder.commit()
            throw error
        }
        try commit()
        try clock.measure(.records) {
            try DatasetWriter(workshop: workshop, folder: folder, plan: plan.summary).write()
        }
        try clock.measure(.files) { try folder.finish() }
        return BuildSummary(
            path: options.output, encounters: count, made: state.made, sessionSeconds: state.sessionSeconds,
            complaints: complaints.sorted())
    }

    func makeWorkshop(clock: StageClock? = nil) throws -> Workshop {
        try Workshop(
            recipe: recipe, knowledge: knowledge, synthesizer: synthesizer, own: options.own,
            fontFolder: options.fontFolder, clock: clock)
    }

    /// Makes one encounter again, in memory.
    public func assemble(index: Int) throws -> AssembledEncounter {
        let workshop = try makeWorkshop()
        let plan = try workshop.plan(count: index + 1)
        return try EncounterAssembler(workshop: workshop).assemble(plan.entries[index])
    }

    /// What the encounters of this build ask of the engines, one at a time.
    package func forEachEngineWork(_ body: (EngineWork) throws -> Void) throws {
        let workshop = try makeWorkshop()
        let assembler = try EncounterAssembler(workshop: workshop)
        for entry in try workshop.plan(count: recipe.encounters).entries { try body(assembler.engineWork(entry)) }
    }

    /// In what this build would differ from the one a folder holds, for people; nil if in nothing.
    public func difference(fromFolder path: String) throws -> String? {
        let workshop = try makeWorkshop()
        guard let known = try BuildFolder.identity(ofFolder: path) else { return nil }
        return workshop.identity.difference(from: known)
    }

    private struct Staged: Sendable {
        var line: ManifestLine
        var complaints: [String]
    }
}
