import ArgumentParser
import EMSDiagnostics
import EMSManifest
import EMSValidation
import Foundation

/// What `validate` looks at, what it reports, and how far it goes.
struct ValidationOptions: ParsableArguments {
    enum Profile: String, ExpressibleByArgument, CaseIterable { case synthetic, recorded }

    @Option(name: .long, help: "What kind of data is expected: synthetic, or recorded for real calls in this format.")
    var profile: Profile = .synthetic

    @Option(name: .long, help: ArgumentHelp("Report only this code; may be given again.", valueName: "code"))
    var select: [String] = []

    @Option(name: .long, help: ArgumentHelp("Do not report this code; may be given again.", valueName: "code"))
    var ignore: [String] = []

    @Option(name: .long, help: ArgumentHelp("Look only into this encounter; may be given again.", valueName: "id"))
    var encounter: [String] = []

    @Option(name: .long, help: ArgumentHelp("Look only into so many encounters, spread evenly.", valueName: "n"))
    var sample: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("A JSON object of codes and error, warning, info or off.", valueName: "file"))
    var severities: String?

    @Option(name: .long, help: ArgumentHelp("Leave out the findings that this file knows.", valueName: "file"))
    var baseline: String?

    @Flag(name: .long, help: "Follow links out of the data set, as download caches make them; accept hard links.")
    var allowLinks = false

    @Option(name: .long, help: ArgumentHelp("Findings printed of one code; totals stay true.", valueName: "n"))
    var maxFindings = 100

    @Option(name: .long, help: ArgumentHelp("Depth of brackets in JSON.", valueName: "n"))
    var maxDepth = StrictJSON.Limits.standard.maximumDepth

    @Option(name: .long, help: ArgumentHelp("Bytes of a line, or of a document of an encounter.", valueName: "n"))
    var maxBytes = StrictJSON.Limits.standard.maximumBytes

    @Option(name: .long, help: ArgumentHelp("JSON values in a line or document.", valueName: "n"))
    var maxValues = StrictJSON.Limits.standard.maximumValues

    @Option(name: .long, help: ArgumentHelp("Bytes of a media file that is decoded.", valueName: "n"))
    var maxFileBytes = MediaLimits.standard.maximumFileBytes

    @Option(name: .long, help: ArgumentHelp("Pixels of a picture.", valueName: "n"))
    var maxPixels = MediaLimits.standard.maximumPixels

    @Option(name: .long, help: ArgumentHelp("Samples of a recording or of a sensor record.", valueName: "n"))
    var maxSamples = MediaLimits.standard.maximumSamples

    @Option(name: .long, help: ArgumentHelp("Channels of a recording, or signals of a record.", valueName: "n"))
    var maxSignals = MediaLimits.standard.maximumSignals

    @Option(name: .long, help: ArgumentHelp("Members of a tar archive.", valueName: "n"))
    var maxMembers = MediaLimits.standard.maximumMembers

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Hold an export in this folder against the manifest; may be given again.", valueName: "folder"))
    var export: [String] = []

    mutating func validate() throws {
        if sample != nil && !encounter.isEmpty { throw ValidationError("--sample and --encounter exclude each other.") }
        if let sample, !(1...1_000_000_000).contains(sample) { throw ValidationError("--sample must be 1 or more.") }
        guard (1...512).contains(maxDepth) else { throw ValidationError("--max-depth must lie between 1 and 512.") }
        let limits = [
            maxFindings, maxBytes, maxValues, maxFileBytes, maxPixels, maxSamples, maxSignals, maxMembers,
        ]
        guard limits.allSatisfy({ $0 > 0 }) else { throw ValidationError("A limit must be 1 or more.") }
    }

    func options() throws -> DatasetValidator.Options {
        var selection = EncounterSelection.all
        if !encounter.isEmpty { selection = .ids(Set(encounter)) }
        if let sample { selection = .sample(sample) }
        return DatasetValidator.Options(
            limitPerCode: maxFindings, allowsLinks: allowLinks,
            jsonLimits: .init(maximumDepth: maxDepth, maximumBytes: maxBytes, maximumValues: maxValues),
            mediaLimits: .init(
                maximumFileBytes: maxFileBytes, maximumPixels: maxPixels, maximumSamples: maxSamples,
                maximumSignals: maxSignals, maximumMembers: maxMembers),
            selected: select.isEmpty ? nil : try Set(select.map(Self.code)),
            ignored: try Set(ignore.map(Self.code)), selection: selection,
            profile: profile == .recorded ? .recorded : .synthetic,
            severities: try severities.map { try Self.read($0, SeverityTable.init(json:)) } ?? SeverityTable(),
            baseline: try baseline.map { try Self.read($0, FindingBaseline.init(json:)) } ?? FindingBaseline(),
            exports: export.map { URL(filePath: $0) })
    }

    /// What was looked for, in the order of the catalogue.
    func codes() throws -> [FindingCode] {
        let ignored = try Set(ignore.map(Self.code))
        let selected = try Set(select.map(Self.code))
        return FindingCode.ofDatasets.filter { !ignored.contains($0) && (selected.isEmpty || selected.contains($0)) }
    }

    private static func code(_ slug: String) throws -> FindingCode {
        if let code = FindingCode(rawValue: slug) { return code }
        let question = NearestName.question(slug, in: FindingCode.allCases.map(\.rawValue))
        throw ExitStatus.fail(.usage, "there is no code “\(slug)”", remedy: question.isEmpty ? nil : question)
    }

    private static func read<Value>(_ path: String, _ parse: ([UInt8]) throws -> Value) throws -> Value {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw ExitStatus.fail(.noInput, "cannot read \(path)")
        }
        do {
            return try parse([UInt8](data))
        } catch {
            throw ExitStatus.fail(.badInput, "\(path):\(error)")
        }
    }
}
