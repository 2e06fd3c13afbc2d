/// Counts what an annotator says by what is true, facet by facet.
struct FacetTally {
    /// What stands for every value but the only label of a facet.
    private static let other = "other"
    private static let threshold = 0.5

    /// A facet with the annotator's labels of it, by value, in its order.
    private struct Question {
        let facet: String
        var answers: [(label: String, value: String)] = []
        var counts: [Pair: Int] = [:]
    }

    private struct Pair: Hashable {
        let truth: String
        let said: String
    }

    private let labels: [String]
    private var questions: [Question] = []

    init(labels: [String]) {
        self.labels = labels
        for label in labels {
            let parsed = FacetLabel(label)
            let place = questions.firstIndex { $0.facet == parsed.facet }
            if place == nil { questions.append(Question(facet: parsed.facet)) }
            questions[place ?? questions.count - 1].answers.append((label, parsed.value))
        }
    }

    mutating func add(_ scores: [String: Double], truth: [String: String]) {
        for index in questions.indices {
            let answers = questions[index].answers
            guard let value = truth[questions[index].facet], let first = answers.first else { continue }
            let pair: Pair
            if answers.count == 1 {
                let isSaid = scores[first.label] ?? 0 >= Self.threshold
                pair = Pair(
                    truth: value == first.value ? value : Self.other, said: isSaid ? first.value : Self.other)
            } else {
                var best = first
                for answer in answers where scores[answer.label] ?? 0 > scores[best.label] ?? 0 { best = answer }
                pair = Pair(truth: value, said: best.value)
            }
            questions[index].counts[pair, default: 0] += 1
        }
    }

    var facets: [AnnotationReport.Facet] { questions.filter { !$0.counts.isEmpty }.map(Self.facet) }

    var unmeasured: [String] {
        let facets = Set(questions.filter(\.counts.isEmpty).map(\.facet))
        return labels.filter { facets.contains(FacetLabel($0).facet) }
    }

    private static func facet(_ question: Question) -> AnnotationReport.Facet {
        var values: [String] = []
        for answer in question.answers where !values.contains(answer.value) { values.append(answer.value) }
        let occurring = Set(question.counts.keys.flatMap { [$0.truth, $0.said] })
        values += occurring.subtracting(values).sorted()
        let total = question.counts.values.reduce(0, +)
        func sum(_ isCounted: (Pair) -> Bool) -> Int {
            question.counts.reduce(0) { isCounted($1.key) ? $0 + $1.value : $0 }
        }
        let labels = values.map { value in
            let (support, said) = (sum { $0.truth == value }, sum { $0.said == value })
            let correct = question.counts[Pair(truth: value, said: value)] ?? 0
            let precision = said > 0 ? Double(correct) / Double(said) : nil
            let recall = support > 0 ? Double(correct) / Double(support) : nil
            return AnnotationReport.Label(
                value: value, support: support, said: said, correct: correct,
                accuracy: Double(total - support - said + 2 * correct) / Double(total), precision: precision,
                recall: recall, f1: said > 0 && support > 0 ? 2 * Double(correct) / Double(said + support) : nil)
        }
        let confusion = values.flatMap { truth in
            values.compactMap { said in
                question.counts[Pair(truth: truth, said: said)].map {
                    AnnotationReport.Confusion(truth: truth, said: said, frames: $0)
                }
            }
        }
        return AnnotationReport.Facet(
            facet: question.facet, frames: total,
            accuracy: Double(sum { $0.truth == $0.said }) / Double(total),
            majority: Double(labels.map(\.support).max() ?? 0) / Double(total), labels: labels, confusion: confusion)
    }
}
