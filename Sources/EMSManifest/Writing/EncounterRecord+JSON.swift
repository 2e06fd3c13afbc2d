import EMSModel
public import EMSReproducibility

// Keys in the order of their code units; a test holds each record against its `Encodable` form.

extension EncounterRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let course { text.field("course", course) }
        text.field("digest", digest)
        text.field("duration_ns", duration.nanoseconds)
        text.field("group", group)
        text.field("id", id)
        text.field("index", index)
        text.field("language", language)
        text.field("patient", patient)
        text.field("protocol", clinicalProtocol)
        if let provenance { text.field("provenance", JSONValueText(provenance)) }
        if let seed { text.field("seed", seed) }
        if let severity { text.field("severity", severity) }
        text.field("speakers", speakers)
        text.field("split", split.rawValue)
        text.field("streams", streams)
        text.field("synthetic", isSynthetic)
        text.endObject()
    }
}

extension PatientRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let ageMonths { text.field("age_months", ageMonths) }
        text.field("age_years", ageYears)
        text.field("sex", sex.rawValue)
        if let weightKilograms { text.field("weight_kg", weightKilograms) }
        text.endObject()
    }
}

extension ProtocolRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let group { text.field("group", group) }
        text.field("id", id)
        if let nemsis { text.field("nemsis", nemsis) }
        if let odemsa { text.field("odemsa", odemsa) }
        text.endObject()
    }
}

extension SpeakerRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let ageYears { text.field("age_years", ageYears) }
        text.field("id", id)
        text.field("role", role.rawValue)
        if let seat { text.field("seat", seat.rawValue) }
        if let sex { text.field("sex", sex.rawValue) }
        if let voice { text.field("voice", JSONValueText(voice)) }
        text.endObject()
    }
}

extension StreamRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("bytes", bytes)
        if let channels { text.field("channels", channels) }
        if let clock { text.field("clock", StreamClockJSON(clock: clock)) }
        if let device { text.field("device", device) }
        if let files { text.field("files", files) }
        text.field("id", id)
        text.field("kind", kind.rawValue)
        text.field("media_type", mediaType)
        if let noise { text.field("noise", noise) }
        text.field("path", path)
        if let room { text.field("room", room) }
        if let sampleRateHertz { text.field("sample_rate_hz", sampleRateHertz) }
        if let samples { text.field("samples", samples) }
        text.field("sha256", sha256)
        if let speaker { text.field("speaker", speaker) }
        if let timesPath { text.field("times_path", timesPath) }
        if let twin { text.field("twin", twin) }
        if let validityPath { text.field("validity_path", validityPath) }
        text.endObject()
    }
}

extension NoiseRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("clean_gain_db", cleanGainDecibels)
        if let integratedLoudness { text.field("integrated_lufs", integratedLoudness) }
        text.field("measured_snr_db", measuredRatioDecibels)
        text.field("noise_gain_db", noiseGainDecibels)
        if let peakDecibels { text.field("peak_dbfs", peakDecibels) }
        text.field("scene", scene)
        text.field("snr_db", ratioDecibels)
        if let source { text.field("source", source) }
        if let targetLoudness { text.field("target_lufs", targetLoudness) }
        text.field("twin", twin)
        text.endObject()
    }
}

extension RoomRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        if let decaySeconds { text.field("decay_s", decaySeconds) }
        if let delaySeconds { text.field("delay_s", delaySeconds) }
        if let distanceMetres { text.field("distance_m", distanceMetres) }
        if let measuredDecaySeconds { text.field("measured_decay_s", measuredDecaySeconds) }
        text.field("microphone", microphone)
        text.field("room", room)
        if let source { text.field("source", source) }
        text.endObject()
    }
}

extension SourceRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("license", license)
        text.field("sha256", sha256)
        text.endObject()
    }
}

extension FileRecord: JSONWritable {
    public func write(to text: inout JSONText) {
        text.beginObject()
        text.field("bytes", bytes)
        text.field("path", path)
        text.field("sha256", sha256)
        text.endObject()
    }
}

/// A clock, which knows nothing of JSON text itself.
private struct StreamClockJSON: JSONWritable {
    let clock: StreamClock

    func encode(to encoder: any Encoder) throws { try clock.encode(to: encoder) }

    func write(to text: inout JSONText) {
        text.beginObject()
        text.field("offset_ns", clock.offsetNanoseconds)
        text.field("skew_ppb", clock.skewPartsPerBillion)
        text.endObject()
    }
}
