import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation

/// What the run report of a call that is made up says of what was told: history, findings, complaint and impression, address
/// and onset, against the coded mentions of the same beats. What nobody said is not judged.
struct ReportSpeechRules {
    let report: Located<Void>
    private let transcript: Located<TranscriptRecord>
    private let turns: [TurnRecord]
    private let byBeat: [String: [TurnRecord]]

    init(report: Located<Void>, transcript: Located<TranscriptRecord>) {
        self.report = report
        self.transcript = transcript
        turns = transcript.record.turns
        byBeat = Dictionary(grouping: turns.filter { $0.beatID != nil }) { $0.beatID ?? "" }
    }

    func check(findings: inout [Finding]) {
        for history in Self.history { check(history, &findings) }
        checkFindings(&findings)
        checkNamed("eSituation.09", .finding, &findings) { _ in true }
        checkNamed("eSituation.11", .condition, &findings) { beat in
            Self.summaries.contains { beat.hasPrefix($0) }
        }
        checkAddress(&findings)
        checkOnset(&findings)
    }

    private func entries(_ element: String) -> [LocatedJSON] { report.json[element]?.elements ?? [] }

    private func value(_ element: String) -> String? { entries(element).first?["value"]?.string }

    private func note(
        _ message: String, _ field: String, as code: CrossFault = .recordSpeech, _ findings: inout [Finding]
    ) {
        findings.append(report.finding(.cross(code), message, field: field))
    }

    // MARK: History

    private struct History {
        var element: String
        var kind: Mention.Kind
        var assertion = Observation.Assertion.present
        /// Whether the crew names it as well, which else asks for it by name.
        var isSaidByCrew = false
        var admits: @Sendable (_ code: String) -> Bool

        func isNamed(by mention: MentionRecord) -> Bool {
            mention.kind == kind && mention.assertion == assertion && mention.code.map(admits) ?? false
                && (mention.status == .reported || isSaidByCrew && mention.status != .error)
        }
    }

    /// Of the allergies that ICD-10 knows, those to drugs are reported.
    private static let history = [
        History(element: "eHistory.06", kind: .allergy) { $0.hasPrefix("rxnorm:") || $0.hasPrefix("icd10:Z88.") },
        History(element: "eHistory.08", kind: .condition, assertion: .historical, isSaidByCrew: true) {
            $0.hasPrefix("icd10:")
        },
        History(element: "eHistory.12", kind: .drug) { $0.hasPrefix("rxnorm:") },
    ]

    /// What the answer of a beat names is reported of it; where none is reported, none is named.
    private func check(_ history: History, _ findings: inout [Finding]) {
        let rows = entries(history.element)
        let reported = Set(rows.compactMap { $0["value"]?.string })
        var seen: Set<String> = []
        for (index, row) in rows.enumerated() {
            if row["pn"] != nil, let value = row["value"]?.string {
                note("reports \(value), and that there is none", "\(history.element)[\(index)].value", &findings)
                continue
            }
            guard let beat = row["beat_id"]?.string else { continue }
            let told = mentions(of: beat).filter(history.isNamed).compactMap { Self.bare($0.code) }
            guard !told.isEmpty else { continue }
            if let value = row["value"]?.string {
                if !told.contains(value) {
                    let names = told.joined(separator: " and ")
                    note(
                        "reports \(value), in \(beat) they say \(names)", "\(history.element)[\(index)].value",
                        &findings)
                    // The code that stands here is missing elsewhere.
                    seen.formUnion(told)
                }
            } else {
                note("reports none, in \(beat) they say \(told[0])", "\(history.element)[\(index)].pn", &findings)
                seen.formUnion(told)
            }
            for code in told where !reported.contains(code) && seen.insert(code).inserted {
                note("\(code), which they say in \(beat), is not reported", history.element, &findings)
            }
        }
        checkPassedOn(history, reported, &findings)
        checkTold(history, &findings)
    }

    /// What is reported of a step in which anybody speaks was said there or elsewhere.
    private func checkTold(_ history: History, _ findings: inout [Finding]) {
        guard !findings.contains(where: { $0.field?.hasPrefix(history.element) ?? false }) else { return }
        let said = Set(turns.lazy.flatMap(\.mentions).compactMap { Self.bare($0.code) })
        for (index, row) in entries(history.element).enumerated() {
            guard let value = row["value"]?.string, let beat = row["beat_id"]?.string, byBeat[beat] != nil,
                !said.contains(value)
            else { continue }
            note("reports \(value.prefix(80)), which nobody says", "\(history.element)[\(index)].value", &findings)
            return
        }
    }

    /// An allergy or an illness that the crew passes on was told to it.
    private func checkPassedOn(_ history: History, _ reported: Set<String>, _ findings: inout [Finding]) {
        guard history.kind != .drug, !findings.contains(where: { $0.field?.hasPrefix(history.element) ?? false })
        else { return }
        for turn in turns {
            for mention in turn.mentions where mention.kind == history.kind && mention.status != .error {
                guard mention.assertion == history.assertion, let full = mention.code, history.admits(full),
                    let code = Self.bare(full), !reported.contains(code)
                else { continue }
                note("\(code), which \(turn.speaker) says in \(turn.id), is not reported", history.element, &findings)
                return
            }
        }
    }

