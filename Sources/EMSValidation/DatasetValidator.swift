public import EMSDiagnostics
public import EMSManifest
public import Foundation

/// Finds out what is wrong with a data set.
///
/// Reads only; follows no link out of the data set unless told to; collects every finding instead of stopping at the
/// first. A root cause silences its consequences: a missing file has no wrong digest. Encounters are checked on all cores;
/// the findings are those of one core, in the order of the manifest.
public struct DatasetValidator: Sendable {
    public struct Options: Sendable {
        /// How many findings of one code are kept; totals stay true.
        public var limitPerCode: Int
        /// Whether links may lead out of the data set, as download caches store files.
        public var allowsLinks: Bool
        /// Limits of a line of JSON Lines and of a JSON document.
        public var jsonLimits: StrictJSON.Limits
        /// Limits of what is decoded.
        public var mediaLimits: MediaLimits
        /// Codes to report; all if nil.
        public var selected: Set<FindingCode>?
        public var ignored: Set<FindingCode>

        /// Which encounters are looked at beyond their line of the manifest.
        public var selection: EncounterSelection
        public var profile: ValidationProfile
        /// Severities that go before those of the profile and the catalogue.
        public var severities: SeverityTable
        /// Findings that are known and not reported.
        public var baseline: FindingBaseline
        /// Folders of exports that must be of this data set's manifest.
        public var exports: [URL]

        public init(
            limitPerCode: Int = 100, allowsLinks: Bool = false, jsonLimits: StrictJSON.Limits = .standard,
            mediaLimits: MediaLimits = .standard,
            selected: Set<FindingCode>? = nil, ignored: Set<FindingCode> = [], selection: EncounterSelection = .all,
            profile: ValidationProfile = .synthetic, severities: SeverityTable = SeverityTable(),
            baseline: FindingBaseline = FindingBaseline(), exports: [URL] = []
        ) {
            self.limitPerCode = limitPerCode
            self.allowsLinks = allowsLinks
            self.jsonLimits = jsonLimits
            self.selected = selected
            self.ignored = ignored
            self.selection = selection
            self.profile = profile
            self.severities = severities
            self.baseline = baseline
            self.exports = exports
            self.mediaLimits = mediaLimits
        }

        /// The finding as it is reported, nil if its code is not.
        func reported(_ finding: Finding) -> Finding? {
            let code = finding.code
            guard selected?.contains(code) ?? true, !ignored.contains(code) else { return nil }
            let tables = [severities.severities, profile.severities]
            guard let table = tables.first(where: { $0.keys.contains(code) }) else { return finding }
            guard let severity = table[code].flatMap(\.self) else { return nil }
            var finding = finding
            finding.severity = severity
            return finding
        }
    }

    public struct Progress: Hashable, Sendable {
        public var encounters: Int
        /// As the data set counts itself; nil if that cannot be read.
        public var total: Int?
    }

    public var level: ValidationLevel
    public var options: Options
    /// Checks beyond `checksums`; without them those levels are named among what was not checked.
    public var checks: [any EncounterCheck]

    public init(
        level: ValidationLevel = .checksums, options: Options = Options(), checks: [any EncounterCheck] = []
    ) {
        self.level = level
        self.options = options
        self.checks = checks
    }

    /// Validates the data set in a folder.
    ///
    /// - Parameter progress: called now and then, on the calling thread.
    /// - Throws: `ValidationError` if there is no folder, a selected encounter does not exist, or reading fails in the
    ///   middle; never for faults of the data.
    public func validate(at url: URL, progress: (Progress) -> Void = { _ in }) throws -> ValidationReport {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError.noFolder(url.path)
        }
        var pass = DatasetPass(validator: self, root: url)
        do {
            try pass.run(progress: progress)
        } catch let error as ValidationError {
            throw error
        } catch {
            throw ValidationError.unreadable(path: url.path, reason: "\(error)")
        }
        return pass.report
    }
}
