import Foundation

/// JSON that can stand inside a `script` element: the characters that could end the element, begin a comment or a
/// character reference, or end a line for an old script parser are written as escapes. They occur only in strings, so
/// the value stays the same.
enum EmbeddedJSON {
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return escape(try encoder.encode(value))
    }

    static func escape(_ json: Data) -> Data {
        var escaped = Data(capacity: json.count + json.count / 64)
        let bytes = Array(json)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x3C: escaped.append(contentsOf: #"\u003c"#.utf8)
            case 0x3E: escaped.append(contentsOf: #"\u003e"#.utf8)
            case 0x26: escaped.append(contentsOf: #"\u0026"#.utf8)
            case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
                // U+2028 and U+2029.
                escaped.append(contentsOf: (bytes[index + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
                index += 2
            default: escaped.append(byte)
            }
            index += 1
        }
        return escaped
    }
}
