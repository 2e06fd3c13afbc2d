import EMSDiagnostics
import EMSManifest
import EMSModel

extension Mutation {
    /// Run reports that differ from what was said.
    static let speech: [Mutation] = [
        told("allergy that nobody has told", .allergy, "rxnorm:10180", ["eHistory.06": [["value": "70618"]]]),
        told("no allergy where one is told", .allergy, "rxnorm:10180", ["eHistory.06": [["pn": "8801013"]]]),
        .records("medicine that is none", .cross(.recordSpeech)) {
            $0.calls[0].report = ["synthetic": true, "eHistory.12": [["value": "1191", "pn": "8801015"]]]
        },
        told(
            "past illness that nobody has told", .condition, "icd10:I10", as: .historical,
            ["eHistory.08": [["value": "J45.909"]]]),
        told(
            "illness that the crew passes on and nobody reports", .condition, "icd10:I10", as: .historical,
            status: .current, in: "handoff.1", ["eHistory.08": [["value": "J45.909"]]]),
        told("medicine that nobody takes", .drug, "rxnorm:29046", ["eHistory.12": [["value": "1191"]]]),
        told(
            "medicine that is not reported", .drug, "rxnorm:29046",
            ["eHistory.12": [["value": "29046"]]], besides: "rxnorm:6809"),
        told(
            "sign that is not reported", .finding, "icd10:R61", status: .current,
            ["eSituation.09": [["value": "I46.9"]], "eSituation.10": [["value": "R55"]]]),
        told(
            "another complaint than is said", .finding, "icd10:R07.9", status: .current, of: nil,
            ["eSituation.09": [["value": "R06.02"]]]),
        told(
            "another impression than is said", .condition, "icd10:I21.3", status: .current, of: nil, in: "radio.1",
            ["eSituation.11": [["value": "I20.9"]]]),
        .records("another address than is said", .cross(.recordSpeech)) { dataset in
            dataset.calls[0].tell(.place, nil, value: .text("51 Water Street"), in: "dispatch.1")
            dataset.calls[0].report = ["synthetic": true, "eScene.15": [["value": "15 Water Street"]]]
        },
        .records("another onset than is told", .cross(.recordSpeech)) { dataset in
            dataset.calls[0].tell(.duration, nil, value: .number(20), unit: "min", in: "onset.1")
            dataset.calls[0].report = clocked(["eSituation.01": [["value": "2024-01-15T06:10:00+00:00"]]])
        },
        .records("last well at another time than is told", .cross(.recordSpeech)) { dataset in
            dataset.calls[0].tell(.duration, nil, value: .number(2), unit: "h", in: "vitals.1")
            dataset.calls[0].report = clocked([
                "eSituation.18": [["value": "2024-01-15T04:30:00+00:00", "beat_id": "vitals.1"]]
            ])
        },
        .records("last well after it began", .cross(.recordClock)) { dataset in
            dataset.calls[0].report = clocked([
                "eSituation.01": [["value": "2024-01-15T07:10:00+00:00"]],
                "eSituation.18": [["value": "2024-01-15T07:20:00+00:00"]],
            ])
        },
        .records("code of a drug in one call among many", .dataset(.outlier)) { dataset in
            for index in 2..<4 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                dataset.calls[index].events[2].code = index == 1 ? "rxnorm:703" : "rxnorm:317361"
            }
        },
        .records("code of a thing that is said in one call among many", .dataset(.outlier)) { dataset in
            for index in 2..<4 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                dataset.calls[index].record.provenance = ["presentation": "collapse"]
                let code = index == 1 ? "icd10:R55" : "icd10:R07.9"
                dataset.calls[index].tell(.finding, code, value: .text("pain"), in: "vitals.1")
            }
        },
        .records("complaint of one call among many of its kind", .dataset(.outlier)) { dataset in
            for index in 2..<4 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                dataset.calls[index].record.provenance = ["presentation": "collapse"]
                dataset.calls[index].report = [
                    "synthetic": true, "eSituation.09": [["value": .string(index == 1 ? "R55" : "R07.9")]],
                ]
            }
        },
    ]

    /// Documents of two calls that were exchanged.
    static let exchanged: [Mutation] = [
        .records("transcript of another call under this one's name", .cross(.foreignStream)) { dataset in
            dataset.calls[0].transcript.duration = .seconds(30)
            dataset.calls[0].transcript.turns[1].speaker = "family"
            dataset.calls[0].record.provenance = ["turns": 84]
        },
        .records("events of another call", .cross(.foreignStream)) { dataset in
            dataset.calls[0].events[5].end = .seconds(19)
            dataset.calls[0].events[2].actor = "medic9"
            dataset.calls[0].quoteReadings(saying: 120)
        },
        .records("report of another call under this one's name", .cross(.foreignStream)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true, "ePatient.13": [["value": "9906001"]], "eCrew.01": [["value": "medic9"]],
                "eTimes.12": [["t_ns": 30_000_000_000]],
            ]
        },
    ]

    /// A mention in a turn of a beat, and a report whose entries are of that beat.
    private static func told(
        _ name: String, _ kind: Mention.Kind, _ code: String, as assertion: Observation.Assertion = .present,
        status: Mention.Status = .reported, of fact: String? = "vitals.1", in beat: String = "vitals.1",
        _ members: [String: [[String: JSONValue]]], besides second: String? = nil
    ) -> Mutation {
        .records(name, .cross(.recordSpeech)) { dataset in
            dataset.calls[0].tell(kind, code, as: assertion, status: status, of: fact, in: beat)
            if let second { dataset.calls[0].transcript.turns[3].mentions.append(second, after: 1) }
            var report: [String: JSONValue] = ["synthetic": true]
            for (element, entries) in members {
                report[element] = .array(
                    entries.map { entry in
                        .object(element.hasPrefix("eHistory.") ? entry.merging(["beat_id": "vitals.1"]) { $1 } : entry)
                    })
            }
            dataset.calls[0].report = .object(report)
        }
    }

    /// With the time of day at the session's beginning, and an arrival.
    static func clocked(_ members: [String: JSONValue]) -> JSONValue {
        .object(
            members.merging([
                "synthetic": true, "standard": "NEMSIS 3.5.1",
                "eTimes.01": [["value": "2024-01-15T07:30:00+00:00", "t_ns": 0]],
                "eTimes.07": [["value": "2024-01-15T07:30:00+00:00", "t_ns": 0]],
            ]) { $1 })
    }
}

