import EMSDiagnostics
import EMSManifest
import EMSModel

/// What an encounter that is made up has in common with all others of its kind: the complaint and the impression of its
/// presentation, the codes of what is said and done, and the words of the questions about its frames.
struct KindClaims {
    let encounter: EncounterRecord

    /// Elements of a run report that follow from protocol and presentation.
    private static let elements = ["eSituation.04", "eSituation.09", "eSituation.11"]

    /// - Parameter faults: what was found already, and is not said again.
    func claims(of report: Located<Void>, faults: [Finding]) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, let presentation = encounter.provenance?["presentation"],
            case .string(let name) = presentation
        else { return [] }
        let known = Set(faults.lazy.filter { $0.path == report.path }.compactMap(\.field))
        return Self.elements.compactMap { element in
            let field = "\(element)[0].value"
            guard !known.contains(field), let value = report.json[element]?.elements?.first?["value"]?.string else {
                return nil
            }
            let kind = "\(element) of \(encounter.clinicalProtocol.id) \(name)"
            return KindConsensus.Claim(kind: kind, value: value) {
                report.finding(.dataset(.outlier), "\(kind) is \"\(value.prefix(120))\" here", field: field)
            }
        }
    }

    /// Things that are named in the same presentation have the same codes.
    func claims(of transcript: Located<TranscriptRecord>, faults: [Finding]) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, let presentation = encounter.provenance?["presentation"],
            case .string(let name) = presentation, !faults.contains(where: { $0.path == transcript.path })
        else { return [] }
        var claims: [KindConsensus.Claim] = []
        for (index, turn) in transcript.record.turns.enumerated() {
            for (place, mention) in turn.mentions.enumerated() {
                guard let code = mention.code, case .text(let value)? = mention.value else { continue }
                let kind = "code of the \(mention.kind.rawValue) \(value) in \(encounter.clinicalProtocol.id) \(name)"
                claims.append(
                    KindConsensus.Claim(kind: kind, value: code) {
                        transcript.finding(
                            .dataset(.outlier), "\(kind) is \"\(code.prefix(80))\" here",
                            field: "turns[\(index)].mentions[\(place)].code", timeNanoseconds: turn.start.nanoseconds)
                    })
            }
        }
        return claims
    }

    /// The code of a drug or a procedure is the same in all calls.
    func claims(of events: [Located<EventRecord>], faults: [Finding]) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, let path = events.first?.path, !faults.contains(where: { $0.path == path }) else {
            return []
        }
        return events.compactMap { row in
            let event = row.record
            guard event.type == .medication || event.type == .procedure, let code = event.code else { return nil }
            let kind = "code of the \(event.type.rawValue) \(event.drug ?? event.label)"
            return KindConsensus.Claim(kind: kind, value: code) {
                row.finding(
                    .dataset(.outlier), "\(kind) is \"\(code.prefix(80))\" here", field: "code",
                    timeNanoseconds: event.start.nanoseconds)
            }
        }
    }

    /// A question has the same words wherever it asks of the same attribute of the same thing, and a polar one of the same
    /// value.
    func claims(
        of pairs: [Located<PairRecord>], _ frames: [Located<FrameRecord>], faults: [Finding]
    ) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, !faults.contains(where: { $0.code == .frame(.pairQuestion) }) else { return [] }
        let known = Dictionary(frames.map { ($0.record.index, $0.record) }, uniquingKeysWith: { first, _ in first })
        return pairs.compactMap { row in
            let pair = row.record
            guard pair.style == .question || pair.style == .polar, pair.facts.count == 1, let frame = known[pair.frame],
                frame.recorded == nil, let label = frame.objects.first(where: { $0.id == pair.facts[0].object })?.label
            else { return nil }
            let fact = pair.facts[0]
            var kind = "\(encounter.language) \(pair.style.rawValue) \(frame.kind) \(label) \(fact.attribute)"
            // Rows of a table are told apart by their names.
            if case .string(let name)? = frame.scene?["attributes"]?[fact.object]?["name"] { kind += " \(name)" }
            if pair.style == .polar { kind += " \(fact.value)" }
            return KindConsensus.Claim(kind: kind, value: pair.text) {
                row.finding(
                    .frame(.pairQuestion), "asks of \(fact.attribute) of \(fact.object) in words of its own",
                    field: "text")
            }
        }
    }
}
