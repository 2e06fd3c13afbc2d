import EMSModel

/// A record that takes its fields out of a scanned object itself: the same record that its `Decodable` form makes of it,
/// without a container and a search by type for each key. A test holds each record against that form.
protocol JSONReadable: JSONField {
    associatedtype Key: CodingKey

    init(fields: JSONFields<Key>) throws
}

extension JSONReadable {
    init?(scanned value: LocatedJSON) throws {
        guard case .object(let members) = value.form else { return nil }
        try self.init(fields: JSONFields(members))
    }
}

/// What may stand in a field of a record.
protocol JSONField {
    /// Nil for a value of another kind; throws for what is wrong within it.
    init?(scanned value: LocatedJSON) throws
}

/// The members of a scanned object by the keys of a record. They are few: looked through sooner than hashed.
struct JSONFields<Key: CodingKey> {
    private let members: [LocatedJSON.Member]

    init(_ members: [LocatedJSON.Member]) { self.members = members }

    /// A field that must be there.
    func value<Field: JSONField>(_ key: Key) throws -> Field {
        guard let value = member(key) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "is missing"))
        }
        return try Self.read(value, key)
    }

    /// A field that may be absent or null.
    func value<Field: JSONField>(ifPresent key: Key) throws -> Field? {
        guard let value = member(key) else { return nil }
        if case .null = value.form { return nil }
        return try Self.read(value, key)
    }

    private static func read<Field: JSONField>(_ value: LocatedJSON, _ key: Key) throws -> Field {
        guard let field = try Field(scanned: value) else {
            throw LocatedJSONDecoder(value, key: key).mismatch(Field.self)
        }
        return field
    }

    private func member(_ key: Key) -> LocatedJSON? {
        let name = key.stringValue
        for member in members where member.key == name { return member.value }
        return nil
    }
}

extension String: JSONField {
    init?(scanned value: LocatedJSON) {
        guard case .string(let text) = value.form else { return nil }
        self = text
    }
}

extension Bool: JSONField {
    init?(scanned value: LocatedJSON) {
        guard case .bool(let flag) = value.form else { return nil }
        self = flag
    }
}

extension Double: JSONField {
    init?(scanned value: LocatedJSON) {
        guard let number = value.double else { return nil }
        self = number
    }
}

extension JSONField where Self: FixedWidthInteger {
    init?(scanned value: LocatedJSON) {
        guard case .integer(let number) = value.form else { return nil }
        self.init(exactly: number)
    }
}

extension Int: JSONField {}
extension Int64: JSONField {}
extension UInt64: JSONField {}

extension SessionTime: JSONField {
    init?(scanned value: LocatedJSON) {
        guard case .integer(let nanoseconds) = value.form else { return nil }
        self.init(nanoseconds: nanoseconds)
    }
}

extension Array: JSONField where Element: JSONField {
    init?(scanned value: LocatedJSON) throws {
        guard case .array(let elements) = value.form else { return nil }
        self = try elements.map { element in
            guard let element = try Element(scanned: element) else {
                throw LocatedJSONDecoder(element).mismatch(Element.self)
            }
            return element
        }
    }
}

extension JSONField where Self: RawRepresentable, RawValue == String {
    init?(scanned value: LocatedJSON) {
        guard case .string(let text) = value.form else { return nil }
        self.init(rawValue: text)
    }
}

extension JSONValue: JSONField {
    init?(scanned value: LocatedJSON) { self.init(value) }
}

/// Open keys; of equal ones, which the scan has named, the last one counts.
extension [String: JSONValue]: JSONField {
    init?(scanned value: LocatedJSON) {
        guard case .object(let members) = JSONValue(value) else { return nil }
        self = members
    }
}
