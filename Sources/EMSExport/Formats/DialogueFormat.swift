import EMSManifest
import EMSModel
import Foundation

/// EMS dialogue JSON: a file an encounter, as published sets of EMS dialogues have it.
struct DialogueFormat: ExportFormat {
    static let name = "ems-dialogue"
    static let summary = "EMS dialogue JSON: topic, intent, role and utterance of each turn"
    static let needs: Set<ExportNeed> = []
    static let choices: Set<ExportChoice> = [.words]
    static let loader = ExportLoader(
        [],
        """
        import glob, json

        for path in sorted(glob.glob("ems-dialogue/*/*.json")):
            call = json.load(open(path, encoding="utf-8"))
            for turn in call["dialogue"]:
                print(call["source"], call["protocol"], turn["turn"], turn["topic"], turn["role"], turn["utterance"])
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter

    init(_ context: ExportContext) {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let turns = try encounter.turns().filter { !segmenter.words(of: $0).isEmpty }
        let dialogue = turns.enumerated().map { index, turn in
            LoaderJSON.object([
                ("turn", .integer(index + 1)), ("topic", .string(turn.topic.rawValue)),
                ("micro_intent", .string(Self.intent(turn))), ("role", .string(turn.role.rawValue)),
                ("utterance", .string(segmenter.words(of: turn))),
            ])
        }
        let protocolRecord = encounter.record.clinicalProtocol
        let call = LoaderJSON.object([
            ("source", .string(encounter.id)),
            ("protocol", .array([.string(protocolRecord.odemsa ?? protocolRecord.id)])),
            ("dialogue", .array(dialogue)),
        ])
        try folder.write(Data((call.text + "\n").utf8), to: "\(encounter.split)/\(encounter.id).json")
        folder.count("turns", by: turns.count)
    }

    /// The kind of beat the turn belongs to: its id without the number of its occurrence.
    private static func intent(_ turn: TurnRecord) -> String {
        (turn.beatID ?? "").split(separator: ".").first.map(String.init) ?? ""
    }
}
