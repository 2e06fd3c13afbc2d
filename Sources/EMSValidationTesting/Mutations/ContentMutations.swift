import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import Foundation

extension Mutation {
    static let transcript: [Mutation] = [
        .records("transcript in another language", .transcript(.language)) {
            $0.calls[0].transcript.language = "de"
        },
        .records("what was meant is another sentence", .transcript(.wordsDiffer)) { dataset in
            dataset.calls[0].hesitate()
            dataset.calls[0].transcript.turns[2].clean = "Heart rate was 88."
        },
        .records("what was meant holds a filler", .transcript(.wordsDiffer)) { dataset in
            dataset.calls[0].hesitate()
            dataset.calls[0].transcript.turns[2].clean = dataset.calls[0].transcript.turns[2].text
        },
        .records("turn without length", .transcript(.interval)) { dataset in
            dataset.calls[0].transcript.turns[2].end = .seconds(10)
        },
        .records("word without length", .transcript(.interval)) { dataset in
            let start = dataset.calls[0].transcript.turns[0].words[1].start
            dataset.calls[0].transcript.turns[0].words[1].end = start
        },
        .records("word outside its turn", .transcript(.wordOutsideTurn)) { dataset in
            dataset.calls[0].transcript.turns[0].words[3].end = .milliseconds(3100)
        },
        .records("overlapping words", .transcript(.wordOrder)) { dataset in
            dataset.calls[0].transcript.turns[0].words[1].start = .milliseconds(1400)
        },
        .records("turns whose ids differ in case", .identity(.caseCollision)) { dataset in
            dataset.calls[0].transcript.turns[2].id = "T02"
        },
        .records("spoken form of another turn", .transcript(.wordsDiffer)) { dataset in
            dataset.calls[0].transcript.turns[0].spoken = dataset.calls[0].transcript.turns[2].spoken
        },
        .records("spoken form that has lost a word", .transcript(.wordsDiffer)) { dataset in
            dataset.calls[0].transcript.turns[2].spoken = "heart is 88."
        },
        .records("clean text of another turn", .transcript(.wordsDiffer)) { dataset in
            dataset.calls[0].transcript.turns[0].clean = "1 mg now."
            dataset.calls[0].transcript.turns[0].disfluencies = [DisfluencyRecord(start: 0, end: 11, kind: .filler)]
            dataset.calls[0].transcript.turns[2].clean = "Something else."
        },
        .records("mention that begins with a space", .transcript(.mentionSpan)) {
            $0.calls[0].transcript.turns[0].mentions[0].start = 11
        },
        .records("mention that ends within a word", .transcript(.mentionSpan)) {
            $0.calls[0].transcript.turns[1].mentions[0].end = 20
        },
        .records("name that nobody says", .transcript(.mentionValue)) { dataset in
            dataset.calls[0].hear("Hello Reed.", 6..<10, .person, .text("Smith"))
        },
        .records("words that are not the text", .transcript(.wordsDiffer)) { dataset in
            dataset.calls[0].transcript.turns[0].words[0].text = "Adrenaline"
        },
        .records("turns out of order", .transcript(.turnOrder)) { $0.calls[0].transcript.turns.swapAt(0, 1) },
        .records("turn beyond the session", .transcript(.turnOutsideSession)) { dataset in
            dataset.calls[0].transcript.turns[2] = MinimalDataset.turn(
                "t03", "medic1", .leadMedic, "Go on.", from: 19, to: 21)
        },
        .records("speaker over himself", .transcript(.speakerOverlap)) { dataset in
            dataset.calls[0].transcript.turns.append(
                MinimalDataset.turn("t04", "medic1", .leadMedic, "Go on.", from: 11, to: 13))
        },
        .records("unknown speaker", .identity(.danglingReference)) {
            $0.calls[0].transcript.turns[0].speaker = "ghost"
        },
        .records("role of another", .transcript(.role)) { $0.calls[0].transcript.turns[0].role = .police },
        .records("duplicate turn", .identity(.duplicateID)) { $0.calls[0].transcript.turns[1].id = "t01" },
        .records("mention beyond the text", .transcript(.mentionSpan)) { dataset in
            dataset.calls[0].transcript.turns[2].mentions[0].end = 99
        },
        .records("number without a mention", .transcript(.numberUnmentioned)) { dataset in
            dataset.calls[0].transcript.turns[2].mentions = []
        },
        .records("mention of another number", .transcript(.mentionValue)) { dataset in
            dataset.calls[0].transcript.turns[0].mentions[0].value = .number(2)
            dataset.calls[0].events[2].dose = 2
        },
        .records("transcript of another call", .identity(.danglingReference)) {
            $0.calls[0].transcript.encounter = "enc-9"
        },
        .records("transcript of another length", .cross(.durationMismatch)) { dataset in
            dataset.calls[0].transcript.duration = .seconds(30)
        },
    ]

