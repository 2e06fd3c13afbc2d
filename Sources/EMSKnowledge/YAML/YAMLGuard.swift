import EMSDiagnostics

/// Looks at the bytes of a file before a YAML parser does, and lets pass only what cannot hurt one: UTF-8 of bounded
/// size and depth, no aliases, anchors, tags, directives, merge keys, explicit keys, and a single document.
enum YAMLGuard {
    static let largestFile = 1 << 20
    static let deepestNesting = 64

    /// The text, with line feeds only and without a byte order mark.
    static func text(of bytes: [UInt8]) throws(YAMLFault) -> String {
        let start = KnowledgeNode.Position(line: 1, column: 1)
        guard bytes.count <= largestFile else {
            throw YAMLFault(
                fault: .yamlSize, message: "the file has more than \(largestFile) bytes", position: start)
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let body = hasMark ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw YAMLFault(fault: .encoding, message: "the file is not UTF-8", position: firstInvalid(in: body))
        }
        return try plain(text)
    }

    /// Refuses characters that a reader does not see, or that a YAML parser takes for the end of a line.
    private static func plain(_ text: String) throws(YAMLFault) -> String {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(text.utf8.count)
        var position = KnowledgeNode.Position(line: 1, column: 1)
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if scalar == "\r", next == "\n" { continue }
            if let name = refusedName(scalar) {
                throw YAMLFault(
                    fault: .encoding, message: "\(name) in the text", remedy: "Remove it; indent with spaces.",
                    position: position)
            }
            result.append(scalar)
            if scalar == "\n" {
                position.line += 1
                position.column = 1
            } else {
                position.column += 1
            }
        }
        var scan = YAMLScan(result)
        try scan.run()
        return text.utf8.contains(UInt8(ascii: "\r")) ? String(String.UnicodeScalarView(result)) : text
    }

    private static func refusedName(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\n", " "..."~": nil
        case "\t": "a tab"
        case "\u{FEFF}": "a byte order mark"
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse:
                "the invisible character U+\(String(scalar.value, radix: 16, uppercase: true))"
            default: nil
            }
        }
    }

    private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> KnowledgeNode.Position {
        var position = KnowledgeNode.Position(line: 1, column: 1)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\u{FFFD}" { break }
            position.column += 1
            if scalar == "\n" { position = .init(line: position.line + 1, column: 1) }
        }
        return position
    }
}
