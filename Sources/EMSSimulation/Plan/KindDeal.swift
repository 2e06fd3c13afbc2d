import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Deals the kinds of one protocol: presentation, age group, sex, course, language and tidiness each near their share, and
/// only what goes together.
struct KindDeal {
    /// By property, the value of each kind.
    private let values: [[Int]]
    private let kinds: [CallKind]
    private var deals: [ChairmanAssignment]

    private static let properties: [(name: String, value: @Sendable (CallKind) -> String)] = [
        ("presentation", { $0.presentation }), ("age_group", { $0.ageGroup.rawValue }), ("sex", { $0.sex.rawValue }),
        ("course", { $0.course }), ("language", { $0.language }),
        ("noise", { $0.tidiness?.rawValue ?? "" }),
    ]

    /// - Parameter kinds: of one protocol; not empty.
    init(_ kinds: [CallKind], seed: UInt64) {
        self.kinds = kinds
        let protocolID = kinds[0].protocolID
        var values: [[Int]] = []
        var deals: [ChairmanAssignment] = []
        for property in Self.properties {
            var names: [String] = []
            var weights: [Double] = []
            values.append(
                kinds.map { kind in
                    let name = property.value(kind)
                    let place = names.firstIndex(of: name) ?? names.count
                    if place == names.count {
                        names.append(name)
                        weights.append(0)
                    }
                    weights[place] += kind.share
                    return place
                })
            deals.append(EncounterPlan.deal(weights, seed: seed, "plan/\(property.name)/\(protocolID)"))
        }
        self.values = values
        self.deals = deals
    }

    /// - Parameter places: of the kinds that may be taken; not empty.
    mutating func next(among places: [Int]) -> CallKind {
        var left = places
        for property in deals.indices {
            let open = Set(left.map { values[property][$0] })
            let chosen = deals[property].next { open.contains($0) }
            left = left.filter { values[property][$0] == chosen }
        }
        return kinds[left[0]]
    }

    var allPlaces: [Int] { Array(kinds.indices) }
}