    static let events: [Mutation] = [
        .records("reading that lasts", .event(.interval)) { $0.calls[0].events[6].end = .seconds(11) },
        .records("label of another reading", .event(.label)) { $0.calls[0].events[6].label = "spo2" },
        .records("label of another rhythm", .event(.label)) { $0.calls[0].events[5].label = "asystole" },
        .records("compressions that no hands make", .schema(.outOfRange)) { $0.calls[0].events[0].ratePerMinute = 40 },
        .records("compressions of some millimetres", .schema(.outOfRange)) {
            $0.calls[0].events[0].depthMillimetres = 5
        },
        .records("event that ends before it starts", .event(.interval)) { $0.calls[0].events[2].end = .seconds(2) },
        .records("event beyond the session", .event(.outsideSession)) { $0.calls[0].events[5].end = .seconds(21) },
        .records("events out of order", .event(.order)) { $0.calls[0].events.swapAt(5, 6) },
        .records("dose without a unit", .event(.missingDetail)) { $0.calls[0].events[2].unit = nil },
        .records("unknown dose unit", .event(.unit)) { dataset in
            dataset.calls[0].events[2].unit = "mq"
            dataset.calls[0].transcript.turns[0].mentions[0].unit = nil
        },
        .records("reading in another unit", .event(.unit)) { $0.calls[0].events[6].unit = "mmHg" },
        .records("impossible reading", .schema(.outOfRange)) { $0.calls[0].spoilReading(to: 880) },
        .records("keystep with another label", .event(.label)) { $0.calls[0].events[3].label = "clear_for_analysis" },
        .records("duplicate event", .identity(.duplicateID)) { $0.calls[0].events[2].id = "e01" },
        .records("unknown actor", .identity(.danglingReference)) { $0.calls[0].events[2].actor = "ghost" },
        .records("fault of no recording", .identity(.danglingReference)) { $0.calls[0].addFault("dead", of: "mix9") },
        .records("unknown fault", .schema(.unknownValue)) { $0.calls[0].addFault("dreary", of: "mix") },
        .records("unknown alarm", .schema(.unknownValue)) { dataset in
            let end = EventRecord(
                id: "e91", type: .alarm, label: "low_pressure", start: .seconds(12), end: .seconds(13))
            dataset.calls[0].events.append(end)
        },
        .records("unknown device", .schema(.unknownValue)) { dataset in
            dataset.calls[0].events.append(
                EventRecord(
                    id: "e92", type: .device, label: "low_battery", start: .seconds(12), end: .seconds(12),
                    device: "montior"))
        },
        .records("code of no system", .schema(.unknownValue)) { $0.calls[0].events[2].code = "rxnrom:3992" },
        .records("turns that are not those of the transcript", .dataset(.countMismatch)) {
            $0.calls[0].record.provenance = ["turns": 4, "words": 11]
        },
    ]

