package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Narrow complexes of lead II point upwards, are as high as such complexes are, and lie where a beat is annotated: one by
/// one, where `BeatCheck` judges most of them.
///
/// Lead II looks along the axis of a healthy heart, so that its R wave is upright; where it points down, electrodes are
/// exchanged (right arm and left leg), or a sign was lost. R waves in lead II have about 0.5 to 1.8 mV.
package struct ComplexCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// With fewer nothing is said of them all.
    private static let leastBeats = 20
    /// mV, of the middle of all R waves of a record. Measured: 0.9 to 1.5.
    private static let height = 0.5...1.85
    /// Shares of that height: what an annotated beat has at least, and what no sample has where none is annotated.
    /// Measured over 220 calls: no beat below, nothing above.
    private static let shares = (least: 0.4, most: 0.75)
    /// To either side of an annotated beat; evaluations of beat detectors allow as much (ANSI/AAMI EC57).
    private static let reachSeconds = 0.15
    private static let searchSeconds = 0.05
    /// Seconds from an annotation to the top of its R wave, in the middle of all beats. Measured over 141 calls: 0.
    private static let largestOffset = 0.025

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.record.isSynthetic, let events = contents.events?.map(\.record),
            let series = SensorSeries.first(with: "II", in: contents), let curve = series.curve("II"),
            // What is wrong with the curve as a whole has been said.
            !findings.contains(where: { $0.path == series.path && Self.ofCurve.contains($0.code) }),
            let complexes = Complexes(curve, series, events)
        else { return }
        func note(_ code: FindingCode, _ message: String, _ sample: Int) {
            findings.append(
                Finding(
                    code, message, path: series.path, timeNanoseconds: series.time(ofSample: sample).nanoseconds,
                    encounter: contents.record.id))
        }
        let heights = complexes.narrow.map { complexes.deflection(at: $0) }
        guard heights.count >= Self.leastBeats else { return }
        let usual = heights.sorted()[heights.count / 2]
        let shown = (usual * 100).rounded() / 100
        if !Self.height.contains(usual), let sample = complexes.peak(above: 2 * abs(usual)) {
            note(.cross(.beats), "beats lie where none are annotated", sample)
        } else if usual < 0 {
            note(.sensor(.implausible), "II has its narrow complexes upside down", complexes.narrow[0])
        } else if !Self.height.contains(usual) {
            let message = "II has R waves of \(shown) mV: gain or unit may be wrong"
            note(.sensor(.implausible), message, complexes.narrow[0])
        } else if abs(complexes.offset) > Self.largestOffset {
            let milliseconds = (complexes.offset * 1000).rounded()
            note(.cross(.beats), "R waves lie \(milliseconds) ms beside their annotations", complexes.narrow[0])
        } else if let index = heights.firstIndex(where: { $0 < Self.shares.least * usual }) {
            note(.cross(.beats), "no beat lies where one is annotated", complexes.narrow[index])
        } else if let sample = complexes.peak(above: Self.shares.most * usual) {
            note(.cross(.beats), "a beat lies where none is annotated", sample)
        } else if let sample = complexes.mislabelled {
            note(.cross(.beats), "a beat is annotated as ventricular among narrow ones that it looks like", sample)
        }
    }

    private static let ofCurve: Set<FindingCode> = [
        .sensor(.implausible), .cross(.beats), .cross(.heartRate), .cross(.rhythm), .cross(.shockArtefact),
    ]

    /// Annotated beats of a curve, in stretches whose beats can be told.
    private struct Complexes {
        private let curve: WFDBSignal
        private let rateHertz: Double
        private let stretches: [Range<Int>]
        /// Every annotated beat, in order.
        private let beats: [WFDBAnnotation]
        /// Samples of those that are narrow, in quiet stretches.
        private(set) var narrow: [Int]

        init?(_ curve: WFDBSignal, _ series: SensorSeries, _ events: [EventRecord]) {
            self.curve = curve
            rateHertz = series.rateHertz
            let quiet = QuietStretches(events: events, series: series, rest: .seconds(6), minimum: .seconds(10))
            stretches = quiet.stretches.filter { $0.rhythm.hasNarrowBeats }.map { series.indices(in: $0.span) }
            beats = series.annotations.filter { Self.isBeat($0.code) }
            let edge = Int(0.4 * rateHertz)
            narrow = []
            for stretch in stretches where stretch.count > 2 * edge {
                let inner = stretch.lowerBound + edge..<stretch.upperBound - edge
                narrow += beats.filter {
                    $0.code == .normalBeat && inner.contains($0.sample) && level(around: $0.sample) != nil
                }.map(\.sample)
            }
        }

        private static func isBeat(_ code: WFDBAnnotationCode) -> Bool {
            switch code {
            case .normalBeat, .prematureVentricularContraction, .ventricularEscapeBeat, .nodalEscapeBeat, .pacedBeat:
                true
            default: false
            }
        }

        /// mV above or below the middle of a beat's surroundings, whichever is farther.
        func deflection(at sample: Int) -> Double {
            let around = level(around: sample) ?? 0
            let reach = Int(searchSeconds * rateHertz)
            let near = curve.physicalValues(
                in: (sample - reach..<sample + reach + 1).clamped(to: curve.samples.indices)
            )
            .map { $0 - around }
            return near.max { abs($0) < abs($1) } ?? 0
        }

        /// Seconds from the annotations to the farthest deflection near them, in the middle of all narrow beats.
        var offset: Double {
            let reach = Int(searchSeconds * rateHertz)
            let offsets = narrow.map { sample -> Int in
                let around = level(around: sample) ?? 0
                let range = (sample - reach..<sample + reach + 1).clamped(to: curve.samples.indices)
                let values = curve.physicalValues(in: range).map { abs($0 - around) }
                let top = values.indices.max { values[$0] < values[$1] } ?? 0
                return range.lowerBound + top - sample
            }.sorted()
            return offsets.isEmpty ? 0 : Double(offsets[offsets.count / 2]) / rateHertz
        }

        /// The middle of 0.4 s to either side; nil where something of it is missing.
        private func level(around sample: Int) -> Double? {
            let reach = Int(0.4 * rateHertz)
            let range = (sample - reach..<sample + reach + 1).clamped(to: curve.samples.indices)
            guard let values = curve.wholeValues(in: range)?.sorted(), !values.isEmpty else { return nil }
            return values[values.count / 2]
        }

        /// The first sample as high as that with no annotated beat near it.
        func peak(above height: Double) -> Int? {
            let reach = Int(reachSeconds * rateHertz)
            let edge = Int(0.4 * rateHertz)
            for stretch in stretches where stretch.count > 2 * edge {
                let inner = stretch.lowerBound + edge..<stretch.upperBound - edge
                let own = [stretch.lowerBound] + beats.map(\.sample).filter(stretch.contains) + [stretch.upperBound]
                for (left, right) in zip(own, own.dropFirst()) where right - left > 2 * reach {
                    let free = (left + reach..<right - reach).clamped(to: inner)
                    guard let top = free.max(by: { curve.samples[$0] < curve.samples[$1] }),
                        let around = level(around: top), curve.physicalValues(in: top..<top + 1)[0] - around > height
                    else { continue }
                    return top
                }
            }
            return nil
        }

        /// A beat that is annotated as ventricular, with the height of the five narrow ones before and after it: a complex
        /// that starts in a ventricle is twice as wide, and another one.
        var mislabelled: Int? {
            for index in beats.indices.dropFirst(5).dropLast(5)
            where beats[index].code == .prematureVentricularContraction || beats[index].code == .ventricularEscapeBeat {
                let others = (beats[index - 5..<index] + beats[index + 1...index + 5])
                let sample = beats[index].sample
                guard others.allSatisfy({ $0.code == .normalBeat }),
                    stretches.contains(where: { $0.contains(sample - 1) && $0.contains(sample + 1) })
                else { continue }
                let usual = others.map { deflection(at: $0.sample) }.sorted()[5]
                if abs(deflection(at: sample) - usual) < 0.25 * abs(usual) { return sample }
            }
            return nil
        }
    }
}

extension Rhythm {
    /// Whether its complexes are made by the ventricles' own paths, on any patient.
    fileprivate var hasNarrowBeats: Bool {
        switch self {
        case .sinus, .sinusBradycardia, .sinusTachycardia, .firstDegreeBlock, .secondDegreeBlockType1,
            .secondDegreeBlockType2, .atrialFibrillation, .supraventricularTachycardia, .anteriorStemi, .inferiorStemi,
            .lateralStemi:
            true
        default: false
        }
    }
}
