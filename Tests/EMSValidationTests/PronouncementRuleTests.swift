import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

/// What rules of death in the field leave alone, besides what the mutations show that they find.
@Suite struct PronouncementRuleTests {
    @Test func `A death that is pronounced as it should be has no finding`() throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].report = MinimalDataset.Call.deathReport
            dataset.calls[0].tellDeath("07:53")
        }
        #expect(found == [], "\(found)")
    }

    @Test func `The limits of time and carbon dioxide are within`() throws {
        // Compressions begin at 0 s.
        let found = try MinimalDataset.findings { $0.calls[0].pronounceDeath(at: 1261, etco2: 9) }
        #expect(found == [], "\(found)")
        let high = try MinimalDataset.findings { $0.calls[0].pronounceDeath(etco2: 10) }
        #expect(high.map(\.code) == [.care(.pronouncedEarly)])
        let early = try MinimalDataset.findings { $0.calls[0].pronounceDeath(at: 1199) }
        #expect(early.map(\.code) == [.care(.pronouncedEarly)])
    }

    @Test func `A whole report of a death that does not say how it ended has a finding for each`() throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].report = [
                "synthetic": true, "eProtocols.01": [["value": "9914011"]], "eArrest.18": [["value": "3018003"]],
            ]
        }.filter { $0.code == .cross(.recordArrest) }
        #expect(found.compactMap(\.field).contains("eArrest.16"), "\(found)")
        #expect(found.compactMap(\.field).contains("eDisposition.30"), "\(found)")
        #expect(!found.compactMap(\.field).contains("eArrest.18"), "\(found)")
    }

    /// Real crews may end for reasons that no stream tells, but not over a beating heart.
    @Test func `Of a recorded call the time is not judged, the heart is`() throws {
        let early = try MinimalDataset.findings(.recorded) { dataset in
            dataset.becomeRecorded()
            dataset.calls[0].pronounceDeath(at: 300, etco2: nil)
        }
        #expect(!early.contains { $0.code.area == "care" }, "\(early)")
    }
}
