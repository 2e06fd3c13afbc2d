import EMSKnowledge

/// A number for some of the quantities. Read many times a second of every call, so that it hashes nothing.
struct QuantityTable {
    /// By place; not-a-number where there is none.
    private var values = SIMD16<Double>(repeating: .nan)

    init() {}

    /// The same number for every quantity.
    init(repeating value: Double) { values = SIMD16(repeating: value) }

    init(_ values: [PhysiologyQuantity: Double]) {
        for (quantity, value) in values { self[quantity] = value }
    }

    /// These, and those of the other where there is none.
    func filled(from other: QuantityTable) -> QuantityTable {
        var result = self
        result.values.replace(with: other.values, where: values .!= values)
        return result
    }

    /// Adds a share of another table, which has a number for every quantity, to what is there.
    mutating func add(_ other: QuantityTable, times share: Double) { values += other.values * share }

    subscript(quantity: PhysiologyQuantity) -> Double? {
        get {
            let value = values[quantity.place]
            return value.isNaN ? nil : value
        }
        set { values[quantity.place] = newValue ?? .nan }
    }
}

extension PhysiologyQuantity {
    /// In `allCases`.
    var place: Int {
        switch self {
        case .heartRate: 0
        case .systolic: 1
        case .diastolic: 2
        case .respiratoryRate: 3
        case .breathDepth: 4
        case .spo2: 5
        case .etco2: 6
        case .airwayObstruction: 7
        case .glucose: 8
        case .temperature: 9
        case .gcs: 10
        case .pain: 11
        case .spco: 12
        }
    }
}
