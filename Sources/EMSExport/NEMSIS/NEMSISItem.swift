/// A part of a patient care report, as the standard orders it. What is in it comes from the run report.
indirect enum NEMSISItem {
    /// An element that stands once: the first entry of the run report.
    case one(String, NotValue = .notRecorded)
    /// An element that may stand several times: every entry of the run report.
    case many(String, NotValue = .notRecorded)
    /// The same in every report.
    case fixed(String, String)
    /// Left out if nothing is in it.
    case group(String, [NEMSISItem])
    /// A group for each row of the run report's elements of this section. If there is none, a single empty one where the
    /// standard demands one.
    case rows(String, of: String, isNeeded: Bool = true, [NEMSISItem])

    /// What stands where the run report has nothing (`NV`).
    enum NotValue {
        case omitted, notApplicable, notRecorded

        var code: String? {
            switch self {
            case .omitted: nil
            case .notApplicable: "7701001"
            case .notRecorded: "7701003"
            }
        }
    }

    /// - Parameter row: entries of one row, or of the whole report outside of rows.
    func nodes(_ row: NEMSISRow, in report: NEMSISReport) -> [XMLNode] {
        switch self {
        case .one(let name, let absent):
            return leaves(name, Array(row.entries(name).prefix(1)), absent, isEmpty: row.isEmpty)
        case .many(let name, let absent): return leaves(name, row.entries(name), absent, isEmpty: row.isEmpty)
        case .fixed(let name, let text):
            return row.isEmpty ? leaves(name, [], .notApplicable, isEmpty: true) : [XMLNode(name: name, text: text)]
        case .group(let name, let items):
            let children = items.flatMap { $0.nodes(row, in: report) }
            return children.isEmpty ? [] : [XMLNode(name: name, children: children)]
        case .rows(let name, let section, let isNeeded, let items):
            var rows = report.rows(of: section)
            if rows.isEmpty && isNeeded { rows = [NEMSISRow(elements: [:], isEmpty: true)] }
            return rows.map { row in XMLNode(name: name, children: items.flatMap { $0.nodes(row, in: report) }) }
        }
    }

    private func leaves(
        _ name: String, _ entries: [NEMSISEntry], _ absent: NotValue, isEmpty: Bool
    ) -> [XMLNode] {
        guard entries.isEmpty else { return entries.map { $0.node(name) } }
        guard let code = absent.code else { return [] }
        let reason = isEmpty ? NotValue.notApplicable.code ?? code : code
        return [XMLNode(name: name, attributes: [("xsi:nil", "true"), ("NV", reason)])]
    }
}
