import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Calls to people who have breathed carbon monoxide, from the files as they are.
struct CarbonMonoxideTests {
    static let presentations = [
        ("altered-mental-status", "gas_in_the_house", 2), ("pediatric-poisoning", "carbon_monoxide", 2),
        ("burns", "house_fire", 1), ("pediatric-burns", "house_fire", 1),
    ]

    @Test(arguments: presentations)
    func `a CO-oximeter tells what the probe for oxygen does not`(
        protocolID: String, presentation: String, sets: Int
    ) throws {
        let cases = SimulationCorpus.cases.filter {
            $0.clinical.id == protocolID && $0.script.incident.presentationID == presentation
        }
        try #require(!cases.isEmpty)
        for item in cases {
            let values = item.script.readings.filter { $0.kind == .spco }.map(\.value)
            #expect(values.count == sets, "\(item)")
            #expect(values == values.sorted(by: >), "\(item)")
            let firstOxygen = try #require(item.script.readings.first { $0.kind == .spo2 }, "\(item)")
            #expect(firstOxygen.value >= 94, "\(item)")
            let attached = item.script.beats.contains {
                if case .attach(.coOximeter) = $0.action { true } else { false }
            }
            #expect(attached, "\(item)")
        }
    }

    @Test func `nobody else is measured for it`() {
        for item in SimulationCorpus.cases {
            let isExposed = Self.presentations.contains {
                $0.0 == item.clinical.id && $0.1 == item.script.incident.presentationID
            }
            #expect(isExposed || !item.script.readings.contains { $0.kind == .spco }, "\(item)")
        }
    }
}
