import EMSModel

/// What a JSON value of a record may be. One description serves the check of data and the published JSON Schema, so that
/// the two cannot differ.
public struct SchemaNode: Sendable {
    /// What a text may be.
    enum TextForm: Sendable {
        case free
        case nonEmpty
        /// Letters, digits, hyphens and underscores: safe as a file name and as a key of any export.
        case identifier
        case digest
        case version
        /// `system:code`, of a system whose codes records carry.
        case code

        var pattern: String? {
            switch self {
            case .free: nil
            case .nonEmpty: "^[\\s\\S]+$"
            case .identifier: "^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$"
            case .digest: "^[0-9a-f]{64}$"
            case .version: "^[0-9]+\\.[0-9]+$"
            case .code: "^(\(CodedTerm.System.allCases.map(\.rawValue).joined(separator: "|"))):[\\s\\S]+$"
            }
        }
    }

    indirect enum Form: Sendable {
        case any
        case boolean
        /// True, unless recordings are accepted.
        case alwaysTrue
        case integer(ClosedRange<Int64>)
        case number(ClosedRange<Double>)
        case text(TextForm)
        case choice([String])
        /// A number or a text.
        case scalar
        case list(SchemaNode, count: ClosedRange<Int>)
        /// An object with any keys and values of one form.
        case map(SchemaNode)
        /// An object with any keys, of which those that are known have a form.
        case open([Property])
        case object([Property], details: [Detail])
    }

    struct Property: Sendable {
        var name: String
        var node: SchemaNode
        var isRequired: Bool
    }

    /// Where `field` has `value`, the `required` fields must be there too.
    struct Detail: Sendable {
        var field: String
        var value: String
        var required: [String]
    }

    var form: Form
    var summary: String?

    init(_ form: Form, _ summary: String? = nil) {
        self.form = form
        self.summary = summary
    }

    /// Names of the properties of an object, in the order of the description; empty for other forms.
    public var propertyNames: [String] {
        if case .object(let properties, _) = form { properties.map(\.name) } else { [] }
    }

    /// Kinds of values that tables know.
    public enum ValueKind: Hashable, Sendable { case boolean, integer, number, text }

    /// Nil for lists and objects, and where there may be several.
    public var valueKind: ValueKind? {
        switch form {
        case .boolean, .alwaysTrue: .boolean
        case .integer: .integer
        case .number: .number
        case .text, .choice: .text
        case .any, .scalar, .list, .map, .open, .object: nil
        }
    }

    /// The node of a property, or of the elements of a list.
    public func descendant(_ name: String) -> SchemaNode? {
        switch form {
        case .object(let properties, _), .open(let properties): properties.first { $0.name == name }?.node
        case .list(let element, _): element.descendant(name)
        default: nil
        }
    }
}

// The vocabulary in which `ManifestSchema` is written.
extension SchemaNode {
    /// 2^53 - 1, up to which every JSON reader keeps an integer; in nanoseconds 104 days.
    static let largest: Int64 = 9_007_199_254_740_991

    static let any = SchemaNode(.any)
    static let boolean = SchemaNode(.boolean)
    static let synthetic = SchemaNode(
        .alwaysTrue, "True where everything is made up; false for recordings of real calls.")
    static let text = SchemaNode(.text(.free))
    static let nonEmpty = SchemaNode(.text(.nonEmpty))
    static let identifier = SchemaNode(.text(.identifier))
    static let digest = SchemaNode(.text(.digest), "SHA-256 as lower-case hexadecimal digits.")
    static let code = SchemaNode(.text(.code))
    static let scalar = SchemaNode(.scalar)
    static let count = SchemaNode(.integer(0...largest))
    static let time = SchemaNode(.integer(0...largest), "Nanoseconds of session time.")
    static let duration = SchemaNode(.integer(1...largest), "Nanoseconds.")
    static let seed = SchemaNode(.integer(0...largest))
    static let path = SchemaNode(.text(.nonEmpty), "Relative to the data set, forward slashes.")

    static func integer(_ range: ClosedRange<Int64>) -> SchemaNode { SchemaNode(.integer(range)) }

    static func number(_ range: ClosedRange<Double>) -> SchemaNode { SchemaNode(.number(range)) }

    static func choice<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> SchemaNode {
        SchemaNode(.choice(Value.allCases.map(\.rawValue)))
    }

    static func list(_ element: SchemaNode, count: ClosedRange<Int> = 0...Int.max) -> SchemaNode {
        SchemaNode(.list(element, count: count))
    }

    static func map(_ value: SchemaNode) -> SchemaNode { SchemaNode(.map(value)) }

    static func open(_ properties: [Property]) -> SchemaNode { SchemaNode(.open(properties)) }

    static func object(_ properties: [Property], details: [Detail] = []) -> SchemaNode {
        SchemaNode(.object(properties, details: details))
    }
}

extension SchemaNode.Property {
    static func required(_ name: String, _ node: SchemaNode) -> Self {
        Self(name: name, node: node, isRequired: true)
    }

    static func optional(_ name: String, _ node: SchemaNode) -> Self {
        Self(name: name, node: node, isRequired: false)
    }
}
