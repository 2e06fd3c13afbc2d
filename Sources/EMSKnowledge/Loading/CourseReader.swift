import EMSDiagnostics
import EMSModel

enum CourseReader {
    static func course(_ node: KnowledgeNode, _ scope: ProtocolScope, _ report: FileReport) -> Course {
        let mapping = MappingReader(node, "a course", report)
        var course = Course(id: mapping.slug("id"), weight: mapping.number("weight", in: Limits.weight, default: 1))
        course.effectScale = mapping.number("effect_scale", in: 0...3, default: 1)
        course.driftPerMinute = mapping.drift("drift_per_minute")
        course.rhythmChecks = mapping.choices("rhythm_checks")
        course.rearrest = mapping.optional("rearrest").map { rearrest($0, report) }
        if course.rearrest != nil, course.rhythmChecks.last?.canPerfuse != true {
            report.add(
                .condition, "the heart cannot stop again: \"rhythm_checks\" end without circulation",
                at: mapping.node["rearrest"] ?? node, remedy: "End `rhythm_checks` with a rhythm that has a pulse.")
        }
        course.ending = mapping.choice("ends", default: .handoff)
        if course.ending == .pronounced,
            course.rhythmChecks.last != .asystole || course.rhythmChecks.contains(where: \.canPerfuse)
        {
            report.add(
                .condition, "nobody is pronounced whose heart has beaten again or does not stand still at the end",
                at: mapping.node["rhythm_checks"] ?? mapping.node["ends"] ?? node,
                remedy: "End `rhythm_checks` with asystole, and let no rhythm in it have a pulse.")
        }
        course.nemsis = mapping.nemsisCode("nemsis", isRequired: false)
        if let node = mapping.optional("presentations") {
            course.presentations = report.references(node, "presentations", "presentation", scope.presentations)
        }
        mapping.finish()
        return course
    }

    private static func rearrest(_ node: KnowledgeNode, _ report: FileReport) -> Course.Rearrest {
        let mapping = MappingReader(node, "\"rearrest\"", report)
        let after = mapping.number("after_s", in: 1...3_600)
        let rhythms: [Rhythm] = mapping.required("rhythm_checks").map { report.choices($0, "rhythm_checks") } ?? []
        mapping.finish()
        if rhythms.first?.canPerfuse ?? false {
            report.add(
                .condition, "the heart stops, but \(rhythms[0].rawValue) moves blood",
                at: mapping.node["rhythm_checks"] ?? node, remedy: "Begin with a rhythm of arrest.")
        }
        if rhythms.isEmpty, let node = mapping.node["rhythm_checks"], case .sequence(let all) = node.content,
            all.isEmpty
        {
            report.add(.empty, "\"rhythm_checks\" is empty", at: node.position)
        }
        return Course.Rearrest(afterSeconds: after, rhythmChecks: rhythms)
    }
}

extension MappingReader {
    /// A NEMSIS protocol code.
    func nemsisCode(_ key: String, isRequired: Bool) -> String? {
        guard let node = isRequired ? required(key) : optional(key), let code = report.text(node, key) else {
            return nil
        }
        if (try? /9914[0-9]{3}/.wholeMatch(in: code)) == nil {
            report.add(
                .outOfRange, "\"\(shown(code))\" is no code of eProtocols.01", at: node.position,
                remedy: "Seven digits beginning with 9914.")
        }
        return code
    }
}
