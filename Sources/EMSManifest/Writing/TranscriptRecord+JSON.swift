import EMSModel
public import EMSReproducibility

// Keys in the order of their code units; a test holds each record against its `Encodable` form. What makes up a turn keeps
// to a line each: with a line for each of its fields a transcript was twice as long, and worse to read.

extension TranscriptRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("duration_ns", duration.nanoseconds)
        text.field("encounter", encounter)
        text.field("language", language)
        text.field("synthetic", isSynthetic)
        text.field("times", times.rawValue)
        text.field("turns", turns)
        text.endObject()
    }
}

extension TurnRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let beatID { text.field("beat_id", beatID) }
        if let channel { text.field("channel", channel.rawValue) }
        text.field("clean", clean)
        if let delivery { text.field("delivery", delivery.rawValue) }
        if let disfluencies { text.field("disfluencies", disfluencies) }
        text.field("end_ns", end.nanoseconds)
        text.field("id", id)
        text.field("mentions", mentions)
        text.field("role", role.rawValue)
        if let source { text.field("source", source) }
        text.field("speaker", speaker)
        text.field("spoken", spoken)
        text.field("start_ns", start.nanoseconds)
        text.field("text", self.text)
        text.field("topic", topic.rawValue)
        text.field("words", words)
        text.endObject()
    }
}

extension DisfluencyRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginFlatObject()
        text.field("end", end)
        text.field("kind", kind.rawValue)
        text.field("start", start)
        text.endFlatObject()
    }
}

extension WordRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginFlatObject()
        text.field("end_ns", end.nanoseconds)
        if let phonemes { text.field("phonemes", phonemes) }
        text.field("start_ns", start.nanoseconds)
        text.field("text", self.text)
        text.endFlatObject()
    }
}

extension PhonemeRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginFlatObject()
        text.field("end_ns", end.nanoseconds)
        text.field("start_ns", start.nanoseconds)
        text.field("symbol", symbol)
        text.endFlatObject()
    }
}

extension MentionRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginFlatObject()
        text.field("assertion", assertion.rawValue)
        if let beatID { text.field("beat_id", beatID) }
        if let code { text.field("code", code) }
        text.field("end", end)
        text.field("kind", kind.rawValue)
        if let of { text.field("of_ns", of.nanoseconds) }
        if let readingID { text.field("reading_id", readingID) }
        text.field("start", start)
        text.field("status", status.rawValue)
        if let unit { text.field("unit", unit) }
        switch value {
        case .number(let number)?: text.field("value", number)
        case .text(let words)?: text.field("value", words)
        case nil: break
        }
        text.endFlatObject()
    }
}

extension JSONText {
    /// Lines of knowledge files, which know nothing of JSON themselves.
    fileprivate mutating func field(_ name: StaticString, _ lines: [SourceLine]) {
        key(name)
        beginArray()
        for line in lines {
            element()
            beginFlatObject()
            field("file", line.file)
            field("line", line.line)
            endFlatObject()
        }
        endArray()
    }
}
