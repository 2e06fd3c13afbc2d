import EMSDiagnostics
import EMSManifest
import EMSReproducibility
import Foundation

/// The card for machines that may lie beside the manifest (Croissant, `croissant.json`) names files with their SHA-256: they
/// must be those of this data set.
struct ExportCardRules {
    let root: URL
    let options: DatasetValidator.Options

    private static let name = "croissant.json"

    /// The card for people and that for machines, as files: a data set without them can be read all the same, but every
    /// build of this program writes them.
    func checkFiles(of dataset: DatasetRecord?) -> [Finding] {
        let isBuilt = options.profile == .synthetic && dataset?.versions["emsynth"] != nil
        var probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        return ["README.md", Self.name].compactMap { name in
            switch probe.state(of: name) {
            case .missing: return isBuilt ? Finding(.files(.missing), "\(name) is missing", path: name) : nil
            case .folder, .special: return Finding(.files(.notRegular), "\(name) is no regular file", path: name)
            case .badLink(let reason): return Finding(.path(.linkOutside), "\(name): \(reason)", path: name)
            case .regular(bytes: 0, _): return Finding(.files(.empty), "\(name) is empty", path: name)
            case .regular where probe.isReadable(name): return nil
            case .regular, .unreadable: return Finding(.files(.unreadable), "\(name) cannot be read", path: name)
            }
        }
    }

    /// What the card for people says in its head, which catalogues read, and how many encounters it counts.
    func checkReadme(of dataset: DatasetRecord?) -> [Finding] {
        let name = "README.md"
        var probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        guard let dataset, options.profile == .synthetic, dataset.versions["emsynth"] != nil,
            case .regular(let size, _) = probe.state(of: name), size > 0, size <= Self.largestReadme,
            let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8)
        else { return [] }
        let expected = [
            // A licence may be an expression of several words.
            ("license: ", "\n", dataset.license.lowercased(), "the licence"),
            ("| encounters | ", " ", String(dataset.counts.encounters), "the number of encounters"),
        ]
        var findings: [Finding] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (head, end, value, what) in expected where line.hasPrefix(head) {
                let said = line.dropFirst(head.count).prefix { String($0) != end }
                guard said.lowercased() != value else { continue }
                findings.append(
                    Finding(
                        .dataset(.staleExport), "\"\(said.prefix(80))\" is not \(what) of the data set, \(value)",
                        path: name, line: index + 1))
            }
        }
        return findings
    }

    private static let largestReadme = 1 << 20

    func check(_ dataset: DatasetRecord?) -> [Finding] {
        var probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        guard case .regular(let size, _) = probe.state(of: Self.name), size > 0 else { return [] }
        var findings: [Finding] = []
        let decoder = StrictDecoder(path: Self.name, limits: options.jsonLimits)
        guard let bytes = try? BoundedFile.bytes(of: root.appending(path: Self.name), decoder, &findings),
            // Not for spreadsheets: JSON-LD has keys and values that begin with @.
            let card = decoder.scan(bytes, findings: &findings)
        else { return findings }
        for (field, value) in [("license", dataset?.license), ("name", dataset?.name)] {
            guard let value, let said = card.json[field]?.string, said != value, !said.hasPrefix("http") else {
                continue
            }
            let message = "\"\(said.prefix(80))\", the data set says \"\(value.prefix(80))\""
            findings.append(card.finding(.dataset(.staleExport), message, field: field))
        }
        for (index, entry) in (card.json["distribution"]?.elements ?? []).enumerated() {
            guard let path = entry["contentUrl"]?.string else { continue }
            let field = "distribution[\(index)]"
            if let fault = PathRule.fault(path) {
                // Cards may name files on the network, and none beside the data set.
                guard fault.code == .path(.traversal) || path.hasPrefix("/") || path.hasPrefix("file:") else {
                    continue
                }
                findings.append(card.finding(fault.code, fault.message, field: "\(field).contentUrl"))
                continue
            }
            guard let expected = entry["sha256"]?.string else { continue }
            guard case .regular = probe.state(of: path) else {
                findings.append(
                    card.finding(.dataset(.staleExport), "\(path) is not there", field: "\(field).contentUrl"))
                continue
            }
            guard let digest = try? ContentDigest(ofFile: root.appending(path: path)).hexadecimal, digest != expected
            else { continue }
            let message = "\(path) has SHA-256 \(digest.prefix(12))..., the card says \(expected.prefix(12))..."
            findings.append(card.finding(.dataset(.staleExport), message, field: "\(field).sha256"))
        }
        return findings
    }
}
