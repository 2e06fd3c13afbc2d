import EMSDiagnostics

/// Walks over the tokens of a YAML text just far enough to know where each begins: what looks like an alias inside a
/// quoted text is none, and what is one cannot hide. Forms in which this could go wrong are refused.
struct YAMLScan {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var position = KnowledgeNode.Position(line: 1, column: 1)
    /// Columns of the open block collections, growing.
    private var columns: [Int] = []
    private var flow: [KnowledgeNode.Position] = []
    private var hasContent = false
    /// Line on which an unquoted text ended that must not go on on the next.
    private var plainEnd: Int?

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    mutating func run() throws(YAMLFault) {
        while true {
            skipBlanks()
            guard index < scalars.count else { break }
            try token()
        }
        if let open = flow.last {
            throw YAMLFault(
                fault: .yamlSyntax, message: "the bracket that opens here is never closed",
                remedy: "Close it with `]` or `}`.", position: open)
        }
    }

    // MARK: Tokens

    private mutating func token() throws(YAMLFault) {
        let scalar = scalars[index]
        if position.column == 1 { try documentMark() }
        guard index < scalars.count, scalars[index] == scalar else { return }
        try checkPlainGoesOn(scalar)
        if flow.isEmpty { while let last = columns.last, last > position.column { columns.removeLast() } }
        hasContent = true
        switch scalar {
        case "&", "*":
            throw fault(
                .yamlAlias, scalar == "&" ? "an anchor" : "an alias",
                "Write the value out; put text that begins with `\(scalar)` in quotes.")
        case "!":
            throw fault(.yamlTag, "a tag", "Remove it; put text that begins with `!` in quotes.")
        case "[", "{":
            try open()
        case "]", "}":
            guard !flow.isEmpty else { throw fault(.yamlSyntax, "a closing bracket without an opening one", nil) }
            flow.removeLast()
            advance()
            try key(at: nil)
        case ",":
            guard !flow.isEmpty else {
                throw fault(.yamlSyntax, "a comma where a value should begin", "Put the text in quotes.")
            }
            advance()
        case "\"", "'":
            try quoted(scalar)
        case "|", ">":
            guard flow.isEmpty else { throw fault(.yamlSyntax, "`\(scalar)` cannot begin a text here", nil) }
            try blockText()
        case "%", "@", "`":
            throw fault(.yamlSyntax, "`\(scalar)` cannot begin a text", "Put the text in quotes.")
        case "-" where isBlank(at: index + 1):
            guard flow.isEmpty else { throw fault(.yamlSyntax, "a dash inside brackets", "Use commas there.") }
            try enter(position)
            advance()
        case "?" where !flow.isEmpty || isBlank(at: index + 1):
            throw fault(.yamlSyntax, "`?` cannot begin a key or a text", "Write `key: value`, or put it in quotes.")
        case ":" where !flow.isEmpty || isBlank(at: index + 1):
            advance()
        default:
            try plain()
        }
    }

    /// `---` once before anything else is harmless.
    private mutating func documentMark() throws(YAMLFault) {
        let mark = scalars[index...].prefix(3).map(String.init).joined()
        guard mark == "---" || mark == "...", isBlank(at: index + 3) else { return }
        guard mark == "---", !hasContent, isBreak(at: index + 3) else {
            throw fault(.yamlTag, "a second document", "One file holds one document.")
        }
        hasContent = true
        for _ in 0..<3 { advance() }
    }

    private mutating func open() throws(YAMLFault) {
        flow.append(position)
        try checkDepth(at: position)
        advance()
    }

