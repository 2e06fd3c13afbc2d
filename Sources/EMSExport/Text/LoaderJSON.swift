internal import EMSManifest
package import EMSModel

/// JSON for other people's readers: keys in the order given, and a fraction on every number that is not a count, so that
/// a reader that guesses the type of a column from its first row guesses right.
package enum LoaderJSON {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([LoaderJSON])
    case object([(String, LoaderJSON)])

    /// Seconds, exact to the nanosecond.
    case time(SessionTime)

    /// On one line, UTF-8, no white space but a space behind `,` and `:`.
    package var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// A text without its quotes, anything else as it stands in JSON: for formats whose values are texts.
    var plainText: String {
        if case .string(let value) = self { value } else { text }
    }

    /// With keys sorted.
    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .integer(let value): self = .integer(Int(value))
        case .number(let value): self = .number(value)
        case .string(let value): self = .string(value)
        case .array(let values): self = .array(values.map(LoaderJSON.init))
        case .object(let members):
            self = .object(members.sorted { $0.key < $1.key }.map { ($0.key, LoaderJSON($0.value)) })
        }
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        // The shortest decimal that reads back; what is not finite has no place in JSON.
        case .number(let value): text += value.isFinite ? "\(value)" : "null"
        case .time(let time):
            let seconds = time.decimalSeconds
            text += seconds.contains(".") ? seconds : seconds + ".0"
        case .string(let value): Self.quote(value, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += ", " }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, (key, value)) in members.enumerated() {
                if index > 0 { text += ", " }
                Self.quote(key, to: &text)
                text += ": "
                value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func quote(_ value: String, to text: inout String) {
        // As nearly all are, among them sound and pictures in base 64.
        if value.utf8.allSatisfy(isPlain) {
            text += "\""
            text += value
            text += "\""
            return
        }
        let digits = Array("0123456789abcdef")
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // Line separators end a line for some readers of JSON Lines.
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
                text += "\\u"
                for shift in [12, 8, 4, 0] { text.append(digits[Int(scalar.value >> UInt32(shift)) & 15]) }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// Whether a byte stands in a text of JSON as it is, whatever is beside it.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}

extension LoaderJSON: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
}
