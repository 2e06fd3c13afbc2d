import EMSManifest

/// A format that data sets can be exported to. An instance writes one export: it is fed with the encounters in the order
/// of the manifest, keeps nothing of them, and writes below its folder only.
///
/// The same data set and options give the same bytes.
protocol ExportFormat: SendableMetatype {
    /// As on the command line; also the name of the export's folder.
    static var name: String { get }
    /// One clause for the list of formats.
    static var summary: String { get }
    /// Without which there is nothing to export.
    static var needs: Set<ExportNeed> { get }
    /// Options that make a difference to it. Others are refused where the format is named.
    static var choices: Set<ExportChoice> { get }
    /// Python that loads the export with a tool of other people.
    static var loader: ExportLoader { get }

    init(_ context: ExportContext) throws

    mutating func add(_ encounter: ExportEncounter) throws

    /// Writes what can only be written once all encounters are known.
    mutating func finish() throws
}

extension ExportFormat {
    static var choices: Set<ExportChoice> { [] }

    mutating func finish() throws {}
}

/// Streams that a recipe may leave out.
enum ExportNeed: String, Hashable, Sendable, CaseIterable {
    case sound, frames, signals, report
}

/// What a format gets to work with.
struct ExportContext {
    let dataset: DatasetSummary
    let options: ExportOptions
    let folder: ExportFolder
}

/// A few lines of Python that load an export, run in the folder that holds the exports. `docs/loading.md` shows them,
/// `--verify` and the tests run them.
public struct ExportLoader: Hashable, Sendable {
    /// What `pip install` takes; empty if Python alone suffices.
    public let packages: [String]
    public let snippet: String
    /// Validates with the files of a standard that the project must not carry; the environment names their folder. For
    /// `--schema`.
    public let official: String?

    init(_ packages: [String], _ snippet: String, official: String? = nil) {
        self.packages = packages
        self.snippet = snippet
        self.official = official
    }
}
