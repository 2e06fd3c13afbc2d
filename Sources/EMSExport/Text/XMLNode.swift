/// An element of XML 1.0 with either a text or children.
struct XMLNode {
    var name: String
    var attributes: [(String, String)] = []
    var text: String?
    var children: [XMLNode] = []

    /// Indented by three spaces a level, an element a line.
    func write(to document: inout String, level: Int = 0) {
        let indent = String(repeating: "   ", count: level)
        let list = attributes.map { " \($0.0)=\"\(Self.escaped($0.1))\"" }.joined()
        document += "\(indent)<\(name)\(list)"
        if let text {
            document += ">\(Self.escaped(text))</\(name)>\n"
        } else if children.isEmpty {
            document += "/>\n"
        } else {
            document += ">\n"
            for child in children { child.write(to: &document, level: level + 1) }
            document += "\(indent)</\(name)>\n"
        }
    }

    /// On one line; what has no place in XML is left out.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.singleLine.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
