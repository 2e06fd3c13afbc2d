import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSReproducibility
import Foundation

/// The card for machines that may lie beside the manifest (Croissant, `croissant.json`) names files with their SHA-256: they
/// must be those of this data set.
struct ExportCardRules {
    let root: URL
    let options: DatasetValidator.Options
    /// Fields of `dataset.json` that are wrong themselves, so that cards are not held against them.
    var wrongFields: Set<String> = []

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
            let bytes = try? Data(contentsOf: root.appending(path: name))
        else { return [] }
        guard let text = String(data: bytes, encoding: .utf8) else {
            return [Finding(.json(.invalidUTF8), "the card for people is not UTF-8", path: name)]
        }
        if text.hasPrefix("---\n"), !text.dropFirst(3).contains("\n---\n") {
            let message = "its head, which catalogues read, is not closed by ---"
            return [Finding(.dataset(.staleExport), message, path: name)]
        }
        let expected = expectations(of: dataset)
        var findings: [Finding] = []
        if text.contains("\n| encounters | "), let head = text.firstRange(of: "\n---\n"),
            !text[head.upperBound...].lowercased().contains("synthetic")
        {
            let message = "says nowhere that what it describes is synthetic"
            findings.append(Finding(.dataset(.staleExport), message, path: name))
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.contains("| protocol | encounters |"), let id = unlisted(lines, dataset) {
            findings.append(
                Finding(.dataset(.staleExport), "the table of protocols has no \(id.prefix(80))", path: name))
        }
        for (index, line) in lines.enumerated() {
            for (head, end, value, what) in expected where line.hasPrefix(head) {
                let rest = line.dropFirst(head.count)
                let mark = end.map { rest.firstRange(of: $0) }
                if case .some(nil) = mark {
                    let message = "\(what) is not closed by \(end ?? "")"
                    findings.append(Finding(.dataset(.staleExport), message, path: name, line: index + 1))
                    continue
                }
                let said = mark.flatMap(\.self).map { rest[..<$0.lowerBound] } ?? rest
                guard said.lowercased() != value.lowercased(), !Self.isRounded(said, value) else { continue }
                findings.append(
                    Finding(
                        .dataset(.staleExport), "\"\(said.prefix(80))\" is not \(what) of the data set, \(value)",
                        path: name, line: index + 1))
            }
        }
        return findings
    }

    private static let largestReadme = 1 << 20

    /// The first protocol of the plan without a row.
    private func unlisted(_ lines: [Substring], _ dataset: DatasetRecord) -> String? {
        guard !wrongFields.contains("counts"), let plan = dataset.plan?["protocol"] else { return nil }
        let rows = Set(lines.compactMap { $0.split(separator: "|").first?.filter { $0 != " " } })
        return plan.keys.sorted().first { !rows.contains($0) }
    }

    /// As the Hub counts.
    private static func sizeCategory(_ encounters: Int) -> String {
        switch encounters {
        case ..<1000: "n<1K"
        case ..<10_000: "1K<n<10K"
        case ..<100_000: "10K<n<100K"
        default: "100K<n<1M"
        }
    }

    /// Whether a figure with one decimal is rounded another way.
    private static func isRounded(_ said: Substring, _ value: String) -> Bool {
        guard said.contains("."), value.contains("."), let said = Double(said), let value = Double(value) else {
            return false
        }
        return abs(said - value) < 0.15
    }

    /// How lines begin and where their value ends, and what it must be.
    private func expectations(
        of dataset: DatasetRecord
    ) -> [(head: String, end: String?, value: String, what: String)] {
        let counts = dataset.counts
        var expected: [(head: String, end: String?, value: String, what: String)] = []
        if !wrongFields.contains("license") {
            // A licence may be an expression of several words.
            expected += [
                ("license: ", nil, dataset.license, "the licence"),
                ("| data licence | ", " |", dataset.license, "the licence"),
            ]
        }
        if !wrongFields.contains("seed"), let seed = dataset.seed {
            expected.append(("| seed | ", " |", "\(seed)", "the seed"))
        }
        if let version = dataset.versions["emsynth"] {
            expected.append(("`emsynth` ", " ", version, "the version"))
        }
        expected.append(("  data_files: ", nil, DatasetFormat.manifestFileName, "the table"))
        guard !wrongFields.contains("counts") else { return expected }
        let tenths = counts.duration.nanoseconds / 6_000_000_000
        expected += [
            ("language: [", "]", dataset.languages.joined(separator: ", "), "the languages"),
            ("size_categories: [\"", "\"", Self.sizeCategory(counts.encounters), "the size"),
            ("| encounters | ", " ", "\(counts.encounters)", "the number of encounters"),
            ("| length | ", " ", "\(tenths / 10).\(tenths % 10)", "the length in minutes"),
        ]
        if let turns = counts.turns, let words = counts.words {
            expected.append(("| turns, words | ", " |", "\(turns), \(words)", "the number of turns and words"))
        }
        for (id, count) in dataset.plan?["protocol"] ?? [:] {
            expected.append(("| \(id) | ", " |", "\(count)", "the number of encounters of \(id)"))
        }
        return expected
    }

    /// - Parameter shapes: paths of streams with `*` for split and encounter; nil where not all are known.
    func check(_ dataset: DatasetRecord?, shapes: Set<String>?) -> [Finding] {
        var probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        guard case .regular(let size, _) = probe.state(of: Self.name), size > 0 else { return [] }
        var findings: [Finding] = []
        let decoder = StrictDecoder(path: Self.name, limits: options.jsonLimits)
        guard let bytes = try? BoundedFile.bytes(of: root.appending(path: Self.name), decoder, &findings),
            // Not for spreadsheets: JSON-LD has keys and values that begin with @.
            let card = decoder.scan(bytes, findings: &findings)
        else { return findings }
        let isWhole = !wrongFields.contains("counts")
        CroissantRules(card: card).check(isWhole ? dataset : nil, findings: &findings)
        if let shapes {
            CroissantRules(card: card).checkPatterns(
                shapes, isBuilt: dataset?.versions["emsynth"] != nil, findings: &findings)
        }
        for (field, value) in [("license", dataset?.license), ("name", dataset?.name)] {
            // Other generators may name a licence by its address.
            guard let value, !wrongFields.contains(field), let said = card.json[field]?.string, said != value,
                dataset?.versions["emsynth"] != nil || !said.hasPrefix("http")
            else {
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
