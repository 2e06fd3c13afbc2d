import EMSDiagnostics

/// Why a severity file or a baseline cannot be used.
public struct OptionFileError: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int?
    public var column: Int?
    /// One clause without a full stop. May quote the file.
    public var message: String

    init(line: Int?, column: Int?, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }

    init(_ finding: Finding) {
        self.init(line: finding.line, column: finding.column, message: "\(finding.message) [\(finding.code)]")
    }
}

extension OptionFileError: CustomStringConvertible {
    public var description: String {
        [line.map { "\($0)" }, column.map { "\($0)" }, message].compactMap(\.self).joined(separator: ":")
    }
}
