import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the captions of a drawn frame say follows from its scene: the patient is that of the call, people are counted, lie
/// and sit as the scene has them, and numbers and colours are those of its attributes. Captions are written from nothing
/// else (`docs/dataset.md`, frames), so that what neither scene nor patient has is not true.
struct CaptionRules {
    let frame: FrameRecord
    let patient: PatientRecord

    /// The first sentence that is not true; nil if all are, or there are none.
    var fault: (code: FindingCode, message: String)? {
        guard let scene = frame.scene, case .object(let captions)? = scene["captions"] else { return nil }
        let texts = ["full", "short"].compactMap { name -> String? in
            if case .string(let text)? = captions[name] { text } else { nil }
        }
        if texts.count == 2, texts[0] != texts[1], !texts[0].hasPrefix(texts[1] + " ") {
            return (.frame(.pairTruth), "the full caption does not begin with the short one")
        }
        guard let text = texts.first else { return nil }
        let words = Self.words(of: text)
        if let message = otherPatient(words) { return (.cross(.patientMismatch), message) }
        return (otherCrew(words) ?? otherPosture(words) ?? otherRhythm(text) ?? strange(words) ?? missing(text)).map {
            (.frame(.pairTruth), $0)
        }
    }

    /// Whether somebody of another age or sex is told of.
    private func otherPatient(_ words: [String]) -> String? {
        let expected = Self.noun(patient)
        for (index, word) in words.enumerated() where Self.people.contains(word) {
            let before = index > 0 && Self.ages.contains(words[index - 1]) ? words[index - 1] : ""
            guard (before, word) != expected else { continue }
            let said = before.isEmpty ? word : "\(before) \(word)"
            return "the caption tells of: \(said); the patient is \(patient.sex.rawValue), aged \(patient.ageYears)"
        }
        return nil
    }

    private static let ages: Set = ["teenage", "older", "young", "elderly", "old"]

    private static func noun(_ patient: PatientRecord) -> (before: String, noun: String) {
        let isFemale = patient.sex == .female
        return switch AgeGroup(ageYears: patient.ageYears) {
        case .infant: ("", "infant")
        case .child: ("", isFemale ? "girl" : "boy")
        case .adolescent: ("teenage", isFemale ? "girl" : "boy")
        case .adult: ("", isFemale ? "woman" : "man")
        case .older: ("older", isFemale ? "woman" : "man")
        }
    }

    private func otherCrew(_ words: [String]) -> String? {
        let numbers = ["one", "two", "three", "four"]
        guard let index = words.firstIndex(where: { $0 == "responder" || $0 == "responders" }), index > 0,
            let said = numbers.firstIndex(of: words[index - 1])
        else { return nil }
        let seen = frame.objects.count { $0.label == "responder" }
        return said + 1 == seen ? nil : "the caption counts \(said + 1) responders, the frame has \(seen)"
    }

    private func otherPosture(_ words: [String]) -> String? {
        guard case .string(let position)? = frame.scene?["attributes"]?["patient"]?["position"] else { return nil }
        for (word, posture) in [("sits", "sitting"), ("lies", "lying")]
        where words.contains(word) && words.contains(where: { Self.people.contains($0) }) && position != posture {
            return "the caption says \(word), the patient is \(position)"
        }
        let hasStretcher = frame.objects.contains { $0.label == "stretcher" }
        return words.contains("stretcher") == hasStretcher
            ? nil : "stretcher in the caption and in the frame are not the same"
    }

    static let people: Set = ["infant", "girl", "boy", "woman", "man"]

    private func otherRhythm(_ text: String) -> String? {
        guard case .string(let rhythm)? = frame.scene?["attributes"]?["ecg"]?["rhythm"],
            let range = text.firstRange(of: "Lead II shows "), let end = text[range.upperBound...].firstIndex(of: ".")
        else { return nil }
        let said = text[range.upperBound..<end]
        let shown = rhythm == "sinus" ? "sinus rhythm" : rhythm.replacing("_", with: " ")
        return said == shown ? nil : "the caption says that lead II shows \(said.prefix(80)), it shows \(shown)"
    }

    /// A number or a colour that no attribute has.
    private func strange(_ words: [String]) -> String? {
        guard let attributes = frame.scene?["attributes"] else { return nil }
        let known = Set(Self.words(attributes))
        for (index, word) in words.enumerated() where !known.contains(word) {
            if word.allSatisfy(\.isNumber), index == 0 || words[index - 1] != "lead" {
                return "the caption says \(word.prefix(20)), which is in no attribute of the scene"
            }
            if Self.colours.contains(word), index + 1 < words.count, Self.coloured.contains(words[index + 1]) {
                return "the caption says \(word) \(words[index + 1]), which no attribute of the scene says"
            }
        }
        return nil
    }

    /// A thing that is told of and not among the objects. Measured over 10,000 captions: none.
    private func missing(_ text: String) -> String? {
        let text = text.lowercased()
        let seen = Set(frame.objects.map(\.label))
        let absent = Self.things.first { name, label in
            !seen.contains(label) && ["a ", "and "].contains { text.holds($0 + name) }
        }
        return absent.map { "the caption tells of a \($0.name), none is among the objects" }
    }

    private static let things: [(name: String, label: String)] = [
        ("kit bag", "kit_bag"), ("monitor", "monitor"), ("syringe", "syringe"), ("vial", "vial"),
        ("bag-valve mask", "bag_valve_mask"), ("oxygen mask", "oxygen_mask"), ("nasal cannula", "nasal_cannula"),
    ]

    private static let colours: Set = [
        "grey-blue", "red", "green", "white", "navy", "yellow", "purple", "orange", "blue", "black", "pink", "brown",
        "grey",
    ]
    private static let coloured: Set = ["shirt", "glove", "gloves"]

    private static func words(of text: String) -> [String] {
        text.lowercased().letterRuns(with: "-0123456789").map(String.init)
    }

    /// Of every text and number below a value.
    private static func words(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): words(of: text)
        case .object(let fields): fields.values.flatMap(words)
        case .array(let elements): elements.flatMap(words)
        case .integer(let number): ["\(number)"]
        default: []
        }
    }
}
