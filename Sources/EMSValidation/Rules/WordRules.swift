import EMSDiagnostics
import EMSManifest

/// The words of a turn: in order, inside it, and together its text.
struct WordRules {
    let turn: TurnRecord

    func check(note: (FindingCode, String, String) -> Void) {
        for (index, word) in turn.words.enumerated() {
            let field = ".words[\(index)]"
            if word.start >= word.end {
                note(.transcript(.interval), "\"\(word.text)\" does not end after its start", "\(field).end_ns")
            } else if word.start < turn.start || word.end > turn.end {
                note(.transcript(.wordOutsideTurn), "\"\(word.text)\" lies outside its turn", "\(field).start_ns")
            } else if index > 0, word.start < turn.words[index - 1].end {
                let before = turn.words[index - 1].text
                note(.transcript(.wordOrder), "\"\(word.text)\" starts before \"\(before)\" ends", "\(field).start_ns")
            }
        }
        let joined = turn.words.map(\.text).joined(separator: " ")
        if joined != turn.text {
            note(.transcript(.wordsDiffer), "the words make \"\(joined)\", the text is \"\(turn.text)\"", ".words")
        }
    }
}
