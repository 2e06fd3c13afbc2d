import EMSDiagnostics
import EMSModel

enum DifferentialReader {
    static func differentials(
        _ mapping: MappingReader, impression: CodedTerm, _ report: FileReport
    ) -> [Differential] {
        guard let node = mapping.optional("differentials") else { return [] }
        let nodes = report.filledList(node, "differentials")
        ProtocolChecks.checkDuplicates(nodes.compactMap { $0["impression"] }, "id", "differential", report)
        return nodes.map { node in
            let mapping = MappingReader(node, "a differential", report)
            let term =
                mapping.required("impression").map { ProtocolReader.term($0, "impression", report) }
                ?? CodedTerm(slug: "", name: "")
            if term.slug == impression.slug, let node = mapping.node["impression"] {
                report.add(
                    .duplicateID, "\"\(shown(term.slug))\" is what the protocol treats", at: node,
                    remedy: "Name something else it could be taken for.")
            }
            let differential = Differential(
                impression: term, weight: mapping.number("weight", in: Limits.weight, default: 1),
                thought: mapping.phrases("thought", in: .differential, isFilled: true),
                ruledOut: mapping.phrases("ruled_out", in: .differential, isFilled: true))
            mapping.finish()
            return differential
        }
    }
}
