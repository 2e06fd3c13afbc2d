public import EMSReproducibility

// Keys in the order of their code units; a test holds each record against its `Encodable` form.

extension PairRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let answer { text.field("answer", answer) }
        if let changed { text.field("changed", changed) }
        if let choices { text.field("choices", choices) }
        text.field("facts", facts)
        text.field("frame", frame)
        text.field("id", id)
        text.field("is_true", isTrue)
        text.field("style", style.rawValue)
        text.field("text", self.text)
        if let turnID { text.field("turn_id", turnID) }
        text.endObject()
    }
}

extension FactRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("attribute", attribute)
        text.field("object", object)
        text.field("value", value)
        text.endObject()
    }
}
