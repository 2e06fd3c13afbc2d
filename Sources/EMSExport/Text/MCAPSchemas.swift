/// JSON Schemas of MCAP channels. Names and fields of the first three are Foxglove's.
enum MCAPSchemas {
    private static let time = """
        {"type":"object","title":"time","properties":{"sec":{"type":"integer"},"nsec":{"type":"integer"}}}
        """

    static let log = schema(
        "foxglove.Log",
        """
        "level":{"type":"integer"},"message":{"type":"string"},"name":{"type":"string"},"file":{"type":"string"},\
        "line":{"type":"integer"}
        """)

    static let rawAudio = schema(
        "foxglove.RawAudio",
        """
        "data":{"type":"string","contentEncoding":"base64"},"format":{"type":"string"},\
        "sample_rate":{"type":"integer"},"number_of_channels":{"type":"integer"}
        """)

    static let compressedImage = schema(
        "foxglove.CompressedImage",
        """
        "frame_id":{"type":"string"},"data":{"type":"string","contentEncoding":"base64"},"format":{"type":"string"}
        """)

    /// What has fields of its own.
    static let object = """
        {"type":"object","properties":{"timestamp":\(time)},"additionalProperties":true}
        """

    private static func schema(_ title: String, _ properties: String) -> String {
        """
        {"title":"\(title)","type":"object","properties":{"timestamp":\(time),\(properties)}}
        """
    }
}
