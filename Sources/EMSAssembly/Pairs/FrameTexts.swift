import EMSImagery
import EMSManifest
import EMSModel

/// What can be said of a frame, from its objects alone.
struct FrameTexts {
    static let styles: [PairRecord.Style] = [.short, .full, .clinical]

    private let frame: RenderedFrame
    /// What the short caption says besides, where it would not tell a frame from its twin.
    var remark = ""
    private let time: SessionTime

    // Each is asked for several times.
    private var full = ""
    private var clinical = ""

    init(frame: RenderedFrame, at time: SessionTime) {
        self.frame = frame
        self.time = time
        full = Self.once(sentences).joined(separator: " ")
        clinical = chart
    }

    func value(_ object: String, _ attribute: String) -> String? {
        frame.objects.first { $0.id == object }?.attributes.first { $0.name == attribute }?.value
    }

    /// Everything that is stated of objects that are seen.
    private var facts: [FactRecord] {
        frame.objects.flatMap { object in
            object.attributes.map { FactRecord(object: object.id, attribute: $0.name, value: $0.value) }
        }
    }

    /// The facts that a caption names: all in the clinical one, elsewhere those whose value is in the text.
    func facts(in style: PairRecord.Style) -> [FactRecord] {
        guard style != .clinical else { return facts }
        let text = caption(style)
        return facts.filter { !$0.value.isEmpty && text.contains($0.value) }
    }

    /// Of the styles short, full and clinical.
    func caption(_ style: PairRecord.Style) -> String {
        switch style {
        case .full: full
        case .clinical: clinical
        default: short
        }
    }

    private func scene(_ style: SceneCaption.Style) -> String {
        frame.captions.first { $0.style == style }?.text ?? ""
    }

    /// The scene's sentence, how it is dressed, where it is, and in what light.
    private var short: String {
        let parts = [remark, dress ?? "", frame.setting, light].filter { !$0.isEmpty }
        let sentence = scene(.short)
        guard !parts.isEmpty else { return sentence }
        return (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence) + ", "
            + parts.joined(separator: ", ") + "."
    }

    private var dress: String? {
        guard let composition = frame.composition,
            let label = frame.objects.first(where: { $0.id == composition.object })?.label
        else { return nil }
        if composition.attribute == "garment" {
            let article = "aeiou".contains(composition.value.first ?? "b") ? "an" : "a"
            return "with \(article) \(composition.value)"
        }
        return "the \(words(label.rawValue)) \(composition.value)"
    }

    private var light: String {
        let nuisance = frame.nuisance
        if nuisance.darkness > 0 { return "in dim light" }
        if nuisance.glare > 0 { return "with glare" }
        return nuisance.blur > 0 ? "out of focus" : nuisance.motion > 0 ? "smeared by movement" : ""
    }

    private var sentences: [String] {
        var result = [scene(.full)]
        if let dress { result.append("It is shown \(dress.hasPrefix("with") ? dress : "with \(dress)").") }
        result += frame.relations.prefix(3).compactMap(sentence)
        let nuisance = frame.nuisance
        if nuisance.blur > 0 { result.append("The picture is out of focus.") }
        if nuisance.motion > 0 { result.append("The picture is smeared by movement.") }
        if nuisance.darkness > 0 { result.append("There is little light.") }
        if nuisance.glare > 0 { result.append("A bright reflection lies over a part of it.") }
        if nuisance.lens > 0 { result.append("The lens bends straight lines.") }
        if nuisance.isOccluded, frame.objects.contains(where: { $0.id == "passing-hand" }) {
            result.append("Another gloved hand reaches in from below.")
        }
        let tilt = Int(frame.camera.tiltDegrees.rounded())
        if tilt != 0 {
            result.append("The view is tilted \(abs(tilt))° \(tilt > 0 ? "clockwise" : "anticlockwise").")
        }
        return result
    }

    private func sentence(_ relation: SceneRelation) -> String? {
        guard let subject = frame.objects.first(where: { $0.id == relation.subject })?.label,
            let object = frame.objects.first(where: { $0.id == relation.object })?.label, subject != object
        else { return nil }
        let (one, other) = (words(subject.rawValue), words(object.rawValue))
        return switch relation.predicate {
        case .on: "The \(one) is on the \(other)."
        case .attachedTo, .connectedTo: "The \(one) is \(words(relation.predicate.rawValue)) the \(other)."
        case .partOf: "The \(one) belongs to the \(other)."
        case .beside: "The \(one) is beside the \(other)."
        case .wears: "The \(one) is covered by the \(other)."
        case .holds, .shows, .compresses, .ventilates: "The \(one) \(relation.predicate.rawValue) the \(other)."
        }
    }

    /// The time in the call, the kind, then every fact in few words.
    private var chart: String {
        let stated = frame.objects.flatMap { object in
            object.attributes.compactMap { FactWording.stated($0, of: object, in: frame.kind) }
        }
        let seconds = time.nanoseconds / 1_000_000_000
        let rest = seconds % 60
        return "T+\(seconds / 60):\(rest < 10 ? "0" : "")\(rest) " + words(frame.kind.rawValue) + ": "
            + Self.once(stated).joined(separator: "; ")
    }

    private static func once(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    private func words(_ slug: String) -> String { slug.split(separator: "_").joined(separator: " ") }
}
