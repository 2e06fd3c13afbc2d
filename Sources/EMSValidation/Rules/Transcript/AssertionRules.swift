import EMSDiagnostics
import EMSManifest
import EMSModel

/// Whether something is there or not by a mention, against its own words and the report of a call that is made up.
struct AssertionRules {
    let transcript: Located<TranscriptRecord>
    private let denials: Denials?

    init(transcript: Located<TranscriptRecord>) {
        self.transcript = transcript
        denials = Denials(language: transcript.record.language)
    }

    func check(report: Located<Void>?, findings: inout [Finding]) {
        let found = Self.found(report)
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated() {
                guard let fault = fault(mention, turn, found) else { continue }
                findings.append(
                    transcript.finding(
                        .transcript(.mentionValue), fault, field: "turns[\(turnIndex)].mentions[\(index)].assertion",
                        timeNanoseconds: turn.start.nanoseconds))
            }
        }
    }

    private func fault(_ mention: MentionRecord, _ turn: TurnRecord, _ found: [String: Set<Substring>]) -> String? {
        guard let denials, mention.status != .error else { return nil }
        switch (mention.kind, mention.assertion) {
        case (.finding, .present), (.condition, .present), (.allergy, .present):
            guard let word = Self.word(before: mention, in: turn), denials.deny(after: word) else { return nil }
            return "\"\(word)\" stands before it, and it is present"
        case (.allergy, .absent) where !denials.deny(turn.text):
            return "the allergy is absent, and no word of the turn denies it"
        case (.finding, .absent):
            guard case .text(let name)? = mention.value, let beat = mention.beatID,
                let words = found[beat], words.contains(Substring(name.map { $0 == "_" ? " " : $0 }))
            else { return nil }
            return "\(name) is absent, the narrative has found it in \(beat)"
        default: return nil
        }
    }

    /// The word right before the mention; nil where a mark or the beginning is there.
    private static func word(before mention: MentionRecord, in turn: TurnRecord) -> String? {
        let scalars = turn.text.unicodeScalars
        guard mention.start > 1, mention.start <= scalars.count else { return nil }
        let before = scalars.prefix(mention.start)
        guard before.last == " " else { return nil }
        let word = before.dropLast().reversed().prefix { $0.properties.isAlphabetic }
        return String(String.UnicodeScalarView(word.reversed())).lowercased()
    }

    /// What the narrative names as found, by beat: `Found at 05:46:56: vomit in the airway, cyanosis.`
    private static func found(_ report: Located<Void>?) -> [String: Set<Substring>] {
        var found: [String: Set<Substring>] = [:]
        for sentence in report?.json["narrative"]?.elements ?? [] {
            guard let text = sentence["text"]?.string, text.hasPrefix("Found at "),
                let list = text.firstRange(of: ": ").map({ text[$0.upperBound...].prefix { $0 != "." } })
            else { continue }
            let names = list.split(separator: ",").map { $0.drop { $0 == " " } }
            for beat in sentence["beats"]?.elements ?? [] {
                beat.string.map { found[$0, default: []].formUnion(names) }
            }
        }
        return found
    }
}
