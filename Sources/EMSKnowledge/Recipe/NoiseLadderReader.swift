import EMSDiagnostics

extension NoiseLadder.Take: VocabularyTerm {}

/// Reads the key `audio.ladder` of a recipe.
enum NoiseLadderReader {
    /// Beyond, one of the two is not heard any more.
    private static let limits = -20.0...40
    private static let usual: [Double] = [-5, 0, 5, 10, 15, 20]

    static func ladder(_ node: KnowledgeNode, known: [String], _ report: FileReport) -> NoiseLadder {
        let reader = MappingReader(node, "\"ladder\"", report)
        let scenes = NameList.read(reader.required("scenes"), "scene", known: known, report)
        let ratios =
            reader.optional("snr_db").map { report.filledList($0, "snr_db") }?
            .compactMap { report.number($0, "snr_db", in: limits) } ?? usual
        let ladder = NoiseLadder(
            scenes: scenes, ratios: ratios, take: reader.choice("take", default: .one),
            isLombard: reader.optional("lombard").flatMap { report.flag($0, "lombard") })
        if ladder.isLombard == true, ladder.take != .one, let node = reader.node["lombard"] {
            report.add(
                .outOfRange, "nobody can speak up for one ratio and not for another in the same call",
                at: node.position,
                remedy: "Write `take: one`, or remove `lombard`.")
        }
        if Set(ratios).count < ratios.count, let node = reader.node["snr_db"] {
            report.add(.outOfRange, "a ratio is named twice", at: node.position, remedy: "Name each once.")
        }
        reader.finish()
        return ladder
    }
}
