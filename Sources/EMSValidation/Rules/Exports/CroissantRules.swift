import EMSDiagnostics
import EMSManifest

/// The structure of the card for machines (`croissant.json`, Croissant 1.x): what it names is there, once, and what it reads
/// out of the files of this format are fields of them.
struct CroissantRules {
    let card: Located<Void>

    private static let required = ["@context", "@type", "conformsTo", "distribution", "name", "recordSet"]
    private static let standard = "http://mlcommons.org/croissant/1."
    /// The version that has what these cards use.
    private static let written = "\(standard)1"

    func check(_ dataset: DatasetRecord?, findings: inout [Finding]) {
        func note(_ code: FindingCode, _ message: String, _ field: String) {
            findings.append(card.finding(code, message, field: field))
        }
        // A card of schema.org alone has no context and describes no files.
        let isCroissant = card.json["@context"] != nil
        for key in Self.required where isCroissant && card.json[key] == nil {
            note(.schema(.missingField), "\(key) is missing", key)
        }
        if let standards = texts("conformsTo"), !standards.contains(where: { $0.hasPrefix(Self.standard) }) {
            let named = standards.joined(separator: ", ").prefix(120)
            note(.schema(.unknownValue), "\"\(named)\" names no version of Croissant 1", "conformsTo")
        } else if let standards = texts("conformsTo"), dataset?.versions["emsynth"] != nil,
            !standards.contains(Self.written)
        {
            let named = standards.joined(separator: ", ").prefix(120)
            note(.dataset(.staleExport), "\"\(named)\", cards of this format are written for 1.1", "conformsTo")
        }
        if let languages = texts("inLanguage"), let dataset, Set(languages) != Set(dataset.languages) {
            let message =
                "\(languages.joined(separator: ", ").prefix(80)), the data set has \(dataset.languages.joined(separator: ", "))"
            note(.dataset(.staleExport), message, "inLanguage")
        }
        if dataset?.versions["emsynth"] != nil, let said = card.json["description"]?.string,
            let description = dataset?.description, said != description
        {
            note(.dataset(.staleExport), "is not the description of the data set", "description")
        }
        checkReferences(isBuilt: dataset?.versions["emsynth"] != nil, note)
        checkTerms(note)
        if isCroissant, dataset?.versions["emsynth"] != nil, card.json[Self.privacy] == nil {
            note(
                .schema(.missingField), "\(Self.privacy) is missing: people are made up, and the card says so",
                Self.privacy)
        }
        guard isCroissant, let entries = card.json["distribution"]?.elements else { return }
        let files = Set(entries.compactMap { $0["contentUrl"]?.string })
        // One that leads elsewhere may be any of them.
        let leadsElsewhere = files.contains { PathRule.fault($0) != nil }
        for name in [DatasetFormat.manifestFileName, DatasetFormat.datasetFileName]
        where !leadsElsewhere && dataset?.versions["emsynth"] != nil && !files.contains(name) {
            note(.dataset(.staleExport), "\(name) is not listed", "distribution")
        }
    }

    /// One text or a list of them; nil where there is none.
    private func texts(_ key: String) -> [String]? {
        guard let value = card.json[key] else { return nil }
        return value.string.map { [$0] } ?? value.elements?.compactMap(\.string)
    }

    private static let privacy = "rai:personalSensitiveInformation"

    /// Terms of Croissant, which a context must not take from elsewhere.
    private func checkTerms(_ note: (FindingCode, String, String) -> Void) {
        guard let context = card.json["@context"] else { return }
        for term in Self.terms {
            guard let entry = context[term], let meaning = entry.string ?? entry["@id"]?.string else { continue }
            let isOwn = meaning == "cr:\(term)" || meaning.hasSuffix("mlcommons.org/croissant/\(term)")
            if !isOwn {
                note(.schema(.unknownValue), "\"\(meaning.prefix(80))\" is not cr:\(term)", "@context.\(term)")
            }
        }
    }

    private static let terms = [
        "column", "containedIn", "data", "dataType", "equivalentProperty", "examples", "extract", "field", "fileObject",
        "fileProperty", "fileSet", "format", "includes", "jsonPath", "key", "parentField", "path", "recordSet",
        "references", "regex", "repeated", "replace", "separator", "source", "subField", "transform",
    ]

    // MARK: Names

    private struct Source {
        let id: String
        /// Its own field, and what it reads of the files.
        let field: String
        let column: String?
        let jsonPath: String?
        let dataType: String?
        let name: String?
    }

