public import EMSModel

/// The run report of an encounter with NEMSIS 3.5.1 element names as keys, as it is written to `record.json`.
///
/// An element holds a list of entries: one for each row of its NEMSIS group, tied together by `group` (all elements of
/// one set of vital signs, of one drug given, share it). A value that rests on a reading carries the reading's id and
/// time. The narrative's sentences name the beats they rest on.
public struct RunReport: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case text(String)
        case number(Double)
    }

    public struct Entry: Hashable, Sendable {
        /// Absent where a pertinent negative stands for the whole element.
        public var value: Value?
        public var time: SessionTime?
        public var readingID: String?
        public var beatID: String?
        /// Number of the row of the element's group, from 0.
        public var group: Int
        /// Attributes the standard asks for, such as `ETCO2Type`.
        public var attributes: [String: String]
        /// Why what the value names was not done, given or found (`PN`), such as 8801001 contraindicated.
        public var pertinentNegative: String?
    }

    public struct Sentence: Hashable, Sendable, Codable {
        public var text: String
        public var beats: [String]
    }

    public var encounterID: String
    public var elements: [String: [Entry]] = [:]
    public var narrative: [Sentence] = []

    init(encounterID: String) { self.encounterID = encounterID }

    mutating func add(
        _ element: String, _ value: Value?, time: SessionTime? = nil, readingID: String? = nil, beatID: String? = nil,
        group: Int = 0, attributes: [String: String] = [:], pertinentNegative: String? = nil
    ) {
        elements[element, default: []].append(
            Entry(
                value: value, time: time, readingID: readingID, beatID: beatID, group: group, attributes: attributes,
                pertinentNegative: pertinentNegative))
    }
}
