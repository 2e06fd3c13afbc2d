import EMSDiagnostics
import EMSValidation
import EMSValidationTesting
import Foundation

extension MinimalDataset {
    /// What is found in the data set after a change, up to its checksums.
    static func findings(
        _ profile: ValidationProfile = .synthetic, _ change: (inout MinimalDataset) -> Void
    ) throws -> [Finding] {
        var dataset = MinimalDataset()
        change(&dataset)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        return try DatasetValidator(level: .checksums, options: .init(profile: profile)).validate(at: root).findings
    }
}
