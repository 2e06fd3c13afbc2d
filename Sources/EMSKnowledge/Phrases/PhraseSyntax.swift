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
        guard text.utf8.contains(where: { $0 >= 0x80 || Self.marksOfSyntax.contains($0) }) else {
            words = text
            return
        }
        var open: [Character] = []
        var characters = text.makeIterator()
        while let character = characters.next() {
            switch character {
            case "\\":
                guard let next = characters.next() else { throw Fault(message: "nothing follows the backslash") }
                words.append(next)
            case "{":
                var name = ""
                while true {
                    guard let next = characters.next() else { throw Fault(message: "a brace is not closed") }
                    if next == "}" { break }
                    name.append(next)
                }
                try add(name)
            case "[", "(", "<":
                open.append(character)
                words.append(" ")
            case "]", ")", ">":
                guard let last = open.popLast(), Self.closing[last] == character else {
                    throw Fault(message: "\"\(character)\" closes nothing")
                }
                words.append(" ")
            case "|":
                guard open.last == "(" else { throw Fault(message: "\"|\" stands outside of ( )") }
                words.append(" ")
            case "}": throw Fault(message: "\"}\" closes nothing")
            case "^": words.append(" ")
            default: words.append(character)
            }
        }
        if let last = open.last { throw Fault(message: "\"\(last)\" is not closed") }
    }

    private static let marksOfSyntax = Array("\\{}[]()<>|^".utf8)

    private static let closing: [Character: Character] = ["[": "]", "(": ")", "<": ">"]

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
        words.append(Self.slotMark)
    }

    private static let slotMark: Character = "\u{1A}"

    /// The first character that no voice could say.
    var unspeakable: Unicode.Scalar? {
        words.unicodeScalars.first { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "?", "!", "'", "-", "/", ":", ";", "%", "\"", "\u{1A}":
                false
            case "’", "“", "”", "…", "—", "–": false
            default:
                scalar.isASCII || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            }
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