    static let frames: [Mutation] = [
        .records("frames out of order", .frame(.order)) { $0.calls[0].frames[1].index = 0 },
        .records("frame beyond the session", .frame(.outsideSession)) { $0.calls[0].frames[1].time = .seconds(21) },
        .records("box as corners", .frame(.box)) { $0.calls[0].frames[0].objects[1].box = [380, 170, 480, 270] },
        .records("box without area", .frame(.box)) { $0.calls[0].frames[0].objects[0].box = [10, 10, 0, 80] },
        .records("mask id 0", .frame(.maskID)) { $0.calls[0].frames[0].objects[0].maskID = 0 },
        .records("mask id twice", .frame(.maskID)) { $0.calls[0].frames[0].objects[0].maskID = 2 },
        .records("label outside the set", .frame(.category)) {
            $0.calls[0].frames[0].objects[0].label = "moniter"
        },
        .records("relation to nothing", .identity(.danglingReference)) {
            $0.calls[0].frames[0].relations[0].object = "o3"
        },
        .records("object that is part of itself", .identity(.cyclicReference)) { dataset in
            dataset.calls[0].frames[0].relations = [
                FrameRelationRecord(subject: "o1", predicate: "part_of", object: "o2"),
                FrameRelationRecord(subject: "o2", predicate: "part_of", object: "o1"),
            ]
        },
        .records("unknown relation", .schema(.unknownValue)) {
            $0.calls[0].frames[0].relations[0].predicate = "near"
        },
        .records("caption of another scene", .frame(.pairTruth)) { dataset in
            dataset.calls[0].frames[0].scene = [
                "attributes": ["o1": ["text": "88"]],
                "captions": ["short": "A monitor.", "full": "A monitor and a hand."],
            ]
        },
        .records("caption that tells of somebody else", .cross(.patientMismatch)) { dataset in
            dataset.calls[0].frames[0].describe("A monitor beside an older woman.")
        },
        .records("caption that counts who is not there", .frame(.pairTruth)) { dataset in
            dataset.calls[0].frames[0].describe("A man lies there with two responders kneeling beside.")
        },
        .records("caption with a number of its own", .frame(.pairTruth)) { dataset in
            dataset.calls[0].frames[0].describe("A monitor that shows 89.")
        },
        .records("full caption that begins otherwise", .frame(.pairTruth)) { dataset in
            dataset.calls[0].frames[0].describe("A monitor that shows 88.", full: "A monitor. A hand.")
        },
        .records("frame of another kind", .frame(.kind)) { dataset in
            dataset.calls[0].frames[0].describe("A monitor that shows 88.")
            let index = dataset.dataset.labelSets["objects"]?.firstIndex { $0.label == "monitor" } ?? 0
            dataset.dataset.labelSets["objects"]?[index].label = "patient"
            for call in dataset.calls.indices {
                for frame in dataset.calls[call].frames.indices {
                    dataset.calls[call].frames[frame].objects[0].label = "patient"
                }
            }
        },
        .records("gloves of another colour", .frame(.consistency)) { dataset in
            dataset.calls[0].frames[0].scene = [
                "attributes": ["o1": ["text": "88", "gloves": "blue"], "o2": ["gloves": "blue"]]
            ]
            dataset.calls[0].frames[1].scene = [
                "attributes": ["o1": ["text": "98", "gloves": "blue"], "o2": ["gloves": "red"]]
            ]
        },
        .records("picture in two splits", .dataset(.splitLeakage)) { dataset in
            dataset.calls[1].media["test/enc-000001/frames/000000.png"] =
                dataset.calls[0].media["train/enc-000000/frames/000000.png"]
        },
        .records("unknown kind of frame", .schema(.unknownValue)) { $0.calls[0].frames[0].kind = "monitor_closup" },
        .records("unknown priority on a screen", .schema(.unknownValue)) { dataset in
            dataset.calls[0].frames[0].scene = [
                "attributes": ["o1": ["text": "88"], "alarm": ["priority": "urgent", "text": "SpO2 LOW"]]
            ]
        },
        .records("clock of another frame", .cross(.screenClock)) { dataset in
            dataset.calls[0].frames[0].scene = ["attributes": ["o1": ["text": "88"], "elapsed": ["text": "00:10"]]]
        },
        .records("frames that are later than their clocks", .cross(.screenClock)) { dataset in
            let first = dataset.calls[0].frames[0]
            for index in 0..<4 {
                var frame = first
                (frame.index, frame.time) = (index, .seconds(10 + index))
                let clock = ["00:08", "00:09", "00:10", "00:11"][index]
                frame.scene = ["attributes": ["o1": ["text": "88"], "elapsed": ["text": .string(clock)]]]
                frame.path = first.path.replacingOccurrences(of: "000000.", with: "00000\(index).")
                frame.maskPath = first.maskPath?.replacingOccurrences(of: "000000-", with: "00000\(index)-")
                dataset.calls[0].media[frame.path] = (dataset.calls[0].media[first.path] ?? Data()) + [UInt8(index)]
                dataset.calls[0].media[frame.maskPath ?? ""] = dataset.calls[0].media[first.path]
                if index < 1 { dataset.calls[0].frames = [frame] } else { dataset.calls[0].frames.append(frame) }
            }
            dataset.calls[0].pairs = []
        },
        .records("attribute of an object that there is not", .identity(.danglingReference)) {
            $0.calls[0].frames[0].scene = ["attributes": ["o1": ["text": "88"], "ghost": ["state": "on"]]]
        },
        .records("label set from 0", .frame(.category)) { $0.dataset.labelSets["objects"]?[0].id = 0 },
    ]

