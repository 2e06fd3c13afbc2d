import EMSDiagnostics
import EMSManifest
import EMSModel

/// The drug of a step is marked in every turn of that step that names it, in a call that is made up: who learns to find
/// drugs would learn to overlook it.
struct DrugNameRules {
    let events: [Located<EventRecord>]

    /// Shorter names are parts of other words, and abbreviations with another sense.
    private static let shortest = 5

    func check(_ transcript: Located<TranscriptRecord>, findings: inout [Finding]) {
        let turns = transcript.record.turns
        var names: [String: Set<String>] = [:]
        for turn in turns {
            for mention in turn.mentions where mention.kind == .drug {
                guard case .text(let drug)? = mention.value, let name = turn.words(from: mention.start, to: mention.end)
                else { continue }
                names[drug, default: []].insert(name)
            }
        }
        for row in events where row.record.type == .medication {
            guard let drug = row.record.drug, let beat = row.record.beatID else { continue }
            let label = row.record.label.lowercased()
            // A part of a name may be part of another one: calcium chloride, a calcium channel blocker.
            let known = (names[drug] ?? []).union([label]).filter { name in
                name.count >= Self.shortest && !name.contains(" ") && (name == label || !label.contains(name))
            }
            for (index, turn) in turns.enumerated() where turn.beatID == beat {
                guard !turn.mentions.contains(where: { $0.kind == .drug && $0.value == .text(drug) }),
                    let name = turn.unmarkedName(among: known)
                else { continue }
                findings.append(
                    transcript.finding(
                        .transcript(.drugUnmentioned),
                        "\"\(name)\", given in event \(row.record.id), lies in no mention",
                        field: "turns[\(index)].text", timeNanoseconds: turn.start.nanoseconds))
                return
            }
        }
    }
}

extension TurnRecord {
    /// In small letters; nil for a span that is no part of the text.
    fileprivate func words(from start: Int, to end: Int) -> String? {
        let scalars = text.unicodeScalars
        guard 0 <= start, start < end, end <= scalars.count else { return nil }
        let from = scalars.index(scalars.startIndex, offsetBy: start)
        return String(scalars[from..<scalars.index(from, offsetBy: end - start)]).lowercased()
    }

    /// The first word of the text that is one of the names and lies in no mention.
    fileprivate func unmarkedName(among names: Set<String>) -> String? {
        var place = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let length = word.unicodeScalars.count
            let span = place..<(place + length)
            place += length + 1
            // A possessive names the drug as well.
            let name = String(word.lowercased().prefix { $0.isLetter || $0 == "-" })
            if names.contains(name),
                !mentions.contains(where: { $0.start < span.upperBound && span.lowerBound < $0.end })
            {
                return name
            }
        }
        return nil
    }
}
