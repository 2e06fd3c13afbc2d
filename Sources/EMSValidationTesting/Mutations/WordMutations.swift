import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation

extension Mutation {
    /// Words that say something else than what is written of them, or that somebody else says.
    static let words: [Mutation] = [
        .records("spoken form of another number", .transcript(.wordsDiffer)) {
            $0.calls[0].transcript.turns[2].spoken = "heart rate is eighty nine"
        },
        .records("times of a voice where there is none", .transcript(.times)) { dataset in
            for index in 0..<2 { dataset.calls[0].record.speakers[index].voice = nil }
            dataset.calls[0].record.streams.removeFirst()
            dataset.calls[0].media["train/enc-000000/audio/mix.flac"] = nil
        },
        .records("estimated times beside voices", .transcript(.times)) {
            $0.calls[0].transcript.times = .estimated
        },
        .records("allergy that is denied by its mention alone", .transcript(.mentionValue)) {
            $0.calls[0].hear("Allergic to peanuts.", .allergy, "peanuts", from: 12, as: .absent, by: "family")
        },
        .records("sign that is denied by the word before it", .transcript(.mentionValue)) {
            $0.calls[0].hear("No crackles.", .finding, "crackles", from: 3, as: .present)
        },
        .records("sign that the report has found", .transcript(.mentionValue)) { dataset in
            dataset.calls[0].hear("Skin is blue.", .finding, "cyanosis", from: 8, as: .absent, of: "vitals.1")
            dataset.calls[0].report = [
                "synthetic": true,
                "narrative": [["text": "Found at 07:30:09: cyanosis, pallor.", "beats": ["vitals.1"]]],
            ]
        },
        .records("energy that the family says", .cross(.speaker)) { dataset in
            dataset.calls[0].record.speakers.append(SpeakerRecord(id: "family", role: .family))
            dataset.calls[0].transcript.turns[1].speaker = "family"
            dataset.calls[0].transcript.turns[1].role = .family
        },
        .records("allergy that the crew is told by itself", .cross(.speaker)) {
            $0.calls[0].hear("Allergic to peanuts.", .allergy, "peanuts", from: 12, as: .present, by: "medic1")
        },
        .records("reading that another has taken", .cross(.speaker)) { dataset in
            dataset.calls[0].events[6].actor = "emt1"
            dataset.calls[0].transcript.turns[2].beatID = "vitals.1"
        },
        .records("suspicion with the code of something else", .cross(.codeMismatch)) { dataset in
            dataset.calls[0].hear("A seizure.", .condition, "seizure", from: 2, as: .present, of: "thought.1")
            dataset.calls[0].add(.communication, "suspected_seizure", from: 13, to: 13) {
                ($0.beatID, $0.code) = ("thought.1", "icd10:I46.9")
            }
        },
        .records("same thing with two codes", .cross(.codeMismatch)) { dataset in
            for (label, code) in [("suspected_seizure", "R56.9"), ("ruled_out_seizure", "I46.9")] {
                dataset.calls[0].add(.communication, label, from: 13, to: 13) { $0.code = "icd10:\(code)" }
            }
        },
        .records("handoff in no words", .cross(.unsaid)) { dataset in
            dataset.calls[0].add(.communication, "handoff", from: 18, to: 19) { $0.beatID = "handoff.1" }
        },
        .records("order that nobody gives", .cross(.unsaid)) {
            $0.calls[0].events[2].director = "emt1"
        },
        .records("turn of a step that nothing happens in", .identity(.danglingReference)) {
            $0.calls[0].transcript.turns[2].beatID = "vitals.9"
        },
        .records("shock with the number of another", .event(.label)) { $0.calls[0].events[4].label = "shock_2" },
        .records("sentence that is told twice", .cross(.recordCare)) { dataset in
            let sentence: JSONValue = ["text": "Heart rate was 88.", "beats": ["vitals.1"]]
            dataset.calls[0].report = ["synthetic": true, "narrative": [sentence, sentence]]
        },
        .records("vein that nobody has found", .care(.noAccess)) { dataset in
            dataset.calls[0].add(.communication, "dispatch", from: 0, to: 0) { $0.beatID = "epi.1" }
            dataset.calls[0].add(.communication, "arrival", from: 0, to: 0) { _ in }
        },
        .records("keystep by other hands", .event(.keystep)) { dataset in
            dataset.calls[0].add(.keystep, Keystep.giveMedication.label, from: 4, to: 5) {
                ($0.beatID, $0.actor, $0.keystepID) = ("epi.1", "emt1", Keystep.giveMedication.rawValue)
            }
        },
        .records("drug in an order that is not marked", .transcript(.drugUnmentioned)) { dataset in
            dataset.calls[0].transcript.turns[0].beatID = "epi.1"
            dataset.calls[0].transcript.turns[0].mentions.removeAll { $0.kind == .drug }
        },
        .records("radio report in the open air", .transcript(.channel)) { dataset in
            var turn = MinimalDataset.turn("t04", "medic1", .leadMedic, "We are on the way.", from: 13, to: 15)
            (turn.beatID, turn.channel) = ("radio.1", .air)
            dataset.calls[0].transcript.turns.append(turn)
            dataset.calls[0].add(.communication, "radio_report", from: 13, to: 13) { $0.beatID = "radio.1" }
        },
        .records("pressure that no cuff shows", .schema(.outOfRange)) {
            $0.calls[0].add(.reading, "systolic", from: 13, to: 13) {
                ($0.kind, $0.value, $0.unit, $0.readingID) = (.systolic, 117, VitalKind.systolic.unit, "r09")
            }
        },
        .records("turn that never ends", .transcript(.interval)) { dataset in
            var turn = MinimalDataset.turn("t04", "emt1", .emt, "All right.", from: 11, to: 12)
            turn.end = .seconds(16)
            dataset.calls[0].transcript.turns.append(turn)
        },
        .records("rhythm under the abbreviation of another", .transcript(.mentionValue)) {
            $0.calls[0].hear("Still in VF.", .rhythm, "sinus", from: 9, as: .present)
        },
        .records("drug under the generic name of another", .transcript(.mentionValue)) {
            $0.calls[0].hear("Takes simvastatin.", .drug, "atorvastatin", from: 6, as: .present, by: "family")
        },
        .records("illness that is the opposite of its words", .transcript(.mentionValue)) {
            $0.calls[0].hear("Low blood pressure.", .condition, "hypertension", from: 0, as: .present)
        },
        .records("sign that its own words deny", .transcript(.mentionValue)) {
            $0.calls[0].hear("He has no pulse.", .finding, "pulse", from: 0, as: .present)
        },
        .records("patient of another sex by one word", .cross(.patientMismatch)) {
            $0.calls[0].transcript.turns.append(
                MinimalDataset.turn("t04", "emt1", .emt, "All right. She is here.", from: 13, to: 15))
        },
        .records("shock of an energy that nobody has said", .cross(.unsaid)) { dataset in
            dataset.calls[0].events[4].mode = .manual
            dataset.calls[0].transcript.turns[1] = MinimalDataset.turn(
                "t02", "emt1", .emt, "Everybody clear.", from: 4, to: 6)
            dataset.calls[0].transcript.turns[1].beatID = "shock.1"
            dataset.calls[0].add(.communication, "charge", from: 3, to: 5)
        },
        .records("radio at the side of the patient", .transcript(.channel)) { dataset in
            dataset.calls[0].transcript.turns[2].channel = .radio
            dataset.calls[0].transcript.turns[2].beatID = "vitals.1"
        },
        .records("reading that is current no longer", .cross(.readingMismatch)) { dataset in
            (dataset.calls[0].events[6].start, dataset.calls[0].events[6].end) = (.seconds(8), .seconds(8))
            dataset.calls[0].report = [
                "synthetic": true,
                "eVitals.10": [
                    ["value": 88, "t_ns": 8_000_000_000, "reading_id": "r01"],
                    ["value": 90, "t_ns": 9_000_000_000, "reading_id": "r02"],
                ],
            ]
            dataset.calls[0].add(.reading, "heart_rate", from: 9, to: 9) { event in
                (event.kind, event.value, event.unit) = (.heartRate, 90, "/min")
                (event.readingID, event.beatID) = ("r02", "vitals.1")
            }
        },
        .records("allergy that the hospital tells the crew", .cross(.speaker)) { dataset in
            dataset.calls[0].hear("Allergic to peanuts.", .allergy, "peanuts", from: 12, as: .present)
            dataset.calls[0].record.speakers.append(SpeakerRecord(id: "nurse", role: .hospital))
            dataset.calls[0].transcript.turns[3].speaker = "nurse"
            dataset.calls[0].transcript.turns[3].role = .hospital
        },
        .records("dispatcher who whispers", .cross(.speaker)) { dataset in
            dataset.calls[0].record.speakers.append(SpeakerRecord(id: "dispatch", role: .dispatcher))
            var turn = MinimalDataset.turn("t04", "dispatch", .dispatcher, "Copy that.", from: 13, to: 15)
            (turn.channel, turn.delivery) = (.radio, .whispered)
            dataset.calls[0].transcript.turns.append(turn)
        },
        .records("chest that goes down by an inch", .schema(.outOfRange)) {
            $0.calls[0].events[0].depthMillimetres = 25
        },
        .records("talk a second after its events", .cross(.talkTime)) { $0.calls[0].announce(later: 1) },
        .records("events that talk and report have later", .cross(.talkTime)) { dataset in
            dataset.calls[0].announce(later: 1)
            for kind in [VitalKind.heartRate, .respiratoryRate, .spo2, .etco2] {
                let id = "r1\(kind.rawValue)"
                dataset.calls[0].add(.reading, kind.rawValue, from: 9, to: 9) { event in
                    (event.readingID, event.kind, event.value) = (id, kind, 40)
                    (event.unit, event.beatID) = (kind.unit, "vitals.1")
                }
            }
            let values = dataset.calls[0].events.compactMap(\.readingID).map { id -> JSONValue in
                ["value": 88, "t_ns": 10_000_000_000, "reading_id": .string(id)]
            }
            dataset.calls[0].report = ["synthetic": true, "eVitals.10": .array(values)]
        },
        .records("report of readings that are a second later", .cross(.recordClock)) { dataset in
            dataset.calls[0].read(.heartRate, 88, at: 12)
            dataset.calls[0].read(.heartRate, 88, at: 13)
            dataset.calls[0].read(.heartRate, 88, at: 14)
            let values = dataset.calls[0].events.filter { $0.readingID != nil }.map { event -> JSONValue in
                let time = JSONValue.integer((event.start + .seconds(1)).nanoseconds)
                return ["value": 88, "t_ns": time, "reading_id": .string(event.readingID ?? "")]
            }
            dataset.calls[0].report = ["synthetic": true, "eVitals.10": .array(values)]
        },
        .records("keystep of nothing that is done", .event(.keystep)) { dataset in
            dataset.calls[0].add(.keystep, Keystep.turnOnEcg.label, from: 14, to: 15) {
                ($0.beatID, $0.actor, $0.keystepID) = ("ecg.1", "emt1", Keystep.turnOnEcg.rawValue)
            }
        },
        .records("keystep long after its deed", .event(.keystep)) { dataset in
            dataset.calls[0].add(.keystep, Keystep.giveMedication.label, from: 16, to: 17) {
                ($0.beatID, $0.actor, $0.keystepID) = ("epi.1", "medic1", Keystep.giveMedication.rawValue)
            }
            dataset.calls[0].add(.communication, "note", from: 15, to: 15) { $0.beatID = "epi.1" }
        },
        .records("deed without a keystep, unlike the other", .event(.keystep)) { dataset in
            dataset.calls[0].add(.compressions, "compressions", from: 13, to: 18) {
                ($0.beatID, $0.actor, $0.ratePerMinute, $0.depthMillimetres) = ("cpr.2", "emt1", 110, 52)
            }
            dataset.calls[0].add(.keystep, Keystep.chestCompressions.label, from: 13, to: 14) {
                ($0.beatID, $0.actor, $0.keystepID) = ("cpr.2", "emt1", Keystep.chestCompressions.rawValue)
            }
        },
        .records("noise of a scene that is not heard", .cross(.deviceSound)) { dataset in
            let path = "train/enc-000000/audio/noisy.flac"
            var noisy = dataset.calls[0].record.streams[0]
            (noisy.id, noisy.kind, noisy.path) = ("noisy-rain-5", .audioNoisy, path)
            noisy.noise = NoiseRecord(
                scene: "siren-hi-lo", twin: "mix", ratioDecibels: 5, measuredRatioDecibels: 5, cleanGainDecibels: 0,
                noiseGainDecibels: 0)
            dataset.calls[0].record.streams.append(noisy)
            dataset.calls[0].media[path] = Data("fLaCnoisy".utf8)
            dataset.calls[0].add(.sound, "rain", from: 0, to: 20) { ($0.scene, $0.source) = ("rain", "scene") }
        },
        .records("clock that drifts faster than its recipe lets it", .dataset(.otherRecipe)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "clocks": ["drift_ppm": 50]]
            dataset.calls[0].record.streams[0].clock = StreamClock(offsetNanoseconds: 0, skewPartsPerBillion: 200_000)
        },
        .records("somebody who does nothing", .identity(.danglingReference)) {
            $0.calls[0].record.speakers.append(SpeakerRecord(id: "police", role: .police))
        },
        .records("order of oneself", .cross(.speaker)) { $0.calls[0].events[2].director = "medic1" },
        .records("route that is not the one that was said", .cross(.doseMismatch)) { dataset in
            dataset.calls[0].transcript.turns[0] = MinimalDataset.turn(
                "t01", "medic1", .leadMedic, "Epinephrine 1 mg IM now.", from: 1, to: 3,
                mentions: dataset.calls[0].transcript.turns[0].mentions)
            dataset.calls[0].transcript.turns[0].beatID = "epi.1"
            dataset.calls[0].pairs[4].text = "Epinephrine 1 mg IM now."
        },
        .records("mention that is there twice", .transcript(.mentionSpan)) { dataset in
            let mention = dataset.calls[0].transcript.turns[2].mentions[0]
            dataset.calls[0].transcript.turns[2].mentions.append(mention)
        },
        .records("pulse with the code of breathing", .cross(.codeMismatch)) {
            $0.calls[0].transcript.turns[2].mentions[0].code = "loinc:9279-1"
        },
        .records("drug given twice in a step", .identity(.duplicateID)) { dataset in
            var again = dataset.calls[0].events[2]
            (again.id, again.start, again.end) = ("e02b", .seconds(9), .seconds(10))
            dataset.calls[0].events.append(again)
        },
        .records("twin with the picture of its base", .frame(.twin)) { dataset in
            let media = dataset.calls[0].media
            dataset.calls[0].media["train/enc-000000/frames/000001.png"] = media["train/enc-000000/frames/000000.png"]
        },
        .records("question with one choice", .frame(.pairAnswer)) { $0.calls[0].pairs[2].choices = ["88"] },
        .records("choices out of order", .frame(.pairAnswer)) { $0.calls[0].pairs[2].choices = ["98", "88"] },
        .records("speaker without a stem", .identity(.danglingReference)) { dataset in
            for (id, speaker) in [("stem-medic1", "medic1"), ("stem-bed", nil)] {
                let path = "train/enc-000000/audio/\(id).flac"
                var stem = dataset.calls[0].record.streams[0]
                (stem.id, stem.kind, stem.path, stem.speaker) = (id, .audioStem, path, speaker)
                dataset.calls[0].record.streams.append(stem)
                dataset.calls[0].media[path] = Data("fLaC\(id)".utf8)
            }
        },
        .records("call without the report of its recipe", .identity(.danglingReference)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "streams": ["report": true]]
            dataset.calls[0].record.streams.removeAll { $0.kind == .record }
        },
        .records("charge after its shock", .care(.shockCharge)) { dataset in
            dataset.calls[0].events[4].mode = .manual
            dataset.calls[0].add(.communication, "charge", from: 10, to: 12) { _ in }
        },
        .records("dose that is reported as not given", .cross(.recordCare)) {
            $0.calls[0].report = [
                "synthetic": true, "eMedications.03": [["value": "3992", "beat_id": "epi.1", "pn": "8801019"]],
            ]
        },
        .records("pulse that the narrative finds in fibrillation", .cross(.rhythmMismatch)) {
            $0.calls[0].report = [
                "synthetic": true, "narrative": [["text": "Found at 07:30:03: breathing, pulse.", "beats": ["epi.1"]]],
            ]
        },
        .records("place that is called otherwise in the text", .transcript(.mentionValue)) {
            $0.calls[0].hear("In the kitchen.", .place, "bedroom", from: 7, as: .present)
        },
        .records("unit of another call", .cross(.recordSpeech)) { dataset in
            dataset.calls[0].report = ["synthetic": true, "eResponse.14": [["value": "Medic 3"]]]
            for (turn, unit) in [(0, "Medic 3"), (1, "Medic 3"), (2, "Medic 8")] {
                var said = MinimalDataset.turn(
                    "t1\(turn)", "medic1", .leadMedic, "\(unit) here.", from: 13 + turn, to: 14 + turn,
                    mentions: [
                        MentionRecord(
                            start: 0, end: 7, kind: .unitName, value: .text(unit), assertion: .present, status: .current
                        )
                    ])
                said.beatID = "radio.1"
                dataset.calls[0].transcript.turns.append(said)
            }
            dataset.calls[0].add(.communication, "radio_report", from: 13, to: 13) { $0.beatID = "radio.1" }
        },
        .records("number of shocks that there were not", .cross(.energyMismatch)) { dataset in
            var count = MinimalDataset.turn(
                "t04", "medic1", .leadMedic, "That's 2 delivered.", from: 13, to: 15,
                mentions: [
                    MentionRecord(
                        start: 7, end: 8, kind: .count, value: .number(2), assertion: .present, beatID: "shock.1",
                        status: .current)
                ])
            count.beatID = "shock.1"
            dataset.calls[0].transcript.turns.append(count)
        },
        .records("order that is read back and listed as unanswered", .care(.closedLoop)) { dataset in
            dataset.calls[0].transcript.turns[0].beatID = "epi.1"
            var answer = dataset.calls[0].transcript.turns[0]
            (answer.id, answer.speaker, answer.role) = ("t04", "emt1", .emt)
            answer.start = .seconds(13)
            answer.end = .seconds(15)
            for index in answer.words.indices {
                answer.words[index].start = answer.words[index].start + .seconds(12)
                answer.words[index].end = answer.words[index].end + .seconds(12)
            }
            dataset.calls[0].transcript.turns.append(answer)
            dataset.calls[0].events[2].director = "medic1"
            dataset.calls[0].events[2].actor = nil
            dataset.calls[0].add(.communication, "read_back_missing", from: 16, to: 16) { $0.beatID = "epi.1" }
        },
        .records("drug that is withheld in the step that gives it", .event(.label)) {
            $0.calls[0].add(.communication, "withheld_epinephrine", from: 13, to: 13) { $0.beatID = "epi.1" }
        },
        .records("care of many before an arrival that was moved", .care(.beforeArrival)) {
            $0.calls[0].add(.communication, "arrival", from: 10, to: 10) { _ in }
        },
        .records("records that begin before the electrodes are on", .cross(.deviceStart)) { dataset in
            var trend = dataset.calls[0].record.streams[4]
            trend.id = "trend"
            trend.path = trend.path.replacing("monitor", with: "trend")
            trend.files = nil
            dataset.calls[0].media[trend.path] = dataset.calls[0].media[dataset.calls[0].record.streams[4].path]
            dataset.calls[0].record.streams.append(trend)
            for index in [4, 7] { dataset.calls[0].record.streams[index].clock = .identity }
            dataset.calls[0].add(.device, "ecg_attached", from: 8, to: 10) { $0.device = "ecg" }
        },
        .records("group of another call", .dataset(.outlier)) { dataset in
            for index in 2..<4 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                dataset.calls[index].record.provenance = ["presentation": .string("collapse\(index)")]
                dataset.calls[index].record.group =
                    "cardiac_arrest-collapse\(index)-responds-\(index == 1 ? "child" : "adult")"
            }
        },
        .records("sign that the same words deny in one call among many", .dataset(.outlier)) { dataset in
            for index in 2..<4 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                dataset.calls[index].record.provenance = ["presentation": "collapse"]
                dataset.calls[index].record.group = "cardiac_arrest-collapse-\(index)"
                dataset.calls[index].hear(
                    "Skin is blue.", .finding, "cyanosis", from: 8, as: index == 1 ? .absent : .present)
            }
        },
        .records("line that is into the bone in one call among many", .dataset(.outlier)) { dataset in
            for index in 2..<4 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                dataset.calls[index].hear(
                    "Get a drip.", .procedure, index == 1 ? "io_access" : "iv_access", from: 6, as: .possible)
            }
        },
        .records("allergy that the crew passes on and does not report", .cross(.recordSpeech)) { dataset in
            dataset.calls[0].hear("Allergic to penicillin.", .allergy, "penicillin", from: 12, as: .present)
            dataset.calls[0].transcript.turns[3].mentions[0].code = "rxnorm:70618"
            dataset.calls[0].report = ["synthetic": true, "eHistory.06": [["value": "1191"]]]
        },
        .records("minutes that the text calls hours", .transcript(.mentionUnit)) { dataset in
            dataset.calls[0].hear("It began 2 hours.", .duration, "", from: 9, as: .present)
            dataset.calls[0].transcript.turns[3].mentions[0].value = .number(2)
            dataset.calls[0].transcript.turns[3].mentions[0].unit = "min"
        },
    ]
}

extension MinimalDataset.Call {
    /// Adds a turn of which the last words are a mention; what others than the crew say is reported.
    fileprivate mutating func hear(
        _ text: String, _ kind: Mention.Kind, _ value: String, from start: Int,
        as assertion: Observation.Assertion, of beat: String? = nil, by speaker: String? = nil
    ) {
        let isFamily = speaker == "family"
        if isFamily { record.speakers.append(SpeakerRecord(id: "family", role: .family)) }
        transcript.turns.append(
            MinimalDataset.turn(
                "t04", speaker ?? "medic1", isFamily ? .family : .leadMedic, text, from: 13, to: 15,
                mentions: [
                    MentionRecord(
                        start: start, end: text.unicodeScalars.count - 1, kind: kind, value: .text(value),
                        code: kind == .condition ? "icd10:R56.9" : nil, assertion: assertion, beatID: beat,
                        status: speaker == nil ? .current : .reported)
                ]))
    }
}
