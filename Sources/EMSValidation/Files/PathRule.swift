package import EMSDiagnostics

/// Whether a path of the manifest may be followed.
package enum PathRule {
    /// What is wrong with the path, nil if it is plain, relative and stays inside.
    package static func fault(_ path: String) -> (code: FindingCode, message: String)? {
        let shown = "\"\(path.prefix(120))\""
        if path.unicodeScalars.contains(where: { $0 == "%" || $0 == "\\" || $0.value < 0x20 || $0.value == 0x7F }) {
            return (.path(.encoded), "\(shown) holds a percent sign, a backslash or a control character")
        }
        if path.hasPrefix("/") || path.hasPrefix("~") || path.contains(":") {
            return (.path(.absolute), "\(shown) does not start inside the data set")
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains("..") { return (.path(.traversal), "\(shown) goes up") }
        if parts.contains(where: { $0.isEmpty || $0 == "." }) {
            return (.path(.encoded), "\(shown) has an empty or a dot part")
        }
        if !path.utf8.allSatisfy({ $0 < 0x80 }) {
            return (.identity(.notNormalised), "\(shown) is not plain ASCII")
        }
        return nil
    }
}
