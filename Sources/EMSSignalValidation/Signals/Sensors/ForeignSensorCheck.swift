package import EMSDiagnostics
import EMSManifest
import EMSModel
package import EMSValidation

/// A sensor record that ends with another session and contradicts its own in several places is that of another call: one
/// finding in place of all that follows from it. Runs after the checks whose findings it weighs.
package struct ForeignSensorCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    /// What is held against the trend.
    static let ofTrend: Set<FindingCode> = [
        .cross(.trendMismatch), .cross(.heartRate), .cross(.respiration), .cross(.capnogram), .cross(.alarm),
        .cross(.missingAlarm), .cross(.saturationLag), .cross(.screenMismatch),
    ]

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for (index, stream) in contents.streams(.sensor) {
            let isLength = { (finding: Finding) in
                finding.code == .cross(.lengthMismatch) && finding.field == "streams[\(index)].samples"
            }
            guard findings.contains(where: isLength), let series = try? SensorSeries(stream, in: contents) else {
                continue
            }
            let follows: (Finding) -> Bool
            if series.signal("HR") != nil {
                let wrong = TrendCheck.otherReadings(contents.events ?? [], series).count
                guard TrendCheck.isOfMost(wrong, contents) else { continue }
                follows = { Self.ofTrend.contains($0.code) }
            } else {
                let own = Set(findings.lazy.filter { $0.path == stream.path && $0.code.area == "cross" }.map(\.code))
                guard own.contains(.cross(.watch)) || own.count > 1 else { continue }
                follows = { $0.path == stream.path && own.contains($0.code) }
            }
            findings.removeAll { follows($0) || isLength($0) }
            findings.append(
                Finding(
                    .cross(.foreignStream), "\(stream.id) of another call: its end and its values differ",
                    path: stream.path, encounter: contents.record.id))
        }
    }
}
