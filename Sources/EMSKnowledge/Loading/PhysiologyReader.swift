import EMSDiagnostics
import EMSModel

extension PhysiologyQuantity {
    /// What a body can have, alive or not.
    var plausibleRange: ClosedRange<Double> {
        switch self {
        case .heartRate: 0...300
        case .systolic: 0...300
        case .diastolic: 0...200
        case .respiratoryRate: 0...80
        case .breathDepth: 0...1.5
        case .spo2: 0...100
        case .spco: 0...99
        case .etco2: 0...150
        case .airwayObstruction: 0...1
        case .glucose: 10...900
        case .temperature: 20...45
        case .gcs: 3...15
        case .pain: 0...10
        }
    }

    private var span: Double { plausibleRange.upperBound - plausibleRange.lowerBound }

    /// What may be added to it, at once or in a minute.
    var changeRange: ClosedRange<Double> { -span...span }
}

extension MappingReader {
    /// Change a minute, by quantity.
    func drift(_ key: String) -> [PhysiologyQuantity: Double] {
        guard let node = optional(key) else { return [:] }
        var drift: [PhysiologyQuantity: Double] = [:]
        for entry in MappingReader(node, "\"\(key)\"", report).all {
            guard let quantity: PhysiologyQuantity = report.choice(named: entry.key, at: entry.position, key) else {
                continue
            }
            drift[quantity] = report.number(entry.value, entry.key, in: quantity.changeRange)
        }
        return drift
    }

    /// Weights by term, in the order of the file.
    func weights<Value: VocabularyTerm & Hashable & Sendable>(_ node: KnowledgeNode, _ key: String) -> [Weighted<Value>]
    {
        let entries = MappingReader(node, "\"\(key)\"", report).all
        if entries.isEmpty, case .mapping = node.content {
            report.add(.empty, "\"\(key)\" is empty", at: node.position, remedy: "Write `name: weight`.")
        }
        return entries.compactMap { entry in
            let value: Value? = report.choice(named: entry.key, at: entry.position, key)
            let weight = report.number(entry.value, entry.key, in: Limits.weight)
            guard let value, let weight else { return nil }
            return Weighted(value, weight: weight)
        }
    }

    func effect(_ key: String) -> Effect? {
        optional(key).map { EffectReader.effect(MappingReader($0, "an effect", report)) }
    }
}

/// Ranges of numbers that have no better place.
enum Limits {
    static let weight = 0.001...1_000
    static let probability = 0.0...1
    /// A day.
    static let seconds = 0.0...86_400
}

enum EffectReader {
    static func effect(_ mapping: MappingReader) -> Effect {
        let onset = mapping.number("onset_s", in: Limits.seconds)
        let peak = mapping.number("peak_s", in: Limits.seconds)
        let lasting = mapping.number("lasts_s", in: Limits.seconds)
        let report = mapping.report
        if peak < onset, let node = mapping.node["peak_s"] {
            report.add(.outOfRange, "the peak comes before the onset", at: node)
        }
        if lasting < peak, let node = mapping.node["lasts_s"] {
            report.add(.outOfRange, "the effect ends before its peak", at: node)
        }
        var effect = Effect(onsetSeconds: onset, peakSeconds: peak, lastingSeconds: lasting)
        if let node = mapping.optional("changes") {
            for entry in MappingReader(node, "\"changes\"", report).all {
                guard let quantity: PhysiologyQuantity = report.choice(named: entry.key, at: entry.position, "changes")
                else { continue }
                effect.changes[quantity] = change(entry.value, quantity, report)
            }
        }
        effect.rhythm = mapping.optionalChoice("rhythm")
        effect.fromRhythms = mapping.choices("from_rhythms")
        effect.endsSeizure = mapping.flag("ends_seizure", default: false)
        effect.assistedBreathsPerMinute = mapping.optionalNumber("assisted_breaths", in: 1...60)
        effect.spcoHalfLifeMinutes = mapping.optionalNumber("spco_half_life_min", in: 10...600)
        mapping.finish()
        return effect
    }

    /// `3`, or `{toward: 80, fraction: 0.2}`.
    private static func change(
        _ node: KnowledgeNode, _ quantity: PhysiologyQuantity, _ report: FileReport
    ) -> Effect.Change? {
        guard case .mapping = node.content else {
            return report.number(node, quantity.rawValue, in: quantity.changeRange).map(Effect.Change.by)
        }
        let mapping = MappingReader(node, "the change of \(quantity.rawValue)", report)
        let target = mapping.number("toward", in: quantity.plausibleRange)
        let fraction = mapping.number("fraction", in: Limits.probability)
        mapping.finish()
        return .toward(target, fraction: fraction)
    }
}
