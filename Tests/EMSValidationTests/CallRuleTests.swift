import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

/// What rules of reports, beats and vocabularies leave alone, besides what the mutations show that they find.
@Suite struct CallRuleTests {
    @Test func `A whole report that tells what the events do has no finding`() throws {
        let found = try MinimalDataset.findings { $0.calls[0].report = Mutation.wholeReport }
        #expect(found == [], "\(found)")
    }

    /// Twins of the same pictures, so that a thing has one label in most of them.
    @Test func `A thing that has another label in one frame is mislabelled there`() throws {
        let found = try MinimalDataset.findings { dataset in
            let first = dataset.calls[0].frames[0]
            for index in 2..<5 {
                var frame = first
                frame.index = index
                frame.time = .seconds(10 + index)
                frame.path = "train/enc-000000/frames/00000\(index).png"
                frame.maskPath = "train/enc-000000/frames/00000\(index)-mask.png"
                dataset.calls[0].media[frame.path] = dataset.calls[0].media[first.path]
                if let mask = frame.maskPath {
                    dataset.calls[0].media[mask] = first.maskPath.flatMap { dataset.calls[0].media[$0] }
                }
                dataset.calls[0].frames.append(frame)
            }
            dataset.calls[0].frames[4].objects[1].label = "monitor"
        }
        #expect(found.map(\.code) == [.frame(.category)], "\(found)")
        #expect(found.first?.line == 5)
        #expect(found.first?.field == "objects[1].label")
    }

    /// Every split hears the same AED, also where each has people of its own.
    @Test func `The voice of a device may be in several splits where those of people may not`() throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.dataset.recipe = ["name": "minimal", "audio": ["voices": "disjoint"]]
            dataset.calls[1].record.speakers[0].voice = ["id": "en-m02"]
            dataset.calls[1].record.speakers[1].voice = ["id": "en-f02"]
            for call in 0..<2 {
                dataset.calls[call].record.speakers.append(
                    SpeakerRecord(id: "aed1", role: .aedVoice, voice: ["id": "en-aed1"]))
            }
        }
        #expect(!found.map(\.code).contains(.dataset(.splitLeakage)), "\(found)")
    }

    @Test(arguments: ["+A1", "-cmd", "\t=1+1", "\n@SUM(1)"])
    func `A text that a spreadsheet runs is found behind a sign or a tab`(text: String) throws {
        let found = try MinimalDataset.findings { $0.calls[0].record.course = text }
        #expect(found.map(\.code).contains(.text(.formula)), "\(found)")
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf16])
    func `Rows in wide letters are called so, with or without a mark`(encoding: String.Encoding) throws {
        let root = try MinimalDataset().write()
        defer { try? FileManager.default.removeItem(at: root) }
        let url = root.appending(path: "train/enc-000000/events.jsonl")
        let text = try String(contentsOf: url, encoding: .utf8)
        let wide = try #require(text.data(using: encoding))
        try wide.write(to: url)
        let manifest = root.appending(path: "manifest.jsonl")
        let lines = try String(contentsOf: manifest, encoding: .utf8)
        let sealed = lines.replacing(
            "\"bytes\":\(text.utf8.count),", with: "\"bytes\":\(wide.count),", maxReplacements: 1)
        try Data(sealed.utf8).write(to: manifest)
        let found = try DatasetValidator(level: .files).validate(at: root).findings
        #expect(found.map(\.code) == [.json(.byteOrderMark)], "\(found)")
        #expect(found.first?.path == "train/enc-000000/events.jsonl")
    }

    /// Reports of real calls name what they like of the standard, round their times, and leave out.
    @Test func `Of a recorded call nothing is claimed that only a made-up one must keep`() throws {
        let found = try MinimalDataset.findings(.recorded) { dataset in
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
        let found = try MinimalDataset.findings(.recorded) {
            $0.calls[0].report = ["synthetic": true, "eVitls.10": []]
        }
        #expect(found.map(\.code) == [.schema(.unknownField)])
        #expect(found.map(\.field) == ["eVitls.10"])
    }

    @Test func `One who compresses on where the other stops is no second compressor`() throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.calls[0].events.insert(
                EventRecord(
                    id: "e20", type: .compressions, label: "compressions", start: .seconds(6), end: .milliseconds(6900),
                    actor: "emt1", ratePerMinute: 110, depthMillimetres: 50),
                at: dataset.calls[0].events.firstIndex { $0.start >= .seconds(6) } ?? 0)
        }
        #expect(found == [], "\(found)")
    }

    @Test func `A finding lies where the value stands`() throws {
        let gap = try MinimalDataset.findings { $0.calls[0].events[1].end = .seconds(7) }
        #expect(gap.map(\.field) == ["start_ns"] && gap.map(\.line) == [6], "\(gap)")
        let beat = try MinimalDataset.findings { dataset in
            dataset.calls[0].report = ["synthetic": true, "narrative": [["text": "Asked.", "beats": ["ask.9"]]]]
        }
        #expect(beat.map(\.field) == ["narrative[0].beats[0]"], "\(beat)")
    }

    @Test(arguments: [("00:00", true), ("0:00:00", true), ("10:00", false), ("--:--", true), ("1:2:3:4", true)])
    func `A clock on a screen is read in minutes and seconds, or with hours`(text: String, isRight: Bool) throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.calls[0].frames[0].scene = [
                "attributes": ["o1": ["text": "88"], "elapsed": ["text": .string(text)]]
            ]
        }
        #expect(found.map(\.code) == (isRight ? [] : [.cross(.screenClock)]))
    }
}