    static let pairs: [Mutation] = [
        .records("caption of what is not there", .frame(.pairTruth)) { $0.calls[0].pairs[0].facts[0].value = "98" },
        .records("false caption that is true", .frame(.pairTruth)) { $0.calls[0].pairs[1].facts[0].value = "88" },
        .records("false caption without its change", .frame(.pairTruth)) { $0.calls[0].pairs[1].changed = nil },
        .records("answer of the other frame", .frame(.pairAnswer)) { $0.calls[0].pairs[2].answer = "98" },
        .records("answer outside the choices", .frame(.pairAnswer)) { $0.calls[0].pairs[2].choices = ["90", "98"] },
        .records("yes for no", .frame(.pairAnswer)) { $0.calls[0].pairs[3].answer = "yes" },
        .records("question about nothing", .frame(.pairAnswer)) { $0.calls[0].pairs[2].facts[0].object = "o9" },
        .records("text beside no frame", .identity(.danglingReference)) { $0.calls[0].pairs[0].frame = 7 },
        .records("words of no turn", .identity(.danglingReference)) { $0.calls[0].pairs[4].turnID = "t99" },
        .records("words of another turn", .frame(.pairTruth)) { $0.calls[0].pairs[4].turnID = "t02" },
        .records("twin without a difference", .frame(.twin)) { dataset in
            dataset.calls[0].frames[1].twin?.instead = "98"
        },
        .records("text of another picture", .frame(.pairTruth)) { $0.calls[0].pairs[0].text = "Two dogs on a beach." },
        .records("twins of one another", .identity(.cyclicReference)) { dataset in
            dataset.calls[0].frames[0].twin = FrameTwinRecord(
                of: 1, object: "o1", attribute: "text", value: "88", instead: "98")
        },
        .records("recorded frame with boxes", .frame(.recordedTruth)) { dataset in
            dataset.calls[1].frames[0].recorded = RecordedRecord(license: "CC0-1.0")
        },
        .records("question that is not its twin's", .frame(.pairQuestion)) { dataset in
            dataset.calls[0].pairs.append(
                PairRecord(
                    id: "p06", frame: 1, style: .question, text: "What is the SpO2?",
                    facts: [FactRecord(object: "o1", attribute: "text", value: "98")], answer: "98",
                    choices: ["88", "98"]))
        },
        .records("question in other words than all others", .frame(.pairQuestion)) { dataset in
            for index in 2..<4 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            dataset.calls[0].pairs[2].text = "Which number is the lowest?"
        },
        .records("question that asks of two facts", .frame(.pairQuestion)) { dataset in
            dataset.calls[0].frames[0].scene = ["attributes": ["o1": ["text": "88", "state": "on"]]]
            dataset.calls[0].pairs.append(
                PairRecord(
                    id: "p06", frame: 0, style: .question, text: "What does the monitor show?",
                    facts: [FactRecord(object: "o1", attribute: "state", value: "on")], answer: "on",
                    choices: ["off", "on"]))
        },
        .records("twin of no frame", .identity(.danglingReference)) { $0.calls[0].frames[1].twin?.of = 9 },
    ]

