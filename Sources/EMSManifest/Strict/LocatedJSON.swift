/// A JSON value with the byte at which it starts: what the strict scan makes of a text.
public struct LocatedJSON: Sendable {
    public struct Member: Sendable {
        public var key: String
        public var keyOffset: Int
        public var value: LocatedJSON
    }

    public enum Form: Sendable {
        case null
        case bool(Bool)
        /// Written without fraction and exponent.
        case integer(Int64)
        case number(Double)
        case string(String)
        case array([LocatedJSON])
        /// In the order of the text.
        case object([Member])
    }

    public var form: Form
    public var offset: Int

    /// The first member of this key, nil for other values.
    public subscript(key: String) -> LocatedJSON? {
        guard case .object(let members) = form else { return nil }
        return members.first { $0.key == key }?.value
    }

    public var string: String? {
        if case .string(let text) = form { text } else { nil }
    }

    /// An integer or a number with a fraction.
    public var double: Double? {
        if case .number(let value) = form { value } else { integer.map(Double.init) }
    }

    public var integer: Int64? {
        if case .integer(let value) = form { value } else { nil }
    }

    public var elements: [LocatedJSON]? {
        if case .array(let elements) = form { elements } else { nil }
    }

    /// What the value is, in words for messages.
    package var kindName: String {
        switch form {
        case .null: "null"
        case .bool: "true or false"
        case .integer: "an integer"
        case .number: "a number with a fraction"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
