extension JSONFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .malformed: "`{\"id\": enc-000001}`: the text has no quotation marks."
        case .truncated: "The last line of `events.jsonl` is `{\"id\":\"e00134\",\"type\":\"comm`."
        case .duplicateKey: "`{\"value\": 88, \"value\": 98}`"
        case .invalidUTF8: "A place is called `Z` `0xFC` `rich`, as Latin-1 writes it."
        case .byteOrderMark: "The file starts with the bytes `EF BB BF`."
        case .loneSurrogate: "`\"\\ud83d\"`, which half of an ambulance sign is."
        case .controlCharacter: "A text goes over two lines without `\\n`."
        case .nonFinite: "`\"value\": NaN`"
        case .numberOverflow: "`\"value\": 1e999`"
        case .integerOverflow: "`\"seed\": 9007199254740993`"
        case .trailingData: "`{\"id\": \"e1\",}`, or two objects in one line."
        case .tooDeep: "A hundred opening brackets in `provenance`."
        case .lineTooLong: "A line of 80 MB in `manifest.jsonl`."
        case .tooManyValues: "A list of ten million zeros in `provenance`."
        case .lineEnding: "A file that was saved on Windows, or an empty line at its end."
        }
    }
}
