import EMSDiagnostics
import EMSModel
import EMSReproducibility

/// Holds a scanned value against a schema and collects every fault, in the order of the text.
struct SchemaCheck {
    struct Fault {
        var code: FindingCode
        var message: String
        var offset: Int
        var field: String
    }

    private enum Step {
        case name(String)
        case index(Int)
    }

    private(set) var faults: [Fault] = []
    /// From the record to the value at hand. Written out for faults alone: a transcript has ten thousand values.
    private var path: [Step] = []
    /// Whether records may say that they are not synthetic.
    private let acceptsRecorded: Bool

    init(acceptsRecorded: Bool = false) { self.acceptsRecorded = acceptsRecorded }

    mutating func run(_ value: LocatedJSON, against node: SchemaNode) { check(value, node) }

    private mutating func check(_ value: LocatedJSON, _ node: SchemaNode, at step: Step) {
        path.append(step)
        check(value, node)
        path.removeLast()
    }

    private mutating func check(_ value: LocatedJSON, _ node: SchemaNode) {
        switch (node.form, value.form) {
        case (.any, _): checkOpen(value)
        case (.boolean, .bool): break
        case (.alwaysTrue, .bool(let flag)):
            if !flag && !acceptsRecorded { note(.schema(.notSynthetic), "must be true", value) }
        case (.integer(let range), .integer(let number)):
            if range.contains(number) { break }
            if number.magnitude > SchemaNode.largest.magnitude {
                noteInteger(number, value)
            } else {
                noteRange("\(number)", "\(range.lowerBound)", "\(range.upperBound)", value)
            }
        case (.number(let range), .integer), (.number(let range), .number):
            let number = value.double ?? .nan
            if !range.contains(number) {
                noteRange("\(number)", "\(range.lowerBound)", "\(range.upperBound)", value)
            }
        case (.text(let form), .string(let text)): checkText(text, form, value)
        case (.choice(let choices), .string(let text)):
            if !choices.contains(text) {
                let question = NearestName.question(text, in: choices)
                let message = Self.join("\"\(text.prefix(80))\" is not in the vocabulary", question, by: "; ")
                note(.schema(.unknownValue), message, value)
            }
        case (.scalar, .integer(let number)):
            if number.magnitude > SchemaNode.largest.magnitude { noteInteger(number, value) }
        case (.scalar, .number): break
        case (.scalar, .string(let text)): checkText(text, .free, value)
        case (.list(let element, let count), .array(let elements)):
            if !count.contains(elements.count) {
                noteRange("\(elements.count) entries", "\(count.lowerBound)", "\(count.upperBound)", value)
            }
            for (index, item) in elements.enumerated() { check(item, element, at: .index(index)) }
        case (.map(let node), .object(let members)):
            for member in members {
                checkKey(member)
                check(member.value, node, at: .name(member.key))
            }
        case (.open(let properties), .object(let members)):
            for member in members {
                let node = properties.first { $0.name == member.key }?.node ?? .any
                checkKey(member)
                check(member.value, node, at: .name(member.key))
            }
        case (.object(let properties, let details), .object(let members)):
            checkObject(members, properties, details, value)
        default:
            note(.schema(.wrongType), "is \(value.kindName), must be \(Self.expectation(node.form))", value)
        }
    }

    private mutating func checkObject(
        _ members: [LocatedJSON.Member], _ properties: [SchemaNode.Property], _ details: [SchemaNode.Detail],
        _ value: LocatedJSON
    ) {
        for member in members {
            if let property = properties.first(where: { $0.name == member.key }) {
                check(member.value, property.node, at: .name(member.key))
            } else {
                let question = NearestName.question(member.key, in: properties.map(\.name))
                let message = Self.join("is not in the schema", question, by: "; ")
                note(.schema(.unknownField), message, Self.place(of: member), below: member.key)
            }
        }
        for property in properties where property.isRequired {
            if value[property.name] == nil {
                note(.schema(.missingField), "is missing", value, below: property.name)
            }
        }
        for detail in details where value[detail.field]?.string == detail.value {
            for name in detail.required where value[name] == nil {
                note(.event(.missingDetail), "is missing for type \(detail.value)", value, below: name)
            }
        }
    }

    private mutating func checkText(_ text: String, _ form: SchemaNode.TextForm, _ value: LocatedJSON) {
        checkHarm(text, value)
        switch form {
        case .free: break
        case .nonEmpty:
            if text.isEmpty { note(.schema(.outOfRange), "is empty", value) }
        case .digest:
            if !ContentDigest.isHexadecimal(text) {
                note(.checksum(.malformed), "\"\(text.prefix(80))\" is no SHA-256", value)
            }
        case .version:
            if DatasetFormat.support(for: text) == .none {
                note(
                    .schema(.unsupportedVersion), "\"\(text.prefix(80))\" is not \(DatasetFormat.version)", value
                )
            }
        case .identifier: checkIdentifier(text, value)
        case .code:
            let parts = text.split(separator: ":", maxSplits: 1)
            if parts.count != 2 || CodedTerm.System(rawValue: String(parts[0])) == nil {
                let systems = CodedTerm.System.allCases.map(\.rawValue).joined(separator: ", ")
                note(
                    .schema(.unknownValue), "\"\(text.prefix(80))\" is no code of \(systems)", value)
            }
        }
    }

