import EMSValidation
import EMSValidationTesting
import Foundation
import XCTest

final class DatasetXCTests: XCTestCase {
    func testTheDatasetIsValid() throws {
        let folder = try MinimalDataset().write()
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = try DatasetValidator().validate(at: folder)
        XCTAssertTrue(report.isValid, "\(report)")
    }
}
