import EMSDiagnostics
import EMSModel

extension NoiseScene.MedicalAlarm: VocabularyTerm {}
extension NoiseScene.Siren.Sweep: VocabularyTerm {}

/// Reads a file of `assets/scenes`.
enum SceneReader {
    private static let audible = 20.0...7_900

    static func scene(_ root: KnowledgeNode, id: String, _ report: FileReport) -> NoiseScene {
        if (try? /[a-z][a-z0-9]*(-[a-z0-9]+)*/.wholeMatch(in: id)) == nil || id.utf8.count > 40 {
            report.add(
                .wrongType, "a scene cannot be called \"\(shown(id))\"", at: root.position,
                remedy: "Name the file with small letters, digits and `-`, such as siren-wail.yaml.")
        }
        let mapping = MappingReader(root, "the scene", report)
        let title = mapping.text("title")
        let layers = mapping.required("layers").map { report.filledList($0, "layers") } ?? []
        var scene = NoiseScene(id: id, title: title, layers: layers.compactMap { layer($0, report) })
        if let node = mapping.optional("lines") {
            for entry in MappingReader(node, "\"lines\"", report).all {
                scene.lines[entry.key] = report.filledList(entry.value, entry.key).compactMap {
                    line($0, report)
                }
            }
        }
        mapping.finish()
        if scene.talkers > 0, scene.lines.isEmpty, !report.hasErrors {
            report.add(
                .missingKey, "people talk in this scene, but say nothing", at: root.position,
                remedy: "Add `lines: {en: [...]}`.")
        }
        if !report.hasErrors, !scene.layers.contains(where: \.isSteady) {
            report.add(
                .condition, "no layer of this scene sounds all the time", at: root,
                remedy: "Add one without `cycle`, so that every word has noise around it.")
        }
        return scene
    }

    private static let kinds = ["siren", "noise", "hum", "drops", "alarm", "talk"]

    private static func layer(_ node: KnowledgeNode, _ report: FileReport) -> NoiseScene.Layer? {
        let mapping = MappingReader(node, "a layer", report)
        let label = mapping.slug("label")
        let level = mapping.number("level_db", in: -60...20, default: 0)
        let band = mapping.optional("band_hz").flatMap { report.range($0, "band_hz", in: audible) }
        let cycle = mapping.optional("cycle").map { self.cycle($0, report) }
        let swell = mapping.optional("swell").map { self.swell($0, report) }
        var sounds: [NoiseScene.Sound] = []
        for key in kinds {
            if let node = mapping.optional(key) { sounds.append(sound(key, node, report)) }
        }
        mapping.finish()
        guard sounds.count == 1, let sound = sounds.first else {
            report.add(
                .missingKey, "a layer has one sound, not \(sounds.count)", at: node.position,
                remedy: "Give it one of: \(kinds.joined(separator: ", ")).")
            return nil
        }
        if case .noise = sound, band == nil {
            report.add(
                .missingKey, "noise has no band", at: node.position, remedy: "Add `band_hz: [lowest, highest]`.")
        }
        return NoiseScene.Layer(
            label: label, sound: sound, levelDecibels: level, band: band, cycle: cycle, swell: swell)
    }

    private static func sound(_ key: String, _ node: KnowledgeNode, _ report: FileReport) -> NoiseScene.Sound {
        let mapping = MappingReader(node, "\"\(key)\"", report)
        defer { mapping.finish() }
        switch key {
        case "siren":
            return .siren(
                .init(
                    sweep: mapping.requiredChoice("sweep") ?? .wail,
                    hertz: mapping.required("hertz").flatMap { report.range($0, "hertz", in: audible) } ?? 600...1_500,
                    periodSeconds: mapping.number("period_s", in: 0.1...60)))
        case "hum":
            return .hum(
                hertz: mapping.number("hertz", in: audible),
                harmonics: mapping.integer("harmonics", in: 1...200, default: 1),
                fallDecibels: mapping.number("fall_db", in: 0...24, default: 6))
        case "drops": return .drops(perSecond: mapping.number("per_s", in: 0.1...4_000))
        case "alarm":
            return .alarm(
                mapping.requiredChoice("melody") ?? .cardiac, everySeconds: mapping.number("every_s", in: 2.5...600))
        case "talk": return .talk(talkers: mapping.integer("talkers", in: 1...12))
        default: return .noise
        }
    }

    private static func cycle(_ node: KnowledgeNode, _ report: FileReport) -> NoiseScene.Cycle {
        let mapping = MappingReader(node, "\"cycle\"", report)
        let every = mapping.number("every_s", in: 0.2...3_600)
        let cycle = NoiseScene.Cycle(everySeconds: every, onSeconds: mapping.number("on_s", in: 0.1...3_600))
        mapping.finish()
        if !report.hasErrors, cycle.onSeconds >= every {
            report.add(.outOfRange, "the layer never falls silent", at: node.position, remedy: "Remove `cycle`.")
        }
        return cycle
    }

    private static func swell(_ node: KnowledgeNode, _ report: FileReport) -> NoiseScene.Swell {
        let mapping = MappingReader(node, "\"swell\"", report)
        let swell = NoiseScene.Swell(
            everySeconds: mapping.number("every_s", in: 0.05...600),
            depthDecibels: mapping.number("depth_db", in: 0...40))
        mapping.finish()
        return swell
    }

    private static func line(_ node: KnowledgeNode, _ report: FileReport) -> String? {
        guard let text = report.text(node, "lines") else { return nil }
        guard text.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || " ',.?!-".unicodeScalars.contains($0) })
        else {
            report.add(
                .wrongType, "\"\(shown(text))\" cannot be said as it stands", at: node.position,
                remedy: "Write words, and no marks but , . ? ! between them.")
            return nil
        }
        return text
    }
}

extension NoiseScene.Layer {
    fileprivate var isSteady: Bool {
        if case .alarm = sound { return false }
        if case .drops = sound { return false }
        return cycle == nil
    }
}
