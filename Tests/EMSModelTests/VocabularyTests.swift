import EMSModel
import Testing

struct VocabularyTests {
    @Test func keystepsCarryThePublishedIdsAndLabels() {
        #expect(Keystep.allCases.filter { $0.rawValue < 67 }.map(\.rawValue) == Array(0...66))
        #expect(Keystep(label: "chest_compressions")?.rawValue == 4)
        #expect(Keystep(label: "inset_NPA")?.rawValue == 57)
        #expect(Keystep(label: "check_a&o")?.rawValue == 63)
        #expect(Set(Keystep.allCases.map(\.label)).count == Keystep.allCases.count)
    }

    @Test func everyKeystepLasts() {
        #expect(Keystep.allCases.allSatisfy { $0.typicalDuration > .zero })
    }

    @Test func ageGroupsCoverEveryAge() {
        for age in 0...95 { #expect(AgeGroup(ageYears: age).years.contains(age)) }
    }
}
