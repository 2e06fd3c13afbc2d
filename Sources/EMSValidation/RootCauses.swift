import EMSDiagnostics
import EMSManifest

/// Makes one finding of all that one wrong value of an encounter leads to.
///
/// A fact is stated by several documents. A value that two others contradict is the odd one out: it gets one finding at its
/// own place in place of theirs. Where only two values contradict each other the finding stays where it is, once for each
/// file. A value with a fault of its own, such as a number out of range, is contradicted by nobody. Facts are values of
/// single fields, so that two wrong values are two findings.
struct RootCauses {
    let encounter: Located<EncounterRecord>
    let eventsPath: String?
    let events: [String: Located<EventRecord>]

    init(encounter: Located<EncounterRecord>, events: [Located<EventRecord>]) {
        self.encounter = encounter
        eventsPath = encounter.record.streams.first { $0.kind == .events }?.path
        self.events = Dictionary(events.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static let mostContradictions = 1000

    /// In their order; one that takes the place of others stands where the first of them stood.
    func join(_ all: [Finding]) -> [Finding] {
        let findings = joinOwn(joinRepeated(all))
        guard findings.contains(where: { !$0.disputes.isEmpty }) else { return findings }
        let faulty = Set(findings.lazy.filter(\.disputes.isEmpty).compactMap { Fact($0) })
        var open = findings.enumerated().compactMap { offset, finding -> Contradiction? in
            guard !finding.disputes.isEmpty else { return nil }
            return Contradiction(
                index: offset, finding: finding, own: Fact(finding), others: finding.disputes.map(fact))
        }
        var results: [Int: Finding] = [:]
        for (index, finding) in findings.enumerated() where finding.disputes.isEmpty { results[index] = finding }
        // Whatever contradicts a value that is wrong anyhow is right.
        open.removeAll { $0.facts.contains(where: faulty.contains) }
        // Each search takes as long as there are contradictions; a flood of them has no single value to blame.
        var wrongFiles: Set<String> = []
        while open.count <= Self.mostContradictions, let suspect = oddOneOut(open) {
            if suspect.fact.line == nil { wrongFiles.formUnion(suspect.files) }
            results[suspect.accusers[0].index] = blame(suspect)
            let explained = Set(suspect.accusers.map(\.index))
            open.removeAll { explained.contains($0.index) }
        }
        // A series that others contradict in one of its curves may be wrong in the rest of them.
        open.removeAll { one in
            one.finding.disputes.contains { dispute in dispute.file.map(wrongFiles.contains) ?? false }
        }
        for (index, finding) in Self.joinAlike(open) { results[index] = finding }
        return results.sorted { $0.key < $1.key }.map(\.value)
    }

    // MARK: Facts

    /// Where a value stands.
    private struct Fact: Hashable {
        var path: String
        var line: Int?
        var aspect: String

        init(path: String, line: Int?, field: String) {
            self.path = path
            self.line = line
            aspect = Self.aspects[field] ?? field
        }

        init?(_ finding: Finding) {
            guard let path = finding.path, let field = finding.field else { return nil }
            self.init(path: path, line: finding.line, field: field)
        }

        /// Fields of an event that are wrong together.
        private static let aspects = [
            "code": "drug", "label": "drug", "unit": "dose", "end_ns": "start_ns",
        ]
    }

    /// Two values that cannot both be right.
    private struct Contradiction {
        let index: Int
        let finding: Finding
        let own: Fact?
        let others: [Fact]

        var facts: [Fact] { [own].compactMap(\.self) + others }

        /// The file that speaks against a fact.
        func file(against fact: Fact) -> String? { own == fact ? others.first?.path : finding.path }

        /// The same, or a line of it where the fact is a file of many values.
        func witness(against fact: Fact) -> String? {
            let dispute = zip(others, finding.disputes).first { $0.0 == fact }?.1
            guard case .file? = dispute?.subject, let line = finding.line else { return file(against: fact) }
            return "\(finding.path ?? ""):\(line)"
        }

        func said(of fact: Fact) -> String? {
            zip(others, finding.disputes).first { $0.0 == fact }?.1.said
        }
    }

    /// Those of one file that say the same of one fact.
    private static func joinAlike(_ open: [Contradiction]) -> [(index: Int, finding: Finding)] {
        struct Claim: Hashable {
            var path: String?
            var fact: Fact
            var said: String?
        }
        var heads: [Claim: Int] = [:]
        // What says nothing that could be compared goes with anything of its fact.
        var firstHeads: [Claim: Int] = [:]
        var counts: [Int: Int] = [:]
        for one in open {
            let claims = one.others.map { Claim(path: one.finding.path, fact: $0, said: one.said(of: $0)) }
            let facts = claims.map { Claim(path: $0.path, fact: $0.fact) }
            let known = zip(claims, facts).compactMap { claim, fact in
                claim.said == nil ? firstHeads[fact] : heads[claim] ?? heads[fact]
            }
            let head = known.first ?? one.index
            counts[head, default: 0] += 1
            for claim in claims where heads[claim] == nil { heads[claim] = head }
            for fact in facts where firstHeads[fact] == nil { firstHeads[fact] = head }
        }
        return open.compactMap { one in
            guard let count = counts[one.index] else { return nil }
            var finding = one.finding
            if count > 1 { finding.message += ", and so \(count - 1) more in this file" }
            return (one.index, finding)
        }
    }

    private func fact(_ dispute: Dispute) -> Fact {
        switch dispute.subject {
        case .event, .encounter:
            let place = place(dispute)
            return Fact(path: place.path ?? "", line: place.line, field: dispute.field)
        case .events(let name): return Fact(path: eventsPath ?? "", line: nil, field: name)
        case .file(let path): return Fact(path: path, line: nil, field: dispute.field)
        }
    }

    private func place(_ dispute: Dispute) -> Finding {
        let code = FindingCode.event(.label)
        switch dispute.subject {
        case .event(let id):
            return events[id]?.finding(code, "", field: dispute.field) ?? Finding(code, "", path: eventsPath)
        case .events: return Finding(code, "", path: eventsPath, encounter: encounter.record.id)
        case .encounter: return encounter.finding(code, "", field: dispute.field)
        case .file(let path): return Finding(code, "", path: path, encounter: encounter.record.id)
        }
    }

    // MARK: Causes

    private struct Suspect {
        var fact: Fact
        var accusers: [Contradiction]

        var witnesses: Set<String> { Set(accusers.compactMap { $0.witness(against: fact) }) }
        /// Files of many values that are disputed as a whole.
        var files: [String] { accusers.flatMap(\.finding.disputes).compactMap(\.file).filter { $0 == fact.path } }
        var weight: (Int, Int) { (witnesses.count, accusers.count) }
    }

    /// The fact that most files speak against, of those the one that most findings are about, and the first.
    private func oddOneOut(_ open: [Contradiction]) -> Suspect? {
        var order: [Fact] = []
        var accusers: [Fact: [Contradiction]] = [:]
        for one in open {
            for fact in Set(one.facts) {
                accusers[fact, default: []].append(one)
            }
            order += one.facts
        }
        var seen: Set<Fact> = []
        var best: Suspect?
        for fact in order where seen.insert(fact).inserted {
            let suspect = Self.suspect(fact, accusers[fact] ?? [])
            guard suspect.witnesses.count > 1 else { continue }
            if let best, suspect.weight <= best.weight { continue }
            best = suspect
        }
        return best
    }

    /// Who contradicts a fact, and agrees with the first on what it should be.
    private static func suspect(_ fact: Fact, _ accusers: [Contradiction]) -> Suspect {
        guard let claim = accusers.lazy.compactMap({ $0.said(of: fact) }).first else {
            return Suspect(fact: fact, accusers: accusers)
        }
        return Suspect(fact: fact, accusers: accusers.filter { $0.said(of: fact) ?? claim == claim })
    }

    /// The code is that of a rule of care, which tells more, or of the first that is not of the report, which is written
    /// from all else.
    private func blame(_ suspect: Suspect) -> Finding {
        let report = encounter.record.streams.first { $0.kind == .record }?.path
        let speaker =
            suspect.accusers.first { $0.finding.code.area == "care" }
            ?? suspect.accusers.first { $0.finding.path != report } ?? suspect.accusers[0]
        if speaker.own == suspect.fact { return speaker.finding }
        let dispute = zip(speaker.others, speaker.finding.disputes).first { $0.0 == suspect.fact }?.1
        guard let dispute else { return speaker.finding }
        var finding = place(dispute)
        finding.code = speaker.finding.code
        finding.severity = speaker.finding.severity
        finding.remedy = speaker.finding.remedy
        finding.timeNanoseconds = finding.timeNanoseconds ?? speaker.finding.timeNanoseconds
        let files = Self.list(suspect)
        if let has = dispute.has, let said = dispute.said {
            finding.message = "\(has) here, \(said) in \(files)"
        } else {
            finding.message = "does not fit \(files): \(speaker.finding.message)"
        }
        finding.disputes = suspect.accusers.flatMap(\.finding.disputes).filter { $0.subject == .encounter }
        return finding
    }

    /// `transcript.json (3 times) and record.json`
    private static func list(_ suspect: Suspect) -> String {
        var names: [String] = []
        var counts: [String: Int] = [:]
        for name in suspect.accusers.compactMap({ $0.file(against: suspect.fact)?.split(separator: "/").last }) {
            if counts[String(name)] == nil { names.append(String(name)) }
            counts[String(name), default: 0] += 1
        }
        let shown = names.map { name in
            let count = counts[name] ?? 1
            return count > 1 ? "\(name) (\(count) times)" : name
        }
        return shown.count < 2
            ? shown.joined() : shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "")
    }

    // MARK: Repetitions

    /// A value of an event that is wrong may break several rules; the first names it.
    private func joinOwn(_ all: [Finding]) -> [Finding] {
        var codes: [Fact: FindingCode] = [:]
        return all.filter { finding in
            guard finding.path == eventsPath, finding.line != nil, finding.disputes.isEmpty, let fact = Fact(finding)
            else { return true }
            let first = codes[fact] ?? finding.code
            codes[fact] = first
            return finding.code == first
        }
    }

    /// A text is in the words of its turn and in what was meant as well, line ends are those of a whole file, the objects of
    /// a frame are drawn together, and the files of a folder are out of reach together.
    private func joinRepeated(_ all: [Finding]) -> [Finding] {
        let keys = all.map(repetition)
        var counts: [Repetition: Int] = [:]
        for key in keys { key.map { counts[$0, default: 0] += 1 } }
        guard counts.values.contains(where: { $0 > 1 }) else { return all }
        var seen: Set<Repetition> = []
        return zip(all, keys).compactMap { finding, key in
            guard let key, let count = counts[key], count > 1, let more = key.more else { return finding }
            if let whole = key.whole, count < whole { return finding }
            guard seen.insert(key).inserted else { return nil }
            var finding = finding
            finding.message += more(count - 1)
            return finding
        }
    }

    private struct Repetition: Hashable {
        enum Kind {
            case text, lineEnding, frame, folder
        }

        var kind: Kind
        var code: FindingCode
        var path: String?
        var part = ""
        /// How many there are where all are meant.
        var whole: Int?

        var more: ((Int) -> String)? {
            switch kind {
            case .text: { _ in "" }
            case .lineEnding: { ", as \($0) more do" }
            case .frame: { ", and \($0) more of this frame" }
            case .folder: { ", and so do \($0) more files of the encounter" }
            }
        }
    }

    private func repetition(_ finding: Finding) -> Repetition? {
        let (code, path) = (finding.code, finding.path)
        switch code {
        case .json(.lineEnding): return Repetition(kind: .lineEnding, code: code, path: path, part: finding.message)
        case .text:
            guard let field = finding.field, field.hasPrefix("turns["), let end = field.firstIndex(of: "]"),
                [".text", ".clean", ".spoken", ".words"].contains(where: field[end...].dropFirst().hasPrefix)
            else { return nil }
            return Repetition(kind: .text, code: code, path: path, part: finding.message + field[...end])
        case .path(.linkOutside), .files(.unreadable):
            let files = encounter.record.streams.reduce(0) { $0 + 1 + ($1.files ?? []).count }
            guard path == encounter.path else { return nil }
            return Repetition(kind: .folder, code: code, path: path, whole: files)
        case .cross(.maskMismatch), .frame(.category), .image(.sizeMismatch), .cross(.screenMismatch):
            guard path != encounter.path, let line = finding.line else { return nil }
            return Repetition(kind: .frame, code: code, path: path, part: "\(line)")
        default: return nil
        }
    }
}

extension Dispute {
    fileprivate var file: String? {
        guard case .file(let path) = subject else { return nil }
        return path
    }
}
