extension String {
    /// Whether the bytes of another text stand in this one.
    ///
    /// `contains` compares characters and takes many times as long; texts of a data set are spelt alike throughout.
    package func holds(_ part: String) -> Bool {
        var text = self
        var part = part
        return text.withUTF8 { text in part.withUTF8 { Self.holds(text, $0) } }
    }

    /// As `holds`, where neither a letter nor a figure stands beside it. What is not ASCII counts as a letter.
    package func holdsWord(_ word: String) -> Bool {
        var text = self
        var word = word
        return text.withUTF8 { text in word.withUTF8 { Self.holds(text, $0, asWord: true) } }
    }

    private static func holds(
        _ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>, asWord: Bool = false
    ) -> Bool {
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
            let end = start + part.count
            guard zip(text[start..<end], part).allSatisfy({ $0 == $1 }) else { continue }
            if !asWord || !(start > 0 && isWordByte(text[start - 1])) && !(end < text.count && isWordByte(text[end])) {
                return true
            }
        }
        return false
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}

extension Substring {
    /// Stretches of letters in a row, and of the other ASCII characters that may stand among them. Plain ASCII, which most
    /// texts are, is split by bytes, without a look at what each character is to Unicode.
    package func letterRuns(with others: String = "") -> [Substring] {
        guard utf8.allSatisfy({ $0 < 0x80 }) else { return split { !$0.isLetter && !others.contains($0) } }
        return utf8.split { !(0x61...0x7A).contains($0 | 0x20) && !others.utf8.contains($0) }.map(Substring.init)
    }
}

extension String {
    /// As those of a part of it.
    package func letterRuns(with others: String = "") -> [Substring] { self[...].letterRuns(with: others) }
}
