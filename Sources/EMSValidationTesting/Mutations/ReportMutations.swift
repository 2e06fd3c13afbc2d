import EMSDiagnostics
package import EMSManifest
import EMSModel

extension Mutation {
    /// Run reports that differ from the call, and names in them that there are not.
    static let reports: [Mutation] = [
        report("report of another standard", .schema(.unknownValue), ["standard": "NEMSIS 3.4.0"]),
        report("element that no report has", .schema(.unknownField), ["eVitals.99": [["value": 1]]]),
        report("misspelt field of an entry", .schema(.unknownField), ["eVitals.10": [["valeu": 88]]]),
        report("value that is null", .schema(.wrongType), ["eVitals.12": [["value": .null]]]),
        report("value that is true", .schema(.wrongType), ["eVitals.12": [["value": true]]]),
        report("entry without a value", .schema(.missingField), ["eVitals.12": [["t_ns": 9_000_000_000]]]),
        report("element that is no list", .schema(.wrongType), ["eVitals.10": ["value": 88]]),
        report(
            "reason that there is not", .schema(.unknownValue),
            ["eHistory.06": [["pn": "8801099", "beat_id": "epi.1"]]]),
        report(
            "entry of a beat that there is not", .identity(.danglingReference),
            ["eHistory.08": [["value": "I10", "beat_id": "ask.9"]]]),
        report(
            "sentence of a beat that there is not", .identity(.danglingReference),
            ["narrative": [["text": "He was asked.", "beats": ["ask.9"]]]]),
        .records("mention of a beat that there is not", .identity(.danglingReference)) {
            $0.calls[0].transcript.turns[2].mentions[0].beatID = "vitals.9"
        },
        .records("turn of a beat that there is not", .identity(.danglingReference)) {
            $0.calls[0].transcript.turns[2].beatID = "vitals.9"
        },
        report(
            "saturation in the place of the heart rate", .cross(.recordMismatch),
            ["eVitals.12": [["value": 88, "reading_id": "r01"]]]),
        report(
            "two heart rates of one look", .cross(.recordGroup),
            ["eVitals.10": [["group": 0, "value": 88, "reading_id": "r01"], ["group": 0, "value": 90]]]),
        report(
            "sign of no look", .cross(.recordGroup),
            [
                "eVitals.01": [["group": 0, "value": "2024-01-15T07:30:09+00:00"]],
                "eVitals.04": [["group": 1, "value": "3304000"]],
            ]),
        report(
            "look at another time than its signs", .cross(.recordGroup),
            [
                "eVitals.01": [["group": 0, "value": "2024-01-15T07:30:05+00:00", "t_ns": 5_000_000_000]],
                "eVitals.04": [["group": 0, "value": "3304003", "t_ns": 9_000_000_000]],
                "eVitals.10": [["group": 0, "value": 88, "reading_id": "r01", "t_ns": 9_000_000_000]],
            ]),
        whole(
            "narrative of another sex", .cross(.patientMismatch), "narrative",
            .array(sentences + [["text": "A 61 year old female lay there.", "beats": []]])),
        report(
            "number of a group below 0", .schema(.outOfRange), ["eVitals.04": [["group": -1, "value": "3304000"]]]),
        whole("narrative that leaves out a dose", .cross(.recordCare), "narrative", narrative(besides: 1)),
        whole(
            "narrative of another drug", .cross(.recordCare), "narrative",
            narrative(1, "Atropine 1 mg intravenous was given at 07:30:03.")),
        whole(
            "narrative of another rhythm", .cross(.rhythmMismatch), "narrative",
            narrative(2, "Rhythm at 07:30:07: asystole.")),
        whole(
            "compressions under the code of a shock", .cross(.recordCare), "eProcedures.03",
            [
                ["value": "426220008", "t_ns": 0, "beat_id": "cpr.1"],
                ["value": "426220008", "t_ns": 7_000_000_000, "beat_id": "shock.1"],
            ]),
        whole(
            "third attempt at compressions", .cross(.recordCare), "eProcedures.05",
            [["value": 3, "beat_id": "cpr.1"]]),
        whole(
            "compressions without success", .cross(.recordCare), "eProcedures.06",
            [["value": "9923001", "beat_id": "cpr.1"]]),
        report(
            "EtCO2 in another unit", .cross(.recordCare),
            ["eVitals.16": [["value": 38, "attributes": ["ETCO2Type": "3340003"]]]]),
        .records("handoff on the way", .cross(.recordTimes)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eTimes.11", [["value": "2024-01-15T07:30:15+00:00", "t_ns": 15_000_000_000]])
            dataset.calls[0].events.append(
                EventRecord(
                    id: "e07", type: .communication, label: "handoff", start: .seconds(12), end: .seconds(13),
                    actor: "medic1"))
        },
        report("code of no rhythm", .cross(.recordCare), ["eVitals.03": [["value": "9901999"]]]),
        .records("whole report without a reading", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eVitals.10", nil)
        },
        .records("report of another procedure", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set(
                "eProcedures.03", [["value": "89666000", "beat_id": "cpr.1", "t_ns": 1_000_000_000]])
        },
        .records("report without the shock among procedures", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eProcedures.03", [["value": "89666000", "beat_id": "cpr.1", "t_ns": 0]])
        },
        .records("drug given by somebody else", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eMedications.09", [["value": "emt1", "beat_id": "epi.1"]])
        },
        .records("shock with another number", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eDevice.11", [["value": 2, "t_ns": 7_000_000_000]])
        },
        report(
            "report of the other sex", .cross(.patientMismatch), ["ePatient.25": [["value": "9919001"]]]),
        .records("report of another weight", .cross(.patientMismatch)) { dataset in
            dataset.calls[0].record.patient.weightKilograms = 80
            dataset.calls[0].report = ["synthetic": true, "eExam.01": [["value": 90]]]
        },
        report(
            "child's protocol for a grown man", .cross(.patientMismatch), ["eProtocols.02": [["value": "3602005"]]]),
        .records("time of day of another moment", .cross(.recordClock)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set(
                "eVitals.01", [["value": "2024-01-15T07:32:10+00:00", "t_ns": 9_000_000_000]])
        },
        .records("arrival that no event tells of", .cross(.recordClock)) { dataset in
            dataset.calls[0].add(.communication, "dispatch", from: 0, to: 0)
            dataset.calls[0].report = ["synthetic": true, "eTimes.07": [["t_ns": 3_000_000_000]]]
        },
        .records("time that is none", .cross(.recordClock)) {
            $0.calls[0].report = clocked(["eVitals.01": [["value": "2024-13-45T25:61:00+00:00"]]])
        },
        .records("arrival at another time", .cross(.recordClock)) { dataset in
            dataset.calls[0].events.insert(
                EventRecord(id: "e20", type: .communication, label: "arrival", start: .zero, end: .seconds(1)), at: 1)
            dataset.calls[0].report = ["synthetic": true, "eTimes.07": [["t_ns": 3_000_000_000]]]
        },
        .records("sentence at another time", .cross(.recordClock)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set(
                "narrative", [["text": "At 07:30:10: heart rate 88.", "beats": ["vitals.1"]]])
        },
        report(
            "sentence with another reading", .cross(.recordMismatch),
            ["narrative": [["text": "Found with heart rate 98.", "beats": ["vitals.1"]]]]),
        report(
            "sentence with another dose", .cross(.recordCare),
            ["narrative": [["text": "Epinephrine 2 mg was given.", "beats": ["epi.1"]]]]),
        report(
            "sentence of another age", .cross(.patientMismatch),
            ["narrative": [["text": "Medic 4 was sent to a 16 year old male (car).", "beats": ["cpr.1"]]]]),
        .records("level that is not the giver's", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eMedications.10", [["value": "9905003", "beat_id": "epi.1"]])
        },
        .records("technician who is called a paramedic", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eCrew.02", [["value": "9925007"], ["value": "9925007"]])
        },
        .records("number of the report that is a text", .schema(.wrongType)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set(
                "eVitals.10", [["value": "88", "t_ns": 9_000_000_000, "reading_id": "r01", "beat_id": "vitals.1"]])
        },
        .records("report that names no standard", .schema(.missingField)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("standard", nil)
        },
        report("age in months of a grown man", .cross(.patientMismatch), ["ePatient.16": [["value": "2516007"]]]),
        report(
            "injury without one", .cross(.recordCare),
            ["eSituation.02": [["value": "9922005"]], "eSituation.11": [["value": "I46.9"]]]),
        report(
            "hospital that the narrative does not name", .cross(.recordCare),
            [
                "eDisposition.01": [["value": "Elsewhere Hospital"]],
                "narrative": [["text": "Care was handed over to Northside Hospital.", "beats": ["cpr.1"]]],
            ]),
        .records("arrest of another cause", .cross(.recordArrest)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eSituation.11", [["value": "I46.9"]])
            dataset.calls[0].report.set("eArrest.02", [["value": "3002007"]])
        },
        .records("arrest and complaint that begin at other times", .cross(.recordArrest)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eSituation.01", [["value": "2024-01-15T07:25:00+00:00"]])
            dataset.calls[0].report.set("eArrest.14", [["value": "2024-01-15T06:25:00+00:00"]])
        },
        arrest("cause of the end that there is not", "eArrest.16", "3016005", nil),
        arrest("pulse that comes back at another time", "eArrest.12", "3012005", 15),
        arrest("pulse that does not come back", "eArrest.12", "3012001", nil),
        arrest("arrest that begins after arrival", "eArrest.01", "3001005", nil),
        arrest("report of another last rhythm", "eArrest.17", "9901003", 20),
        arrest("report of a death", "eArrest.18", "3018005", 20),
        arrest("resuscitation that nobody began", "eArrest.20", "3020001", nil),
        arrest("arrest that was found in another way", "eArrest.07", "3007003", nil),
        arrest("shock by somebody else", "eArrest.22", "3022001", nil),
        arrest("compressions in another way", "eArrest.09", "3009007", nil),
        .records("shock of a device that failed", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eDevice.03", [["value": "4103001", "t_ns": 7_000_000_000]])
        },
        .records("shock of another kind", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eDevice.09", [["value": "4109003", "t_ns": 7_000_000_000]])
        },
        arrest("arrest under the care of a crew that came later", "eArrest.04", "3004005", nil),
        .records("arrest that nobody saw, told by who saw it", .cross(.recordArrest)) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set("eArrest.04", [["value": "3004001", "beat_id": "vitals.1"]])
        },
        report("alert for another complaint", .cross(.recordCare), ["eDisposition.24": [["value": "4224013"]]]),
        report(
            "pads that are not on", .cross(.recordCare), ["eVitals.04": [["value": "3304000", "t_ns": 9_000_000_000]]]),
        .records("drug that helps without a pulse", .cross(.recordCare)) { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].report = [
                "synthetic": true, "eMedications.07": [["value": "9916001", "beat_id": "epi.1"]],
            ]
        },
        arrest("first shock at another time", "eArrest.03", "3003001", 9),
    ]

    private static func report(_ name: String, _ code: FindingCode, _ members: JSONValue) -> Mutation {
        .records(name, code) { dataset in
            guard case .object(var report) = members else { return }
            report["synthetic"] = true
            dataset.calls[0].report = .object(report)
        }
    }

    private static func arrest(_ name: String, _ element: String, _ value: String, _ second: Int64?) -> Mutation {
        .records(name, .cross(.recordArrest)) { dataset in
            dataset.calls[0].report = wholeReport
            var entry: [String: JSONValue] = ["value": .string(value)]
            entry["t_ns"] = second.map { .integer($0 * 1_000_000_000) }
            // Of what was done, the compressions are right.
            let rest: [JSONValue] = element == "eArrest.03" ? [["value": "3003005", "t_ns": 0]] : []
            dataset.calls[0].report.set(element, .array([.object(entry)] + rest))
        }
    }

    /// The whole report with another element.
    private static func whole(_ name: String, _ code: FindingCode, _ element: String, _ value: JSONValue) -> Mutation {
        .records(name, code) { dataset in
            dataset.calls[0].report = wholeReport
            dataset.calls[0].report.set(element, value)
        }
    }

    private static var sentences: [JSONValue] {
        if case .array(let sentences)? = wholeReport["narrative"] { sentences } else { [] }
    }

    private static func narrative(besides index: Int) -> JSONValue {
        var rest = sentences
        rest.remove(at: index)
        return .array(rest)
    }

    private static func narrative(_ index: Int, _ text: String) -> JSONValue {
        var all = sentences
        all[index].set("text", .string(text))
        return .array(all)
    }

    /// All that events of the minimal call tell, without a fault.
    package static let wholeReport: JSONValue = [
        "synthetic": true, "standard": "NEMSIS 3.5.1", "encounter": "enc-000000",
        "narrative": [
            ["text": "At 07:30:09: heart rate 88.", "beats": ["vitals.1"]],
            ["text": "Epinephrine 1 mg intravenous was given at 07:30:03.", "beats": ["epi.1"]],
            ["text": "Shock 1 of 200 J at 07:30:07.", "beats": ["shock.1"]],
        ],
        "eProtocols.01": [["value": "9914011"]],
        "eTimes.01": [["value": "2024-01-15T07:30:00+00:00", "t_ns": 0]],
        "eTimes.12": [["value": "2024-01-15T07:30:20+00:00", "t_ns": 20_000_000_000]],
        "eVitals.01": [["value": "2024-01-15T07:30:09+00:00", "t_ns": 9_000_000_000]],
        "eVitals.10": [["value": 88, "t_ns": 9_000_000_000, "reading_id": "r01", "beat_id": "vitals.1"]],
        "eMedications.01": [["value": "2024-01-15T07:30:03+00:00", "t_ns": 3_000_000_000, "beat_id": "epi.1"]],
        "eMedications.03": [["value": "3992", "t_ns": 3_000_000_000, "beat_id": "epi.1"]],
        "eMedications.09": [["value": "medic1", "beat_id": "epi.1"]],
        "eProcedures.03": [
            ["value": "89666000", "t_ns": 0, "beat_id": "cpr.1"],
            ["value": "426220008", "t_ns": 7_000_000_000, "beat_id": "shock.1"],
        ],
        "eProcedures.09": [["value": "emt1", "beat_id": "cpr.1"], ["value": "medic1", "beat_id": "shock.1"]],
        "eCrew.01": [["value": "medic1"], ["value": "emt1"]],
        "eDevice.02": [["value": "2024-01-15T07:30:07+00:00", "t_ns": 7_000_000_000]],
        "eDevice.10": [["value": 200, "t_ns": 7_000_000_000]],
        "eDevice.11": [["value": 1, "t_ns": 7_000_000_000]],
        "eArrest.01": [["value": "3001003"]],
        "eArrest.03": [["value": "3003001", "t_ns": 7_000_000_000], ["value": "3003005", "t_ns": 0]],
        "eArrest.11": [["value": "3011011", "t_ns": 0]],
        "eArrest.12": [["value": "3012005", "t_ns": 8_000_000_000]],
        "eArrest.17": [["value": "9901047", "t_ns": 20_000_000_000]],
        "eArrest.18": [["value": "3018007", "t_ns": 20_000_000_000]],
    ]
}

extension JSONValue {
    /// Sets or removes a member.
    fileprivate mutating func set(_ key: String, _ value: JSONValue?) {
        guard case .object(var members) = self else { return }
        members[key] = value
        self = .object(members)
    }
}
