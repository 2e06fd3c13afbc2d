package import EMSDiagnostics
import EMSManifest
import EMSModel

/// Documents of a call that is made up that are those of another one: they contradict the manifest and each other in several
/// facts that do not depend on one another. All that follows from the exchange is not said again.
package struct ForeignStreams {
    let contents: EncounterContents

    private var encounter: EncounterRecord { contents.record }

    /// So many facts are no accident.
    private static let enough = 3
    /// So many readings tell something.
    private static let fewest = 4

    /// Takes them out of the contents.
    static func remove(from contents: inout EncounterContents, findings: inout [Finding]) -> Set<StreamKind> {
        guard contents.record.isSynthetic else { return [] }
        let streams = ForeignStreams(contents: contents)
        let readings = contents.events.map(ReadingRules.init)
        let quoted = readings.map(streams.contradictsTranscript) ?? false
        let reported = readings.map(streams.contradictsReport) ?? false
        let facts: [(kind: StreamKind, facts: [String])] = [
            (.transcript, streams.transcriptFacts + (quoted ? ["readings"] : [])),
            (
                .events,
                streams.eventFacts + (quoted ? ["quoted readings"] : []) + (reported ? ["reported readings"] : [])
            ),
            (.record, streams.reportFacts + (reported ? ["readings"] : [])),
        ]
        var foreign: Set<StreamKind> = []
        for (kind, facts) in facts {
            // Transcript and report do not both have the readings of another call by accident.
            guard facts.count >= enough || kind == .events && quoted && reported else { continue }
            foreign.insert(kind)
            let path = contents.streams(kind).first?.stream.path
            findings.append(
                Finding(
                    .cross(.foreignStream), "\(kind.rawValue) of another call: \(facts.joined(separator: ", ")) differ",
                    path: path, encounter: contents.record.id))
        }
        if foreign.contains(.transcript) { contents.transcript = nil }
        if foreign.contains(.events) { contents.events = nil }
        if foreign.contains(.record) { contents.report = nil }
        return foreign
    }

    /// Makes one finding of those about rows of a file where most of its rows are wrong: it is the file of another call.
    ///
    /// - Parameters:
    ///   - rows: how many the file has.
    ///   - content: what they are, such as `texts`.
    package static func join(
        _ findings: inout [Finding], at path: String, rows: Int, of content: String, in encounter: String,
        where isMeant: (Finding) -> Bool
    ) {
        let meant = findings.indices.filter { findings[$0].path == path && isMeant(findings[$0]) }
        let lines = Set(meant.compactMap { findings[$0].line })
        guard let first = meant.first, lines.count >= fewestRows, 2 * lines.count >= rows else { return }
        let joined = Finding(
            .cross(.foreignStream),
            "\(content) of another call: \(lines.count) of \(rows) are wrong, the first because \(findings[first].message)",
            path: path, encounter: encounter)
        let all = Set(meant)
        findings = findings.enumerated().filter { !all.contains($0.offset) }.map(\.element) + [joined]
    }

    private static let fewestRows = 5

    // MARK: Readings

    private func contradictsTranscript(_ readings: ReadingRules) -> Bool {
        guard let transcript = contents.transcript else { return false }
        let quoted = transcript.record.turns.flatMap(\.mentions).filter { $0.readingID != nil }.count
        var findings: [Finding] = []
        readings.check(transcript, of: contents.record, report: nil, findings: &findings)
        return quoted >= Self.fewest && 2 * findings.count >= quoted
    }

    private func contradictsReport(_ readings: ReadingRules) -> Bool {
        guard let report = contents.report, case .object(let members) = report.json.form else { return false }
        let reported = members.flatMap { $0.value.elements ?? [] }.filter { $0["reading_id"] != nil }.count
        var findings: [Finding] = []
        readings.check(report: report, findings: &findings)
        return reported >= Self.fewest && 2 * findings.count >= reported
    }

    // MARK: Documents

    private var transcriptFacts: [String] {
        guard let transcript = contents.transcript else { return [] }
        var facts: [String] = []
        let record = transcript.record
        if record.duration != encounter.duration { facts.append("duration") }
        let roles = Dictionary(encounter.speakers.map { ($0.id, $0.role) }, uniquingKeysWith: { first, _ in first })
        if record.turns.contains(where: { roles[$0.speaker] != $0.role }) { facts.append("speakers") }
        let words = record.turns.reduce(0) { $0 + $1.words.count }
        for (name, count) in [("turns", record.turns.count), ("words", words)] {
            guard let listed = contents.encounter.json["provenance"]?[name]?.integer, listed != count else { continue }
            facts.append("counts")
            break
        }
        var findings: [Finding] = []
        PatientRules(encounter: encounter).check(transcript, findings: &findings)
        return findings.isEmpty ? facts : facts + ["patient"]
    }

    private var eventFacts: [String] {
        guard let events = contents.events?.map(\.record) else { return [] }
        var facts: [String] = []
        let end = events.last { $0.type == .rhythm }?.end
        if end.map({ $0 != encounter.duration }) ?? false || events.contains(where: { $0.end > encounter.duration }) {
            facts.append("duration")
        }
        let speakers = Set(encounter.speakers.map(\.id))
        if events.contains(where: { $0.actor.map { !speakers.contains($0) } ?? false }) { facts.append("people") }
        return facts
    }

    private var reportFacts: [String] {
        guard let report = contents.report else { return [] }
        let value = { (element: String) in report.json[element]?.elements?.first?["value"]?.string }
        var facts: [String] = []
        var findings: [Finding] = []
        PatientRules(encounter: encounter).check(report: report, findings: &findings)
        if !findings.isEmpty { facts.append("patient") }
        if let code = value("eProtocols.01"), let expected = encounter.clinicalProtocol.nemsis, code != expected {
            facts.append("protocol")
        }
        if let end = report.json["eTimes.12"]?.elements?.first?["t_ns"]?.integer, end != encounter.duration.nanoseconds
        {
            facts.append("duration")
        }
        let speakers = Set(encounter.speakers.map(\.id))
        let crew = (report.json["eCrew.01"]?.elements ?? []).compactMap { $0["value"]?.string }
        return speakers.isSuperset(of: crew) ? facts : facts + ["crew"]
    }
}
