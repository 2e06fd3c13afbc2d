import EMSManifest

/// An answer of an annotator: the scores of one frame.
struct AnnotatorAnswer {
    let id: String
    let scores: [String: Double]

    private static let range = -1e12...1e12

    /// - Parameters:
    ///   - number: of the line among all that the program says.
    ///   - labels: of the program, each of which must have a score.
    init(_ line: [UInt8], number: Int, labels: Set<String>) throws(AnnotationError) {
        let what = "line \(number) of the annotator"
        let answer = try WireText.object(line, type: "scores", members: ["id", "scores"], what: what)
        guard let id = answer["id"]?.string, case .object(let members)? = answer["scores"]?.form else {
            throw AnnotationError(.badAnswer, "\(what) has no \"id\", or no object \"scores\"")
        }
        var scores: [String: Double] = [:]
        for member in members {
            guard labels.contains(member.key) else {
                throw AnnotationError(
                    .badAnswer, "\(what) scores \"\(WireText.shown(member.key))\", which is none of its labels")
            }
            guard let score = member.value.double, Self.range.contains(score) else {
                throw AnnotationError(
                    .badAnswer,
                    "\(what) has \(member.value.kindName) as the score of \"\(member.key)\", which is no number "
                        + "between -1e12 and 1e12")
            }
            // Minus nought is nought.
            scores[member.key] = score + 0
        }
        if let missing = labels.sorted().first(where: { scores[$0] == nil }) {
            throw AnnotationError(.badAnswer, "\(what) has no score for \"\(missing)\"")
        }
        self.id = id
        self.scores = scores
    }
}
