import EMSDiagnostics
import EMSModel

/// Reads the key `audio.rooms` of a recipe.
enum RoomChoiceReader {
    static func choice(_ node: KnowledgeNode, known: [String], _ report: FileReport) -> RoomChoice {
        let reader = MappingReader(node, "\"rooms\"", report)
        let choice = RoomChoice(
            names: NameList.read(reader.required("names"), "room", known: known, report),
            microphone: reader.choice("microphone", default: .glasses))
        reader.finish()
        return choice
    }
}
