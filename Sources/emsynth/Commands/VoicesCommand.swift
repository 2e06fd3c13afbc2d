import ArgumentParser
import EMSKnowledge
import EMSModel

struct VoicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voices", abstract: "List the voices people in a call may have.")

    @Option(name: .long, help: "Only those of a language, such as en.")
    var language: String?

    @OptionGroup var knowledgeOptions: KnowledgeOptions

    func run() throws {
        try ExitStatus.run {
            for voice in try knowledgeOptions.load().voices where language == nil || voice.language == language {
                let engine =
                    voice.engineVariant.isEmpty ? voice.engineVoice : "\(voice.engineVoice)+\(voice.engineVariant)"
                Console.print(
                    "\(voice.id)\t\(voice.language)\t\(voice.use.rawValue)\t\(voice.sex.rawValue)\t"
                        + "\(voice.ageGroup.rawValue)\t\(engine)\tpitch \(voice.pitch)\trate \(voice.rate)")
            }
        }
    }
}