    private func checkReferences(isBuilt: Bool, _ note: (FindingCode, String, String) -> Void) {
        let files = card.json["distribution"]?.elements ?? []
        let documents = Self.documents(of: files)
        let sets = card.json["recordSet"]?.elements ?? []
        var known: Set<String> = []
        for (list, entries) in [("distribution", files), ("recordSet", sets)] {
            for (index, entry) in entries.enumerated() {
                guard let id = entry["@id"]?.string, !known.insert(id).inserted else { continue }
                note(.identity(.duplicateID), "\"\(id.prefix(80))\" occurs twice", "\(list)[\(index)].@id")
            }
        }
        let names = Set(files.compactMap { $0["@id"]?.string })
        var read: Set<String> = []
        for source in sets.indices.flatMap({ sources(of: sets[$0], "recordSet[\($0)]") }) {
            read.insert(source.id)
            if !names.contains(source.id) {
                note(
                    .identity(.danglingReference), "\"\(source.id.prefix(80))\" is no file of the card",
                    "\(source.field).source")
            } else if let column = source.column, source.id == DatasetFormat.manifestFileName,
                !Self.columns.contains(column)
            {
                note(
                    .schema(.unknownField), "a line of the manifest has no field \"\(column.prefix(80))\"",
                    "\(source.field).source.extract.column")
            } else if let fault = Self.typeFault(source, of: documents[source.id]) {
                note(.schema(.wrongType), fault, "\(source.field).dataType")
            } else if isBuilt, source.id == DatasetFormat.manifestFileName, let column = source.column,
                let name = source.name, column != name
            {
                note(
                    .dataset(.staleExport), "\"\(name.prefix(80))\" is read from \"\(column.prefix(80))\"",
                    "\(source.field).source.extract.column")
            }
        }
        for (index, entry) in files.enumerated() where entry["@type"]?.string == "cr:FileSet" {
            guard let id = entry["@id"]?.string, !read.contains(id) else { continue }
            note(.dataset(.staleExport), "no record set reads \"\(id.prefix(80))\"", "distribution[\(index)].@id")
        }
    }

    private static let types: [String: SchemaNode.ValueKind] = [
        "sc:Boolean": .boolean, "sc:Integer": .integer, "sc:Number": .number, "sc:Float": .number, "sc:Text": .text,
    ]

    /// What the files that a card lists hold, by their id in it.
    private static func documents(of files: [LocatedJSON]) -> [String: SchemaNode] {
        var documents: [String: SchemaNode] = [:]
        for file in files {
            guard let id = file["@id"]?.string else { continue }
            if id == DatasetFormat.manifestFileName { documents[id] = ManifestSchema.node(for: .encounter) }
            guard let pattern = file["includes"]?.string else { continue }
            documents[id] = kinds.first { pattern.hasSuffix("/" + $0.name) }.map { ManifestSchema.node(for: $0.kind) }
        }
        return documents
    }

    private static let kinds: [(name: String, kind: ManifestSchema.Document)] = [
        ("transcript.json", .transcript), ("events.jsonl", .event), ("frames.jsonl", .frame), ("pairs.jsonl", .pair),
    ]

    /// A column or a part of a document that is read as another kind of value than it holds.
    private static func typeFault(_ source: Source, of document: SchemaNode?) -> String? {
        guard let document, let name = source.dataType, let type = types[name],
            let path = source.column.map({ [$0[...]] }) ?? source.jsonPath.flatMap(steps),
            let kind = path.reduce(Optional(document), { $0?.descendant(String($1)) })?.valueKind, type != kind,
            !(type == .number && kind == .integer)
        else { return nil }
        return "\(name), \"\(path.joined(separator: ".").prefix(80))\" is no such value"
    }

    /// The names in `$.turns[*].words[*].text`; nil for paths with anything else.
    private static func steps(_ path: String) -> [Substring]? {
        let steps = path.split(separator: ".")
        guard steps.first == "$", !path.contains("`") else { return nil }
        return steps.dropFirst().map { $0.hasSuffix("[*]") ? $0.dropLast(3) : $0 }
    }

    private static let columns = Set(ManifestSchema.node(for: .encounter).propertyNames)

    private func sources(of json: LocatedJSON, _ field: String) -> [Source] {
        let own = ["fileObject", "fileSet"].lazy.compactMap { json["source"]?[$0]?["@id"]?.string }.first.map {
            Source(
                id: $0, field: field, column: json["source"]?["extract"]?["column"]?.string,
                jsonPath: json["source"]?["extract"]?["jsonPath"]?.string, dataType: json["dataType"]?.string,
                name: json["name"]?.string)
        }
        let inner = ["field", "subField"].flatMap { key in
            (json[key]?.elements ?? []).enumerated().flatMap { sources(of: $1, "\(field).\(key)[\($0)]") }
        }
        return (own.map { [$0] } ?? []) + inner
    }

    // MARK: Files

    /// Patterns of documents that no stream of the data set fits.
    /// - Parameter shapes: paths of streams with `*` for split and encounter.
    /// - Parameter isBuilt: whether it is a card of this program, and files lie where it puts them.
    func checkPatterns(_ shapes: Set<String>, isBuilt: Bool, findings: inout [Finding]) {
        for (index, entry) in (card.json["distribution"]?.elements ?? []).enumerated() {
            guard let pattern = entry["includes"]?.string else { continue }
            if isBuilt, !pattern.hasPrefix("*/*/") {
                findings.append(
                    card.finding(
                        .dataset(.staleExport), "\(pattern.prefix(120)) is no place of files of encounters",
                        field: "distribution[\(index)].includes"))
                continue
            }
            guard pattern.hasPrefix("*/*/"), Self.documents.contains(where: pattern.hasSuffix),
                !shapes.contains(pattern),
                !Self.always.contains(String(pattern.dropFirst(4)))
            else { continue }
            findings.append(
                card.finding(
                    .dataset(.staleExport), "no stream is in \(pattern.prefix(120))",
                    field: "distribution[\(index)].includes"))
        }
    }

    private static let documents = [".json", ".jsonl"]
    /// What a part of a data set may lack altogether.
    private static let always: Set<String> = [
        "transcript.json", "events.jsonl", "frames.jsonl", "pairs.jsonl", "record.json",
    ]
}
