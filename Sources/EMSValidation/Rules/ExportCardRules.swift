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

    func check() -> [Finding] {
        var probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        guard case .regular = probe.state(of: Self.name) else { return [] }
        var findings: [Finding] = []
        let decoder = StrictDecoder(path: Self.name, limits: options.jsonLimits)
        guard let bytes = try? BoundedFile.bytes(of: root.appending(path: Self.name), decoder, &findings),
            // Not for spreadsheets: JSON-LD has keys and values that begin with @.
            let card = decoder.scan(bytes, findings: &findings)
        else { return findings }
        for (index, entry) in (card.json["distribution"]?.elements ?? []).enumerated() {
            guard let path = entry["contentUrl"]?.string, PathRule.fault(path) == nil,
                let expected = entry["sha256"]?.string
            else { continue }
            let field = "distribution[\(index)]"
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
