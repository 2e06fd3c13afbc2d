import EMSModel
public import EMSReproducibility

// Keys in the order of their code units; a test holds each record against its `Encodable` form.

extension FrameRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("bytes", bytes)
        text.field("caption", caption)
        text.field("height", height)
        text.field("index", index)
        text.field("kind", kind)
        if let maskBytes { text.field("mask_bytes", maskBytes) }
        if let maskPath { text.field("mask_path", maskPath) }
        if let maskSHA256 { text.field("mask_sha256", maskSHA256) }
        text.field("objects", objects)
        text.field("parameters", JSONValueText(.object(parameters)))
        text.field("path", path)
        if let recorded { text.field("recorded", recorded) }
        text.field("relations", relations)
        if let scene { text.field("scene", JSONValueText(scene)) }
        text.field("sha256", sha256)
        text.field("t_ns", time.nanoseconds)
        if let twin { text.field("twin", twin) }
        text.field("width", width)
        text.endObject()
    }
}

extension FrameObjectRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("bbox", box)
        text.field("id", id)
        text.field("label", label)
        text.field("mask_id", maskID)
        text.field("visibility", visibility)
        text.endObject()
    }
}

extension FrameRelationRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("object", object)
        text.field("predicate", predicate)
        text.field("subject", subject)
        text.endObject()
    }
}

extension FrameTwinRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("attribute", attribute)
        text.field("instead_of", instead)
        text.field("object", object)
        text.field("of", of)
        text.field("value", value)
        text.endObject()
    }
}

extension RecordedRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("license", license)
        text.endObject()
    }
}
