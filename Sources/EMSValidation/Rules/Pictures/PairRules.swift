import EMSDiagnostics
import EMSManifest
import EMSModel

/// What texts beside frames, and frames beside their twins, must satisfy against the scenes and the transcript.
struct PairRules {
    let pairs: [Located<PairRecord>]
    let frames: [Located<FrameRecord>]
    let transcript: Located<TranscriptRecord>?

    func check(findings: inout [Finding]) {
        let known = Dictionary(frames.map { ($0.record.index, $0.record) }, uniquingKeysWith: { first, _ in first })
        for row in frames { checkTwin(row, known, &findings) }
        checkQuestions(known, &findings)
        var ids: Set<String> = []
        for row in pairs {
            let pair = row.record
            func note(_ code: FindingCode, _ message: String, _ field: String) {
                findings.append(row.finding(code, message, field: field))
            }
            if !ids.insert(pair.id).inserted {
                note(.identity(.duplicateID), "\"\(pair.id)\" occurs twice", "id")
            }
            guard let frame = known[pair.frame] else {
                note(.identity(.danglingReference), "there is no frame \(pair.frame)", "frame")
                continue
            }
            switch pair.style {
            case .short, .full, .clinical: checkCaption(pair, frame, note)
            case .question, .polar: checkQuestion(pair, frame, note)
            case .utterance: checkUtterance(pair, frame, note)
            }
        }
    }

    private func checkCaption(
        _ pair: PairRecord, _ frame: FrameRecord, _ note: (FindingCode, String, String) -> Void
    ) {
        let wrong = pair.facts.indices.filter { !frame.shows(pair.facts[$0]) }
        if pair.isTrue {
            if let first = wrong.first {
                note(.frame(.pairTruth), "the scene has no \(pair.facts[first].words)", "facts[\(first)]")
            } else if pair.changed != nil {
                note(.frame(.pairTruth), "a true text changes nothing", "changed")
            } else if pair.style != .clinical, let unsaid = pair.facts.first(where: { !pair.text.holds($0.value) }) {
                // The clinical style has words of its own, such as units.
                note(.frame(.pairTruth), "the text does not say \(unsaid.words)", "text")
            }
            return
        }
        guard let changed = pair.changed else {
            note(.frame(.pairTruth), "a false text names what is false", "is_true")
            return
        }
        if wrong.map({ pair.facts[$0] }) != [changed] {
            note(.frame(.pairTruth), "not \(changed.words) alone is false", "changed")
        }
    }

    private func checkQuestion(
        _ pair: PairRecord, _ frame: FrameRecord, _ note: (FindingCode, String, String) -> Void
    ) {
        guard let answer = pair.answer, let choices = pair.choices, pair.facts.count == 1, pair.isTrue else {
            note(.frame(.pairAnswer), "a question has one fact, an answer and choices", "answer")
            return
        }
        if !choices.contains(answer) || Set(choices).count != choices.count || choices.count < 2 {
            note(.frame(.pairAnswer), "\"\(answer)\" is not one of different choices", "choices")
        } else if pair.style == .question, !zip(choices, choices.dropFirst()).allSatisfy({ $0 < $1 }) {
            note(.frame(.pairAnswer), "the choices are not sorted, so that their place may tell the answer", "choices")
        }
        guard frame.states(pair.facts[0]) else {
            note(.frame(.pairAnswer), "the scene says nothing of it", "facts[0]")
            return
        }
        let holds = frame.shows(pair.facts[0])
        let isRight = pair.style == .polar ? answer == (holds ? "yes" : "no") : holds && answer == pair.facts[0].value
        if !isRight {
            note(.frame(.pairAnswer), "\"\(answer)\" is not what the scene says", "answer")
        }
    }

    /// A question is asked of a frame and of its twin in the same words, and those words ask of one fact of a frame alone.
    private func checkQuestions(_ known: [Int: FrameRecord], _ findings: inout [Finding]) {
        struct Place: Hashable {
            var frame: Int
            var style: PairRecord.Style
            var object: String
            var attribute: String
        }
        let questions = pairs.filter { row in
            (row.record.style == .question || row.record.style == .polar) && row.record.facts.count == 1
        }
        var asked: [Place: PairRecord] = [:]
        var facts: [String: FactRecord] = [:]
        for row in questions {
            let (pair, fact) = (row.record, row.record.facts[0])
            func place(_ frame: Int) -> Place {
                Place(frame: frame, style: pair.style, object: fact.object, attribute: fact.attribute)
            }
            func note(_ message: String) {
                findings.append(row.finding(.frame(.pairQuestion), message, field: "text"))
            }
            asked[place(pair.frame)] = pair
            let other = facts.updateValue(fact, forKey: "\(pair.frame) \(pair.style) \(pair.text)")
            if let twin = known[pair.frame]?.twin, twin.object == fact.object, twin.attribute == fact.attribute,
                let first = asked[place(twin.of)], first.text != pair.text
            {
                note("of frame \(twin.of), the twin, \(first.id) asks the same in other words: \(first.text)")
            } else if let other, other.object != fact.object || other.attribute != fact.attribute {
                note("asks of \(other.attribute) of \(other.object) too")
            }
        }
    }

    private func checkUtterance(
        _ pair: PairRecord, _ frame: FrameRecord, _ note: (FindingCode, String, String) -> Void
    ) {
        guard let transcript else { return }
        guard let turn = transcript.record.turns.first(where: { $0.id == pair.turnID }) else {
            note(.identity(.danglingReference), "there is no turn \"\(pair.turnID ?? "")\"", "turn_id")
            return
        }
        if turn.text != pair.text || frame.time > turn.end {
            note(.frame(.pairTruth), "turn \(turn.id) says something else, or was over before the frame", "text")
        }
    }

    private func checkTwin(
        _ row: Located<FrameRecord>, _ known: [Int: FrameRecord], _ findings: inout [Finding]
    ) {
        guard let twin = row.record.twin else { return }
        guard let other = known[twin.of] else {
            findings.append(
                row.finding(.identity(.danglingReference), "there is no frame \(twin.of)", field: "twin.of"))
            return
        }
        if twin.of > row.record.index, other.twin?.of == row.record.index {
            findings.append(
                row.finding(
                    .identity(.cyclicReference), "frame \(twin.of) is the twin of this one in turn", field: "twin.of"))
            return
        }
        let here = FactRecord(object: twin.object, attribute: twin.attribute, value: twin.value)
        let there = FactRecord(object: twin.object, attribute: twin.attribute, value: twin.instead)
        if !row.record.shows(here) || !other.shows(there) || here == there {
            findings.append(
                row.finding(
                    .frame(.twin), "\(here.words) here and \(twin.instead) in frame \(twin.of) is not so",
                    field: "twin"))
        } else if !row.record.sha256.isEmpty, row.record.sha256 == other.sha256 {
            findings.append(
                row.finding(.frame(.twin), "its picture is that of frame \(twin.of)", field: "sha256"))
        }
    }
}

extension FrameRecord {
    fileprivate func states(_ fact: FactRecord) -> Bool {
        scene?["attributes"]?[fact.object]?[fact.attribute] != nil
    }

    fileprivate func shows(_ fact: FactRecord) -> Bool {
        scene?["attributes"]?[fact.object]?[fact.attribute] == .string(fact.value)
    }
}

extension FactRecord {
    fileprivate var words: String { "\(attribute) \"\(value)\" of \(object)" }
}
