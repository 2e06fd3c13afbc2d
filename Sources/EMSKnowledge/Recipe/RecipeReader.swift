import EMSDiagnostics
import EMSModel

/// Reads a recipe. Sections of streams that are off may be left out.
enum RecipeReader {
    /// What a recipe may name.
    struct Known {
        var protocols: [String]
        var languages: [String]
        var courses: [String]
        var scenes: [String] = []
        var rooms: [String] = []

        /// What a quota over a dimension may name.
        func values(of dimension: QuotaDimension) -> [String] {
            switch dimension {
            case .clinicalProtocol: protocols
            case .ageGroup: AgeGroup.allCases.map(\.rawValue)
            case .sex: Sex.allCases.map(\.rawValue)
            case .language: languages
            case .severity: Acuity.allCases.map(\.rawValue)
            case .course: courses
            case .noise: Tidiness.allCases.map(\.rawValue)
            }
        }
    }

    /// What the sound scene is made at.
    private static let sampleRates = [16_000]
    /// Every JSON reader keeps whole numbers up to here exactly.
    private static let largestSeed: UInt64 = 9_007_199_254_740_991

    /// - Returns: nil if the report has errors.
    static func read(_ root: KnowledgeNode, _ known: Known, _ report: FileReport) -> Recipe? {
        let mapping = MappingReader(root, "the recipe", report)
        let encounters = mapping.integer("encounters", in: 1...10_000_000)
        let recipe = Recipe(
            name: name(mapping), title: mapping.text("title"), description: mapping.text("description"),
            licence: licence(mapping), language: language(mapping, known),
            encounters: encounters,
            seed: seed(mapping), pace: mapping.choice("pace", default: .real), streams: streams(mapping),
            audio: audio(mapping, known), frames: frames(mapping), protocols: protocols(mapping, known),
            disfluency: DisfluencyReader.rates(mapping), splits: splits(mapping), noise: noise(mapping),
            quotas: QuotaReader.quotas(mapping, encounters: encounters, known: known),
            pairs: PairsReader.pairs(mapping), clocks: clocks(mapping))
        mapping.finish()
        return report.hasErrors ? nil : recipe
    }

    private static func name(_ mapping: MappingReader) -> String {
        guard let node = mapping.required("name"), let name = mapping.report.text(node, "name") else { return "" }
        if (try? /[a-z][a-z0-9-]{0,63}/.wholeMatch(in: name)) == nil {
            mapping.report.add(
                .wrongType, "a recipe cannot be called \"\(shown(name))\"", at: node.position,
                remedy: "Use small letters, digits and `-`, beginning with a letter.")
        }
        return name
    }

    /// The shape of an SPDX identifier or expression.
    private static func licence(_ mapping: MappingReader) -> String {
        guard let node = mapping.required("licence"), let text = mapping.report.text(node, "licence") else { return "" }
        return licence(text, at: node.position, mapping.report)
    }

    static func licence(_ text: String, at position: KnowledgeNode.Position, _ report: FileReport) -> String {
        if (try? /[A-Za-z0-9][A-Za-z0-9.+\- ()]{0,99}/.wholeMatch(in: text)) == nil {
            report.add(
                .unknownValue, "\"\(shown(text))\" is no licence", at: position,
                remedy: "Write an SPDX identifier such as CC0-1.0.")
        }
        return text
    }

    private static func language(_ mapping: MappingReader, _ known: Known) -> String {
        guard let node = mapping.required("language"), let text = mapping.report.text(node, "language") else {
            return ""
        }
        check(text, among: known.languages, "language", at: node.position, mapping.report)
        return text
    }

    static func check(
        _ name: String, among known: [String], _ what: String, at position: KnowledgeNode.Position,
        _ report: FileReport
    ) {
        guard !known.contains(name) else { return }
        let question = NearestName.question(name, in: known)
        report.add(
            .unknownValue, "there is no \(what) \"\(shown(name))\"" + (question.isEmpty ? "" : "; \(question)"),
            at: position, remedy: known.isEmpty ? "None is loaded." : "One of: \(known.joined(separator: ", ")).")
    }

    private static func seed(_ mapping: MappingReader) -> UInt64 {
        guard let node = mapping.required("seed") else { return 0 }
        guard case .scalar(let text, true) = node.content, text.utf8.allSatisfy({ (48...57).contains($0) }),
            let seed = UInt64(text), seed <= largestSeed
        else {
            mapping.report.add(
                .wrongType, "\"seed\" is a whole number from 0 to \(largestSeed), not \(node.kind)", at: node.position)
            return 0
        }
        return seed
    }

    private static func streams(_ mapping: MappingReader) -> Recipe.Streams {
        guard let node = mapping.required("streams") else {
            return Recipe.Streams(audio: false, frames: false, sensors: false, report: false)
        }
        let reader = MappingReader(node, "\"streams\"", mapping.report)
        let streams = Recipe.Streams(
            audio: reader.flag("audio"), frames: reader.flag("frames"), sensors: reader.flag("sensors"),
            report: reader.flag("report"))
        reader.finish()
        return streams
    }

