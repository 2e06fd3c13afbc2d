import EMSManifest

/// An entry of an element of the run report.
struct NEMSISEntry {
    /// Absent where a pertinent negative stands for the whole element.
    var text: String?
    var attributes: [(String, String)] = []
    /// `PN`: why what the text names was not done, given or found.
    var pertinentNegative: String?

    /// Absent if it is no entry.
    init?(_ value: JSONValue) {
        switch value["value"] {
        case .string(let text): self.text = text
        case .integer(let number): text = String(number)
        case .number(let number): text = Self.decimal(number)
        default: break
        }
        if case .object(let members)? = value["attributes"] {
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                if case .string(let text) = value { attributes.append((name, text)) }
            }
        }
        if case .string(let code)? = value["pn"] { pertinentNegative = code }
        if text == nil && pertinentNegative == nil { return nil }
    }

    init(_ text: String) { self.text = text }

    func node(_ name: String) -> XMLNode {
        var attributes = attributes
        if text == nil { attributes.append(("xsi:nil", "true")) }
        if let pertinentNegative { attributes.append(("PN", pertinentNegative)) }
        return XMLNode(name: name, attributes: attributes, text: text)
    }

    /// To the thousandth, which is the finest the standard has, without an exponent.
    private static func decimal(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e9 else { return "" }
        let thousandths = Int((abs(number) * 1000).rounded())
        let sign = number < 0 && thousandths > 0 ? "-" : ""
        guard thousandths % 1000 > 0 else { return "\(sign)\(thousandths / 1000)" }
        var digits = String(1000 + thousandths % 1000).dropFirst()
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(thousandths / 1000).\(digits)"
    }
}

/// Elements that belong together: one set of vital signs, one drug, or all that is outside of rows.
struct NEMSISRow {
    var elements: [String: [NEMSISEntry]]
    /// Nothing was done, or what was not done stands as a pertinent negative: all else is not applicable.
    var isEmpty = false

    func entries(_ name: String) -> [NEMSISEntry] {
        let entries = elements[name] ?? []
        return isEmpty ? entries.filter { $0.pertinentNegative != nil } : entries
    }
}

/// A run report by element and row.
struct NEMSISReport {
    private var groups: [String: [(group: Int64, entry: NEMSISEntry)]] = [:]

    init(_ record: JSONValue) {
        guard case .object(let members) = record else { return }
        for (name, value) in members {
            guard name.contains("."), case .array(let entries) = value else { continue }
            groups[name] = entries.compactMap { value in
                guard let entry = NEMSISEntry(value) else { return nil }
                if case .integer(let group)? = value["group"] { return (group, entry) }
                return (0, entry)
            }
        }
    }

    /// Everything, for what is outside of rows.
    var whole: NEMSISRow { NEMSISRow(elements: groups.mapValues { $0.map(\.entry) }) }

    func first(_ name: String) -> String? { groups[name]?.first?.entry.text }

    /// For what the manifest knows and the run report does not say.
    mutating func add(_ name: String, _ text: String?) {
        guard let text, groups[name] == nil else { return }
        groups[name] = [(0, NEMSISEntry(text))]
    }

    func rows(of section: String) -> [NEMSISRow] {
        let names = groups.keys.filter { $0 == section || $0.hasPrefix(section + ".") }
        var rows: [Int64: [String: [NEMSISEntry]]] = [:]
        for name in names {
            for (group, entry) in groups[name] ?? [] { rows[group, default: [:]][name, default: []].append(entry) }
        }
        return rows.sorted { $0.key < $1.key }.map(\.value).filter(Self.isCoded).map { elements in
            NEMSISRow(
                elements: elements,
                isEmpty: elements.values.contains { $0.contains { $0.pertinentNegative != nil } })
        }
    }

    /// Procedures without a code of SNOMED CT have no place in the standard; the narrative tells of them.
    private static func isCoded(_ row: [String: [NEMSISEntry]]) -> Bool {
        (row["eProcedures.03"] ?? []).allSatisfy { Int64($0.text ?? "") != nil }
    }
}
