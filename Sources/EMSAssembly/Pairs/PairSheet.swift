import EMSImagery
import EMSManifest
import EMSModel
import EMSReproducibility

/// Collects the texts of an encounter's frames.
struct PairSheet {
    private(set) var records: [PairRecord] = []

    /// The captions of a frame that has no twin.
    mutating func addCaptions(of texts: FrameTexts, frame index: Int) {
        for style in FrameTexts.styles {
            add(index, style, texts.caption(style), facts: texts.facts(in: style))
        }
    }

    /// What is true of two twins, what is true of the other alone, and questions that both answer differently.
    ///
    /// Every text but a true caption stands beside both frames, once as true and once as false, or with each of its
    /// answers: who does not look at the picture is right half of the time.
    mutating func add(_ texts: TwinTexts, first: Int, second: Int, random: RandomSubstream) {
        let both = [(first, texts.first, texts.second), (second, texts.second, texts.first)]
        for (index, own, other) in both {
            for style in FrameTexts.styles { add(index, style, own.caption(style), facts: own.facts(in: style)) }
            for style in [PairRecord.Style.short, .clinical] where own.caption(style) != other.caption(style) {
                add(
                    index, style, other.caption(style), isTrue: false, facts: [texts.fact(of: other)],
                    changed: texts.fact(of: other))
            }
        }
        var random = random
        let values = [texts.fact(of: texts.first).value, texts.fact(of: texts.second).value]
        let named = random.pick(values)
        for (index, own, _) in both {
            let fact = texts.fact(of: own)
            add(
                index, .question, texts.wording.question, facts: [fact], answer: fact.value,
                choices: values.sorted())
            var stated = fact
            stated.value = named
            add(
                index, .polar, texts.wording.polar(named), facts: [stated],
                answer: fact.value == named ? "yes" : "no", choices: ["no", "yes"])
        }
    }

    private mutating func add(
        _ frame: Int, _ style: PairRecord.Style, _ text: String, isTrue: Bool = true, facts: [FactRecord],
        changed: FactRecord? = nil, answer: String? = nil, choices: [String]? = nil
    ) {
        records.append(
            PairRecord(
                id: Self.id(records.count), frame: frame, style: style, text: text, isTrue: isTrue, facts: facts,
                changed: changed, answer: answer, choices: choices))
    }

    static func id(_ number: Int) -> String { "p" + number.padded(to: 4) }
}

/// The texts of two frames that differ in one fact.
struct TwinTexts {
    private(set) var first: FrameTexts
    private(set) var second: FrameTexts
    let wording: FactWording
    private let object: String
    private let attribute: String

    init(frame: RenderedFrame, twin: RenderedFrame, at time: SessionTime, changed: FrameTwinRecord) {
        first = FrameTexts(frame: frame, at: time)
        second = FrameTexts(frame: twin, at: time)
        object = changed.object
        attribute = changed.attribute
        let label = frame.objects.first { $0.id == changed.object }?.label ?? .label
        let row = first.value(changed.object, "name")
        wording =
            frame.kind == .handoffTablet
            ? FactWording.row(row ?? "") : FactWording.of(changed.attribute, label: label, kind: frame.kind)
        if first.caption(.short) == second.caption(.short) {
            first.remark = wording.stated(fact(of: first).value)
            second.remark = wording.stated(fact(of: second).value)
        }
    }

    /// The changed fact as a frame has it.
    func fact(of texts: FrameTexts) -> FactRecord {
        FactRecord(object: object, attribute: attribute, value: texts.value(object, attribute) ?? "")
    }
}
