import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

/// What rules of reports, beats and vocabularies leave alone, besides what the mutations show that they find.
@Suite struct CallRuleTests {
    private func findings(
        _ profile: ValidationProfile = .synthetic, _ change: (inout MinimalDataset) -> Void
    ) throws -> [Finding] {
        var dataset = MinimalDataset()
        change(&dataset)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        return try DatasetValidator(level: .checksums, options: .init(profile: profile)).validate(at: root).findings
    }

    @Test func `A whole report that tells what the events do has no finding`() throws {
        let found = try findings { $0.calls[0].report = Mutation.wholeReport }
        #expect(found == [], "\(found)")
    }

    /// Reports of real calls name what they like of the standard, round their times, and leave out.
    @Test func `Of a recorded call nothing is claimed that only a made-up one must keep`() throws {
        let found = try findings(.recorded) { dataset in
            dataset.becomeRecorded()
            dataset.calls[0].events[1].end = .seconds(6)
            dataset.calls[0].events.append(
                EventRecord(id: "e90", type: .alarm, label: "leads_off", start: .seconds(12), end: .seconds(13)))
            dataset.calls[0].events.append(
                EventRecord(
                    id: "e91", type: .device, label: "radiator_attached", start: .seconds(13), end: .seconds(13),
                    device: "radiator"))
            dataset.calls[0].frames[0].kind = "hands"
            dataset.calls[0].frames[0].scene = ["attributes": ["o1": ["text": "88"], "elapsed": ["text": "12:34"]]]
            dataset.calls[0].transcript.turns[1].mentions[0].unit = "Ws"
            dataset.calls[0].record.speakers.append(SpeakerRecord(id: "desk", role: .dispatcher))
            var turn = MinimalDataset.turn("t04", "desk", .dispatcher, "Go ahead.", from: 13, to: 15)
            (turn.channel, turn.beatID) = (.air, "talk.1")
            dataset.calls[0].transcript.turns.append(turn)
            dataset.calls[0].report = [
                "synthetic": false, "eTimes.07": [["value": "2024-01-15T07:31:00+00:00", "t_ns": 3_000_000_000]],
                "eVitals.01": [["value": "2024-01-15T07:32:00+00:00", "t_ns": 9_000_000_000]],
                "eLabs.03": [["value": 3]], "eHistory.06": [["pn": "8801023"]], "eExam.01": [["value": 81]],
                "narrative": [["text": "Rate about 90 at 7:31.", "beats": ["vitals.1"]]],
            ]
        }
        #expect(found == [], "\(found)")
    }

    @Test func `A section that the standard does not have is told of in recorded calls too`() throws {
        let found = try findings(.recorded) { $0.calls[0].report = ["synthetic": true, "eVitls.10": []] }
        #expect(found.map(\.code) == [.schema(.unknownField)])
        #expect(found.map(\.field) == ["eVitls.10"])
    }

    @Test func `One who compresses on where the other stops is no second compressor`() throws {
        let found = try findings { dataset in
            dataset.calls[0].events.insert(
                EventRecord(
                    id: "e20", type: .compressions, label: "compressions", start: .seconds(6), end: .milliseconds(6900),
                    actor: "emt1", ratePerMinute: 110, depthMillimetres: 50),
                at: dataset.calls[0].events.firstIndex { $0.start >= .seconds(6) } ?? 0)
        }
        #expect(found == [], "\(found)")
    }

    @Test func `A finding lies where the value stands`() throws {
        let gap = try findings { $0.calls[0].events[1].end = .seconds(7) }
        #expect(gap.map(\.field) == ["start_ns"] && gap.map(\.line) == [6], "\(gap)")
        let beat = try findings { dataset in
            dataset.calls[0].report = ["synthetic": true, "narrative": [["text": "Asked.", "beats": ["ask.9"]]]]
        }
        #expect(beat.map(\.field) == ["narrative[0].beats[0]"], "\(beat)")
    }

    @Test(arguments: [("00:00", true), ("0:00:00", true), ("10:00", false), ("--:--", true), ("1:2:3:4", true)])
    func `A clock on a screen is read in minutes and seconds, or with hours`(text: String, isRight: Bool) throws {
        let found = try findings { dataset in
            dataset.calls[0].frames[0].scene = [
                "attributes": ["o1": ["text": "88"], "elapsed": ["text": .string(text)]]
            ]
        }
        #expect(found.map(\.code) == (isRight ? [] : [.cross(.screenClock)]))
    }
}
