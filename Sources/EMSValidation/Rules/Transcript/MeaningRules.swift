import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the marked words of a call that is made up mean by themselves, whatever else is said in the data set: abbreviations of
/// rhythms, generic names of drugs, high and low.
struct MeaningRules {
    let transcript: Located<TranscriptRecord>
    private let denials: Denials?

    init(transcript: Located<TranscriptRecord>) {
        self.transcript = transcript
        denials = Denials(language: transcript.record.language)
    }

    func check(findings: inout [Finding]) {
        // What is wrong with words and marks has been said.
        guard !findings.contains(where: { $0.path == transcript.path }) else { return }
        for (turnIndex, turn) in transcript.record.turns.enumerated() where !turn.mentions.isEmpty {
            let scalars = Array(turn.text.unicodeScalars)
            for (index, mention) in turn.mentions.enumerated() {
                guard case .text(let value)? = mention.value, 0 <= mention.start, mention.start < mention.end,
                    mention.end <= scalars.count, mention.end - mention.start <= Self.longest
                else { continue }
                let text = String(String.UnicodeScalarView(scalars[mention.start..<mention.end])).lowercased()
                guard let fault = fault(mention, text, value) else { continue }
                findings.append(
                    transcript.finding(
                        .transcript(.mentionValue), fault, field: "turns[\(turnIndex)].mentions[\(index)].value",
                        timeNanoseconds: turn.start.nanoseconds))
            }
        }
    }

    private static let longest = 80

    private func fault(_ mention: MentionRecord, _ text: String, _ value: String) -> String? {
        switch mention.kind {
        case .rhythm:
            guard let name = Self.rhythms[text], !value.hasSuffix(name) else { return nil }
            return "\"\(text)\" is \(name), marked is \(value.prefix(80))"
        case .drug:
            let words = text.letterRuns()
            guard let name = words.first(where: Self.isGeneric), !value.hasPrefix(name) else { return nil }
            return "\"\(name)\" is the name of a drug, marked is \(value.prefix(80))"
        case .condition, .finding: return opposite(text, value) ?? denied(mention, text, value)
        default: return nil
        }
    }

    private static let rhythms = [
        "a-fib": "atrial_fibrillation", "asystole": "asystole", "pea": "pulseless_electrical_activity",
        "svt": "supraventricular_tachycardia", "v-fib": "ventricular_fibrillation",
        "v-tach": "ventricular_tachycardia", "vf": "ventricular_fibrillation", "vt": "ventricular_tachycardia",
    ]

    /// A generic name: it ends in one of the stems that the World Health Organization gives to groups of drugs (“The use of
    /// stems in the selection of international nonproprietary names”, 2018).
    private static func isGeneric(_ word: Substring) -> Bool { stems.contains(where: word.hasSuffix) }

    private static let stems = [
        "azepam", "caine", "cillin", "conazole", "curonium", "dipine", "floxacin", "gliflozin", "gliptin", "lukast",
        "methasone", "olol", "oxetine", "parin", "prazole", "pril", "profen", "sartan", "semide", "setron", "solone",
        "statin", "terol", "thiazide", "tidine", "triptan", "tropium", "xaban", "zolam",
    ]

    private func opposite(_ text: String, _ value: String) -> String? {
        let words = Set(text.letterRuns().map(String.init))
        let other = Self.opposites.first { prefix, others in
            value.hasPrefix(prefix) && !words.isDisjoint(with: others)
        }
        return other.map { _ in "\"\(text)\" is the opposite of \(value.prefix(80))" }
    }

    private static let opposites: [(prefix: String, others: Set<String>)] = [
        ("hyper", ["low", "niedrig", "niedriger"]), ("hypo", ["high", "hoch", "hoher"]),
        ("tachy", ["slow", "langsam"]), ("brady", ["fast", "schnell"]),
    ]

    /// `no pulse` where a pulse is marked as there.
    private func denied(_ mention: MentionRecord, _ text: String, _ value: String) -> String? {
        guard mention.assertion == .present, let denials else { return nil }
        let words = text.letterRuns().map(String.init)
        let named = value.split(separator: "_").map(String.init)
        guard !named.isEmpty,
            let place = words.indices.dropFirst().first(where: { words[$0...].starts(with: named) }),
            denials.deny(after: words[place - 1])
        else { return nil }
        return "\"\(text)\" denies it, marked as present is \(value.prefix(80))"
    }
}