    static let cross: [Mutation] = [
        .records("spoken number differs from the reading", .cross(.readingMismatch)) { $0.calls[0].say("89", 89) },
        .records("an error that is none", .cross(.readingMismatch)) {
            $0.calls[0].transcript.turns[2].mentions[0].status = .error
        },
        .records("quoted reading does not exist", .identity(.danglingReference)) { dataset in
            dataset.calls[0].transcript.turns[2].mentions[0].readingID = "r99"
        },
        .records("report differs from the reading", .cross(.recordMismatch)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true, "eVitals.10": [["value": 87, "t_ns": 9_000_000_000, "reading_id": "r01"]],
            ]
        },
        .records("report at another time", .cross(.recordMismatch)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true, "eVitals.10": [["value": 88, "t_ns": 8_000_000_000, "reading_id": "r01"]],
            ]
        },
        .records("report with a terminal escape", .text(.terminalEscape)) {
            $0.calls[0].report = ["synthetic": true, "narrative": "\u{1B}]0;x\u{7}"]
        },
        .records("report not marked synthetic", .schema(.notSynthetic)) { $0.calls[0].report = ["eVitals.10": []] },
        .records("given dose differs from the spoken one", .cross(.doseMismatch)) { $0.calls[0].events[2].dose = 0.5 },
        .records("given unit differs from the spoken one", .cross(.doseMismatch)) {
            $0.calls[0].events[2].unit = "mcg"
        },
        .records("energy differs from the spoken one", .cross(.energyMismatch)) {
            $0.calls[0].events[4].energyJoules = 150
        },
        .records("shock during compressions", .cross(.shockHandsOn)) { $0.calls[0].events[0].end = .seconds(8) },
        .records("one person does two things", .cross(.actorBusy)) { $0.calls[0].events[2].actor = "emt1" },
    ]

    /// Every mutation up to the level `checksums`, each with a name of its own.
    public static let all =
        json + schema + identity + paths + fileFaults
        + [
            transcript, events, frames, pairs, cross, care, death, reports, speech, words, agreement, exchanged, made,
        ]
        .flatMap(\.self)
        .map {
            $0.name == "label set from 0" ? $0 : $0.level(.checksums)
        }
}

extension MinimalDataset.Call {
    /// Changes the reading everywhere, so that only its size is wrong.
    mutating func spoilReading(to value: Int) {
        events[6].value = Double(value)
        say("\(value)", Double(value))
        report = ["synthetic": true]
    }

    /// Adds a fault of a recording at the end.
    fileprivate mutating func addFault(_ label: String, of stream: String) {
        let last = events.map(\.start).max() ?? .zero
        events.append(EventRecord(id: "e90", type: .fault, label: label, start: last, end: last, stream: stream))
    }

    /// Lets the third turn begin with a filler.
    fileprivate mutating func hesitate() {
        var mention = transcript.turns[2].mentions[0]
        (mention.start, mention.end) = (mention.start + 4, mention.end + 4)
        transcript.turns[2] = MinimalDataset.turn(
            "t03", "medic1", .leadMedic, "Um, heart rate is 88.", from: 10, to: 12, mentions: [mention])
        transcript.turns[2].clean = "Heart rate is 88."
        transcript.turns[2].disfluencies = [DisfluencyRecord(start: 0, end: 3, kind: .filler)]
    }

    /// Lets the third turn say another number.
    package mutating func say(_ digits: String, _ value: Double) {
        var mention = transcript.turns[2].mentions[0]
        mention.end = mention.start + digits.unicodeScalars.count
        mention.value = .number(value)
        transcript.turns[2] = MinimalDataset.turn(
            "t03", "medic1", .leadMedic, "Heart rate is \(digits).", from: 10, to: 12, mentions: [mention])
    }
}

extension FrameRecord {
    /// Gives the first frame captions, and the screen by which a monitor is known.
    fileprivate mutating func describe(_ short: String, full: String? = nil) {
        caption = short
        scene = [
            "attributes": ["o1": ["text": "88"]],
            "captions": ["short": .string(short), "full": .string(full ?? short + " A hand.")],
        ]
    }
}
