import EMSManifest
import EMSModel

/// What was meant against what was said: the text without its fillers, repetitions and restarts. An unfinished sentence
/// goes on in what was meant, behind the word at which it breaks off.
enum CleanText {
    static func isOfAnotherText(_ turn: TurnRecord) -> Bool {
        let spans = turn.disfluencies ?? []
        // A backchannel is said as it is meant.
        guard !spans.isEmpty, !spans.contains(where: { $0.kind == .backchannel }) else { return false }
        let scalars = Array(turn.text.unicodeScalars)
        guard spans.allSatisfy({ 0 <= $0.start && $0.start < $0.end && $0.end <= scalars.count }) else { return false }
        let dropped = spans.filter { $0.kind != .unfinished }
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated()
        where !dropped.contains(where: { $0.start <= index && index < $0.end }) {
            kept.append(scalar)
        }
        let said = words(of: String(kept))
        let meant = words(of: turn.clean)
        guard spans.contains(where: { $0.kind == .unfinished }) else { return said != meant }
        // The word itself may be cut.
        return !meant.starts(with: said.dropLast()) || meant.count < said.count
    }

    /// Letters and figures.
    private static func isKept(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    /// Without marks and capitals, which change where words before them go.
    private static func words(of text: String) -> [String] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.split(separator: " ").map { word in word.lowercased().filter { $0.isLetter || $0.isNumber } }
                .filter { !$0.isEmpty }
        }
        // ASCII, as most is, by bytes: a look at what each character is to Unicode takes many times as long.
        return text.utf8.split(separator: UInt8(ascii: " ")).map { word in
            String(decoding: word.lazy.filter(isKept).map { $0 < 0x40 ? $0 : $0 | 0x20 }, as: UTF8.self)
        }.filter { !$0.isEmpty }
    }
}
