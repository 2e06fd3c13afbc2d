import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation

extension Mutation {
    /// What is known of frames and texts because a recipe made them.
    static let made: [Mutation] = [
        .records("frame that is lost at its time", .frame(.order)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "streams": ["frames": true], "frames": ["every_s": 5]]
        },
        .records("alarm bar of another rhythm", .frame(.consistency)) { dataset in
            dataset.drawFrames()
            dataset.calls[0].frames[0].scene = [
                "attributes": [
                    "o1": ["text": "88"], "ecg": ["rhythm": "ventricular fibrillation"],
                    "alarm": ["text": "ASYSTOLE", "priority": "high"],
                ]
            ]
        },
        .records("pads that are never put on", .cross(.frameCare)) { dataset in
            dataset.drawFrames()
            dataset.calls[0].frames[0].objects[1].id = "torso"
            dataset.calls[0].frames[0].relations = []
            dataset.calls[0].frames[0].scene = ["attributes": ["o1": ["text": "88"], "torso": ["pads": "correct"]]]
            dataset.calls[0].frames[1].objects = dataset.calls[0].frames[0].objects
            dataset.calls[0].frames[1].relations = []
        },
        .records("label of a drug that nobody is given", .cross(.frameCare)) { dataset in
            dataset.drawFrames()
            dataset.calls[0].frames[0].kind = "drug_label"
            dataset.calls[0].frames[0].objects[0].id = "vial"
            dataset.calls[0].frames[0].relations = []
            dataset.calls[0].frames[0].scene = ["attributes": ["vial": ["text": "fentanyl"]]]
            dataset.calls[0].frames[1].twin = nil
            dataset.calls[0].pairs = []
        },
        .records("screen that shows nothing, unlike others", .frame(.consistency)) { dataset in
            dataset.addFrames(count: 4)
            dataset.calls[0].frames[3].relations = []
        },
        .records("objects from front to back", .frame(.consistency)) { dataset in
            dataset.addFrames(count: 1)
            dataset.calls[0].frames[2].show(
                kind: .sceneWide, "A man lies on the floor in a kitchen.",
                [
                    ("hands", [0, 0, 60, 60], 0.5), ("monitor", [80, 0, 60, 60], 0.5),
                    ("patient", [200, 0, 60, 60], 1),
                ])
        },
        .records("place where no frame of the call is", .frame(.pairTruth)) { dataset in
            dataset.addFrames(count: 3)
            for index in 2...4 {
                dataset.calls[0].frames[index].show(
                    kind: .sceneWide, "A man lies on the floor in a \(index == 4 ? "castle" : "kitchen").",
                    [("patient", [0, 0, 60, 60], 1)])
            }
        },
        .records("caption that tells of a thing too many", .frame(.pairTruth)) { dataset in
            dataset.addFrames(count: 1)
            dataset.calls[0].frames[2].show(
                kind: .sceneWide, "A man lies on the floor in a kitchen. A kit bag stands beside.",
                [("patient", [0, 0, 60, 60], 1)])
        },
        .records("frame that shows what another kind alone does", .frame(.kind)) { dataset in
            dataset.dataset.labelSets["objects"]?.append(LabelRecord(id: 4, label: "cuff"))
            dataset.addFrames(count: 1)
            dataset.calls[0].frames[2].show(kind: .ivArm, "A forearm.", [("cuff", [0, 0, 60, 60], 1)])
        },
        .records("text that stands twice beside a frame", .identity(.duplicateID)) { dataset in
            dataset.askTwins()
            var again = dataset.calls[0].pairs[2]
            again.id = "p99"
            dataset.calls[0].pairs.append(again)
        },
        .records("true and false caption exchanged", .frame(.pairTruth)) { dataset in
            dataset.askTwins()
            let text = dataset.calls[0].pairs[0].text
            dataset.calls[0].pairs[0].text = dataset.calls[0].pairs[1].text
            dataset.calls[0].pairs[1].text = text
        },
        .records("caption of somebody else", .cross(.patientMismatch)) { dataset in
            dataset.askTwins()
            for frame in 0...1 {
                dataset.calls[0].frames[frame].caption = "A man."
                guard case .object(var scene)? = dataset.calls[0].frames[frame].scene else { continue }
                scene["captions"] = ["short": "A man.", "full": "A man."]
                dataset.calls[0].frames[frame].scene = .object(scene)
                dataset.calls[0].frames[frame].objects[0].label = "screen"
            }
            dataset.dataset.labelSets["objects"]?.append(LabelRecord(id: 3, label: "screen"))
            for index in dataset.calls[0].pairs.indices where dataset.calls[0].pairs[index].style == .short {
                let pair = dataset.calls[0].pairs[index]
                dataset.calls[0].pairs[index].text = "A man. \(pair.text)\(pair.id.hasPrefix("p01") ? " A woman." : "")"
            }
        },
        .records("fact that a caption does not list", .frame(.pairTruth)) { dataset in
            dataset.askTwins()
            dataset.calls[0].pairs[0].facts = []
        },
        .records("true caption that the scene does not begin with", .frame(.pairTruth)) { dataset in
            dataset.askTwins()
            dataset.calls[0].frames[0].scene = [
                "attributes": ["o1": ["text": "88"]], "captions": ["short": "A screen on a shelf."],
            ]
        },
        .records("question that the twin is not asked", .frame(.pairMissing)) { dataset in
            dataset.askTwins()
            dataset.calls[0].pairs.removeAll { $0.frame == 1 && $0.style == .question }
        },
        .records("caption that is no hard negative of the twin", .frame(.pairMissing)) { dataset in
            dataset.askTwins()
            dataset.calls[0].pairs.removeAll { $0.frame == 1 && !$0.isTrue }
        },
    ]
}