    private mutating func quoted(_ quote: Unicode.Scalar) throws(YAMLFault) {
        let start = position
        advance()
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\\", quote == "\"" {
                advance()
                if index < scalars.count { advance() }
                continue
            }
            advance()
            guard scalar == quote else { continue }
            // '' inside single quotes is an apostrophe.
            if quote == "'", index < scalars.count, scalars[index] == "'" {
                advance()
                continue
            }
            try key(at: start)
            return
        }
        throw YAMLFault(
            fault: .yamlSyntax, message: "the quoted text that begins here never ends",
            remedy: "Close the quote; in single quotes an apostrophe is written twice.", position: start)
    }

    private mutating func plain() throws(YAMLFault) {
        let start = position
        let first = index
        while index < scalars.count, !isBreak(at: index) {
            let scalar = scalars[index]
            if scalar == ":", isBlank(at: index + 1) { break }
            if scalar == "#", index > first, scalars[index - 1] == " " { break }
            if !flow.isEmpty, ",[]{}".unicodeScalars.contains(scalar) { break }
            advance()
        }
        if scalars[first..<index].starts(with: "<<".unicodeScalars),
            scalars[(first + 2)..<index].allSatisfy({ $0 == " " })
        {
            throw YAMLFault(
                fault: .yamlAlias, message: "a merge key", remedy: "Write the keys out.", position: start)
        }
        let isKey = try key(at: start)
        if !isKey { plainEnd = start.line }
    }

    /// After a text or a closing bracket: whether it is a key, in which case a block mapping is open at its column.
    @discardableResult
    private mutating func key(at start: KnowledgeNode.Position?) throws(YAMLFault) -> Bool {
        var ahead = index
        while ahead < scalars.count, scalars[ahead] == " " { ahead += 1 }
        guard ahead < scalars.count, scalars[ahead] == ":" else { return false }
        guard flow.isEmpty else { return true }
        guard isBlank(at: ahead + 1) else { return false }
        guard let start else {
            throw fault(.yamlSyntax, "brackets cannot be a key", "Write a plain word as the key.")
        }
        guard start.line == position.line else {
            throw YAMLFault(
                fault: .yamlSyntax, message: "a key runs over several lines", remedy: "Close the quote on its line.",
                position: start)
        }
        try enter(start)
        return true
    }

    /// Skips a `|` or `>` text: lines indented at least as far as its first.
    private mutating func blockText() throws(YAMLFault) {
        advance()
        while index < scalars.count, !isBreak(at: index) {
            guard "+- ".unicodeScalars.contains(scalars[index]) else {
                if scalars[index] == "#", scalars[index - 1] == " " {
                    while !isBreak(at: index) { advance() }
                    break
                }
                throw fault(.yamlSyntax, "only `+` or `-` may follow `|` and `>`", "Begin the text on the next line.")
            }
            advance()
        }
        let parent = columns.last ?? 1
        var indent: Int?
        while index < scalars.count {
            if isBreak(at: index) { advance() }
            var ahead = index
            while ahead < scalars.count, scalars[ahead] == " " { ahead += 1 }
            guard ahead < scalars.count else { break }
            if scalars[ahead] != "\n" {
                let column = ahead - index + 1
                guard column > parent, column >= indent ?? 0 else { return }
                indent = indent ?? column
            }
            while index < scalars.count, !isBreak(at: index) { advance() }
        }
        while index < scalars.count { advance() }
    }

    // MARK: Structure

    /// A block collection is open at this column from now on.
    private mutating func enter(_ start: KnowledgeNode.Position) throws(YAMLFault) {
        if columns.last ?? 0 < start.column { columns.append(start.column) }
        try checkDepth(at: start)
    }

    private func checkDepth(at place: KnowledgeNode.Position) throws(YAMLFault) {
        guard columns.count + flow.count <= YAMLGuard.deepestNesting else {
            throw YAMLFault(
                fault: .yamlDepth, message: "nested deeper than \(YAMLGuard.deepestNesting) levels", position: place)
        }
    }

    /// A text without quotes that goes on on the next line could hide quotes and aliases from this scan.
    private mutating func checkPlainGoesOn(_ scalar: Unicode.Scalar) throws(YAMLFault) {
        guard let line = plainEnd else { return }
        plainEnd = nil
        let goesOn: Bool
        if flow.isEmpty {
            goesOn = position.line > line && position.column > columns.last ?? 0
        } else {
            goesOn = !",]}:".unicodeScalars.contains(scalar)
        }
        guard goesOn else { return }
        throw fault(
            .yamlSyntax, "the text of line \(line) goes on here without quotes",
            "Put the whole text in double quotes, or check the indentation.")
    }

    private func fault(_ fault: KnowledgeFault, _ message: String, _ remedy: String?) -> YAMLFault {
        YAMLFault(fault: fault, message: message, remedy: remedy, position: position)
    }

    // MARK: Characters

    private mutating func skipBlanks() {
        while index < scalars.count {
            switch scalars[index] {
            case " ", "\n": advance()
            case "#": while index < scalars.count, !isBreak(at: index) { advance() }
            default: return
            }
        }
    }

    private mutating func advance() {
        if scalars[index] == "\n" {
            position.line += 1
            position.column = 1
        } else {
            position.column += 1
        }
        index += 1
    }

    private func isBreak(at index: Int) -> Bool { index >= scalars.count || scalars[index] == "\n" }

    private func isBlank(at index: Int) -> Bool { isBreak(at: index) || scalars[index] == " " }
}
