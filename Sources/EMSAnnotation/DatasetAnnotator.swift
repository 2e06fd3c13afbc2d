import EMSManifest
public import Foundation

/// Streams the frames of a data set to an outside program and keeps what it answers beside the truth, which is never
/// changed. `docs/annotators.md` has the wire.
///
/// The same frames and answers give the same bytes, whatever was annotated before, in one run or in several.
public struct DatasetAnnotator {
    public struct Options: Hashable, Sendable {
        /// The program and its arguments, not empty.
        public var command: [String]
        /// Of the annotations; that of the program if nil.
        public var name: String?
        /// Ids; all encounters if empty.
        public var encounters: Set<String>
        /// Time for the program's first line, in which it may load a model.
        public var startLimit: Duration
        /// Time between two answers, and for the program to end.
        public var answerLimit: Duration
        /// Whether frames go through the pipe, for a program that does not see the files.
        public var sendsPictures: Bool

        public init(
            command: [String], name: String? = nil, encounters: Set<String> = [],
            startLimit: Duration = .seconds(600), answerLimit: Duration = .seconds(120), sendsPictures: Bool = false
        ) {
            self.command = command
            self.name = name
            self.encounters = encounters
            self.startLimit = startLimit
            self.answerLimit = answerLimit
            self.sendsPictures = sendsPictures
        }
    }

    public let dataset: URL
    public let options: Options

    public init(dataset: URL, options: Options) {
        self.dataset = dataset
        self.options = options
    }

    /// - Parameters:
    ///   - progress: called with the frames that are done and those there are.
    ///   - isStopped: asked now and then; the run ends when it says so.
    /// - Returns: annotator against truth, of everything that is annotated under the name.
    /// - Throws: `AnnotationError`, `DatasetFolderError`. Whole encounters that are answered are kept then.
    public func run(
        progress: (Int, Int) -> Void = { _, _ in }, isStopped: @escaping () -> Bool = { false }
    ) throws -> AnnotationReport {
        let folder = try DatasetFolder(dataset)
        let summary = try folder.summary()
        let survey = try DatasetSurvey(folder)
        if let unknown = options.encounters.sorted().first(where: { survey.places[$0] == nil }) {
            throw AnnotationError(.noInput, "there is no encounter \(unknown) in the data set")
        }
        guard survey.frameCounts.keys.contains(where: isAsked) else {
            throw AnnotationError(.noInput, "there are no frames to annotate")
        }
        let program = try OutsideProgram(options.command)
        defer { program.stop() }
        try program.send(
            try FrameRequest.hello(dataset: summary.record.name, folder: folder.path, labels: survey.labels),
            within: options.startLimit, isStopped: isStopped)
        guard let line = try program.line(within: options.startLimit, isStopped: isStopped) else {
            throw Self.early(program, options, "before its first line", isStopped)
        }
        let hello = try AnnotatorHello(line)
        var exchange = FrameExchange(
            program: program, hello: hello, options: options, folder: folder,
            output: try AnnotationFolder(
                folder, name: try name(hello), annotator: hello.annotator, places: survey.places),
            total: survey.frameCounts.reduce(0) { isAsked($1.key) ? $0 + $1.value : $0 }, isStopped: isStopped)
        try exchange.run(isAsked: isAsked, progress: progress)
        return try AnnotationReport(exchange.index, of: folder)
    }

    private func isAsked(_ encounter: String) -> Bool {
        options.encounters.isEmpty || options.encounters.contains(encounter)
    }

    private func name(_ hello: AnnotatorHello) throws(AnnotationError) -> String {
        let name = options.name ?? hello.annotator.name
        if let fault = Self.fault(ofName: name) {
            throw AnnotationError(
                options.name == nil ? .badAnswer : .noInput, "“\(WireText.shown(name))” cannot name files: it \(fault)",
                remedy: "Choose a --name of letters, digits, - and _.")
        }
        return name
    }

    /// What is wrong with a name for annotations, nil if nothing is.
    public static func fault(ofName name: String) -> String? {
        guard DatasetFolder.isPlain(name), !name.hasPrefix("-"), !name.hasPrefix("_") else {
            return "is not made of up to 64 letters, digits, - and _"
        }
        return SplitWords.first(in: name).map { "holds the word “\($0)”, which loaders take for a split" }
    }

    /// The report on annotations that are there.
    public static func report(on name: String, in dataset: URL) throws -> AnnotationReport {
        let folder = try DatasetFolder(dataset)
        return try AnnotationReport(try index(name, in: folder), of: folder)
    }

    /// Removes the annotations of a name.
    public static func remove(_ name: String, from dataset: URL) throws {
        let folder = try DatasetFolder(dataset)
        _ = try index(name, in: folder)
        try AnnotationFolder.remove(name, from: folder)
    }

    private static func index(_ name: String, in folder: DatasetFolder) throws -> AnnotationIndex {
        guard fault(ofName: name) == nil, let index = try AnnotationFolder.index(name, in: folder) else {
            throw AnnotationError(.noInput, "there are no annotations “\(name)” in \(folder.path)")
        }
        return index
    }

    /// A program that says nothing more although it is asked.
    static func early(
        _ program: OutsideProgram, _ options: Options, _ place: String, _ isStopped: () -> Bool
    ) -> AnnotationError {
        _ = program.end(within: .seconds(2), isStopped: isStopped)
        if isStopped() { return AnnotationError(.interrupted, "interrupted") }
        let ending = program.ending ?? "has closed its output"
        return AnnotationError(
            .programFailed, "the annotator \(ending) \(place)", remedy: "What it says of it stands above, if anything.")
    }
}
