import EMSKnowledge
import EMSModel

/// One combination of what the plan decides that the protocol files allow, with how often they would have it.
struct CallKind {
    /// Of the protocols the plan chooses from.
    var protocolIndex: Int
    var protocolID: String
    var presentation: String
    var ageGroup: AgeGroup
    var sex: Sex
    var course: String
    var language: String
    var severity: Acuity
    /// Nil where nobody asked, and the noise of the recipe decides in the call itself.
    var tidiness: Tidiness?
    /// Share among all kinds; they sum to one.
    var share: Double

    func value(of dimension: QuotaDimension) -> String {
        switch dimension {
        case .clinicalProtocol: protocolID
        case .ageGroup: ageGroup.rawValue
        case .sex: sex.rawValue
        case .language: language
        case .severity: severity.rawValue
        case .course: course
        case .noise: tidiness?.rawValue ?? ""
        }
    }

    /// Every combination of the protocols, in the order of the files.
    ///
    /// - Parameters:
    ///   - weights: of the protocols, in their order.
    ///   - languages: that calls may be in, all alike.
    ///   - tidiness: whether each kind comes tidy and untidy, all alike.
    static func all(
        _ protocols: [ClinicalProtocol], weights: [Double], languages: [String], tidiness: Bool = false
    ) -> [CallKind] {
        let total = weights.reduce(0, +)
        let all = protocols.indices.flatMap { index in
            kinds(of: protocols[index], index: index, share: weights[index] / total, languages: languages)
        }
        guard tidiness else { return all }
        return all.flatMap { kind in
            Tidiness.allCases.map { tidiness in
                var kind = kind
                kind.tidiness = tidiness
                kind.share /= Double(Tidiness.allCases.count)
                return kind
            }
        }
    }

    private static func kinds(
        of clinical: ClinicalProtocol, index: Int, share: Double, languages: [String]
    ) -> [CallKind] {
        let presentations = clinical.presentations.filter { !ages(of: clinical, $0).isEmpty }
        let presentationTotal = presentations.reduce(0) { $0 + $1.weight }
        let sexTotal = clinical.sexes.reduce(0) { $0 + $1.weight }
        var kinds: [CallKind] = []
        for presentation in presentations {
            let courses = clinical.courses(of: presentation)
            let courseTotal = courses.reduce(0) { $0 + $1.weight }
            let ages = ages(of: clinical, presentation)
            let ageTotal = ages.reduce(0) { $0 + $1.weight }
            for age in ages {
                for sex in clinical.sexes {
                    for course in courses {
                        let severity = clinical.acuity(presentation, course, age.value)
                        let part =
                            share * (presentation.weight / presentationTotal) * (age.weight / ageTotal)
                            * (sex.weight / sexTotal) * (course.weight / courseTotal) / Double(languages.count)
                        kinds += languages.map { language in
                            CallKind(
                                protocolIndex: index, protocolID: clinical.id, presentation: presentation.id,
                                ageGroup: age.value, sex: sex.value, course: course.id, language: language,
                                severity: severity, share: part)
                        }
                    }
                }
            }
        }
        return kinds
    }

    private static func ages(
        of clinical: ClinicalProtocol, _ presentation: Presentation
    ) -> [Weighted<AgeGroup>] {
        guard !presentation.ageGroups.isEmpty else { return clinical.ageGroups }
        return clinical.ageGroups.filter { presentation.ageGroups.contains($0.value) }
    }
}
