package import EMSDiagnostics
import EMSManifest
package import EMSValidation

/// Makes one finding of all that one fault of a sensor record leads to. Runs after the checks whose findings it joins.
///
/// A record that lies elsewhere on the clock fits nothing, and of one that contradicts others in several ways the first
/// finding names them all. Curves that are impossible by themselves are told apart.
package struct SensorCauseCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for (index, stream) in contents.streams(.sensor) {
            let isMisplaced = findings.contains { finding in
                (finding.code == .cross(.lengthMismatch) || finding.code == .cross(.deviceStart))
                    && finding.field?.hasPrefix("streams[\(index)].") ?? false
            }
            if isMisplaced {
                let isTrend = (try? SensorSeries(stream, in: contents))?.signal("HR") != nil
                findings.removeAll { finding in
                    finding.code.area == "cross" && finding.path == stream.path
                        || isTrend && ForeignSensorCheck.ofTrend.contains(finding.code)
                }
            }
            join(stream.path, &findings)
        }
    }

    private func join(_ path: String, _ findings: inout [Finding]) {
        let places = findings.indices.filter { place in
            findings[place].path == path
                && (findings[place].code.area == "cross" || findings[place].code == .sensor(.implausible))
        }
        let impossible = places.filter { findings[$0].code == .sensor(.implausible) }
        let others = places.filter { !impossible.contains($0) }
        guard let head = impossible.first ?? others.first else { return }
        var told: Set<FindingCode> = [findings[head].code]
        let joined = others.filter { $0 != head }
        for place in joined where told.insert(findings[place].code).inserted {
            findings[head].message += "; \(findings[place].message)"
        }
        for place in joined.reversed() { findings.remove(at: place) }
    }
}
