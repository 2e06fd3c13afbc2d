import EMSDiagnostics
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

@Suite struct DatasetTests {
    @Test func `The data set is valid`() throws {
        // Here stands what your pipeline writes.
        let folder = try MinimalDataset().write()
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = try DatasetValidator().validate(at: folder)
        #expect(report.isValid)
    }

    /// What your pipeline must refuse: a data set for each kind of fault, with the code that names it.
    @Test(arguments: Mutation.all.filter { !$0.needsOrdinaryUser })
    func `Bad data are refused`(mutation: Mutation) throws {
        let spoilt = try mutation.write()
        defer { try? FileManager.default.removeItem(at: spoilt) }
        let report = try DatasetValidator(options: mutation.options).validate(at: spoilt)
        #expect(report.findings.contains { $0.code == mutation.code })
    }
}
