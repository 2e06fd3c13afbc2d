import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation

extension Mutation {
    /// Details that two documents tell otherwise, or that a kind of thing never has.
    static let agreement: [Mutation] = [
        .records("turn without a gain", .schema(.missingField)) { dataset in
            dataset.calls[0].record.provenance = ["sound": ["turn_gains_db": ["t01": 0.5, "t03": 1.5]]]
        },
        .records("word that is spoken as another", .transcript(.wordsDiffer)) { dataset in
            dataset.calls[0].transcript.turns[1].spoken = "charging to two hundred jewels."
        },
        .records("line of another protocol", .cross(.foreignStream)) { dataset in
            dataset.calls[0].transcript.turns[0].source = [SourceLine(file: "protocols/stroke.yaml", line: 7)]
        },
        .records("reading of another step", .cross(.readingMismatch)) { dataset in
            dataset.calls[0].transcript.turns[2].mentions[0].beatID = "epi.1"
        },
        .records("drug with the code of an illness", .schema(.unknownValue)) { dataset in
            dataset.calls[0].transcript.turns[0].mentions[1].code = "icd10:I46.9"
        },
        .records("weight with a code", .schema(.unknownValue)) { dataset in
            dataset.calls[0].hear("80 kg.", 0..<2, .weight, .number(80), unit: "kg")
            dataset.calls[0].record.patient.weightKilograms = 80
            dataset.calls[0].transcript.turns[3].mentions[0].code = "loinc:29463-7"
        },
        .records("pressure that no cuff has taken", .cross(.deviceStart)) { dataset in
            dataset.calls[0].add(.procedure, "blood_pressure", from: 13, to: 15) { $0.device = "blood_pressure" }
            dataset.calls[0].read(.systolic, 120, at: 12)
        },
        .records("keystep that takes no time", .event(.keystep)) { dataset in
            dataset.calls[0].events[3].end = dataset.calls[0].events[3].start
        },
        .records("hands on a heart that beats", .cross(.rhythmMismatch)) { dataset in
            dataset.calls[0].add(.compressions, "compressions", from: 19, to: 20) { event in
                (event.actor, event.ratePerMinute, event.depthMillimetres) = ("emt1", 110, 52)
            }
        },
        .records("alarm of another priority", .event(.label)) { dataset in
            dataset.calls[0].add(.alarm, AlarmCondition.asystole.rawValue, from: 9, to: 11) { $0.priority = .medium }
        },
        .records("sentence with another route", .cross(.recordCare)) { dataset in
            dataset.calls[0].report = [
                "synthetic": true, "narrative": [["text": "Epinephrine 1 mg IM was given.", "beats": ["epi.1"]]],
            ]
        },
        .records("allergy that nobody mentions", .cross(.recordSpeech)) { dataset in
            dataset.calls[0].transcript.turns[2].beatID = "vitals.1"
            dataset.calls[0].report = [
                "synthetic": true, "eHistory.06": [["value": "70618", "beat_id": "vitals.1"]],
            ]
        },
        .records("route that the handoff tells otherwise", .cross(.doseMismatch)) { dataset in
            let mention = MentionRecord(
                start: 0, end: 4, kind: .dose, value: .number(1), unit: "mg", assertion: .present, beatID: "epi.1",
                status: .past)
            dataset.calls[0].transcript.turns.append(
                MinimalDataset.turn("t04", "medic1", .leadMedic, "1 mg IM.", from: 13, to: 15, mentions: [mention]))
        },
        .records("monitor that ventilates", .frame(.consistency)) { dataset in
            dataset.calls[0].frames[0].relations[0].predicate = "ventilates"
        },
        .records("syringe that is too full", .frame(.consistency)) { dataset in
            dataset.dataset.labelSets["objects"]? += [
                LabelRecord(id: 3, label: "vial"), LabelRecord(id: 4, label: "syringe"),
            ]
            for index in dataset.calls[0].frames.indices {
                dataset.calls[0].frames[index].objects += [
                    FrameObjectRecord(id: "vial", label: "vial", box: [120, 10, 20, 20], visibility: 1, maskID: 3),
                    FrameObjectRecord(
                        id: "syringe", label: "syringe", box: [150, 10, 20, 20], visibility: 1, maskID: 4),
                ]
                dataset.calls[0].frames[index].scene = [
                    "attributes": [
                        "o1": ["text": index == 0 ? "88" : "98"], "vial": ["strength": "0.1 mg/mL"],
                        "syringe": ["text": "1 mg", "volume": "1 mL"],
                    ]
                ]
            }
        },
        .files("card for people that is not UTF-8", .json(.invalidUTF8)) { root in
            try Data([0x23, 0x20, 0xFF, 0x0A]).write(to: root.appending(path: "README.md"))
        },
        .files("card for people whose head is not closed", .dataset(.staleExport)) { root in
            try Data("---\nlicense: cc0-1.0\n\n# Minimal\n".utf8).write(to: root.appending(path: "README.md"))
        },
    ]
}
