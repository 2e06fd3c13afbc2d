/// Makes records of a value that was scanned, so that a text is read once and not again by Foundation's decoder.
///
/// Like Foundation's decoder it takes an integer for a number with a fraction and refuses the reverse; unlike it, its
/// errors name the last key alone, since `SchemaCheck` has named every wrong value by then.
struct LocatedJSONDecoder {
    let value: LocatedJSON
    /// The key under which the value stands, for messages.
    let key: (any CodingKey)?

    init(_ value: LocatedJSON, key: (any CodingKey)? = nil) {
        self.value = value
        self.key = key
    }

    var codingPath: [any CodingKey] { key.map { [$0] } ?? [] }

    func text() throws -> String {
        guard case .string(let text) = value.form else { throw mismatch(String.self) }
        return text
    }

    func flag() throws -> Bool {
        guard case .bool(let flag) = value.form else { throw mismatch(Bool.self) }
        return flag
    }

    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        guard case .integer(let number) = value.form else { throw mismatch(type) }
        guard let integer = Integer(exactly: number) else {
            let message = "\(number) does not fit into \(type)"
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: message))
        }
        return integer
    }

    func number() throws -> Double {
        guard let number = value.double else { throw mismatch(Double.self) }
        return number
    }

    func record<Record: Decodable>(_ type: Record.Type) throws -> Record {
        // As it stands: every guess of its kind would cost a thrown error.
        if type == JSONValue.self, let open = JSONValue(value) as? Record { return open }
        return try Record(from: self)
    }

    func mismatch(_ type: any Any.Type) -> DecodingError {
        let message = "is \(value.kindName), must be \(type)"
        return .typeMismatch(type, .init(codingPath: codingPath, debugDescription: message))
    }
}

extension LocatedJSONDecoder: Decoder {
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value.form else { throw mismatch([String: Any].self) }
        return KeyedDecodingContainer(MemberContainer(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value.form else { throw mismatch([Any].self) }
        return ElementContainer(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension LocatedJSONDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool {
        if case .null = value.form { true } else { false }
    }

    func decode(_ type: Bool.Type) throws -> Bool { try flag() }
    func decode(_ type: String.Type) throws -> String { try text() }
    func decode(_ type: Double.Type) throws -> Double { try number() }
    func decode(_ type: Float.Type) throws -> Float { Float(try number()) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode<Record: Decodable>(_ type: Record.Type) throws -> Record { try record(type) }
}

extension JSONValue {
    /// The value without its places; of equal keys, which the scan has named, the last one counts.
    init(_ value: LocatedJSON) {
        switch value.form {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map(JSONValue.init))
        case .object(let members):
            self = .object(
                Dictionary(members.map { ($0.key, JSONValue($0.value)) }, uniquingKeysWith: { $1 }))
        }
    }
}