extension MinimalDataset.Call {
    /// Adds a turn of a beat, and an event by which the beat is known. The mention says so where `fact` is nil or the beat.
    fileprivate mutating func tell(
        _ kind: Mention.Kind, _ code: String?, value: ScalarValue? = nil, unit: String? = nil,
        as assertion: Observation.Assertion = .present, status: Mention.Status = .reported,
        of fact: String? = "", in beat: String
    ) {
        let said =
            switch value {
            case .number(let number)?: "\(Int(number))"
            case .text(let text)?: text
            case nil: "That"
            }
        let isTold = status == .reported
        if isTold { record.speakers.append(SpeakerRecord(id: "family", role: .family)) }
        var turn = MinimalDataset.turn(
            "t04", isTold ? "family" : "medic1", isTold ? .family : .leadMedic, "\(said) it is.", from: 13, to: 15,
            mentions: [
                MentionRecord(
                    start: 0, end: said.unicodeScalars.count, kind: kind, value: value, unit: unit, code: code,
                    assertion: assertion, beatID: fact == "" ? beat : fact, status: status)
            ])
        turn.beatID = beat
        transcript.turns.append(turn)
        if beat != "vitals.1" { add(.communication, "question", from: 13, to: 15) { $0.beatID = beat } }
    }

    /// Adds a turn that quotes the reading four times, with another value.
    fileprivate mutating func quoteReadings(saying value: Int) {
        let mentions = (0..<4).map { place in
            MentionRecord(
                start: 5 * place, end: 5 * place + 3, kind: .vital, value: .number(Double(value)), unit: "/min",
                assertion: .present, readingID: "r01", status: .current)
        }
        let text = Array(repeating: "\(value)", count: 4).joined(separator: ", ")
        transcript.turns.append(
            MinimalDataset.turn("t04", "medic1", .leadMedic, text, from: 13, to: 15, mentions: mentions))
    }
}

extension [MentionRecord] {
    /// A further mention of the same kind over the next words.
    fileprivate mutating func append(_ code: String, after place: Int) {
        var mention = self[0]
        (mention.start, mention.end, mention.code) = (5, 7, code)
        insert(mention, at: place)
    }
}
