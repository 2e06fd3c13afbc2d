import EMSDiagnostics
import EMSValidation
import Foundation
import Testing

@Suite struct MutationTests {
    @Test(arguments: Mutation.all)
    func `A mutation fires its own code and no other`(mutation: Mutation) throws {
        let root = try mutation.apply()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator().validate(at: root)
        #expect(Set(report.findings.map(\.code)) == [mutation.code], "\(report)")
        #expect(report.isValid == (report.findings.allSatisfy { $0.severity != .error }))
        for finding in report.findings {
            #expect(finding.path != nil && !finding.remedy.isEmpty)
            #expect(finding.path != "manifest.jsonl" || (1...3).contains(finding.line ?? 1))
        }
    }

    @Test func `Mutations have names of their own`() {
        #expect(Set(Mutation.all.map(\.name)).count == Mutation.all.count)
    }
}
