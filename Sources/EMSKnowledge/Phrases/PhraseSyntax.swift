/// The parts of a phrase: `{slot}`, `{@class}`, `[optional]`, `(one|other)`, `<the fact>`, `^anchor` and `\x` for x.
struct PhraseSyntax {
    struct Fault: Error {
        var message: String
    }

    /// Literal text; structure marks are blanks, and each slot is a character that no file may hold.
    private(set) var words = ""
    /// With a small first letter: a capital one only asks for a capital.
    private(set) var slots: [String] = []
    private(set) var classes: [String] = []

    init(_ text: String) throws(Fault) {
        // Every phrase of every file is read here, and many are plain words.
        guard text.utf8.contains(where: Self.marksOfSyntax.contains) else {
            words = text
            return
        }
        // By bytes: every mark is one.
        let bytes = Array(text.utf8)
        var literal: [UInt8] = []
        literal.reserveCapacity(bytes.count)
        var open: [Unicode.Scalar] = []
        var position = 0
        while position < bytes.count {
            let mark = Unicode.Scalar(bytes[position])
            position += 1
            switch mark {
            case "\\":
                guard position < bytes.count else { throw Fault(message: "nothing follows the backslash") }
                literal.append(bytes[position])
                position += 1
            case "{":
                guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
                    throw Fault(message: "a brace is not closed")
                }
                try add(String(decoding: bytes[position..<end], as: UTF8.self))
                literal.append(Self.slotMark)
                position = end + 1
            case "[", "(", "<":
                open.append(mark)
                literal.append(UInt8(ascii: " "))
            case "]", ")", ">":
                guard let last = open.popLast(), Self.closing(of: last) == mark else {
                    throw Fault(message: "\"\(mark)\" closes nothing")
                }
                literal.append(UInt8(ascii: " "))
            case "|":
                guard open.last == "(" else { throw Fault(message: "\"|\" stands outside of ( )") }
                literal.append(UInt8(ascii: " "))
            case "}": throw Fault(message: "\"}\" closes nothing")
            case "^": literal.append(UInt8(ascii: " "))
            default: literal.append(bytes[position - 1])
            }
        }
        if let last = open.last { throw Fault(message: "\"\(last)\" is not closed") }
        words = String(decoding: literal, as: UTF8.self)
    }

    private static let marksOfSyntax = Array("\\{}[]()<>|^".utf8)

    private static func closing(of mark: Unicode.Scalar) -> Unicode.Scalar {
        switch mark {
        case "[": "]"
        case "(": ")"
        default: ">"
        }
    }

    private mutating func add(_ name: String) throws(Fault) {
        let isClass = name.hasPrefix("@")
        let bare = isClass ? String(name.dropFirst()) : name
        let isName = bare.unicodeScalars.allSatisfy {
            "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" || $0 == "."
        }
        guard !bare.isEmpty, isName else {
            throw Fault(message: "{\(shown(name))} is no name of a slot")
        }
        if isClass { classes.append(bare) } else { slots.append(bare.prefix(1).lowercased() + bare.dropFirst()) }
    }

    private static let slotMark: UInt8 = 0x1A

    /// The first character that no voice could say.
    var unspeakable: Unicode.Scalar? {
        // Asked of every phrase, nearly all of whose characters are of ASCII and can be said.
        if words.utf8.allSatisfy(Self.isPlain) { return nil }
        return words.unicodeScalars.first { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "?", "!", "'", "-", "/", ":", ";", "%", "\"", "\u{1A}":
                false
            case "’", "“", "”", "…", "—", "–": false
            default:
                scalar.isASCII || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: " "),
            UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "?"), slotMark:
            true
        default: false
        }
    }

    /// Words with digits in them that are no fixed terms.
    var numbers: [String] {
        // Asked of every phrase: for ASCII there is a shorter way.
        let hasNumber = words.unicodeScalars.contains {
            $0.isASCII ? "0"..."9" ~= $0 : $0.properties.numericType != nil
        }
        guard hasNumber else { return [] }
        return words.split(separator: " ").map(Self.trimmed)
            .filter { $0.contains(where: \.isNumber) && !Self.fixedTerms.contains($0.lowercased()) }
    }

    private static func trimmed(_ word: Substring) -> String {
        var word = word.drop { marks.contains($0) }
        while let last = word.last, marks.contains(last) { word.removeLast() }
        return String(word)
    }

    private static let marks = ".,?!:;\"'’“”…—–"

    /// Terms with figures that state no number.
    private static let fixedTerms: Set<String> = [
        "911", "112", "999", "4-lead", "12-lead", "12-leads", "spo2", "etco2", "co2", "o2", "v1",
        "v2", "v3", "v4", "v5", "v6",
    ]
}
