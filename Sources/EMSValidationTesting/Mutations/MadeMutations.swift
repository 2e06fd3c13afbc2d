import EMSDiagnostics
import EMSManifest
import EMSModel

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
        },
        .records("text that stands twice beside a frame", .identity(.duplicateID)) { dataset in
            dataset.askTwins()
            var again = dataset.calls[0].pairs[2]
            again.id = "p99"
            dataset.calls[0].pairs.append(again)
        },
        .records("fact that a caption does not list", .frame(.pairTruth)) { dataset in
            dataset.askTwins()
            dataset.calls[0].pairs[0].facts = []
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
