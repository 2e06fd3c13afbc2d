import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Scores that are counted from what has been found so far.
extension ScriptRun {
    /// The kinds that are told together, and what each is now; empty where the score cannot be told yet.
    func counted(_ vital: VitalKind) -> [(kind: VitalKind, value: Double)] {
        switch clinical.score(vital) {
        case .strokeScale(_, let signs)?: signsFound(signs).map { [(.strokeScale, Double($0))] } ?? []
        case .apgar(let parts)?: apgar(parts)
        case nil: []
        }
    }

    /// Nil while no sign was found and one has not been looked for: that is no negative scale.
    private func signsFound(_ signs: [CountedScore.Sign]) -> Int? {
        let found = signs.count { sign in sign.findings.contains { observed[$0] == true } }
        if found == 0, signs.contains(where: { sign in !sign.findings.contains { observed[$0] != nil } }) { return nil }
        return found
    }

    private func apgar(_ parts: [VitalKind: [CountedScore.PartRule]]) -> [(kind: VitalKind, value: Double)] {
        let points = VitalKind.apgarParts.compactMap { kind -> (kind: VitalKind, value: Double)? in
            guard let rule = parts[kind]?.first(where: { holds($0.when) }) else { return nil }
            var stream = random.substream("score/\(kind.rawValue)/\(rule.points)")
            return (kind, Double(stream.integer(in: rule.points)))
        }
        guard points.count == VitalKind.apgarParts.count else { return [] }
        return points + [(.apgar, points.map(\.value).reduce(0, +))]
    }
}
