import EMSDiagnostics
import EMSManifest
import EMSModel

extension Mutation {
    /// What is known of frames because a recipe made them.
    static let made: [Mutation] = [
        .records("frame that is lost at its time", .frame(.order)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "streams": ["frames": true], "frames": ["every_s": 5]]
        },
        .records("alarm bar beside a sinus rhythm", .frame(.consistency)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "streams": ["frames": true]]
            dataset.calls[0].frames[0].scene = [
                "attributes": [
                    "o1": ["text": "88"], "ecg": ["rhythm": "sinus"], "alarm": ["text": "V-FIB", "priority": "high"],
                ]
            ]
        },
        .records("pads that are never put on", .cross(.frameCare)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "streams": ["frames": true]]
            dataset.calls[0].frames[0].objects[1].id = "torso"
            dataset.calls[0].frames[0].relations = []
            dataset.calls[0].frames[0].scene = ["attributes": ["o1": ["text": "88"], "torso": ["pads": "correct"]]]
        },
    ]
}
