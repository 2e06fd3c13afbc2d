import EMSDiagnostics
import EMSManifest
import Testing

@Suite struct StrictJSONTests {
    private static func bytes(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

    static let faulty: [(text: [UInt8], code: JSONFault, offset: Int)] = [
        (bytes(#"{"a":1"#), .truncated, 6),
        (bytes(#"{"a":tr"#), .truncated, 5),
        (bytes(#"{"a":"b"#), .truncated, 7),
        (bytes(#"{"a"}"#), .malformed, 4),
        (bytes("{a:1}"), .malformed, 1),
        (bytes("[1 2]"), .malformed, 3),
        (bytes("[01]"), .malformed, 3),
        (bytes("[1.]"), .malformed, 3),
        (bytes(#"["\x"]"#), .malformed, 2),
        (bytes(#"{"a":1,"b":2,"a":3}"#), .duplicateKey, 13),
        (bytes(#"{"a":1,"\u0061":3}"#), .duplicateKey, 7),
        ([0x22, 0xC3, 0x28, 0x22], .invalidUTF8, 1),
        ([0x22, 0xC0, 0x80, 0x22], .invalidUTF8, 1),
        ([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, 1),
        ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, 1),
        ([0x22, 0xE2, 0x82], .invalidUTF8, 1),
        ([0xEF, 0xBB, 0xBF, 0x31], .byteOrderMark, 0),
        ([0xFF, 0xFE, 0x31, 0x00], .byteOrderMark, 0),
        ([0x31, 0x00], .byteOrderMark, 0),
        (bytes(#"["\ud800"]"#), .loneSurrogate, 2),
        (bytes(#"["\udc00\ud800"]"#), .loneSurrogate, 2),
        (bytes("[\"a\u{1}b\"]"), .controlCharacter, 3),
        (bytes("[NaN]"), .nonFinite, 1),
        (bytes("[-Infinity]"), .nonFinite, 1),
        (bytes("[1e999]"), .numberOverflow, 1),
        (bytes("[9223372036854775808]"), .integerOverflow, 1),
        (bytes("[1,]"), .trailingData, 3),
        (bytes(#"{"a":1,}"#), .trailingData, 7),
        (bytes("[1] 2"), .trailingData, 4),
        (bytes(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)), .tooDeep, 64),
        (bytes("  "), .truncated, 2),
    ]

    @Test(arguments: faulty)
    func `A departure from the grammar is named where it stands`(text: [UInt8], code: JSONFault, offset: Int) {
        let (_, faults) = StrictJSON.scan(text)
        #expect(faults.first?.code == code)
        #expect(faults.first?.offset == offset)
    }

    @Test func `Depth up to the limit, large integers, pairs and escapes pass`() {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(StrictJSON.scan(Self.bytes(deep)).faults == [])
        let text = #"{"a":[9223372036854775807,-9223372036854775808,-0.5e-3,"\ud83d\ude91\n\u00e9ü"],"b":{},"c":[]}"#
        let (value, faults) = StrictJSON.scan(Self.bytes(text))
        #expect(faults == [])
        #expect(value?["a"]?.elements?[0].integer == Int64.max)
        #expect(value?["a"]?.elements?[1].integer == Int64.min)
        #expect(value?["a"]?.elements?[2].double == -0.0005)
        #expect(value?["a"]?.elements?[3].string == "🚑\néü")
    }

    @Test func `A text over the limit is refused before it is read`() {
        let limits = StrictJSON.Limits(maximumDepth: 4, maximumBytes: 8)
        #expect(StrictJSON.scan(Self.bytes("[1,2,3,4,5]"), limits: limits).faults.first?.code == .lineTooLong)
    }

    @Test func `Every fault of a text is reported`() {
        let (_, faults) = StrictJSON.scan(Self.bytes(#"{"a":NaN,"a":[1,],"b":1e999}"#))
        #expect(faults.map(\.code) == [.nonFinite, .duplicateKey, .trailingData, .numberOverflow])
    }

    @Test(arguments: [1, 22, 23, 24, 25, 60])
    func `A key that is there twice is seen among any number`(count: Int) {
        let keys = (0..<count).map { "\"k\($0)\":0" }
        let last = "\"k\(count / 2)\":1"
        #expect(StrictJSON.scan([UInt8]("{\(keys.joined(separator: ","))}".utf8)).faults == [])
        let faults = StrictJSON.scan([UInt8]("{\((keys + [last]).joined(separator: ","))}".utf8)).faults
        #expect(faults.map(\.code) == [.duplicateKey])
    }

    @Test(
        arguments: [
            0, -0, 7, -7, 999_999_999_999_999_999, -999_999_999_999_999_999, 1_000_000_000_000_000_000, .max, .min,
        ] as [Int64])
    func `Integers are read to the last digit`(number: Int64) {
        #expect(StrictJSON.scan([UInt8]("\(number)".utf8)).value?.integer == number)
    }
}