    private static func audio(_ mapping: MappingReader, _ known: Known) -> Recipe.Audio {
        var audio = Recipe.Audio(container: .flac, sampleRateHertz: 16_000, stems: true)
        guard let node = mapping.optional("audio") else { return audio }
        let report = mapping.report
        let reader = MappingReader(node, "\"audio\"", report)
        audio.container = reader.choice("container", default: audio.container)
        if let node = reader.optional("sample_rate_hz"),
            let rate = report.integer(node, "sample_rate_hz", in: 1...1_000_000)
        {
            audio.sampleRateHertz = rate
            if !sampleRates.contains(rate) {
                report.add(
                    .unknownValue, "no sound is written at \(rate) Hz", at: node.position,
                    remedy: "One of: \(sampleRates.map(String.init).joined(separator: ", ")).")
            }
        }
        audio.stems = reader.flag("stems", default: audio.stems)
        audio.ladder = reader.optional("ladder").map {
            NoiseLadderReader.ladder($0, known: known.scenes, report)
        }
        audio.voices = reader.optionalChoice("voices")
        audio.rooms = reader.optional("rooms").map { RoomChoiceReader.choice($0, known: known.rooms, report) }
        audio.usesDelivery = reader.optional("delivery").flatMap { report.flag($0, "delivery") }
        audio.faults = reader.optional("faults").map { faults($0, report) }
        reader.finish()
        return audio
    }

    private static func faults(_ node: KnowledgeNode, _ report: FileReport) -> SoundFaultShares {
        let reader = MappingReader(node, "\"faults\"", report)
        let share = { (key: String) in reader.number(key, in: Limits.probability, default: 0) }
        let faults = SoundFaultShares(
            dropOuts: share("drop_outs"), dead: share("dead"), clipped: share("clipped"))
        reader.finish()
        return faults
    }

    private static func frames(_ mapping: MappingReader) -> Recipe.Frames {
        var frames = Recipe.Frames(width: 480, height: 270, everySeconds: 5)
        guard let node = mapping.optional("frames") else { return frames }
        let reader = MappingReader(node, "\"frames\"", mapping.report)
        frames.width = reader.integer("width", in: 160...3_840, default: frames.width)
        frames.height = reader.integer("height", in: 90...2_160, default: frames.height)
        frames.everySeconds = reader.number("every_s", in: 0.1...3_600, default: frames.everySeconds)
        frames.recorded = RecordedReader.recorded(reader)
        reader.finish()
        return frames
    }

    /// `none`, or the drift. Quartz of cheap devices is off by up to a hundred millionths.
    private static func clocks(_ mapping: MappingReader) -> Recipe.Clocks? {
        guard let node = mapping.optional("clocks"), node.text != "none" else { return nil }
        let reader = MappingReader(node, "\"clocks\"", mapping.report)
        let drift = reader.number("drift_ppm", in: 0...1000)
        reader.finish()
        return drift > 0 ? Recipe.Clocks(driftPartsPerMillion: drift) : nil
    }

    private static func protocols(_ mapping: MappingReader, _ known: Known) -> [String: Double] {
        guard let node = mapping.optional("protocols") else { return [:] }
        var weights: [String: Double] = [:]
        for entry in MappingReader(node, "\"protocols\"", mapping.report).all {
            check(entry.key, among: known.protocols, "protocol", at: entry.position, mapping.report)
            weights[entry.key] = mapping.report.number(entry.value, entry.key, in: Limits.weight)
        }
        return weights
    }

    /// `none`, or probabilities by kind; what is left out is modest.
    private static func noise(_ mapping: MappingReader) -> CaseNoise {
        var noise = CaseNoise.modest
        guard let node = mapping.optional("noise") else { return noise }
        if node.text == "none" { return .none }
        let reader = MappingReader(node, "\"noise\"", mapping.report)
        let read = { (key: String, usual: Double) in reader.number(key, in: Limits.probability, default: usual) }
        noise.impressionChange = read("impression_change", noise.impressionChange)
        noise.refusal = read("refusal", noise.refusal)
        noise.equipment = read("equipment", noise.equipment)
        noise.wrongNumber = read("wrong_number", noise.wrongNumber)
        noise.lateContraindication = read("late_contraindication", noise.lateContraindication)
        reader.finish()
        return noise
    }

    private static func splits(_ mapping: MappingReader) -> Recipe.Splits {
        guard let node = mapping.required("splits") else { return Recipe.Splits(train: 1, validation: 0, test: 0) }
        let reader = MappingReader(node, "\"splits\"", mapping.report)
        let splits = Recipe.Splits(
            train: reader.number("train", in: Limits.probability),
            validation: reader.number("validation", in: Limits.probability, default: 0),
            test: reader.number("test", in: Limits.probability, default: 0))
        reader.finish()
        let sum = splits.train + splits.validation + splits.test
        if !mapping.report.hasErrors, abs(sum - 1) > 1e-9 {
            mapping.report.add(
                .recipe(.quota), "the splits sum to \(FileReport.plain((sum * 1e6).rounded() / 1e6)), not to 1",
                at: node.position)
        }
        return splits
    }
}
