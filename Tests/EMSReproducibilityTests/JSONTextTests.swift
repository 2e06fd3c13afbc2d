import EMSReproducibility
import Foundation
import Testing

struct JSONTextTests {
    private func written(_ write: (inout JSONText) -> Void) -> String {
        var text = JSONText(isIndented: false)
        write(&text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private func encoded(_ value: some Encodable) throws -> String {
        String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
    }

    @Test(arguments: [
        "", "plain", "a/b", "\"quoted\" \\ back", "line\nfeed\r\ttab", "\u{0}\u{1}\u{8}\u{c}\u{1b}\u{1f}\u{7f}",
        "Größe 98,6 °F – ½ 👩‍⚕️", "\u{2028}\u{2029}</script>",
    ])
    func `a text is written as the encoder writes it`(text: String) throws {
        #expect(try written { $0.value(text) } == encoded(text))
    }

    @Test func `what is escaped is found at every place of a text of every length`() throws {
        for length in 1...20 {
            for place in 0..<length {
                for escaped in ["\"", "\\", "\u{1f}", "\n", " ", "!", "é", "\u{7f}", "]", "#"] {
                    let text =
                        String(repeating: "a", count: place) + escaped
                        + String(repeating: "z", count: length - place - 1)
                    #expect(try written { $0.value(text) } == encoded(text))
                }
            }
        }
    }

    @Test func `a text longer than the memory at the start is kept whole`() throws {
        let texts = (0..<40).map { String(repeating: "word \($0) ", count: 500) }
        let lines: [UInt8] = Array(try CanonicalJSON.encode(texts))
        var text = JSONText(isIndented: false)
        text.beginArray()
        for each in texts {
            text.element()
            text.value(each)
        }
        text.endArray()
        #expect(text.bytes == lines)
    }

    @Test func `numbers are written as the encoder writes them`() throws {
        var stream = RandomSubstream(seed: 3, "json")
        var numbers: [Double] = [
            0, -0.0, 1, -1, 0.1, 0.3, 5, 52.5, 98.6, 1e-7, 1.5e-9, 1e15, 1e16, 123_456_789_012_345, 1e21, 1.25e300,
            -273.15,
            Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, 2.0 / 3,
        ]
        for _ in 0..<500 {
            numbers.append((stream.unit() - 0.5) * DeterministicMath.pow(10, Double(stream.integer(in: -20...20))))
        }
        for number in numbers { #expect(try written { $0.value(number) } == encoded(number), "\(number)") }
        for number in [0, 7, -7, 10, 1_000_000_007, Int64.max, Int64.min, Int64.min + 1] {
            #expect(try written { $0.value(number) } == encoded(number))
        }
    }

    @Test(
        arguments: [
            "", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmno",
            "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopqrstuvwxyz",
        ] as [StaticString])
    func `a name of any length is written whole`(name: StaticString) throws {
        let written = written {
            $0.beginObject()
            $0.field(name, 7)
            $0.endObject()
        }
        #expect(try written == encoded([name.description: 7]))
    }

    // An object and an array a level: the deepest is at the last indentation there is.
    @Test(arguments: [3, 15])
    func `objects and arrays nest as the encoder nests them, indented or not`(depth: Int) throws {
        struct Value: JSONWritable {
            var depth: Int

            enum CodingKeys: String, CodingKey { case flag, inner, list }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(depth > 1, forKey: .flag)
                try container.encode(depth > 0 ? [Value(depth: depth - 1), Value(depth: 0)] : [], forKey: .inner)
                try container.encode([1, 2], forKey: .list)
            }

            func write(to text: inout JSONText) {
                text.beginObject()
                text.field("flag", depth > 1)
                text.field("inner", depth > 0 ? [Value(depth: depth - 1), Value(depth: 0)] : [])
                text.key("list")
                text.beginArray()
                for number in [1, 2] {
                    text.element()
                    text.value(number)
                }
                text.endArray()
                text.endObject()
            }
        }
        let readable: Data = try CanonicalJSON.encodeReadable(Value(depth: depth))
        #expect(CanonicalJSON.encodeReadable(Value(depth: depth)) as [UInt8] == Array(readable))
        let lines: Data = try CanonicalJSON.encodeLines([Value(depth: 2), Value(depth: 0)])
        #expect(CanonicalJSON.encodeLines([Value(depth: 2), Value(depth: 0)]) as [UInt8] == Array(lines))
    }
}
