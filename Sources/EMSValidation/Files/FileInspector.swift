import EMSDiagnostics
import EMSManifest
import EMSReproducibility
import Foundation

/// Looks at the files an encounter lists: there, whole, and of the listed digest. Remembers which can be used.
struct FileInspector {
    /// One listed file and where it is listed.
    struct Listing {
        var path: String
        var bytes: Int64?
        var sha256: String?
        /// A finding at the place where `name` of this file is listed.
        var finding: (FindingCode, String, _ name: String) -> Finding
        var pathName: String
        var bytesName: String
        var sha256Name: String
    }

    private var probe: FileProbe
    private let takesDigests: Bool
    private(set) var usable: Set<String> = []
    private(set) var listed: Set<String> = []
    private var foldedPaths: [String: String] = [:]
    private(set) var fileCount = 0
    private(set) var byteCount: Int64 = 0
    /// Whether a path is such that the file meant by it cannot be known.
    private(set) var hasUnclearPaths = false
    private(set) var hasDigestFaults = false

    init(root: URL, allowsLinks: Bool, takesDigests: Bool) {
        probe = FileProbe(root: root, allowsLinks: allowsLinks)
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
        let folded = listing.path.lowercased()
        if let other = foldedPaths.updateValue(listing.path, forKey: folded) {
            let message = "\(listing.path) and \(other) differ in case alone"
            findings.append(listing.finding(.identity(.caseCollision), message, listing.pathName))
        }
        return true
    }

    /// Looks at a file that may be looked at.
    mutating func inspect(_ listing: Listing, findings: inout [Finding]) {
        fileCount += 1
        let path = listing.path
        let note = { (code: FileFault, message: String) in listing.finding(.files(code), message, listing.pathName) }
        switch probe.state(of: path) {
        case .missing: findings.append(note(.missing, "\(path) is missing"))
        case .folder: findings.append(note(.notRegular, "\(path) is a folder"))
        case .special: findings.append(note(.notRegular, "\(path) is a pipe, a socket or a device"))
        case .unreadable: findings.append(note(.unreadable, "\(path) cannot be read"))
        case .badLink(let reason):
            hasUnclearPaths = true
            findings.append(listing.finding(.path(.linkOutside), "\(path): \(reason)", listing.pathName))
        case .regular(let bytes, let hasOtherNames):
            if hasOtherNames && !probe.allowsLinks {
                let message = "\(path) has a second name in the file system"
                findings.append(listing.finding(.path(.hardLink), message, listing.pathName))
            }
            if bytes == 0 && listing.bytes != 0 {
                findings.append(note(.empty, "\(path) is empty"))
            } else if let expected = listing.bytes, expected != bytes {
                let message = "\(path) has \(bytes) bytes, listed are \(expected)"
                findings.append(listing.finding(.files(.sizeMismatch), message, listing.bytesName))
            } else if readHead(listing, bytes: bytes, findings: &findings) {
                usable.insert(path)
            }
        }
    }

    private mutating func readHead(_ listing: Listing, bytes: Int64, findings: inout [Finding]) -> Bool {
        let path = listing.path
        do {
            let handle = try FileHandle(forReadingFrom: probe.root.appending(path: path))
            defer { try? handle.close() }
            let first = try handle.read(upToCount: takesDigests ? 1 << 20 : SizeFields.length) ?? Data()
            if takesDigests, let expected = listing.sha256 {
                let digest = try digest(handle, first)
                if digest != expected {
                    hasDigestFaults = true
                    let message = "\(path) has SHA-256 \(digest.prefix(12))..., listed is \(expected.prefix(12))..."
                    findings.append(listing.finding(.checksum(.mismatch), message, listing.sha256Name))
                    return false
                }
            }
            guard FileMagic.fits([UInt8](first.prefix(FileMagic.length)), path: path) else {
                let message = "\(path) does not start like a file of its type"
                findings.append(listing.finding(.files(.wrongMagic), message, listing.pathName))
                return false
            }
            if let message = SizeFields.fault([UInt8](first.prefix(SizeFields.length)), fileBytes: bytes) {
                findings.append(listing.finding(.files(.sizeField), "\(path): \(message)", listing.pathName))
                return false
            }
            if let fault = try ArchiveInspector(handle: handle, byteCount: bytes).fault(
                head: [UInt8](first.prefix(512)))
            {
                findings.append(listing.finding(fault.code, "\(path): \(fault.message)", listing.pathName))
                return false
            }
            return true
        } catch {
            findings.append(listing.finding(.files(.unreadable), "\(path) cannot be read", listing.pathName))
            return false
        }
    }

    private mutating func digest(_ handle: FileHandle, _ first: Data) throws -> String {
        var digester = ContentDigester()
        var piece = first
        while !piece.isEmpty {
            digester.update(piece)
            byteCount += Int64(piece.count)
            piece = try handle.read(upToCount: 1 << 20) ?? Data()
        }
        return digester.finish().hexadecimal
    }
}
