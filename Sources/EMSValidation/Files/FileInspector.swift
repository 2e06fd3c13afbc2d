import EMSDiagnostics
import EMSManifest
import Foundation

/// Looks at the files an encounter lists: there, whole, and of the listed digest. Remembers which can be used.
struct FileInspector {
    /// One listed file and where it is listed.
    struct Listing: Sendable {
        var path: String
        var bytes: Int64?
        var sha256: String?
        /// A finding at the place where `name` of this file is listed.
        var finding: @Sendable (FindingCode, String, _ name: String) -> Finding
        var pathName: String
        var bytesName: String
        var sha256Name: String
        /// Whether nothing may be in the file: a list of what there was none of.
        var mayBeEmpty = false
    }

    private let probe: FileProbe
    private let takesDigests: Bool
    private(set) var usable: Set<String> = []
    private(set) var listed: Set<String> = []
    private var foldedPaths: [String: String] = [:]
    private(set) var fileCount = 0
    private(set) var byteCount: Int64 = 0
    /// Whether a path is such that the file meant by it cannot be known.
    private(set) var hasUnclearPaths = false
    private(set) var hasDigestFaults = false

    private let maximumMembers: Int
    /// Files that another encounter lists.
    private let listedElsewhere: Set<String>

    init(
        root: URL, options: DatasetValidator.Options, takesDigests: Bool, listedElsewhere: Set<String> = []
    ) {
        self.listedElsewhere = listedElsewhere
        probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        maximumMembers = options.mediaLimits.maximumMembers
        self.takesDigests = takesDigests
    }

    /// Holds a path against the rules and against those listed before; true if the file may be looked at.
    mutating func list(_ listing: Listing, findings: inout [Finding]) -> Bool {
        if let fault = PathRule.fault(listing.path) {
            hasUnclearPaths = true
            findings.append(listing.finding(fault.code, fault.message, listing.pathName))
            return false
        }
        guard listed.insert(listing.path).inserted else {
            hasUnclearPaths = true
            findings.append(listing.finding(.files(.listedTwice), "\(listing.path) is listed twice", listing.pathName))
            return false
        }
        guard !listedElsewhere.contains(listing.path) else {
            hasUnclearPaths = true
            let message = "another encounter lists \(listing.path) too"
            findings.append(listing.finding(.files(.listedTwice), message, listing.pathName))
            return false
        }
        let folded = listing.path.lowercased()
        if let other = foldedPaths.updateValue(listing.path, forKey: folded) {
            let message = "\(listing.path) and \(other) differ in case alone"
            findings.append(listing.finding(.identity(.caseCollision), message, listing.pathName))
        }
        return true
    }

    /// Looks at files that may be looked at, on all cores: one large file does not keep the others waiting.
    mutating func inspect(_ listings: [Listing], findings: inout [Finding]) {
        let probe = probe
        let takesDigests = takesDigests
        let maximumMembers = maximumMembers
        let outcomes = ParallelMap.run(Self.portions(listings)) { portion in
            var inspection = FileInspection(
                probe: probe, takesDigests: takesDigests, maximumMembers: maximumMembers)
            return portion.map { inspection.outcome(of: $0) }
        }
        for outcome in outcomes.joined() {
            fileCount += 1
            byteCount += outcome.byteCount
            if outcome.isUsable { usable.insert(outcome.path) }
            if outcome.isUnclear { hasUnclearPaths = true }
            if outcome.hasDigestFault { hasDigestFaults = true }
            findings += outcome.findings
        }
    }

    /// Neighbours that are worth a turn of one core: some files, or some megabytes.
    private static func portions(_ listings: [Listing]) -> [[Listing]] {
        var portions: [[Listing]] = []
        var portion: [Listing] = []
        var bytes: Int64 = 0
        for listing in listings {
            portion.append(listing)
            bytes += max(0, min(listing.bytes ?? 0, portionBytes))
            guard portion.count >= portionCount || bytes >= portionBytes else { continue }
            portions.append(portion)
            portion = []
            bytes = 0
        }
        return portion.isEmpty ? portions : portions + [portion]
    }

    private static let portionCount = 64
    private static let portionBytes: Int64 = 4 << 20
}