    /// Facts of a beat that are told in it.
    private func mentions(of beat: String) -> [MentionRecord] {
        (byBeat[beat] ?? []).flatMap(\.mentions).filter { $0.beatID == beat }
    }

    /// Without its system, as the report has it.
    private static func bare(_ code: String?) -> String? { code?.split(separator: ":").last.map(String.init) }

    // MARK: Complaint

    /// Every sign that is named where it was looked for is reported as there or not; an injury only if it is there at last.
    private func checkFindings(_ findings: inout [Finding]) {
        guard let symptom = value("eSituation.09") else { return }
        let reported = Set(entries("eSituation.10").compactMap { $0["value"]?.string }).union([symptom])
        for turn in turns {
            guard let beat = turn.beatID, !Self.summaries.contains(where: { beat.hasPrefix($0) }) else { continue }
            for mention in turn.mentions where mention.kind == .finding && mention.status == .current {
                guard mention.beatID == beat, let full = mention.code, full.hasPrefix("icd10:"),
                    let code = Self.bare(full), ICD10Code(code).isSymptom, !ICD10Code(code).isInjury,
                    !reported.contains(code)
                else { continue }
                note("\(code), which \(turn.speaker) says in \(beat), is not reported", "eSituation.10", &findings)
                return
            }
        }
    }

    /// Where the case is told as a whole.
    private static let summaries = ["radio.", "handoff.", "impression."]

    /// The complaint and the impression are of the whole call: who names them names no beat.
    private func checkNamed(
        _ element: String, _ kind: Mention.Kind, _ findings: inout [Finding], where isMeant: (String) -> Bool
    ) {
        guard let reported = value(element) else { return }
        for turn in turns where isMeant(turn.beatID ?? "") {
            for mention in turn.mentions where mention.kind == kind && mention.beatID == nil {
                guard mention.assertion == .present, mention.code?.hasPrefix("icd10:") ?? false,
                    let said = Self.bare(mention.code), said != reported
                else { continue }
                note("reports \(reported), \(turn.speaker) says \(said)", "\(element)[0].value", &findings)
                return
            }
        }
    }

    // MARK: Where and when

    /// Number and street as the dispatcher says them, in the order of the language.
    private func checkAddress(_ findings: inout [Finding]) {
        guard let reported = value("eScene.15") else { return }
        let place = entries("narrative").first?["text"]?.string ?? ""
        let words = { (text: String) in Set(text.split(separator: " ")) }
        for turn in byBeat["dispatch.1"] ?? [] {
            for mention in turn.mentions where mention.kind == .place {
                // A place of its own, such as gate 4, is told in the narrative.
                guard case .text(let said)? = mention.value, said.contains(where: { ("0"..."9").contains($0) }),
                    !place.hasSuffix("(\(said))."), words(said) != words(reported), turn.says(said)
                else { continue }
                note("reports \(reported), \(turn.speaker) says \(said)", "eScene.15[0].value", &findings)
                return
            }
        }
    }

    /// `eSituation.18`, when the patient was last well, as it was answered, or when it began; `eSituation.01` so long before
    /// arrival as they say.
    private func checkOnset(_ findings: inout [Finding]) {
        let clock = ReportClock(report: report)
        guard let origin = clock.origin else { return }
        let minutesBefore = { (time: SessionTime, text: String) -> Double? in
            guard let date = try? Date(text, strategy: .iso8601) else { return nil }
            return (Double(time.nanoseconds / 1_000_000_000 + origin) - date.timeIntervalSince1970) / 60
        }
        if let onset = value("eSituation.01"), let arrival = entries("eTimes.07").first?["t_ns"]?.integer,
            let minutes = minutesBefore(SessionTime(nanoseconds: arrival), onset)
        {
            for beat in Self.onsetBeats {
                guard let told = minutesTold(in: beat).first(where: { abs($0 - minutes) > 1 }) else { continue }
                note(
                    "begins \(minutes) min before arrival, in \(beat) they say \(told)", "eSituation.01[0].value",
                    &findings)
                return
            }
        }
        guard let entry = entries("eSituation.18").first, let time = entry["value"]?.string else { return }
        if let beat = entry["beat_id"]?.string {
            guard let start = byBeat[beat]?.map(\.start).min(), let minutes = minutesBefore(start, time),
                let told = minutesTold(in: beat).first(where: { abs($0 - minutes) > 2 })
            else { return }
            note(
                "was well \(minutes.rounded()) min before, in \(beat) they say \(told)", "eSituation.18[0].value",
                &findings)
        } else if let onset = value("eSituation.01"), time != onset {
            note(
                "was last well at \(time), it began at \(onset)", "eSituation.18[0].value", as: .recordClock, &findings)
        }
    }

    /// Steps that ask when it began, of every protocol.
    private static let onsetBeats = ["onset.1", "ask_onset.1"]

    private func minutesTold(in beat: String) -> [Double] {
        mentions(of: beat).compactMap { mention in
            guard mention.kind == .duration, mention.status == .reported, case .number(let number)? = mention.value
            else { return nil }
            switch mention.unit {
            case "min": return number
            case "h": return number * 60
            case "d": return number * 1440
            default: return nil
            }
        }
    }
}

extension TurnRecord {
    /// Whether a name is in the text; a value that is not is told of by itself.
    fileprivate func says(_ name: String) -> Bool { text.lowercased().contains(name.lowercased()) }
}
