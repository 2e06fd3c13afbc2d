import EMSDiagnostics
import EMSModel

/// What can only be seen when a whole protocol has been read.
enum ProtocolChecks {
    static func check(_ root: KnowledgeNode, ages: [AgeGroup], steps: [ProtocolStep], _ report: FileReport) {
        checkDuplicates(root["presentations"]?.elements ?? [], "id", "presentation", report)
        checkDuplicates(root["courses"]?.elements ?? [], "id", "course", report)
        checkDuplicates(root["findings"]?.elements ?? [], "id", "finding", report)
        checkDuplicates(root["medications"]?.elements ?? [], "drug", "medication", report)
        checkDuplicates(allSteps(root["steps"]), "id", "step", report)
        if !report.hasErrors { checkGiven(root["medications"]?.elements ?? [], steps, report) }
        checkAges(root["presentations"]?.elements ?? [], ages, report)
        checkCourses(root["presentations"]?.elements ?? [], root["courses"]?.elements ?? [], report)
        for node in (root["presentations"]?.elements ?? []) + [root] { checkYears(node, ages, report) }
    }

    static func checkDuplicates(_ nodes: [KnowledgeNode], _ key: String, _ what: String, _ report: FileReport) {
        var lines: [String: Int] = [:]
        for node in nodes {
            guard let name = node[key], let text = name.text else { continue }
            if let line = lines[text] {
                report.add(
                    .duplicateID, "the \(what) \"\(shown(text))\" stands on line \(line) already", at: name)
            } else {
                lines[text] = name.position.line
            }
        }
    }

    private static func allSteps(_ list: KnowledgeNode?) -> [KnowledgeNode] {
        (list?.elements ?? []).flatMap { [$0] + allSteps($0["cycle"]?["steps"]) }
    }

    /// A drug that no step gives is a step that was forgotten.
    private static func checkGiven(_ medications: [KnowledgeNode], _ steps: [ProtocolStep], _ report: FileReport) {
        let given = Set(drugs(of: steps))
        for medication in medications {
            guard let drug = medication["drug"], let slug = drug.text, !given.contains(slug) else { continue }
            report.add(
                .unreachable, "no step gives \"\(shown(slug))\"", at: drug, severity: .warning,
                remedy: "Add a step with `give: \(shown(slug))`, or remove the medication.")
        }
    }

    /// A score is counted by the rules of the file or not at all. Its parts are no steps of their own.
    static func checkScores(
        _ root: KnowledgeNode, _ scores: [CountedScore], _ steps: [ProtocolStep], _ report: FileReport
    ) {
        let counted = Set(scores.map(\.vital))
        for node in allSteps(root["steps"]) {
            guard let list = node["measure"] else { continue }
            for element in list.elements {
                guard let kind = element.text.flatMap(VitalKind.init), kind.isCounted, !counted.contains(kind) else {
                    continue
                }
                let isPart = VitalKind.apgarParts.contains(kind)
                report.add(
                    isPart ? .unknownValue : .missingKey, "nothing says how \"\(kind.rawValue)\" is counted",
                    at: element,
                    remedy: isPart ? "Measure `apgar`; its parts come with it." : "Add it under `scores:`.")
            }
        }
    }

    /// Nobody is pronounced whom the rules of termination are not for, and nobody without a look for a pulse.
    static func checkEndings(
        _ root: KnowledgeNode, _ courses: [Course], _ presentations: [Presentation], contact: ContactVitals,
        ages: [AgeGroup], findings: [Finding], _ report: FileReport
    ) {
        for (node, course) in zip(root["courses"]?.elements ?? [], courses) where course.ending == .pronounced {
            guard let place = node["ends"] else { continue }
            let own = presentations.filter { course.presentations.isEmpty || course.presentations.contains($0.id) }
            if let alive = own.first(where: { ($0.contact ?? contact).hasPulse }) {
                report.add(
                    .condition, "a patient of the presentation \(shown(alive.id)) has a pulse at contact", at: place,
                    remedy: "Leave it out of the `presentations` of the course.")
            }
            if own.contains(where: { !Set($0.ageGroups.isEmpty ? ages : $0.ageGroups).isSubset(of: [.adult, .older]) })
            {
                report.add(
                    .condition, "the rules of termination are for adults", at: place,
                    remedy: "Hand children over, or leave their presentations out of the course.")
            }
            if !findings.contains(where: { $0.term.slug == "no_pulse" }) {
                report.add(
                    .missingKey, "nobody can say that there is no pulse", at: place,
                    remedy: "Add a finding `no_pulse`.")
            }
        }
    }

    private static func drugs(of steps: [ProtocolStep]) -> [String] {
        steps.flatMap { step in
            switch step.action {
            case .give(let drug): [drug]
            case .cycle(let cycle): drugs(of: cycle.steps)
            default: [String]()
            }
        }
    }

    /// Ages in years must meet each of the groups they narrow.
    private static func checkYears(_ node: KnowledgeNode, _ ages: [AgeGroup], _ report: FileReport) {
        guard let range = node["age_years"],
            case let bounds = range.elements.compactMap({ $0.text.flatMap { Int($0) } }),
            bounds.count == 2, bounds[0] <= bounds[1]
        else { return }
        let named = (node["age_groups"]?.elements ?? []).compactMap { $0.text.flatMap(AgeGroup.init(rawValue:)) }
        let groups = ages.filter { named.isEmpty || named.contains($0) }
        for group in groups where !group.years.overlaps(bounds[0]...bounds[1]) {
            report.add(
                .unreachable, "nobody of the age group \(group.rawValue) is \(bounds[0]) to \(bounds[1]) years old",
                at: range, severity: .error, remedy: "Widen `age_years`, or leave the age group out.")
        }
    }

    /// Every presentation must have a way to go.
    private static func checkCourses(
        _ presentations: [KnowledgeNode], _ courses: [KnowledgeNode], _ report: FileReport
    ) {
        let limits = courses.map { ($0["presentations"]?.elements ?? []).compactMap(\.text) }
        guard !courses.isEmpty, !limits.contains(where: \.isEmpty) else { return }
        let covered = Set(limits.flatMap(\.self))
        for node in presentations {
            guard let name = node["id"], let id = name.text, !covered.contains(id) else { continue }
            report.add(
                .unreachable, "no course is for the presentation \(shown(id))", at: name, severity: .error,
                remedy: "Add it to the `presentations` of a course.")
        }
    }

    /// Every age the protocol has must find a presentation.
    private static func checkAges(_ presentations: [KnowledgeNode], _ ages: [AgeGroup], _ report: FileReport) {
        let limits = presentations.map { ($0["age_groups"]?.elements ?? []).compactMap(\.text) }
        guard !limits.contains(where: \.isEmpty) else { return }
        let covered = Set(limits.flatMap(\.self))
        guard let missing = ages.first(where: { !covered.contains($0.rawValue) }), let node = presentations.first else {
            return
        }
        report.add(
            .unreachable, "no presentation is for the age group \(missing.rawValue)", at: node, severity: .error,
            remedy: "Add it to the `age_groups` of a presentation.")
    }
}
