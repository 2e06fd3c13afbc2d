import EMSDiagnostics
import EMSModel

extension VoiceProfile.Use: VocabularyTerm {}
extension VoiceProfile.Pool: VocabularyTerm {}

/// Reads pronunciations and voices. Whether the speech engine can say them is for the speech engine to check.
enum SpeechReader {
    static func lexicon(_ root: KnowledgeNode, language: String, _ report: FileReport) -> PronunciationLexicon {
        let mapping = MappingReader(root, "the file", report)
        checkLanguage(mapping, language)
        var lexicon = PronunciationLexicon(language: language, letters: [:], words: [:])
        if let node = mapping.optional("letters") {
            for entry in MappingReader(node, "\"letters\"", report).all {
                if entry.key.count != 1 || entry.key != entry.key.uppercased() {
                    report.add(
                        .knowledge(.pronunciation), "\"\(shown(entry.key))\" is no capital letter", at: entry.position)
                }
                lexicon.letters[entry.key] = report.text(entry.value, entry.key)
            }
        }
        if let node = mapping.optional("words") {
            for entry in MappingReader(node, "\"words\"", report).all {
                lexicon.words[entry.key] = self.entry(entry, report)
            }
        }
        mapping.finish()
        return lexicon
    }

    static func voices(_ root: KnowledgeNode, language: String, _ report: FileReport) -> [VoiceProfile] {
        let mapping = MappingReader(root, "the file", report)
        checkLanguage(mapping, language)
        let nodes = mapping.required("voices").map { report.filledList($0, "voices") } ?? []
        mapping.finish()
        ProtocolChecks.checkDuplicates(nodes, "id", "voice", report)
        return nodes.map { voice($0, language, report) }
    }

    private static func checkLanguage(_ mapping: MappingReader, _ language: String) {
        guard let node = mapping.required("language"), let text = mapping.report.text(node, "language"),
            text != language
        else { return }
        mapping.report.add(
            .unknownReference, "the language is \"\(shown(text))\", but the file is called \(shown(language)).yaml",
            at: node)
    }

    private static func entry(_ entry: KnowledgeNode.Entry, _ report: FileReport) -> PronunciationEntry? {
        let mapping = MappingReader(entry.value, "the word \"\(shown(entry.key))\"", report)
        let phonemes = mapping.optional("phonemes")
        let respelling = mapping.optional("respell")
        mapping.finish()
        switch (phonemes, respelling) {
        case (let phonemes?, nil): return report.text(phonemes, "phonemes").map(PronunciationEntry.phonemes)
        case (nil, let respelling?):
            let words = report.filledList(respelling, "respell").compactMap { report.text($0, "respell") }
            return .respell(words)
        default:
            report.add(
                .knowledge(.pronunciation), "\"\(shown(entry.key))\" has phonemes or a respelling, one of the two",
                at: entry.position, remedy: "Write `{phonemes: \"...\"}` or `{respell: [word, word]}`.")
            return nil
        }
    }

    private static func voice(_ node: KnowledgeNode, _ language: String, _ report: FileReport) -> VoiceProfile {
        let mapping = MappingReader(node, "a voice", report)
        let id = mapping.text("id")
        if (try? /[a-z][a-z0-9-]*/.wholeMatch(in: id)) == nil, let node = mapping.node["id"] {
            report.add(.wrongType, "a voice cannot be called \"\(shown(id))\"", at: node)
        }
        var voice = VoiceProfile(
            id: id, language: language, use: mapping.choice("use", default: .person),
            sex: mapping.requiredChoice("sex") ?? .female, ageGroup: mapping.requiredChoice("age") ?? .adult,
            engineVoice: "", engineVariant: "", pitch: mapping.integer("pitch", in: 0...99, default: 50),
            range: mapping.integer("range", in: 0...99, default: 50),
            rate: mapping.integer("rate", in: 80...450, default: 175),
            volume: mapping.integer("volume", in: 0...200, default: 100))
        voice.pool = mapping.choice("pool", default: .core)
        if let node = mapping.required("engine") {
            let engine = MappingReader(node, "\"engine\"", report)
            voice.engineVoice = engine.text("voice")
            voice.engineVariant = engine.text("variant", default: "")
            engine.finish()
        }
        voice.pitchHertz = mapping.optionalNumber("f0_hz", in: 20...1_000)
        voice.thirdFormantHertz = mapping.optionalNumber("f3_hz", in: 500...8_000)
        mapping.finish()
        return voice
    }
}
