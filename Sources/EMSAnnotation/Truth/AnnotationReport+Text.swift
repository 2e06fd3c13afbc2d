import EMSManifest

extension AnnotationReport: CustomStringConvertible {
    /// For people: a table of labels for each facet, and what is taken for what.
    public var description: String {
        var lines = ["\(name): \(annotator.name) \(annotator.version), \(frames) frames of \(encounters) encounters"]
        for facet in facets {
            lines += [
                "",
                "\(facet.facet): right in \(Self.percent(facet.accuracy)) of \(facet.frames) frames; the most frequent "
                    + "value is true of \(Self.percent(facet.majority))",
            ]
            lines += table(facet)
            let mistaken = facet.confusion.filter { $0.truth != $0.said }
            if !mistaken.isEmpty { lines.append("  taken for another:") }
            lines += mistaken.map { "    \($0.truth) said to be \($0.said): \($0.frames)" }
        }
        if !unmeasured.isEmpty {
            lines += ["", "not known of any frame: \(unmeasured.joined(separator: ", "))"]
        }
        return lines.joined(separator: "\n")
    }

    private func table(_ facet: Facet) -> [String] {
        let head = ["", "true", "said", "correct", "accuracy", "precision", "recall", "F1"]
        let rows = facet.labels.map { label in
            [
                label.value, "\(label.support)", "\(label.said)", "\(label.correct)", Self.percent(label.accuracy),
                Self.percent(label.precision), Self.percent(label.recall), Self.percent(label.f1),
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        return ([head] + rows).map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            return "  " + cells.joined(separator: "  ")
        }
    }

    /// With one digit behind the point.
    private static func percent(_ share: Double?) -> String {
        guard let share else { return "-" }
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
