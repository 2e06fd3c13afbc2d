/// A measurement for programs.
struct Report: Encodable {
    struct Row: Encodable {
        var stage: String
        var buildMilliseconds: Double
        var floorMilliseconds: Double?

        enum CodingKeys: String, CodingKey {
            case stage
            case buildMilliseconds = "build_ms"
            case floorMilliseconds = "floor_ms"
        }
    }

    private let measurement: Measurement

    init(_ measurement: Measurement) { self.measurement = measurement }

    private enum CodingKeys: String, CodingKey {
        case recipe, encounters, seed, runs, utterances, frames, stages, ratio
        case sessionSeconds = "session_s"
        case audioFiles = "audio_files"
        case buildMilliseconds = "build_ms"
        case floorMilliseconds = "floor_ms"
        case buildRate = "build_session_s_per_cpu_s"
        case floorRate = "floor_session_s_per_cpu_s"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(measurement.setting.recipe, forKey: .recipe)
        try container.encode(measurement.setting.encounters, forKey: .encounters)
        try container.encode(measurement.setting.seed, forKey: .seed)
        try container.encode(measurement.builds.count, forKey: .runs)
        try container.encode(measurement.sessionSeconds, forKey: .sessionSeconds)
        try container.encode(measurement.utterances, forKey: .utterances)
        try container.encode(measurement.tracks, forKey: .audioFiles)
        try container.encode(measurement.pictures, forKey: .frames)
        try container.encode(
            Stage.allCases.map {
                Row(
                    stage: $0.name, buildMilliseconds: measurement.build($0),
                    floorMilliseconds: measurement.floor($0))
            }, forKey: .stages)
        try container.encode(measurement.build, forKey: .buildMilliseconds)
        try container.encode(measurement.floor, forKey: .floorMilliseconds)
        try container.encode(measurement.ratio, forKey: .ratio)
        try container.encode(measurement.sessionSeconds / measurement.build * 1000, forKey: .buildRate)
        try container.encode(measurement.sessionSeconds / measurement.floor * 1000, forKey: .floorRate)
    }
}
