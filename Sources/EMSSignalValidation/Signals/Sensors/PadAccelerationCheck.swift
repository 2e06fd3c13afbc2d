package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// The acceleration of a compression pad is that of its depth: both are of the same movement, towards the patient and without
/// gravity.
package struct PadAccelerationCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Seconds from a depth to the next of which the acceleration is the difference of differences.
    private static let stepSeconds = 0.02
    private static let leastSeconds = 5.0
    /// How much of the one is in the other, and how well they go together. Measured over 45 arrests: 1.00 of both. What is
    /// recorded of real calls may be filtered in between; another unit is a factor of ten and more.
    private static let share = 0.5...2.0
    private static let leastCorrelation = 0.5
    /// m/s². Measured: 0.03 in the middle of a record at most; gravity has 9.81.
    private static let largestMiddle = 3.0

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events, let pad = SensorSeries.first(with: "DEPTH", in: contents),
            let depth = pad.signal("DEPTH"), let acceleration = pad.signal("ACC"),
            // What is wrong with the depth has been said.
            !findings.contains(where: { $0.code == .cross(.compressionRate) }),
            let bout = events.map(\.record).first(where: { $0.type == .compressions }),
            let message = Self.middleFault(acceleration) ?? Self.fault(events.map(\.record), depth, acceleration, pad)
        else { return }
        findings.append(
            Finding(
                .sensor(.implausible), message, path: pad.path,
                timeNanoseconds: max(bout.start, pad.time(ofSample: 0)).nanoseconds, encounter: contents.record.id))
    }

    private static func middleFault(_ acceleration: WFDBSignal) -> String? {
        let values = acceleration.physicalValues.filter(\.isFinite).sorted()
        guard !values.isEmpty, abs(values[values.count / 2]) > largestMiddle else { return nil }
        return "ACC lies at \(shown(values[values.count / 2])) \(acceleration.units): gravity may not be taken off"
    }

    private static func fault(
        _ events: [EventRecord], _ depth: WFDBSignal, _ acceleration: WFDBSignal, _ pad: SensorSeries
    ) -> String? {
        var pairs: [(expected: Double, measured: Double)] = []
        for bout in events where bout.type == .compressions {
            let range = pad.indices(in: SessionSpan(start: bout.start, end: bout.end))
            guard Double(range.count) >= leastSeconds * pad.rateHertz, let depths = depth.wholeValues(in: range),
                let values = acceleration.wholeValues(in: range)
            else { continue }
            pairs += Self.pairs(depths, values, pad.rateHertz)
        }
        let expected = pairs.reduce(0) { $0 + $1.expected * $1.expected }
        let measured = pairs.reduce(0) { $0 + $1.measured * $1.measured }
        let product = pairs.reduce(0) { $0 + $1.expected * $1.measured }
        // Where nobody presses there is nothing to hold against one another: a depth is told of by itself.
        guard !pairs.isEmpty, (expected / Double(pairs.count)).squareRoot() > 1 else { return nil }
        let correlation = measured > 0 ? product / (expected * measured).squareRoot() : 0
        if share.contains(product / expected), correlation >= leastCorrelation { return nil }
        return "ACC is \(shown(product / expected)) times the acceleration of DEPTH: gain, unit or sign may be wrong"
    }

    /// Acceleration of a depth in mm, and what is measured over the same time, in m/s².
    private static func pairs(
        _ depth: [Double], _ acceleration: [Double], _ rateHertz: Double
    ) -> [(expected: Double, measured: Double)] {
        let step = max(1, Int((stepSeconds * rateHertz).rounded()))
        let square = (Double(step) / rateHertz) * (Double(step) / rateHertz)
        guard depth.count > 2 * step else { return [] }
        // The difference of differences is the mean over two steps in the weights of a triangle.
        let mean = BeatDetector.movingAverage(BeatDetector.movingAverage(acceleration, width: step), width: step)
        return (step..<depth.count - step).map { index in
            let change = depth[index + step] - 2 * depth[index] + depth[index - step]
            return (change / 1000 / square, mean[index])
        }
    }

    private static func shown(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