extension MinimalDataset {
    /// Has frames drawn by a recipe, for what is done at no keystep.
    fileprivate mutating func drawFrames() {
        dataset.recipe = ["name": "minimal", "streams": ["frames": true]]
        for call in calls.indices { calls[call].events.removeAll { $0.type == .keystep } }
    }

    /// Adds frames like the first one.
    fileprivate mutating func addFrames(count: Int) {
        dataset.labelSets["objects"]?.append(LabelRecord(id: 3, label: "patient"))
        let first = calls[0].frames[0]
        for index in 2..<(2 + count) {
            var frame = first
            (frame.index, frame.time) = (index, .seconds(10 + index))
            frame.path = first.path.replacingOccurrences(of: "000000.", with: "00000\(index).")
            frame.maskPath = first.maskPath?.replacingOccurrences(of: "000000-", with: "00000\(index)-")
            calls[0].media[frame.path] = (calls[0].media[first.path] ?? Data()) + [UInt8(index)]
            calls[0].media[frame.maskPath ?? ""] = calls[0].media[first.path]
            calls[0].frames.append(frame)
        }
    }

    /// Has texts made by a recipe, which both twins have.
    fileprivate mutating func askTwins() {
        dataset.recipe = ["name": "minimal", "pairs": ["scenes": 1]]
        for call in calls.indices {
            for pair in calls[call].pairs where pair.frame == 0 && pair.style != .utterance {
                var other = pair
                (other.id, other.frame) = ("\(pair.id)b", 1)
                switch pair.style {
                case .question: (other.answer, other.facts[0].value) = ("98", "98")
                case .polar: other.answer = "yes"
                default:
                    other.isTrue.toggle()
                    other.changed = other.isTrue ? nil : other.facts.first
                }
                calls[call].pairs.append(other)
            }
        }
    }
}

extension FrameRecord {
    /// Makes a drawn frame of other things.
    ///
    /// - Parameter objects: from back to front.
    fileprivate mutating func show(
        kind: FrameKind, _ caption: String, _ objects: [(label: String, box: [Int], visibility: Double)]
    ) {
        self.kind = kind.rawValue
        self.caption = caption
        self.objects = objects.enumerated().map { place, object in
            FrameObjectRecord(
                id: object.label, label: object.label, box: object.box, visibility: object.visibility,
                maskID: place + 1)
        }
        relations = []
        scene = ["captions": ["short": .string(caption), "full": .string(caption)]]
    }
}
