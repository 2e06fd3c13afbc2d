public import EMSDiagnostics
import EMSManifest

/// The severities that a project gives to codes, read from a JSON object such as
/// `{"files.extra": "warning", "text.formula": "off"}`.
public struct SeverityTable: Hashable, Sendable {
    /// Nil means that the code is not reported.
    public var severities: [FindingCode: Severity?]

    public init(_ severities: [FindingCode: Severity?] = [:]) { self.severities = severities }

    /// Throws `OptionFileError` with line and column at the first fault.
    public init(json bytes: [UInt8]) throws(OptionFileError) {
        var findings: [Finding] = []
        let document = StrictDecoder(path: "").scan(bytes, findings: &findings)
        if let finding = findings.first { throw OptionFileError(finding) }
        guard let document, case .object(let members) = document.json.form else {
            throw OptionFileError(line: 1, column: 1, message: "must be an object of codes and severities")
        }
        severities = [:]
        for member in members {
            let place = document.place(ofByte: member.keyOffset)
            func fault(_ message: String, _ name: String, _ names: [String]) -> OptionFileError {
                let question = NearestName.question(name, in: names)
                return OptionFileError(
                    line: place.line, column: place.column,
                    message: question.isEmpty ? message : "\(message); \(question)")
            }
            guard let code = FindingCode(rawValue: member.key) else {
                throw fault("there is no code \"\(member.key)\"", member.key, FindingCode.allCases.map(\.rawValue))
            }
            let names = Severity.allCases.map(\.rawValue) + ["off"]
            guard let name = member.value.string, names.contains(name) else {
                let written = member.value.string ?? ""
                throw fault("a severity is error, warning, info or off", written, names)
            }
            severities.updateValue(Severity(rawValue: name), forKey: code)
        }
    }
}
