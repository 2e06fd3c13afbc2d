import EMSDiagnostics
import EMSManifest

/// Names and codes of the run report that are closed: the standard, its elements, what an entry holds, and why there is
/// no value. Reports of recorded calls may have any element of the standard, and any reason.
struct ReportVocabularyRules {
    let report: Located<Void>
    let isSynthetic: Bool

    static let standard = "NEMSIS 3.5.1"
    private static let head = ["encounter", "narrative", "standard", "synthetic"]
    private static let entryFields = ["attributes", "beat_id", "group", "pn", "reading_id", "t_ns", "value"]
    /// Contraindicated, no known drug allergy, none reported, medication allergy, refused, symptom not present.
    private static let negatives = ["8801001", "8801007", "8801013", "8801015", "8801019", "8801031"]
    /// Sections of a patient care report of NEMSIS 3.5.1.
    private static let sections = [
        "eAirway", "eArrest", "eCrew", "eCustomConfiguration", "eCustomResults", "eDevice", "eDispatch",
        "eDisposition", "eExam", "eHistory", "eInjury", "eLabs", "eMedications", "eNarrative", "eOther", "eOutcome",
        "ePatient", "ePayment", "eProcedures", "eProtocols", "eRecord", "eResponse", "eScene", "eSituation", "eTimes",
        "eVitals",
    ]
    /// Elements of calls that are made up, by section.
    private static let written: [String: [Int]] = [
        "eArrest": [1, 2, 3, 4, 7, 9, 11, 12, 14, 15, 16, 17, 18, 20, 22], "eCrew": [1, 2, 3],
        "eDevice": [2, 3, 9, 10, 11], "eDisposition": [1, 19, 24, 25, 30], "eExam": [1], "eHistory": [6, 8, 12],
        "eMedications": [1, 3, 4, 5, 6, 7, 9, 10], "ePatient": [13, 15, 16, 25], "eProcedures": [1, 3, 5, 6, 9, 10],
        "eProtocols": [1, 2], "eResponse": [13, 14], "eScene": [15], "eSituation": [1, 2, 3, 4, 9, 10, 11, 18],
        "eTimes": [1, 3, 5, 6, 7, 9, 11, 12, 13],
        "eVitals": [1, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 17, 18, 19, 20, 21, 23, 24, 27, 28, 29, 30, 32, 34],
    ]

    func check(findings: inout [Finding]) {
        guard case .object(let members) = report.json.form else { return }
        if isSynthetic, report.json["standard"] == nil, report.json["eTimes.01"] != nil {
            findings.append(report.finding(.schema(.missingField), "standard is missing"))
        }
        let missing = missingElements
        if let first = missing.first {
            let more = missing.count > 1 ? ", and \(missing.count - 1) more" : ""
            findings.append(report.finding(.schema(.missingField), "\(first) is missing\(more)"))
        }
        if let name = report.json["standard"]?.string, name != Self.standard {
            let message = "\"\(name.prefix(80))\" is not \(Self.standard)"
            findings.append(report.finding(.schema(.unknownValue), message, field: "standard"))
        }
        for member in members where !Self.head.contains(member.key) {
            guard isElement(member.key) else {
                let question = NearestName.question(member.key, in: Self.head + Self.elements)
                let message = "is no element of \(Self.standard) that a report has \(question)"
                findings.append(report.finding(.schema(.unknownField), message, field: member.key))
                continue
            }
            guard let entries = member.value.elements else {
                let message = "is \(member.value.kindName), must be a list"
                findings.append(report.finding(.schema(.wrongType), message, field: member.key))
                continue
            }
            for (index, entry) in entries.enumerated() { check(entry, "\(member.key)[\(index)]", &findings) }
        }
    }

    /// Of what every report of a call that is made up has, where it is told as a whole.
    private var missingElements: [String] {
        guard isSynthetic, report.json["narrative"] != nil, report.json["eSituation.11"] != nil,
            report.json["ePatient.13"] != nil
        else { return [] }
        return Self.always.filter { report.json[$0] == nil }
    }

    private static let always = [
        "eTimes.01", "eTimes.03", "eTimes.05", "eTimes.06", "eTimes.07", "eTimes.13", "eCrew.01", "eCrew.02",
        "eCrew.03", "ePatient.15", "ePatient.16", "ePatient.25", "eResponse.13", "eResponse.14", "eScene.15",
        "eSituation.01", "eSituation.04", "eSituation.09", "eSituation.10", "eSituation.18", "eProtocols.01",
        "eProtocols.02",
    ]

    private func check(_ entry: LocatedJSON, _ field: String, _ findings: inout [Finding]) {
        guard case .object(let members) = entry.form else {
            let message = "is \(entry.kindName), must be an object"
            findings.append(report.finding(.schema(.wrongType), message, field: field))
            return
        }
        for member in members where !Self.entryFields.contains(member.key) {
            let question = NearestName.question(member.key, in: Self.entryFields)
            findings.append(
                report.finding(
                    .schema(.unknownField), "is no field of an entry \(question)", field: "\(field).\(member.key)"))
        }
        if isSynthetic, members.allSatisfy({ Self.entryFields.contains($0.key) }) {
            checkValue(of: entry, field, &findings)
        }
        if isSynthetic, let value = entry["value"], value.string != nil, isNumber(field, entry) {
            findings.append(
                report.finding(.schema(.wrongType), "is a text, must be a number", field: "\(field).value"))
        }
        if let code = entry["pn"]?.string, isSynthetic, !Self.negatives.contains(code) {
            findings.append(
                report.finding(
                    .schema(.unknownValue), "\"\(code.prefix(80))\" is no pertinent negative", field: "\(field).pn"))
        }
    }

    /// A text or a number, or a reason why there is none.
    private func checkValue(of entry: LocatedJSON, _ field: String, _ findings: inout [Finding]) {
        switch entry["value"]?.form {
        case .string, .integer, .number: break
        case nil:
            // The session time of a milestone says it too.
            guard entry["pn"] == nil, Self.valued.contains(where: field.hasPrefix) else { break }
            let message = "has neither a value nor a reason why there is none"
            findings.append(report.finding(.schema(.missingField), message, field: field))
        case .null, .bool, .array, .object:
            let message = "is \(entry["value"]?.kindName ?? ""), must be a text or a number"
            findings.append(report.finding(.schema(.wrongType), message, field: "\(field).value"))
        }
    }

    private static let valued = ["eMedications.", "eProcedures.", "eVitals."]

    /// Whether the value of an entry is measured or counted.
    private func isNumber(_ field: String, _ entry: LocatedJSON) -> Bool {
        if entry["pn"] != nil { return false }
        return entry["reading_id"] != nil && field.hasPrefix("eVitals.")
            || Self.numbers.contains { field.hasPrefix($0) }
    }

    private static let numbers = [
        "eDevice.10[", "eDevice.11[", "eExam.01[", "eMedications.05[", "ePatient.15[", "eProcedures.05[",
    ]

    private static let elements = written.flatMap { section, numbers in
        numbers.map { "\(section).\($0 < 10 ? "0" : "")\($0)" }
    }.sorted()

    private func isElement(_ name: String) -> Bool {
        if isSynthetic { return Self.elements.contains(name) }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && Self.sections.contains(String(parts[0])) && (2...3).contains(parts[1].count)
            && parts[1].allSatisfy { ("0"..."9").contains($0) }
    }
}
