import EMSDiagnostics

/// The recursive descent behind `StrictJSON`. Goes on after faults that leave no doubt about where the value ends.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private let limits: StrictJSON.Limits
    var faults: [StrictJSON.Fault] = []
    var position = 0
    /// Set when nothing behind `position` can be trusted.
    private var isStopped = false
    private var valueCount = 0

    init(bytes: UnsafeBufferPointer<UInt8>, limits: StrictJSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func scanDocument() -> LocatedJSON? {
        skipSpace()
        guard position < bytes.count else {
            stop(.truncated, at: position, "there is no value")
            return nil
        }
        let value = scanValue(depth: 0)
        if isStopped { return nil }
        skipSpace()
        if position < bytes.count { note(.trailingData, at: position, "something follows the value") }
        return value
    }

    private mutating func scanValue(depth: Int) -> LocatedJSON {
        let start = position
        guard let byte = peek() else {
            stop(.truncated, at: position, "the text ends where a value is expected")
            return LocatedJSON(form: .null, offset: start)
        }
        valueCount += 1
        guard valueCount <= limits.maximumValues else {
            stop(.tooManyValues, at: position, "there are more than \(limits.maximumValues) values")
            return LocatedJSON(form: .null, offset: start)
        }
        let form: LocatedJSON.Form
        switch byte {
        case UInt8(ascii: "{"): form = scanObject(depth: depth + 1)
        case UInt8(ascii: "["): form = scanArray(depth: depth + 1)
        case UInt8(ascii: "\""): form = .string(scanString())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): form = scanNumber()
        default: form = scanWord()
        }
        return LocatedJSON(form: form, offset: start)
    }

    private mutating func scanObject(depth: Int) -> LocatedJSON.Form {
        guard enter(depth) else { return .null }
        var members: [LocatedJSON.Member] = []
        var keys = SeenKeys()
        while !isStopped {
            skipSpace()
            guard let byte = peek() else { return ended("an object is not closed") }
            if byte == UInt8(ascii: "}") {
                closeAfterComma(hasMembers: !members.isEmpty)
                break
            }
            guard byte == UInt8(ascii: "\"") else {
                stop(.malformed, at: position, "a key in double quotes is expected")
                break
            }
            let keyOffset = position
            let key = scanString()
            if isStopped { break }
            if !keys.insert(key, after: members) { note(.duplicateKey, at: keyOffset, "key \"\(key)\" occurs twice") }
            skipSpace()
            guard let colon = peek() else { return ended("an object ends after a key") }
            guard colon == UInt8(ascii: ":") else {
                stop(.malformed, at: position, "a colon is expected after key \"\(key)\"")
                break
            }
            position += 1
            skipSpace()
            members.append(LocatedJSON.Member(key: key, keyOffset: keyOffset, value: scanValue(depth: depth)))
            if isStopped || endsCollection(with: UInt8(ascii: "}"), "an object") { break }
        }
        return .object(members)
    }

    /// The keys of an object so far. A few are compared sooner than hashed; that many are not, lest an object made of keys
    /// alone take for ever.
    private struct SeenKeys {
        private static let few = 24
        private var many: Set<String> = []

        /// False if it was there.
        mutating func insert(_ key: String, after members: [LocatedJSON.Member]) -> Bool {
            if members.count < Self.few { return !members.contains { $0.key == key } }
            if many.isEmpty { many = Set(members.map(\.key)) }
            return many.insert(key).inserted
        }
    }

    private mutating func scanArray(depth: Int) -> LocatedJSON.Form {
        guard enter(depth) else { return .null }
        var elements: [LocatedJSON] = []
        while !isStopped {
            skipSpace()
            guard let byte = peek() else { return ended("a list is not closed") }
            if byte == UInt8(ascii: "]") {
                closeAfterComma(hasMembers: !elements.isEmpty)
                break
            }
            elements.append(scanValue(depth: depth))
            if isStopped || endsCollection(with: UInt8(ascii: "]"), "a list") { break }
        }
        return .array(elements)
    }

    private mutating func enter(_ depth: Int) -> Bool {
        guard depth <= limits.maximumDepth else {
            stop(.tooDeep, at: position, "brackets are nested more than \(limits.maximumDepth) deep")
            return false
        }
        position += 1
        return true
    }

    /// At a closing bracket: behind a comma, if there are members before it.
    private mutating func closeAfterComma(hasMembers: Bool) {
        if hasMembers { note(.trailingData, at: position, "a comma precedes the closing bracket") }
        position += 1
    }

    /// Behind a member: true at the closing bracket, false behind a comma.
    private mutating func endsCollection(with closing: UInt8, _ name: String) -> Bool {
        skipSpace()
        guard let byte = peek() else {
            stop(.truncated, at: position, "\(name) is not closed")
            return true
        }
        position += 1
        if byte == UInt8(ascii: ",") { return false }
        if byte != closing { stop(.malformed, at: position - 1, "a comma or a closing bracket is expected in \(name)") }
        return true
    }

    private mutating func ended(_ message: String) -> LocatedJSON.Form {
        stop(.truncated, at: position, message)
        return .null
    }

    private mutating func scanWord() -> LocatedJSON.Form {
        for (word, form) in Self.words where matches(word) {
            position += word.utf8.count
            return form
        }
        for word in Self.nonFinite where matches(word) {
            note(.nonFinite, at: position, "\(word) is no JSON number")
            position += word.utf8.count
            return .null
        }
        if Self.words.contains(where: { isCutOff($0.0) }) {
            stop(.truncated, at: position, "the text ends inside a value")
        } else {
            stop(.malformed, at: position, "a value is expected")
        }
        return .null
    }

    private static let words: [(String, LocatedJSON.Form)] = [
        ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    private static let nonFinite = ["NaN", "Infinity", "nan", "inf"]

    private func matches(_ word: String) -> Bool {
        bytes[position...].starts(with: word.utf8)
    }

    private func isCutOff(_ word: String) -> Bool {
        word.utf8.starts(with: bytes[position...])
    }

    private mutating func scanNumber() -> LocatedJSON.Form {
        let start = position
        if peek() == UInt8(ascii: "-") { position += 1 }
        for word in Self.nonFinite where position < bytes.count && matches(word) {
            note(.nonFinite, at: start, "-\(word) is no JSON number")
            position += word.utf8.count
            return .null
        }
        let digitsStart = position
        var isInteger = true
        skipDigits()
        let leads = position - digitsStart
        if leads == 0 || (leads > 1 && bytes[digitsStart] == UInt8(ascii: "0")) {
            return endNumber(start, leads == 0 ? "a digit is expected" : "a number starts with 0")
        }
        if peek() == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            let fraction = position
            skipDigits()
            if position == fraction { return endNumber(start, "a digit is expected behind the point") }
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            isInteger = false
            position += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
            let exponent = position
            skipDigits()
            if position == exponent { return endNumber(start, "a digit is expected in the exponent") }
        }
        if isInteger, leads <= Self.safeDigits {
            let magnitude = bytes[digitsStart..<position].reduce(0) { 10 * $0 + Int64($1 - UInt8(ascii: "0")) }
            return .integer(digitsStart > start ? -magnitude : magnitude)
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger {
            if let value = Int64(text) { return .integer(value) }
            note(.integerOverflow, at: start, "\(text.prefix(40)) lies beyond 64 bits")
            return .null
        }
        if let value = Double(text), value.isFinite { return .number(value) }
        note(.numberOverflow, at: start, "\(text.prefix(40)) is larger than a double can hold")
        return .null
    }

    /// So many fit into 64 bits whatever they are.
    private static let safeDigits = 18

    private mutating func endNumber(_ start: Int, _ message: String) -> LocatedJSON.Form {
        let isCutOff = position == bytes.count && bytes[start] != UInt8(ascii: "0")
        stop(isCutOff ? .truncated : .malformed, at: position, message)
        return .null
    }

    private mutating func skipDigits() {
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func note(_ code: JSONFault, at offset: Int, _ message: String) {
        // A text made of faults alone must not fill the memory.
        if faults.count < 100 { faults.append(StrictJSON.Fault(code: code, offset: offset, message: message)) }
    }

    mutating func stop(_ code: JSONFault, at offset: Int, _ message: String) {
        if isStopped { return }
        isStopped = true
        faults.append(StrictJSON.Fault(code: code, offset: offset, message: message))
    }
}
