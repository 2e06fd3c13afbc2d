package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Gas is breathed out from a full chest: where the carbon dioxide of a made-up call begins to rise, the impedance is at its
/// top. Real capnographs that draw the gas through a line show it some seconds late.
package struct ExhalationCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let windowSeconds = 30
    private static let leastBreaths = 12
    /// Of all exhalations. Measured over 69 calls: every one begins above the middle of the breath.
    private static let leastShare = 0.8
    /// Where exhalations of a curve that is upside down begin, between the lowest and the highest of its surroundings.
    private static let lowest = 0.02
    /// mmHg that a plateau has at least, and seconds that it takes to get there: narrowed airways need half a second.
    private static let plateau = 5.0
    private static let longestRise = 0.8
    /// Ohm by which a chest moves that breathes, and the surroundings in which it is looked for.
    private static let movement = 0.2
    private static let around = SessionTime.seconds(3)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.record.isSynthetic, let capnograph = SensorSeries.first(with: "CO2", in: contents),
            let gas = capnograph.curve("CO2"), let monitor = SensorSeries.first(with: "RESP", in: contents),
            let chest = monitor.curve("RESP"),
            // What is wrong with one of both has been said.
            !findings.contains(where: { $0.path == capnograph.path || $0.path == monitor.path })
        else { return }
        let bouts = (contents.events ?? []).map(\.record).filter { $0.type == .compressions }
        let times = Self.exhalations(gas, capnograph).filter { time in
            !bouts.contains { $0.start <= time && time <= $0.end + .seconds(5) }
        }
        let places = times.compactMap { Self.place(of: $0, in: chest, monitor) }
        guard places.count >= Self.leastBreaths else { return }
        let full = places.count { $0 > 0.5 }
        guard Double(full) < Self.leastShare * Double(places.count) else { return }
        if places.sorted()[places.count / 2] < Self.lowest {
            findings.append(
                Finding(
                    .sensor(.implausible), "RESP is lowest where breathing out begins: it may be upside down",
                    path: monitor.path, timeNanoseconds: times[0].nanoseconds, encounter: contents.record.id))
        } else {
            let message = "of \(places.count) breaths \(full) begin to bring gas where the chest is full"
            findings.append(capnograph.finding(.capnogram, message, at: times[0], in: contents))
        }
    }

    /// Where the gas leaves a quarter of the plateau of its half minute, if it is past half of it soon.
    private static func exhalations(_ gas: WFDBSignal, _ series: SensorSeries) -> [SessionTime] {
        let length = max(1, Int(Double(windowSeconds) * series.rateHertz))
        return (0..<series.record.sampleCount / length).flatMap { number -> [SessionTime] in
            guard let values = gas.wholeValues(in: number * length..<(number + 1) * length) else { return [] }
            let top = values.sorted()[values.count * 19 / 20]
            guard top >= plateau else { return [] }
            var start: Int?
            return values.indices.dropFirst().compactMap { index in
                if values[index - 1] <= top / 4, values[index] > top / 4 { start = index }
                guard values[index] > top / 2, let from = start else { return nil }
                start = nil
                guard Double(index - from) <= longestRise * series.rateHertz else { return nil }
                return series.time(ofSample: number * length + from)
            }
        }
    }

    /// 0 at the lowest twentieth of the surroundings, 1 at the highest; nil where the chest is not seen to breathe.
    private static func place(of time: SessionTime, in chest: WFDBSignal, _ series: SensorSeries) -> Double? {
        let wide = series.indices(in: SessionSpan(start: time - around, end: time + around))
        let near = series.indices(
            in: SessionSpan(start: time - .milliseconds(100), end: time + .milliseconds(100)))
        guard Double(wide.count) >= (2 * around.seconds - 0.1) * series.rateHertz,
            let values = chest.wholeValues(in: wide)?.sorted(), let own = chest.wholeValues(in: near), !own.isEmpty
        else { return nil }
        let (low, high) = (values[values.count / 20], values[values.count - 1 - values.count / 20])
        guard high - low > movement else { return nil }
        return (own.reduce(0, +) / Double(own.count) - low) / (high - low)
    }
}
