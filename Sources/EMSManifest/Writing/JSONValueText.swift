internal import EMSReproducibility

/// Any value. A wrapper, so that a value by itself is encoded as ever.
struct JSONValueText: JSONWritable {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }

    func write(to text: inout JSONText) {
        switch value {
        case .null: text.null()
        case .bool(let flag): text.value(flag)
        case .integer(let number): text.value(number)
        case .number(let number): text.value(number)
        case .string(let words): text.value(words)
        case .array(let elements):
            text.beginArray()
            for element in elements {
                text.element()
                JSONValueText(element).write(to: &text)
            }
            text.endArray()
        case .object(let members):
            text.beginObject()
            for (name, member) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                text.key(name)
                JSONValueText(member).write(to: &text)
            }
            text.endObject()
        }
    }
}
