import EMSDiagnostics
import EMSManifest
import EMSModel

extension Mutation {
    /// Care that cannot have been given like this, and streams that contradict it.
    static let care: [Mutation] = [
        .records("manual shock without a charge", .care(.shockCharge)) { dataset in
            dataset.calls[0].events[4].mode = .manual
            dataset.calls[0].transcript.turns[1] = MinimalDataset.turn(
                "t02", "emt1", .emt, "Everybody clear.", from: 4, to: 6)
            dataset.calls[0].transcript.turns[1].beatID = "shock.1"
        },
        .records("shock into a sinus rhythm", .care(.shockRhythm)) { dataset in
            dataset.calls[0].events[4].mode = .aed
            dataset.calls[0].events[1].turn(into: .sinus)
        },
        .records("nobody compresses after a shock", .care(.shockResume)) {
            $0.calls[0].events[5].turn(into: .asystole)
        },
        .records("counting slower than the hands", .cross(.counting)) { $0.calls[0].count(from: 0, to: 4) },
        .records("counting while nobody compresses", .cross(.counting)) { $0.calls[0].count(from: 13, to: 16) },
        .records("order that nobody reads back", .care(.closedLoop)) { dataset in
            dataset.calls[0].transcript.turns[0].beatID = "epi.1"
            dataset.calls[0].events[2].director = "medic1"
            dataset.calls[0].events[2].actor = nil
        },
        .records("ten times the dose, wherever it is told", .care(.doseLimit)) { dataset in
            dataset.calls[0].events[2].dose = 10
            var mention = dataset.calls[0].transcript.turns[0].mentions[0]
            (mention.end, mention.value) = (17, .number(10))
            dataset.calls[0].transcript.turns[0] = MinimalDataset.turn(
                "t01", "medic1", .leadMedic, "Epinephrine 10 mg now.", from: 1, to: 3, mentions: [mention])
            dataset.calls[0].pairs[4].text = "Epinephrine 10 mg now."
        },
        .records("drug to somebody who is allergic to it", .care(.allergicDrug)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true, "eHistory.06": [["value": "3992"]],
                "eMedications.03": [["value": "3992", "beat_id": "epi.1"]],
            ]
        },
        .records("compressions before the arrival", .care(.beforeArrival)) { dataset in
            dataset.calls[0].add(.communication, "arrival", from: 2, to: 2)
        },
        .records("atropine beyond its limit", .care(.doseLimit)) { dataset in
            dataset.calls[0].events[2].label = "atropine"
            dataset.calls[0].events[2].drug = "atropine"
            dataset.calls[0].events[2].dose = 4
            var mention = dataset.calls[0].transcript.turns[0].mentions[0]
            (mention.start, mention.end, mention.value) = (9, 13, .number(4))
            dataset.calls[0].transcript.turns[0] = MinimalDataset.turn(
                "t01", "medic1", .leadMedic, "Atropine 4 mg now.", from: 1, to: 3, mentions: [mention])
            dataset.calls[0].pairs[4].text = "Atropine 4 mg now."
        },
        .records("APGAR that is not its sum", .care(.scoreSum)) { dataset in
            dataset.calls[0].read(.apgar, 9)
            for part in VitalKind.apgarParts { dataset.calls[0].read(part, 2) }
        },
        .records("coma score that is not its sum", .care(.scoreSum)) { dataset in
            dataset.calls[0].read(.gcs, 10)
            dataset.calls[0].read(.gcsEye, 2)
            dataset.calls[0].read(.gcsVerbal, 3)
            dataset.calls[0].read(.gcsMotor, 4)
        },
        .records("pressures exchanged", .care(.pressureOrder)) { dataset in
            dataset.calls[0].read(.systolic, 80)
            dataset.calls[0].read(.diastolic, 120)
        },
        .records("saturation without a pulse", .care(.pulselessReading)) { dataset in
            dataset.calls[0].events[5].turn(into: .asystole)
            dataset.calls[0].add(.compressions, "compressions", from: 8, to: 9) { event in
                event.actor = "emt1"
                (event.ratePerMinute, event.depthMillimetres) = (110, 50)
            }
            dataset.calls[0].read(.spo2, 96)
        },
        .records("handoff long after the last reading", .care(.vitalsLate)) { dataset in
            dataset.calls[0].record.duration = .seconds(400)
            dataset.calls[0].transcript.duration = .seconds(400)
            dataset.calls[0].events[5].end = .seconds(400)
            dataset.calls[0].record.streams[0].samples = 6_400_000
            dataset.calls[0].record.streams[4].samples = 100_000
            dataset.calls[0].add(.communication, "handoff", from: 380, to: 390)
        },
        .records("cuff that starts while it measures", .care(.cuffOverlap)) { dataset in
            for (start, end) in [(9, 14), (12, 18)] {
                dataset.calls[0].add(.procedure, "blood_pressure", from: start, to: end) {
                    $0.device = "blood_pressure"
                }
            }
        },
        .records("sugar that rises before it is given", .cross(.effectBeforeDrug)) { dataset in
            dataset.calls[0].read(.glucose, 30, at: 10)
            dataset.calls[0].read(.glucose, 110)
            dataset.calls[0].add(.medication, "dextrose", from: 13, to: 15) { event in
                (event.drug, event.dose, event.unit, event.route) = ("dextrose", 25, "g", .intravenous)
                event.actor = "medic1"
            }
        },
        .records("report with another rhythm", .cross(.rhythmMismatch)) {
            $0.calls[0].report = ["synthetic": true, "eVitals.03": [["value": "9901003", "t_ns": 9_000_000_000]]]
        },
        .records("rhythm that the heart does not have", .cross(.rhythmMismatch)) { dataset in
            dataset.calls[0].hear("It's asystole.", 5..<13, .rhythm, .text("asystole"))
        },
        .records("screen with another rhythm", .cross(.rhythmMismatch)) {
            $0.calls[0].frames[1].twin = nil
            $0.calls[0].frames[1].scene = ["attributes": ["ecg": ["rhythm": "atrial fibrillation"]]]
        },
        .records("report with another energy", .cross(.recordCare)) {
            $0.calls[0].report = ["synthetic": true, "eDevice.10": [["value": 150]]]
        },
        .records("report with another dose", .cross(.recordCare)) {
            $0.calls[0].report = ["synthetic": true, "eMedications.05": [["value": 2, "beat_id": "epi.1"]]]
        },
        .records("report without a drug that was given", .cross(.recordCare)) {
            $0.calls[0].report = ["synthetic": true, "eMedications.03": [["value": "1191", "beat_id": "aspirin.1"]]]
        },
        .records("report of a drug that nobody gave", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true,
                "eMedications.03": [
                    ["value": "3992", "beat_id": "epi.1"], ["value": "1191", "beat_id": "aspirin.1"],
                ],
            ]
        },
        .records("report of a drug at another time", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true,
                "eMedications.03": [["value": "3992", "beat_id": "epi.1", "t_ns": 9_000_000_000]],
            ]
        },
        .records("whole report without drugs", .cross(.recordCare)) {
            $0.calls[0].report = ["synthetic": true, "eProtocols.01": [["value": "9914011"]]]
        },
        .records("another drug than was given", .cross(.doseMismatch)) { dataset in
            dataset.calls[0].transcript.turns[0].mentions[1].value = .text("morphine")
        },
        .records("event that occurs again under another id", .identity(.duplicateID)) { dataset in
            var again = dataset.calls[0].events[3]
            again.id = "e99"
            dataset.calls[0].events.insert(again, at: 4)
        },
        .records("drug by the name of another", .event(.label)) { $0.calls[0].events[2].label = "atropine" },
        .records("reading that is said before it is taken", .cross(.readingMismatch)) { dataset in
            let mentions = dataset.calls[0].transcript.turns[2].mentions
            dataset.calls[0].transcript.turns[2] = MinimalDataset.turn(
                "t03", "medic1", .leadMedic, "Heart rate is 88.", from: 6, to: 7, mentions: mentions)
        },
        .records("reading of another time than is said", .cross(.readingMismatch)) {
            $0.calls[0].transcript.turns[2].mentions[0].of = .seconds(5)
        },
        .records("measured value of no reading", .cross(.readingMismatch)) {
            $0.calls[0].transcript.turns[2].mentions[0].of = .seconds(9)
            $0.calls[0].transcript.turns[2].mentions[0].readingID = nil
        },
        .records("somebody of the other sex", .cross(.patientMismatch)) { dataset in
            dataset.calls[0].hear("A 61 year old female.", 2..<4, .age, .number(61), unit: "a")
        },
        .records("count with a unit", .transcript(.mentionUnit)) { dataset in
            dataset.calls[0].hear("That is 3 now.", 8..<9, .count, .number(3), unit: "kg")
        },
        .records("hesitation that ends within a word", .transcript(.mentionSpan)) { dataset in
            dataset.calls[0].transcript.turns[1].disfluencies = [DisfluencyRecord(start: 0, end: 4, kind: .filler)]
        },
        .records("words of a sentence in one call among many", .dataset(.outlier)) { dataset in
            for index in 2..<5 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                let way = index == 1 ? "thrown" : "given"
                dataset.calls[index].report = [
                    "synthetic": true,
                    "narrative": [["text": .string("Epinephrine 1 mg was \(way)."), "beats": ["epi.1"]]],
                ]
            }
        },
        .records("another age than the patient's", .cross(.patientMismatch)) { dataset in
            dataset.calls[0].hear("She is 31.", 7..<9, .age, .number(31), unit: "a")
        },
        .records("report of another age", .cross(.patientMismatch)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true, "ePatient.15": [["value": 31]], "ePatient.16": [["value": "2516009"]],
            ]
        },
        .records("report that denies the arrest", .cross(.recordArrest)) {
            $0.calls[0].report = ["synthetic": true, "eArrest.01": [["value": "3001001"]]]
        },
        .records("report with another first rhythm", .cross(.recordArrest)) {
            $0.calls[0].report = ["synthetic": true, "eArrest.11": [["value": "3011001", "t_ns": 9_000_000_000]]]
        },
        .records("report whose times run backwards", .cross(.recordTimes)) {
            $0.calls[0].report = [
                "synthetic": true, "eTimes.06": [["t_ns": 5_000_000_000]], "eTimes.07": [["t_ns": 4_000_000_000]],
            ]
        },
        .records("two people who compress at once", .care(.doubleCompressions)) { dataset in
            dataset.calls[0].add(.compressions, "compressions", from: 1, to: 6) { event in
                (event.ratePerMinute, event.depthMillimetres) = (110, 50)
            }
        },
        .records("rhythms with a gap", .event(.rhythmGap)) { $0.calls[0].events[1].end = .seconds(7) },
        .records("rhythms that overlap", .event(.rhythmGap)) { $0.calls[0].events[1].end = .seconds(9) },
        .records("rhythms that end early", .event(.rhythmGap)) { $0.calls[0].events[5].end = .seconds(19) },
        .records("another weight than the patient's", .cross(.patientMismatch)) { dataset in
            dataset.calls[0].record.patient.weightKilograms = 80
            dataset.calls[0].hear("Weighs 90.", 7..<9, .weight, .number(90), unit: "kg")
        },
        .records("energy in milligrams", .transcript(.mentionUnit)) {
            $0.calls[0].transcript.turns[1].mentions[0].unit = "mg"
        },
        .records("dispatcher in the room", .transcript(.channel)) { dataset in
            dataset.calls[0].record.speakers.append(SpeakerRecord(id: "dispatch", role: .dispatcher))
            var turn = MinimalDataset.turn("t04", "dispatch", .dispatcher, "Go ahead.", from: 13, to: 15)
            turn.channel = .air
            dataset.calls[0].transcript.turns.append(turn)
        },
        .records("patient with a radio", .transcript(.channel)) { dataset in
            dataset.calls[0].record.speakers.append(SpeakerRecord(id: "patient", role: .patient))
            var turn = MinimalDataset.turn("t04", "patient", .patient, "Help me.", from: 13, to: 15)
            turn.channel = .radio
            dataset.calls[0].transcript.turns.append(turn)
        },
        .records("patient who speaks without a pulse", .cross(.speaker)) { dataset in
            dataset.calls[0].record.speakers.append(SpeakerRecord(id: "patient", role: .patient))
            dataset.calls[0].transcript.turns.insert(
                MinimalDataset.turn("t00", "patient", .patient, "Help me.", from: 0, to: 1), at: 0)
        },
        .records("shock that lasts", .event(.interval)) { $0.calls[0].events[4].end = .seconds(8) },
        .records("illness ruled out that nobody suspected", .event(.label)) { dataset in
            dataset.calls[0].add(.protocolChange, "ruled_out_pneumonia", from: 13, to: 13) { event in
                (event.actor, event.code) = ("medic1", "icd10:J18.9")
            }
        },
        .records("repetition of what is not said again", .transcript(.mentionSpan)) { dataset in
            dataset.calls[0].transcript.turns[0].disfluencies = [DisfluencyRecord(start: 0, end: 11, kind: .repetition)]
            dataset.calls[0].transcript.turns[0].clean = "1 mg now."
        },
        .records("words that nobody says so fast", .transcript(.interval)) { dataset in
            let start = dataset.calls[0].transcript.turns[0].start
            let at = { (index: Int) in start + SessionTime(nanoseconds: Int64(index) * 50_000_000) }
            dataset.calls[0].transcript.turns[0].end = at(4)
            for index in dataset.calls[0].transcript.turns[0].words.indices {
                dataset.calls[0].transcript.turns[0].words[index].start = at(index)
                dataset.calls[0].transcript.turns[0].words[index].end = at(index + 1)
            }
        },
        .records("report of another call", .identity(.danglingReference)) {
            $0.calls[0].report = ["synthetic": true, "encounter": "enc-000009"]
        },
        .records("hands on the chest while nobody compresses", .cross(.frameCare)) {
            $0.calls[0].frames[1].kind = "compressions"
        },
        .records("saturation before the probe is on", .cross(.deviceStart)) { dataset in
            dataset.calls[0].add(.device, "pleth_attached", from: 13, to: 14) { $0.device = "pleth" }
            dataset.calls[0].read(.spo2, 96)
        },
        .records("pressure without a cuff", .cross(.deviceStart)) { dataset in
            dataset.calls[0].add(.device, "pleth_attached", from: 8, to: 9) { $0.device = "pleth" }
            dataset.calls[0].read(.systolic, 120)
        },
        .records("record that begins without its device", .cross(.deviceStart)) { dataset in
            dataset.calls[0].record.streams[4].clock = StreamClock(
                offsetNanoseconds: 4_000_000_000, skewPartsPerBillion: 0)
            dataset.calls[0].record.streams[4].samples = 4000
            dataset.calls[0].add(.device, "ecg_attached", from: 0, to: 1) { $0.device = "ecg" }
        },
    ]
}