    private mutating func checkIdentifier(_ text: String, _ value: LocatedJSON) {
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            note(.identity(.notNormalised), "\"\(text.prefix(80))\" is not plain ASCII", value)
        } else if !Self.isIdentifier(text) {
            note(
                .identity(.unsafeID), "\"\(text.prefix(80))\" is not made of letters, digits, - and _",
                value)
        }
    }

    /// Texts that act on whoever displays them.
    private mutating func checkHarm(_ text: String, _ value: LocatedJSON) {
        if Self.isPlain(text) { return }
        if let scalar = text.unicodeScalars.first(where: Self.actsOnTerminal) {
            let number = String(scalar.value, radix: 16, uppercase: true)
            note(.text(.terminalEscape), "holds the control character U+\(number)", value)
        }
        if Self.mixesAlphabets(text) {
            note(.text(.mixedScript), "\"\(text.prefix(80))\" mixes Latin and Cyrillic letters in a word", value)
        }
        // Spreadsheets skip tabs and line ends before a formula.
        let visible = text.utf8.drop { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard let first = visible.first else { return }
        let rest = visible.dropFirst()
        let isSign = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        let isName = rest.first.map { (0x41...0x5A).contains($0 & 0xDF) } ?? false
        if first == UInt8(ascii: "=") || first == UInt8(ascii: "@")
            || (isSign && (isName || rest.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "|") }))
        {
            note(.text(.formula), "starts like a formula", value)
        }
    }

    /// Latin letters beside Cyrillic ones, which look alike.
    private static func mixesAlphabets(_ text: String) -> Bool {
        guard text.unicodeScalars.contains(where: isCyrillic) else { return false }
        return text.split { !$0.isLetter }.contains { word in
            word.unicodeScalars.contains(where: isCyrillic)
                && word.unicodeScalars.contains { $0.isASCII || (0xC0..<0x250).contains($0.value) }
        }
    }

    private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x400..<0x530).contains(scalar.value) }

    /// Most texts are ASCII without controls and start with a letter or a digit: they cannot do harm.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first else { return true }
        let lower = first | 0x20
        guard (0x61...0x7A).contains(lower) || (0x30...0x39).contains(first) else { return false }
        return bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    /// Everything below a place whose keys are open.
    private mutating func checkOpen(_ value: LocatedJSON, at step: Step) {
        path.append(step)
        checkOpen(value)
        path.removeLast()
    }

    private mutating func checkOpen(_ value: LocatedJSON) {
        switch value.form {
        case .string(let text): checkHarm(text, value)
        case .array(let elements):
            for (index, element) in elements.enumerated() { checkOpen(element, at: .index(index)) }
        case .object(let members):
            for member in members {
                checkKey(member)
                checkOpen(member.value, at: .name(member.key))
            }
        case .integer(let number):
            if number.magnitude > SchemaNode.largest.magnitude { noteInteger(number, value) }
        case .null, .bool, .number: break
        }
    }

    /// Keys that the data choose are texts too.
    private mutating func checkKey(_ member: LocatedJSON.Member) {
        path.append(.name(member.key))
        checkHarm(member.key, Self.place(of: member))
        path.removeLast()
    }

    private static func place(of member: LocatedJSON.Member) -> LocatedJSON {
        LocatedJSON(form: .null, offset: member.keyOffset)
    }

    private mutating func noteInteger(_ number: Int64, _ value: LocatedJSON) {
        note(.json(.integerOverflow), "\(number) lies beyond 2^53, where readers round", value)
    }

    private mutating func noteRange(
        _ found: String, _ lower: String, _ upper: String, _ value: LocatedJSON
    ) {
        note(.schema(.outOfRange), "\(found) is not in \(lower) ... \(upper)", value)
    }

    private mutating func note(
        _ code: FindingCode, _ message: String, _ value: LocatedJSON, below name: String? = nil
    ) {
        let steps = path + (name.map { [.name($0)] } ?? [])
        let field = steps.reduce("") { field, step in
            switch step {
            case .name(let name): Self.join(field, name)
            case .index(let index): "\(field)[\(index)]"
            }
        }
        faults.append(Fault(code: code, message: message, offset: value.offset, field: field))
    }

    private static func join(_ left: String, _ right: String, by separator: String = ".") -> String {
        left.isEmpty || right.isEmpty ? left + right : left + separator + right
    }

    static func isIdentifier(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 100, first != UInt8(ascii: "-"), first != UInt8(ascii: "_")
        else { return false }
        return bytes.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// Controls but tab and line feed, and marks that turn the direction of writing.
    private static func actsOnTerminal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func expectation(_ form: SchemaNode.Form) -> String {
        switch form {
        case .any: "any value"
        case .boolean, .alwaysTrue: "true or false"
        case .integer: "an integer"
        case .number: "a number"
        case .text, .choice: "a text"
        case .scalar: "a number or a text"
        case .list: "a list"
        case .map, .open, .object: "an object"
        }
    }
}
