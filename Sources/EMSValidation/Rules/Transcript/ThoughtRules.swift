import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the crew suspects, rules out or is told has one code, by the events and by what is said in them.
struct ThoughtRules {
    private let thoughts: [Located<EventRecord>]

    init(events: [Located<EventRecord>]) {
        thoughts = events.filter { row in
            (row.record.type == .communication || row.record.type == .protocolChange) && row.record.code != nil
                && Self.name(of: row.record) != nil
        }
    }

    private static let kinds = ["suspected_", "ruled_out_", "told_"]

    /// `seizure` of `ruled_out_seizure`.
    private static func name(of event: EventRecord) -> Substring? {
        kinds.first { event.label.hasPrefix($0) }.map { event.label.dropFirst($0.count) }
    }

    func check(_ transcript: Located<TranscriptRecord>?, findings: inout [Finding]) {
        guard !thoughts.isEmpty else { return }
        checkEvents(&findings)
        guard let transcript else { return }
        let byBeat = Dictionary(grouping: thoughts.filter { $0.record.beatID != nil }) { $0.record.beatID ?? "" }
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated() {
                guard let said = mention.code, case .text(let value)? = mention.value,
                    let event = mention.beatID.flatMap({ byBeat[$0] })?.first(where: {
                        Self.name(of: $0.record) ?? "" == value
                    }),
                    let code = event.record.code, code != said
                else { continue }
                findings.append(
                    transcript.finding(
                        .cross(.codeMismatch),
                        "\(value) is \(said.prefix(80)), event \(event.record.id) has \(code.prefix(80))",
                        field: "turns[\(turnIndex)].mentions[\(index)].code", timeNanoseconds: turn.start.nanoseconds
                    ).disputing(Dispute(.event(event.record.id), "code", said: said, has: code)))
            }
        }
    }

    /// The same thing, suspected and ruled out.
    private func checkEvents(_ findings: inout [Finding]) {
        var known: [Substring: EventRecord] = [:]
        for row in thoughts {
            guard let name = Self.name(of: row.record), let code = row.record.code else { continue }
            guard let first = known[name] else {
                known[name] = row.record
                continue
            }
            guard let other = first.code, other != code else { continue }
            findings.append(
                row.finding(
                    .cross(.codeMismatch), "is \(code.prefix(80)), event \(first.id) has \(other.prefix(80))",
                    field: "code",
                    timeNanoseconds: row.record.start.nanoseconds
                ).disputing(Dispute(.event(first.id), "code", said: code, has: other)))
        }
    }
}
