import EMSDiagnostics
import EMSManifest
import EMSModel

extension KindClaims {
    /// A name of a drug, a rhythm or a procedure means the same thing wherever it is said: whoever says fentanyl where
    /// epinephrine is marked has a word or a label that was changed.
    ///
    /// - Parameter faults: what was found already, and is not said again.
    func claims(
        ofNamesIn transcript: Located<TranscriptRecord>, faults: [Finding]
    ) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, !faults.contains(where: { $0.path == transcript.path }) else { return [] }
        var claims: [KindConsensus.Claim] = []
        for (index, turn) in transcript.record.turns.enumerated() where !turn.mentions.isEmpty {
            var scalars: [Unicode.Scalar]?
            for (place, mention) in turn.mentions.enumerated() {
                guard case .text(let value)? = mention.value, let thing = Self.thing(mention.kind, value) else {
                    continue
                }
                let text = scalars ?? Array(turn.text.unicodeScalars)
                scalars = text
                guard 0 <= mention.start, mention.start < mention.end, mention.end <= text.count,
                    mention.end - mention.start <= Self.longestName
                else { continue }
                let span = String(String.UnicodeScalarView(text[mention.start..<mention.end])).lowercased()
                guard mention.kind != .procedure || Self.isName(span) else { continue }
                let kind = "\(mention.kind.rawValue) said as \"\(span)\" in \(transcript.record.language)"
                claims.append(
                    KindConsensus.Claim(kind: kind, value: thing, isDerived: true) {
                        transcript.finding(
                            .dataset(.outlier), "the \(kind) is \"\(thing.prefix(80))\" here",
                            field: "turns[\(index)].mentions[\(place)].value", timeNanoseconds: turn.start.nanoseconds)
                    })
            }
        }
        return claims
    }

    private static let longestName = 40

    /// A procedure is named in one short word, such as `an iv` or `12-lead`. What is told of it may be said of others: somebody
    /// `wrapped up` is warmed, or was just born.
    private static func isName(_ span: String) -> Bool {
        let words = span.split(separator: " ")
        guard let name = words.last, words.dropLast().allSatisfy(articles.contains) else { return false }
        return name.utf8.count <= 7 && !name.hasSuffix("ed")
    }

    private static let articles: Set<Substring> = [
        "a", "an", "another", "the", "that", "this", "ein", "eine", "einen", "der", "die", "das", "den",
    ]

    /// What several values with one name have in common: a drug goes many ways, and a rhythm is the same with a pulse and
    /// without. Nil for kinds of which one name says too little.
    private static func thing(_ kind: Mention.Kind, _ value: String) -> String? {
        let words = value.split(separator: "_")
        return switch kind {
        case .drug: words.first.map(String.init)
        case .rhythm: words.filter { $0 != "pulseless" }.joined(separator: "_")
        case .procedure: words.last == "access" ? value : words.last.map(String.init)
        default: nil
        }
    }
}
