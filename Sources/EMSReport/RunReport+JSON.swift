import EMSModel
public import EMSReproducibility

extension RunReport: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        // Elements (`eVitals.10`) and the keys of the head in one order.
        for key in (elements.keys + ["encounter", "narrative", "standard", "synthetic"]).sorted(by: Self.precedes) {
            switch key {
            case "encounter": text.field("encounter", encounterID)
            case "narrative": text.field("narrative", narrative)
            case "standard": text.field("standard", Self.standard)
            case "synthetic": text.field("synthetic", true)
            default:
                text.key(key)
                text.beginArray()
                for entry in elements[key] ?? [] {
                    text.element()
                    entry.write(to: &text)
                }
                text.endArray()
            }
        }
        text.endObject()
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        // The names are ASCII, of which this is the order of the code units, compared as memory.
        left < right
    }
}

extension RunReport.Sentence: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("beats", beats)
        text.field("text", self.text)
        text.endObject()
    }
}

extension RunReport.Entry: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if !attributes.isEmpty {
            text.key("attributes")
            text.beginObject()
            for (name, value) in attributes.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                text.key(name)
                text.value(value)
            }
            text.endObject()
        }
        if let beatID { text.field("beat_id", beatID) }
        text.field("group", group)
        if let pertinentNegative { text.field("pn", pertinentNegative) }
        if let readingID { text.field("reading_id", readingID) }
        if let time { text.field("t_ns", time.nanoseconds) }
        switch value {
        case .text(let words): text.field("value", words)
        case .number(let number): text.field("value", number)
        case nil: break
        }
        text.endObject()
    }
}
