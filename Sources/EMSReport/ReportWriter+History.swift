import EMSModel

extension ReportWriter {
    /// `eHistory`: what was asked for and told. Who has none of it says so, as pertinent negatives. A hurried crew passes over
    /// questions of its protocol: what nobody has told it, and it has passed on to nobody, is in no report.
    mutating func addHistory() {
        var known: Set<String> = []
        let spoken = Set(timeline.turns.map(\.turn.beatID))
        let passedOn = Set(timeline.turns.flatMap(\.turn.mentions).filter { $0.kind != .drug }.compactMap(\.code))
        for placed in timeline.beats {
            let (item, terms): (HistoryAnswer.Item, [CodedTerm])
            switch placed.beat.action {
            case .ask(let answer): (item, terms) = (answer.item, answer.terms)
            case .takeBack(let late): (item, terms) = (late.item, [late.told])
            default: continue
            }
            guard let element = item.element else { continue }
            let isTold = spoken.contains(placed.beat.id)
            if terms.isEmpty, isTold, report.elements[element.name] == nil {
                report.add(element.name, nil, beatID: placed.beat.id, pertinentNegative: element.none)
            }
            for term in terms where element.admits(term) {
                guard isTold || passedOn.contains("\(term.system.rawValue):\(term.code)"),
                    known.insert(element.name + term.code).inserted
                else { continue }
                let others = (report.elements[element.name] ?? []).filter { $0.pertinentNegative == nil }
                report.elements[element.name] = others
                report.add(
                    element.name, .text(term.code), beatID: placed.beat.id,
                    group: element.isGroup ? others.count : 0)
            }
        }
    }
}

extension HistoryAnswer.Item {
    fileprivate struct Element {
        var name: String
        var systems: Set<CodedTerm.System>
        /// The pertinent negative that says that there is none.
        var none: String
        /// Whether each entry is a group of its own.
        var isGroup = false

        func admits(_ term: CodedTerm) -> Bool {
            guard systems.contains(term.system) else { return false }
            // Of the allergies ICD-10 knows, the element admits those to drugs.
            return name != "eHistory.06" || term.system == .rxnorm || term.code.hasPrefix("Z88.")
        }
    }

    /// 8801013 no known drug allergy, 8801015 none reported.
    fileprivate var element: Element? {
        switch self {
        case .allergies: Element(name: "eHistory.06", systems: [.rxnorm, .icd10], none: "8801013")
        case .history: Element(name: "eHistory.08", systems: [.icd10], none: "8801015")
        case .medications: Element(name: "eHistory.12", systems: [.rxnorm], none: "8801015", isGroup: true)
        default: nil
        }
    }
}
