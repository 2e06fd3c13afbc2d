import EMSAssembly
import EMSKnowledge
import EMSModel
import EMSPreview
import EMSSimulation

/// Sampled dialogues with the lines of the files they were made from, as the review page takes them.
struct ReviewSheet {
    let page: ReviewPage

    init(_ source: ProtocolSource, _ dialogues: [SampledDialogue]) {
        var lines: Set<SourceLine> = []
        for dialogue in dialogues {
            for placed in dialogue.turns { lines.formUnion(placed.turn.source) }
        }
        // The protocol's own lines first.
        let used = lines.sorted { left, right in
            let isOwn = (left.file.hasPrefix("protocols/"), right.file.hasPrefix("protocols/"))
            if isOwn.0 != isOwn.1 { return isOwn.0 }
            return left.file == right.file ? left.line < right.line : left.file < right.file
        }
        var places: [SourceLine: Int] = [:]
        for (place, line) in used.enumerated() { places[line] = place }
        var files: [String: [String]] = [:]
        for line in used where files[line.file] == nil { files[line.file] = source.lines(ofFile: line.file) }
        page = ReviewPage(
            id: source.clinicalProtocol.id, title: source.clinicalProtocol.title,
            dialogues: dialogues.map { Self.reviewed($0, places) },
            sources: used.map { line in
                let lines = files[line.file] ?? []
                let text = lines.indices.contains(line.line - 1) ? lines[line.line - 1] : ""
                return ReviewSource(file: line.file, line: line.line, text: text)
            })
    }

    private static func reviewed(_ dialogue: SampledDialogue, _ places: [SourceLine: Int]) -> ReviewDialogue {
        let roles = Dictionary(uniqueKeysWithValues: dialogue.script.participants.map { ($0.id, $0.role) })
        return ReviewDialogue(
            id: dialogue.entry.id, facts: DialogueText.facts(dialogue),
            turns: dialogue.turns.map { placed in
                ReviewDialogue.Turn(
                    time: placed.span.start.nanoseconds / 1_000_000, speaker: placed.turn.speaker,
                    role: roles[placed.turn.speaker] ?? .bystander, text: placed.turn.text,
                    sources: placed.turn.source.compactMap { places[$0] })
            })
    }
}
