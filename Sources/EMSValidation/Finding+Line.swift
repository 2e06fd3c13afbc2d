package import EMSDiagnostics

extension Finding {
    /// Whether it is about the same line of the same file as another.
    package func isAtLine(of other: Finding) -> Bool { path == other.path && line == other.line }
}
