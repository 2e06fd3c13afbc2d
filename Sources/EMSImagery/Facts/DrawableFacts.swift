extension FrameFacts {
    /// The same facts with numbers that no body or device has cut to what can be drawn.
    var drawable: FrameFacts {
        var copy = self
        copy.patient.ageYears = min(max(patient.ageYears, 0), 120)
        copy.patient.skinTone = min(max(patient.skinTone, 0), 5)
        copy.patient.build = Self.cut(patient.build, to: -1...1, otherwise: 0)
        copy.patient.stature = Self.cut(patient.stature, to: -1...1, otherwise: 0)
        copy.compression = compression.map {
            CompressionFacts(depthMillimetres: Self.cut($0.depthMillimetres, to: 0...120))
        }
        copy.ventilation = ventilation.map { Self.cut($0, to: 0...1) }
        if let level = infusion?.level { copy.infusion?.level = Self.cut(level, to: 0...1) }
        if let value = glucose?.value, !value.isFinite { copy.glucose?.value = nil }
        if let concentration = drug?.concentrationPerMillilitre, !(concentration > 0 && concentration < 1e6) {
            copy.drug?.concentrationPerMillilitre = nil
        }
        if let rhythm = monitor?.rhythm { copy.monitor?.rhythm = PrintableText.string(rhythm) }
        copy.still?.appearance = min(max(still?.appearance ?? 0, 0), StillStaging.appearances - 1)
        copy.cuffPressure = cuffPressure.map { min(max($0, 0), 300) }
        return copy
    }

    private static func cut(
        _ value: Double, to range: ClosedRange<Double>, otherwise stand: Double? = nil
    ) -> Double {
        value.isFinite ? min(max(value, range.lowerBound), range.upperBound) : stand ?? range.lowerBound
    }
}
