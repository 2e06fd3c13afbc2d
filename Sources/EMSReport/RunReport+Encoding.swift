extension RunReport: Encodable {
    static let standard = "NEMSIS 3.5.1"

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(true, forKey: Key("synthetic"))
        try container.encode(encounterID, forKey: Key("encounter"))
        try container.encode(Self.standard, forKey: Key("standard"))
        try container.encode(narrative, forKey: Key("narrative"))
        for element in elements.keys.sorted() {
            try container.encode(elements[element] ?? [], forKey: Key(element))
        }
    }
}

extension RunReport.Entry: Encodable {
    enum CodingKeys: String, CodingKey {
        case value, group, attributes
        case time = "t_ns"
        case readingID = "reading_id"
        case beatID = "beat_id"
        case pertinentNegative = "pn"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch value {
        case .text(let text): try container.encode(text, forKey: .value)
        case .number(let number): try container.encode(number, forKey: .value)
        case nil: break
        }
        try container.encode(group, forKey: .group)
        try container.encodeIfPresent(time, forKey: .time)
        try container.encodeIfPresent(readingID, forKey: .readingID)
        try container.encodeIfPresent(beatID, forKey: .beatID)
        if !attributes.isEmpty { try container.encode(attributes, forKey: .attributes) }
        try container.encodeIfPresent(pertinentNegative, forKey: .pertinentNegative)
    }
}