extension EventRecord {
    /// With the label that goes with it.
    fileprivate mutating func turn(into other: Rhythm) { (rhythm, label) = (other, other.rawValue) }
}

extension MinimalDataset.Call {
    /// Adds a turn of the lead medic with one mention.
    mutating func hear(
        _ text: String, _ span: Range<Int>, _ kind: Mention.Kind, _ value: ScalarValue, unit: String? = nil
    ) {
        let mention = MentionRecord(
            start: span.lowerBound, end: span.upperBound, kind: kind, value: value, unit: unit, assertion: .present,
            status: .current)
        transcript.turns.append(
            MinimalDataset.turn("t04", "medic1", .leadMedic, text, from: 13, to: 15, mentions: [mention]))
    }

    /// Adds an event in its place.
    mutating func add(
        _ type: EventType, _ label: String, from start: Int, to end: Int, fill: (inout EventRecord) -> Void = { _ in }
    ) {
        var event = EventRecord(
            id: "e\(10 + events.count)", type: type, label: label, start: .seconds(start), end: .seconds(end))
        fill(&event)
        events.insert(event, at: events.firstIndex { $0.start >= event.start } ?? events.count)
    }

    /// Adds four communications, a second apart, that are told so many seconds later.
    mutating func announce(later delay: Int) {
        for (index, second) in (13...16).enumerated() {
            var turn = MinimalDataset.turn("t1\(index)", "emt1", .emt, "All right.", from: second, to: second + 1)
            turn.beatID = "note.\(index)"
            transcript.turns.append(turn)
            add(.communication, "note", from: second - delay, to: second - delay) { $0.beatID = "note.\(index)" }
        }
    }

    /// Adds a reading.
    mutating func read(_ kind: VitalKind, _ value: Double, at second: Int = 12) {
        let id = "r\(10 + events.count)"
        add(.reading, kind.rawValue, from: second, to: second) { event in
            (event.readingID, event.kind, event.value) = (id, kind, value)
            (event.unit, event.beatID) = (kind.unit, "vitals.2")
        }
    }

    /// Has somebody count to six between two seconds of the session.
    fileprivate mutating func count(from start: Int, to end: Int) {
        let mentions = (1...6).map { number in
            MentionRecord(
                start: 3 * number - 3, end: 3 * number - 2, kind: .count, value: .number(Double(number)),
                assertion: .present, status: .current)
        }
        transcript.turns.append(
            MinimalDataset.turn(
                "t09", "emt1", .emt, "1, 2, 3, 4, 5, 6.", from: start, to: end, mentions: mentions))
        transcript.turns.sort { $0.start < $1.start }
    }
}
