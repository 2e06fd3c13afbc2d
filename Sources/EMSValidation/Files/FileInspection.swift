import EMSDiagnostics
import EMSManifest
import Foundation

/// Looks at one listed file after the other: there, of the listed size and digest, and of the type that its name says.
struct FileInspection {
    struct Outcome: Sendable {
        let path: String
        var isUsable = false
        /// Whether the file meant by the path cannot be known.
        var isUnclear = false
        var hasDigestFault = false
        /// Bytes whose digest was taken.
        var byteCount: Int64 = 0
        var findings: [Finding] = []
    }

    private var probe: FileProbe
    private let takesDigests: Bool
    private let maximumMembers: Int
    private let contents = FileContents()

    init(probe: FileProbe, takesDigests: Bool, maximumMembers: Int) {
        self.probe = probe
        self.takesDigests = takesDigests
        self.maximumMembers = maximumMembers
    }

    mutating func outcome(of listing: FileInspector.Listing) -> Outcome {
        var outcome = Outcome(path: listing.path)
        let path = listing.path
        func note(_ fault: FileFault, _ message: String) {
            outcome.findings.append(listing.finding(.files(fault), message, listing.pathName))
        }
        switch probe.state(of: path) {
        case .missing: note(.missing, "\(path) is missing")
        case .folder: note(.notRegular, "\(path) is a folder")
        case .special: note(.notRegular, "\(path) is a pipe, a socket or a device")
        case .unreadable: note(.unreadable, "\(path) cannot be read")
        case .badLink(let reason):
            outcome.isUnclear = true
            outcome.findings.append(listing.finding(.path(.linkOutside), "\(path): \(reason)", listing.pathName))
        case .regular(let bytes, let hasOtherNames):
            if hasOtherNames && !probe.allowsLinks {
                let message = "\(path) has a second name in the file system"
                outcome.findings.append(listing.finding(.path(.hardLink), message, listing.pathName))
            }
            if bytes == 0 && !(listing.mayBeEmpty && listing.bytes == 0) {
                note(.empty, "\(path) is empty")
            } else if let expected = listing.bytes, expected != bytes {
                let message = "\(path) has \(bytes) bytes, listed are \(expected)"
                outcome.findings.append(listing.finding(.files(.sizeMismatch), message, listing.bytesName))
            } else {
                read(listing, bytes: bytes, &outcome)
            }
        }
        return outcome
    }

    private func read(_ listing: FileInspector.Listing, bytes: Int64, _ outcome: inout Outcome) {
        let path = listing.path
        func note(_ code: FindingCode, _ message: String) {
            outcome.findings.append(listing.finding(code, message, listing.pathName))
        }
        do {
            let url = probe.root.appending(path: path)
            let summary = try contents.summary(
                of: url.path, headBytes: SizeFields.length, takesDigest: takesDigests && listing.sha256 != nil)
            outcome.byteCount = summary.byteCount
            if let digest = summary.digest, let expected = listing.sha256, digest != expected {
                outcome.hasDigestFault = true
                let message = "\(path) has SHA-256 \(digest.prefix(12))..., listed is \(expected.prefix(12))..."
                outcome.findings.append(listing.finding(.checksum(.mismatch), message, listing.sha256Name))
                return
            }
            if FileMagic.isWideText(Array(summary.head.prefix(FileMagic.length)), path: path) {
                var finding = listing.finding(.json(.byteOrderMark), "the text is UTF-16 or UTF-32", listing.pathName)
                (finding.path, finding.line, finding.column, finding.field) = (path, 1, 1, nil)
                outcome.findings.append(finding)
                return
            }
            guard FileMagic.fits(Array(summary.head.prefix(FileMagic.length)), path: path) else {
                return note(.files(.wrongMagic), "\(path) does not start like a file of its type")
            }
            if let message = try SizeFields.fault(summary.head, of: url, fileBytes: bytes) {
                return note(.files(.sizeField), "\(path): \(message)")
            }
            if let fault = try ArchiveInspector.fault(
                of: url, byteCount: bytes, maximumMembers: maximumMembers, head: Array(summary.head.prefix(512)))
            {
                return note(fault.code, "\(path): \(fault.message)")
            }
            outcome.isUsable = true
        } catch {
            note(.files(.unreadable), "\(path) cannot be read")
        }
    }
}
