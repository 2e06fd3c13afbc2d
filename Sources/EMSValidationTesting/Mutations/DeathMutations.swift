import EMSDiagnostics
package import EMSManifest
import EMSModel

extension Mutation {
    /// Death that cannot have been pronounced like this.
    static let death: [Mutation] = [
        .records("death over a beating heart", .care(.pronouncedAlive)) { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].beatAgain()
        },
        .records("death before twenty minutes", .care(.pronouncedEarly)) { dataset in
            dataset.calls[0].pronounceDeath(at: 1000)
        },
        .records("death with carbon dioxide", .care(.pronouncedEarly)) { dataset in
            dataset.calls[0].pronounceDeath(etco2: 24)
        },
        .records("death without a look at carbon dioxide", .care(.pronouncedEarly)) { dataset in
            dataset.calls[0].pronounceDeath(etco2: nil)
        },
        .records("compressions after death", .care(.careAfterDeath)) { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].compress(from: 1440, to: 1450)
        },
        .records("breaths that go on after death", .care(.careAfterDeath)) { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].add(.ventilation, "assisted_ventilation", from: 100, to: 1450) { $0.ratePerMinute = 10 }
        },
        .records("handoff after death", .care(.movedAfterDeath)) { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].add(.communication, "handoff", from: 1450, to: 1460)
        },
        death("report of a resuscitation that goes on", ["eArrest.18": [["value": "3018005"]]]),
        death("report that ends for another reason", ["eArrest.16": [["value": "3016011"]]]),
        death("report of a transport", ["eDisposition.30": [["value": "4230001"]]]),
        death("destination of the dead", ["eDisposition.01": [["value": "Mercy"]]]),
        death("report of another end", ["eArrest.15": [["t_ns": 1_000_000_000_000]]]),
        .records("report of a death that nobody pronounced", .cross(.recordArrest)) { dataset in
            dataset.calls[0].report = ["synthetic": true, "eArrest.18": [["value": "3018003"]]]
        },
        .records("another time of death", .cross(.recordClock)) { dataset in
            dataset.calls[0].pronounceDeath()
            dataset.calls[0].report = MinimalDataset.Call.deathReport
            dataset.calls[0].tellDeath("07:56")
        },
    ]

    private static func death(_ name: String, _ members: JSONValue) -> Mutation {
        .records(name, .cross(.recordArrest)) { dataset in
            dataset.calls[0].pronounceDeath()
            guard case .object(var report) = members else { return }
            report["synthetic"] = true
            dataset.calls[0].report = .object(report)
        }
    }
}

extension MinimalDataset.Call {
    /// What tells the time of day.
    package static let deathReport: JSONValue = [
        "synthetic": true, "standard": "NEMSIS 3.5.1",
        "eTimes.01": [["value": "2024-01-15T07:30:00+00:00", "t_ns": 0]],
    ]

    /// Makes the call one whose resuscitation fails, without a fault: the heart stands still after the shock, hands stop
    /// twenty seconds before death is pronounced.
    package mutating func pronounceDeath(at second: Int = 1430, etco2: Double? = 6) {
        let duration = 1500
        record.duration = .seconds(duration)
        transcript.duration = .seconds(duration)
        for index in record.streams.indices {
            guard let rate = record.streams[index].sampleRateHertz else { continue }
            record.streams[index].samples = Int64(Double(duration) * rate)
        }
        for index in events.indices where events[index].rhythm == .sinus {
            (events[index].rhythm, events[index].label) = (.asystole, "asystole")
            events[index].end = .seconds(duration)
        }
        compress(from: 8, to: second - 20)
        if let etco2 { read(.etco2, etco2, at: second - 60) }
        add(.communication, CommunicationKind.pronouncement.rawValue, from: second, to: second) { event in
            (event.actor, event.beatID) = ("medic1", Termination.pronouncementBeat)
        }
    }

    fileprivate mutating func compress(from start: Int, to end: Int) {
        add(.compressions, "compressions", from: start, to: end) { event in
            event.actor = "emt1"
            (event.ratePerMinute, event.depthMillimetres) = (110, 50)
        }
    }

    fileprivate mutating func beatAgain() {
        for index in events.indices where events[index].rhythm == .asystole {
            (events[index].rhythm, events[index].label) = (.sinus, "sinus")
        }
    }

    /// Has the lead say a time of death.
    package mutating func tellDeath(_ time: String) {
        let mention = MentionRecord(
            start: 15, end: 20, kind: .timeOfDay, value: .text(time), assertion: .present,
            beatID: Termination.pronouncementBeat, status: .current)
        transcript.turns.append(
            MinimalDataset.turn(
                "t09", "medic1", .leadMedic, "Time of death, \(time).", from: 1430, to: 1433, mentions: [mention]))
    }
}
