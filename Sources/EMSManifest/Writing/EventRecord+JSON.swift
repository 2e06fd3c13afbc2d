import EMSModel
public import EMSReproducibility

extension EventRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let actor { text.field("actor", actor) }
        if let attempt { text.field("attempt", attempt) }
        if let beatID { text.field("beat_id", beatID) }
        if let code { text.field("code", code) }
        if let depthMillimetres { text.field("depth_mm", depthMillimetres) }
        if let device { text.field("device", device) }
        if let director { text.field("director", director) }
        if let dose { text.field("dose", dose) }
        if let drug { text.field("drug", drug) }
        text.field("end_ns", end.nanoseconds)
        if let energyJoules { text.field("energy_j", energyJoules) }
        text.field("id", id)
        if let keystepID { text.field("keystep_id", keystepID) }
        if let kind { text.field("kind", kind.rawValue) }
        text.field("label", label)
        if let mode { text.field("mode", mode.rawValue) }
        if let priority { text.field("priority", priority.rawValue) }
        if let ratePerMinute { text.field("rate_per_minute", ratePerMinute) }
        if let readingID { text.field("reading_id", readingID) }
        if let rhythm { text.field("rhythm", rhythm.rawValue) }
        if let route { text.field("route", route.rawValue) }
        if let scene { text.field("scene", scene) }
        if let signalToNoiseDecibels { text.field("snr_db", signalToNoiseDecibels) }
        if let source { text.field("source", source) }
        text.field("start_ns", start.nanoseconds)
        if let stream { text.field("stream", stream) }
        if let succeeded { text.field("succeeded", succeeded) }
        text.field("type", type.rawValue)
        if let unit { text.field("unit", unit) }
        if let value { text.field("value", value) }
        text.endObject()
    }
}
