import EMSDiagnostics
import EMSManifest
import EMSModel

/// What an encounter that is made up has in common with all others of its kind: the complaint and the impression of its
/// presentation, the codes of what is said and done, and the words of the questions about its frames.
struct KindClaims {
    let encounter: EncounterRecord

    /// A group is called after what its calls have in common: protocol, presentation, course and age.
    func claims(of row: Located<EncounterRecord>) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, case .string(let name)? = encounter.provenance?["presentation"] else { return [] }
        let age = AgeGroup(ageYears: encounter.patient.ageYears).rawValue
        let parts = [encounter.clinicalProtocol.id, name, encounter.course, age].compactMap(\.self)
        let group = encounter.group
        let isOwn = group == parts.joined(separator: "-")
        return [
            KindConsensus.Claim(kind: "group", value: isOwn ? "protocol-presentation-course-age" : "other") {
                row.finding(.dataset(.outlier), "\"\(group.prefix(120))\" is the group of another call", field: "group")
            }
        ] + severities(row)
    }

    /// How severe a call is follows from its course unless the patient is found in danger, and in any case from its group.
    private func severities(_ row: Located<EncounterRecord>) -> [KindConsensus.Claim] {
        guard let severity = encounter.severity else { return [] }
        func claim(_ kind: String, isDerived: Bool) -> KindConsensus.Claim {
            KindConsensus.Claim(kind: kind, value: severity, isDerived: isDerived) {
                var finding = row.finding(.dataset(.outlier), "\(kind) is \"\(severity)\" here", field: "severity")
                finding.encounter = encounter.id
                return finding
            }
        }
        let ofGroup = claim("severity of \(encounter.group)", isDerived: true)
        guard severity != "critical", let course = encounter.course else { return [ofGroup] }
        return [claim("severity of \(encounter.clinicalProtocol.id) \(course)", isDerived: false), ofGroup]
    }

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

    /// Sentences of the narrative about the same drugs, procedures and shocks differ in their numbers alone.
    func claims(
        of report: Located<Void>, _ events: [Located<EventRecord>], faults: [Finding]
    ) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, !faults.contains(where: { $0.path == report.path }) else { return [] }
        let done = events.map(\.record).filter { Self.done.contains($0.type) && $0.beatID != nil }
        let byBeat = Dictionary(grouping: done) { $0.beatID ?? "" }
        var claims: [KindConsensus.Claim] = []
        for (index, sentence) in (report.json["narrative"]?.elements ?? []).enumerated() {
            let told = (sentence["beats"]?.elements ?? []).compactMap(\.string).flatMap { byBeat[$0] ?? [] }
            guard !told.isEmpty, told.allSatisfy({ $0.type != .reading }), let text = sentence["text"]?.string else {
                continue
            }
            let things = told.map { event in
                [
                    event.type.rawValue, event.drug ?? event.mode?.rawValue ?? event.label, event.route?.rawValue,
                    event.unit,
                    event.succeeded == false ? "without success" : nil,
                ].compactMap(\.self).joined(separator: " ")
            }
            let kind = "sentence about \(things.sorted().joined(separator: ", "))"
            let words = text.split { "0123456789.:".contains($0) }.joined(separator: "#")
            claims.append(
                KindConsensus.Claim(kind: kind, value: words, isDerived: true) {
                    report.finding(
                        .dataset(.outlier), "the \(kind) is \"\(words.prefix(120))\" here",
                        field: "narrative[\(index)].text")
                })
        }
        return claims
    }

    private static let done: [EventType] = [.medication, .procedure, .reading, .shock]

    /// Things that are named in the same presentation have the same codes, and those that are no findings and illnesses have
    /// them everywhere.
    func claims(of transcript: Located<TranscriptRecord>, faults: [Finding]) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, let presentation = encounter.provenance?["presentation"],
            case .string(let name) = presentation,
            !faults.contains(where: { $0.path == transcript.path || $0.code == .cross(.recordSpeech) })
        else { return [] }
        var claims: [KindConsensus.Claim] = []
        for (index, turn) in transcript.record.turns.enumerated() {
            claims += assertions(in: turn, index, transcript)
            for (place, mention) in turn.mentions.enumerated() {
                guard let code = mention.code, case .text(let value)? = mention.value else { continue }
                let isOfCase = mention.kind == .finding || mention.kind == .condition
                let circle = isOfCase ? " in \(encounter.clinicalProtocol.id) \(name)" : ""
                let kind = "code of the \(mention.kind.rawValue) \(value)\(circle)"
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

    /// The same words say the same of a sign, where no other word denies anything.
    private func assertions(
        in turn: TurnRecord, _ index: Int, _ transcript: Located<TranscriptRecord>
    ) -> [KindConsensus.Claim] {
        let told = turn.mentions.enumerated().filter { _, mention in
            mention.kind == .finding && (mention.assertion == .present || mention.assertion == .absent)
        }
        let language = transcript.record.language
        guard !told.isEmpty, let denials = Denials(language: language), !denials.deny(turn.text) else { return [] }
        let scalars = Array(turn.text.unicodeScalars)
        return told.compactMap { place, mention in
            guard case .text(let value)? = mention.value, 0 <= mention.start, mention.start < mention.end,
                mention.end <= scalars.count
            else { return nil }
            let words = Self.clause(around: mention.start..<mention.end, scalars)
            // Longer ones are seldom said twice.
            guard words.utf8.count <= Self.longestClause else { return nil }
            let kind = "assertion of the finding \(value) said as \"\(words)\" in \(language)"
            return KindConsensus.Claim(kind: kind, value: mention.assertion.rawValue) {
                transcript.finding(
                    .dataset(.outlier), "\(kind) is \"\(mention.assertion.rawValue)\" here",
                    field: "turns[\(index)].mentions[\(place)].assertion", timeNanoseconds: turn.start.nanoseconds)
            }
        }
    }

    private static let longestClause = 40

    /// From one mark to the next, without what lies between words.
    private static func clause(around span: Range<Int>, _ scalars: [Unicode.Scalar]) -> String {
        let isMark = { (scalar: Unicode.Scalar) in ".,;:!?—".unicodeScalars.contains(scalar) }
        let start = scalars[..<span.lowerBound].lastIndex(where: isMark).map { $0 + 1 } ?? 0
        let end = scalars[(span.upperBound - 1)...].firstIndex(where: isMark) ?? scalars.count
        let text = String(String.UnicodeScalarView(scalars[start..<end])).lowercased()
        return text.letterRuns().joined(separator: " ")
    }

    /// What has keysteps in all calls or in none.
    private static let stepped: Set<EventType> = [.compressions, .device, .medication, .procedure, .shock]

    /// What is done has the same code in all calls, and a drug the same name. What is withheld may have many reasons.
    func claims(of events: [Located<EventRecord>], faults: [Finding]) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, let path = events.first?.path, !faults.contains(where: { $0.path == path }) else {
            return []
        }
        var claims: [KindConsensus.Claim] = []
        // What the report contradicts has been said.
        let disputed = Set(faults.flatMap(\.disputes).map(\.subject))
        let stepped = Set(events.lazy.filter { $0.record.type == .keystep }.compactMap(\.record.beatID))
        for row in events where !disputed.contains(.event(row.record.id)) {
            let event = row.record
            func claim(_ aspect: String, _ thing: String, _ value: String, at place: String? = nil) {
                let field = place ?? aspect
                let kind = "\(aspect) of the \(event.type.rawValue) \(thing)"
                claims.append(
                    KindConsensus.Claim(kind: kind, value: value) {
                        row.finding(
                            .dataset(.outlier), "\(kind) is \"\(value.prefix(80))\" here", field: field,
                            timeNanoseconds: event.start.nanoseconds)
                    })
            }
            if let code = event.code, !event.label.hasPrefix("withheld_") {
                claim("code", event.drug ?? event.label, code)
            }
            if let drug = event.drug { claim("label", drug, event.label) }
            if Self.stepped.contains(event.type), let beat = event.beatID {
                claim("keystep", event.drug ?? event.label, stepped.contains(beat) ? "some" : "none", at: "beat_id")
            }
        }
        return claims
    }

    /// A question has the same words wherever it asks of the same attribute of the same thing, and a polar one of the same
    /// value.
    func claims(
        of pairs: [Located<PairRecord>], _ frames: [Located<FrameRecord>], faults: [Finding]
    ) -> [KindConsensus.Claim] {
        guard encounter.isSynthetic, let path = pairs.first?.path,
            !faults.contains(where: { fault in
                fault.code == .frame(.pairQuestion) || fault.code == .cross(.foreignStream) && fault.path == path
            })
        else { return [] }
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
