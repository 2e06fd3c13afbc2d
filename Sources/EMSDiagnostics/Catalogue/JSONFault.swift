/// Faults of a JSON text itself, found before any field is looked at.
public enum JSONFault: String, CatalogueArea {
    case malformed
    case truncated
    case duplicateKey = "duplicate-key"
    case invalidUTF8 = "invalid-utf8"
    case byteOrderMark = "byte-order-mark"
    case loneSurrogate = "lone-surrogate"
    case controlCharacter = "control-character"
    case nonFinite = "non-finite"
    case numberOverflow = "number-overflow"
    case integerOverflow = "integer-overflow"
    case trailingData = "trailing-data"
    case tooDeep = "too-deep"
    case lineTooLong = "line-too-long"
    case tooManyValues = "too-many-values"
    case lineEnding = "line-ending"

    public static var area: String { "json" }
}

extension JSONFault {
    public var entry: CatalogueEntry {
        switch self {
        case .malformed:
            CatalogueEntry(
                .error, "JSON is malformed",
                "The text breaks the grammar of JSON, so nothing behind this place can be read.",
                "Write the file again with a JSON encoder.")
        case .truncated:
            CatalogueEntry(
                .error, "The last line is cut off",
                "The file ends inside a value: a writer was interrupted or a copy is incomplete.",
                "Copy or build the file again.")
        case .duplicateKey:
            CatalogueEntry(
                .error, "A key occurs twice in one object",
                "Readers disagree on which of the values counts.",
                "Keep one of them.")
        case .invalidUTF8:
            CatalogueEntry(
                .error, "Bytes are not UTF-8",
                "Readers replace, reject or misread these bytes.",
                "Write the file as UTF-8.")
        case .byteOrderMark:
            CatalogueEntry(
                .error, "The file starts with a byte order mark or is UTF-16",
                "JSON is UTF-8 without a mark; many readers fail on the first line.",
                "Write the file as UTF-8 without a mark.")
        case .loneSurrogate:
            CatalogueEntry(
                .error, "An escape is half of a surrogate pair",
                "The text has no UTF-8 form, and readers replace or reject it.",
                "Escape the whole pair or write the character itself.")
        case .controlCharacter:
            CatalogueEntry(
                .error, "A raw control character stands in a string",
                "JSON demands an escape for characters below U+0020.",
                "Escape it, or drop it.")
        case .nonFinite:
            CatalogueEntry(
                .error, "NaN or Infinity stands as a number",
                "JSON has no such number; a missing value is left out or null.",
                "Leave the field out, or mark the value as missing.")
        case .numberOverflow:
            CatalogueEntry(
                .error, "A number is larger than a double can hold",
                "Readers turn it into infinity or fail.",
                "Write a number that a double can hold.")
        case .integerOverflow:
            CatalogueEntry(
                .error, "An integer is too large to be kept exactly",
                "Beyond 2^53 readers round it, beyond 64 bits they fail.",
                "Write a smaller integer, or a string.")
        case .trailingData:
            CatalogueEntry(
                .error, "Something follows the value, or a comma precedes a closing bracket",
                "Lenient readers accept it and strict ones fail.",
                "Remove what is too much.")
        case .tooDeep:
            CatalogueEntry(
                .error, "Brackets are nested too deeply",
                "Deep nesting makes readers crash.",
                "Flatten the value.")
        case .lineTooLong:
            CatalogueEntry(
                .error, "A line is longer than the limit",
                "Readers that take a line at a time run out of memory.",
                "Split the record, or raise the limit.")
        case .tooManyValues:
            CatalogueEntry(
                .error, "A line holds more values than the limit",
                "A short text can take a hundred times its size in memory.",
                "Split the record, or raise the limit.")
        case .lineEnding:
            CatalogueEntry(
                .error, "A line is blank or ends with a carriage return",
                "JSON Lines are one value a line, ended by a line feed.",
                "Write the lines with a line feed alone, without blank ones.")
        }
    }
}
