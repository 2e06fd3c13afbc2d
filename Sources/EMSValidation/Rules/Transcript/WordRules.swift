import EMSDiagnostics
import EMSManifest
import EMSModel

/// The words of a turn: in order, inside it, and together its text.
struct WordRules {
    let turn: TurnRecord

    func check(note: (FindingCode, String, String) -> Void) {
        var outside: [Int] = []
        for (index, word) in turn.words.enumerated() {
            let field = ".words[\(index)]"
            if word.start >= word.end {
                note(.transcript(.interval), "\"\(word.text)\" does not end after its start", "\(field).end_ns")
            } else if word.start < turn.start || word.end > turn.end {
                outside.append(index)
            } else if index > 0, word.start < turn.words[index - 1].end,
                // Where the word before ends is not known if it ends before it starts.
                turn.words[index - 1].start < turn.words[index - 1].end
            {
                let before = turn.words[index - 1].text
                note(.transcript(.wordOrder), "\"\(word.text)\" starts before \"\(before)\" ends", "\(field).start_ns")
            }
        }
        if outside.count > 1, outside.count == turn.words.count {
            note(.transcript(.wordOutsideTurn), "all \(outside.count) words lie outside the turn", ".start_ns")
        } else {
            for index in outside {
                let message = "\"\(turn.words[index].text)\" lies outside its turn"
                note(.transcript(.wordOutsideTurn), message, ".words[\(index)].start_ns")
            }
        }
    }

    /// Longer than the longest word (a pressure, 2.1 s) and the longest pause within a turn of made-up calls, several times.
    private static let longest = SessionTime.seconds(6)
    /// What a voice leaves open after its last word: 0.15 s at most.
    private static let tail = SessionTime.seconds(3)
    /// Words a second; 5.6 are the most in 4,300 calls.
    private static let fastest = 12.0

    /// Nobody drags a word, or stops within a turn, for so long.
    func checkLengths(note: (FindingCode, String, String) -> Void) {
        let duration = turn.end - turn.start
        if turn.words.count >= 4, duration.seconds * Self.fastest < Double(turn.words.count) {
            note(.transcript(.interval), "\(turn.words.count) words in \(duration)", ".end_ns")
            return
        }
        var last = turn.start
        for (index, word) in turn.words.enumerated() where word.start >= last && word.end > word.start {
            if word.start - last > Self.longest || word.end - word.start > Self.longest {
                let message = "\"\(word.text)\" ends \(word.end - last) after what is before it"
                note(.transcript(.interval), message, ".words[\(index)].end_ns")
                return
            }
            last = word.end
        }
        guard turn.end - last > Self.tail, !turn.words.isEmpty else { return }
        note(.transcript(.interval), "ends \(turn.end - last) after its last word", ".end_ns")
    }

    /// Nil if the words make the text.
    var textFault: String? {
        let joined = turn.words.map(\.text).joined(separator: " ")
        return joined == turn.text ? nil : "the words make \"\(joined)\", the text is \"\(turn.text)\""
    }
}
