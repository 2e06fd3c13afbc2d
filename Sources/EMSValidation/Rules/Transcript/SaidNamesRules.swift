import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation

/// Names of units and places, and times of day, as they are said in a call that is made up: those of its run report.
struct SaidNamesRules {
    let report: Located<Void>
    let transcript: Located<TranscriptRecord>

    private var turns: [TurnRecord] { transcript.record.turns }

    func check(findings: inout [Finding]) {
        checkUnit(&findings)
        checkPlaces(&findings)
        checkTimes(&findings)
    }

    private func finding(_ code: CrossFault, _ message: String, turn index: Int, mention place: Int) -> Finding {
        transcript.finding(
            .cross(code), message, field: "turns[\(index)].mentions[\(place)].value",
            timeNanoseconds: turns[index].start.nanoseconds)
    }

    private func forEachText(
        _ kind: Mention.Kind, _ body: (_ said: String, _ turn: Int, _ mention: Int) -> Void
    ) {
        for (index, turn) in turns.enumerated() {
            for (place, mention) in turn.mentions.enumerated() where mention.kind == kind {
                // A value that is not in the text is told of by itself.
                guard case .text(let said)? = mention.value, turn.text.lowercased().contains(said.lowercased())
                else { continue }
                body(said, index, place)
            }
        }
    }

    /// `eResponse.14`: who is sent, and who calls the hospital. Where most say otherwise the report is wrong, which its own
    /// narrative tells.
    private func checkUnit(_ findings: inout [Finding]) {
        guard let reported = report.json["eResponse.14"]?.elements?.first?["value"]?.string else { return }
        var others: [Finding] = []
        var count = 0
        forEachText(.unitName) { said, turn, mention in
            count += 1
            guard said != reported else { return }
            let message = "\(turns[turn].speaker) says \(said), the report is of \(reported)"
            others.append(finding(.recordSpeech, message, turn: turn, mention: mention))
        }
        if 2 * others.count <= count { findings += others }
    }

    /// Where it happened, street and hospital are in the report, whose narrative is English. Who is asked whether to go on may
    /// be elsewhere.
    private func checkPlaces(_ findings: inout [Finding]) {
        guard transcript.record.language.hasPrefix("en"), report.json["eDisposition.01"] != nil,
            report.json["narrative"] != nil
        else { return }
        let known = texts.lowercased()
        var first: Finding?
        forEachText(.place) { said, turn, mention in
            guard first == nil, !(turns[turn].beatID ?? "").hasPrefix("termination."),
                !known.contains(said.lowercased())
            else { return }
            let message = "\(turns[turn].speaker) says \(said), which the report does not know"
            first = finding(.recordSpeech, message, turn: turn, mention: mention)
        }
        if let first { findings.append(first) }
    }

    /// Whatever is written in the report.
    private var texts: String {
        guard case .object(let members) = report.json.form else { return "" }
        return members.flatMap { $0.value.elements ?? [] }.flatMap { [$0["value"]?.string, $0["text"]?.string] }
            .compactMap(\.self).joined(separator: "\n")
    }

    /// Who looks at a watch sees the clock of the report, to within a minute. The time of another beat, such as that of
    /// death, is compared with that beat.
    private func checkTimes(_ findings: inout [Finding]) {
        guard turns.contains(where: { $0.mentions.contains { $0.kind == .timeOfDay } }),
            let origin = ReportClock(report: report).origin
        else { return }
        var first: Finding?
        forEachText(.timeOfDay) { said, turn, mention in
            guard first == nil, turns[turn].mentions[mention].beatID == nil, let minute = Self.minute(said) else {
                return
            }
            let now = (origin + turns[turn].start.nanoseconds / 1_000_000_000) / 60 % 1440
            let difference = abs(Int64(minute) - now)
            guard min(difference, 1440 - difference) > 1 else { return }
            let clock = "\(now / 60):\(now % 60 < 10 ? "0" : "")\(now % 60)"
            let message = "\(turns[turn].speaker) says \(said) at \(clock)"
            first = finding(.recordClock, message, turn: turn, mention: mention)
        }
        if let first { findings.append(first) }
    }

    /// Of the day, from `07:32`.
    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }
}
